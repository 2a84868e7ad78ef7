"""What is pictured of a measure that is asked again: its first visit, the next with the last answers brought along,
and how the scores went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browser.chromium import Chromium, Page
from tests.browser.visits import answer_first_visit, bring, first_visit, save

Act = Callable[[Page], None]
State = tuple[str, str, Act, bool]
"""Measure, state, what is done to get there, and whether the whole page is pictured."""


def visit_states(chromium: Chromium, form: Path, folder: Path) -> list[State]:
    """The states of `first_steps`; the visits before are answered and saved first."""
    last, later = folder / "baseline.json", folder / "review.json"
    with chromium.page(form) as page:
        first_visit(page, last)
    with chromium.page(form) as page:
        _review(page, last)
        save(page, later, day="2026-02-23")

    def finished(page: Page) -> None:
        _end(page, later)
        page.click("#finish")
        if page.visible("#continue"):
            page.click("#continue")

    return [
        ("first_steps", "goals", answer_first_visit, True),
        ("first_steps", "brought-along", lambda page: _review(page, last), True),
        ("first_steps", "finished", finished, True),
    ]


def _answered(page: Page, occasion: str, how: int, mood: int, own: int) -> None:
    page.choose("occasion", occasion)
    page.choose("how", str(how))
    for number in range(1, 10):
        page.choose(f"mood.q{number}", str(mood))
    for item in ("coping", "someone"):
        page.choose(item, str(own))


def _review(page: Page, last: Path) -> None:
    bring(page, last)
    _answered(page, "review", 3, 1, 1)
    page.fill("#n-goals_r1_progress", "4")
    page.fill("#n-goals_r2_progress", "5")


def _end(page: Page, last: Path) -> None:
    bring(page, last)
    _answered(page, "end", 4, 1, 2)
    page.fill("#n-goals_r1_progress", "7")
    page.fill("#n-goals_r2_progress", "6")
