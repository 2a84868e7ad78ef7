"""What is pictured of a measure that is asked again: its first visit, the next with the last answers brought along,
and how the scores went."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.browser.chromium import Chromium, Page
from tests.browser.visits import bring

Act = Callable[[Page], None]
State = tuple[str, str, Act, bool]
"""Measure, state, what is done to get there, and whether the whole page is pictured."""


def visit_states(chromium: Chromium, form: Path, folder: Path) -> list[State]:
    """The states of `first_steps`; the visits before are answered and saved first."""
    last = _saved(chromium, form, folder / "baseline.json", _baseline, "2026-01-12")
    later = _saved(chromium, form, folder / "review.json", lambda page: _review(page, last), "2026-02-23")

    def finished(page: Page) -> None:
        _end(page, later)
        _finish(page)

    return [
        ("first_steps", "goals", _baseline, True),
        ("first_steps", "brought-along", lambda page: _review(page, last), True),
        ("first_steps", "finished", finished, True),
    ]


def _saved(chromium: Chromium, form: Path, to: Path, act: Act, day: str) -> Path:
    with chromium.page(form) as page:
        act(page)
        _finish(page)
        page.click("#to-staff")
        page.run("values => { [person.value, date.value] = values; }", ["A12", day])
        to.write_text(json.dumps(page.saved()[1]), encoding="utf-8")
    return to


def _finish(page: Page) -> None:
    page.click("#finish")
    if page.visible("#continue"):
        page.click("#continue")


def _answered(page: Page, occasion: str, how: int, mood: int, own: int) -> None:
    page.choose("occasion", occasion)
    page.choose("how", str(how))
    for number in range(1, 10):
        page.choose(f"mood.q{number}", str(mood))
    for item in ("coping", "someone"):
        page.choose(item, str(own))


def _baseline(page: Page) -> None:
    _answered(page, "baseline", 2, 2, 1)
    page.fill("#n-goals_r1_goal", "Sleep through the night")
    page.fill("#n-goals_r1_why", "I am always tired")
    page.fill("#n-goals_r1_progress", "2")
    page.click("#rows-goals .add")
    page.fill("#n-goals_r2_goal", "See my sister")
    page.fill("#n-goals_r2_progress", "5")


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
