"""What tests of several visits share: a first visit, the file that it saves, and bringing that along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.browser.chromium import Page
from tests.browser.test_answering import staff

OPEN = "() => [...document.querySelectorAll('.own:not(.off)')].map((own) => own.id)"
"""The ids of the rows that stand open."""


def save(page: Page, to: Path, person: str = "A12", day: str = "2026-01-12") -> dict[str, Any]:
    """Finishes the form, and keeps the file that it saves."""
    staff(page)
    page.run("values => { [person.value, date.value] = values; }", [person, day])
    if page.visible("#occasion-reason"):
        page.fill("#occasion-reason", "the last session")
    file = page.saved()[1]
    to.write_text(json.dumps(file), encoding="utf-8")
    return file


def bring(page: Page, file: Path) -> None:
    page.give("#last-file", file)
    page.run(
        "() => new Promise((done) => { const look = () => document.querySelector('#brought').textContent"
        " || !document.querySelector('#w-last-file').hidden ? done() : setTimeout(look, 20); look(); })"
    )


def first_visit(page: Page, to: Path) -> dict[str, Any]:
    """Answers the first visit, and keeps the file that it saves."""
    answer_first_visit(page)
    return save(page, to)


def answer_first_visit(page: Page) -> None:
    """As in the worked case of the measure: 2 goals, 18 and 2 points."""
    page.choose("occasion", "baseline")
    page.choose("how", "2")
    for number in range(1, 10):
        page.choose(f"mood.q{number}", "2")
    for item in ("coping", "someone"):
        page.choose(item, "1")
    page.fill("#n-goals_r1_goal", "Sleep through the night")
    page.fill("#n-goals_r1_why", "I am always tired")
    page.fill("#n-goals_r1_progress", "2")
    page.click("#rows-goals .add")
    page.fill("#n-goals_r2_goal", "See my sister")
    page.fill("#n-goals_r2_progress", "5")
