"""How a score went, on the page that gives the form back: with the file of last time, where the measure asks for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import Form
from tests.browser.visits import bring, save

BANDS = ("minimal", "mild", "moderate", "moderately_severe", "severe")
DAYS = ("2026-01-12", "2026-02-23", "2026-04-06", "2026-05-18", "2026-06-29")
COUNTS = "() => Object.fromEntries(['way', 'point', 'ring', 'hollow', 'limit', 'cutoff', 'break', 'ground'].map((kind) => [kind, document.querySelector('#over-time svg').querySelectorAll(`.${kind}`).length]))"
NOTES = "() => [...document.querySelector('.over-time').querySelectorAll(':scope > p')].map((p) => p.textContent)"


def visit(number: int, day: str, value: float | None, version: str = "2.0.0") -> dict[str, Any]:
    band = None if value is None else BANDS[min(4, int(value) // 5)]
    return {
        "occasion": "review" if number else "baseline",
        "occasion_number": number or None,
        "date": day,
        "version": version,
        "scoring": None,
        "scores": {
            "total": {"value": value, "band": band, "missing": None if value is not None else "blank"},
            "calm": {"value": None if value is None else round(10 - value / 3, 1), "band": None, "missing": None},
        },
    }


def last_file(to: Path, *visits: dict[str, Any]) -> Path:
    """As the form saves the last of these visits, with those before it."""
    *earlier, last = visits
    file = {"romdsl": 1, "measure": "low_mood", "person": "A12", **last, "answers": {}, "earlier": earlier}
    file["result"] = {"scores": file.pop("scores")}
    to.write_text(json.dumps(file), encoding="utf-8")
    return to


def answered(page: Page, file: Path | None, value: str) -> None:
    if file:
        bring(page, file)
    page.fill("#n-low", value)
    page.click("#finish")


def test_six_visits_and_a_gap(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """18, 16, 13, none, 11, 9: of these 11 and 9 are 6 or more away from 18, and the line is broken once."""
    visits = [visit(n, day, value) for n, (day, value) in enumerate(zip(DAYS, (18, 16, 13, None, 11), strict=True))]
    with chromium.page(form("low_mood"), width=820, height=1180, hash="#occasion=review&date=2026-08-10") as page:
        answered(page, last_file(tmp_path / "last.json", *visits), "9")
        assert page.text(".over-time h3") == "Low mood, 0 to 27"
        assert page.run(NOTES) == [
            "Lower is better. Latest, 10 August 2026: 9, mild.",
            "Since the first score: 9 lower, more than chance. Since the score before: 2 lower.",
            "6 or more away from the first score is more than chance: the dashed lines. A ring marks such a score.",
            "Cut-off of this measure: 10 or more, the line of dashes and dots.",
            "An open circle under the line is a time without a score.",
        ]
        assert page.run(COUNTS) == {
            "way": 3, "point": 5, "ring": 2, "hollow": 1, "limit": 2, "cutoff": 1, "break": 0, "ground": 2,
        }  # fmt: skip
        values = "() => [...document.querySelectorAll('#over-time svg:first-of-type')[0].querySelectorAll('.value')].map((text) => text.textContent).sort()"
        assert page.run(values) == ["11", "13", "16", "18", "9"]
        assert "18 May 2026: no score" in page.run("() => document.querySelector('#over-time desc').textContent")
        assert page.run("() => document.querySelector('.over-time .strong').textContent") == "Mild"
        page.click("#back")
        file = save(page, tmp_path / "next.json", day="2026-08-10")
    assert [one["date"] for one in file["earlier"]] == list(DAYS)
    assert file["earlier"] == visits, "own scores alone, and when"
    assert file["occasion_number"] == 5, "after reviews 1 to 4"


def test_points_stand_at_their_values_and_days(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """0 lies on the axis and 27 at its top; 42 of 210 days are a fifth of the way."""
    last = last_file(tmp_path / "last.json", visit(0, "2026-01-12", 27), visit(1, "2026-02-23", 0))
    with chromium.page(form("low_mood"), width=820, hash="#occasion=review&date=2026-08-10") as page:
        answered(page, last, "9")
        axis = page.run(
            "() => document.querySelector('#over-time .axis').getAttribute('d').match(/[\\d.]+/g).map(Number)"
        )
        circles = "() => [...document.querySelector('#over-time svg').querySelectorAll('.point')].map((one) => [one.cx.baseVal.value, one.cy.baseVal.value])"
        (x, y), (next_x, next_y), (last_x, last_y) = page.run(circles)
    _, top, bottom, _ = axis
    assert (y, next_y) == pytest.approx((top, bottom), abs=0.01)
    assert last_y == pytest.approx(bottom - (bottom - top) / 3, abs=0.01), "9 of 27"
    assert next_x - x == pytest.approx((last_x - x) / 5, abs=0.01)


def test_another_version_breaks_the_line(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """Behind the break 13 is the first score: 9 is 4 lower, and 4 is less than 6."""
    old = [visit(n, DAYS[n], value, "1.0.0") for n, value in enumerate((18, 16))]
    new = [visit(n, DAYS[n], value) for n, value in ((2, 13), (3, 12))]
    with chromium.page(form("low_mood"), width=820, hash="#occasion=review&date=2026-06-29") as page:
        answered(page, last_file(tmp_path / "last.json", *old, *new), "9")
        counts = page.run(COUNTS)
        assert (counts["break"], counts["way"], counts["ring"]) == (1, 3, 0)
        assert page.run(NOTES)[1] == (
            "Since the first score with this version: 4 lower, which may be chance. Since the score before: 3 lower."
        )


def test_what_is_remembered_is_joined_to_nothing(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    last = last_file(
        tmp_path / "last.json", visit(0, "2026-01-12", 18), {**visit(0, "2026-04-06", 9), "occasion": "end"}
    )
    with chromium.page(form("low_mood"), width=820, hash="#occasion=looking_back&date=2026-04-06") as page:
        answered(page, last, "24")
        counts = page.run(COUNTS)
        assert (counts["way"], counts["point"], counts["hollow"], counts["ring"]) == (1, 2, 1, 1)
        assert page.run(NOTES)[0] == "Lower is better. Latest, 6 April 2026: 9, mild."
        assert "A diamond is how the time before is seen looking back." in page.run(NOTES)


def test_the_first_visit_has_a_picture_of_its_own(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("low_mood"), hash="#occasion=baseline&date=2026-01-12") as page:
        answered(page, None, "18")
        assert page.run(NOTES)[0] == "Lower is better. Latest, 12 January 2026: 18, moderately severe."
        assert page.run(COUNTS)["point"] == 1 and not page.visible(".over-time details")
        page.click("#back")
        page.fill("#n-low", "")
        page.click("#finish")
        page.click("#continue")
        assert page.run(NOTES)[0] == "Lower is better. There is no score yet."
        assert page.run("() => document.querySelectorAll('#over-time svg').length") == 0


def test_every_size_and_colour(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """Nothing is wider than the page or drawn outside of the picture, with letters twice as large too."""
    visits = [
        visit(n, f"2026-{month:02}-{day:02}", 20 - n)
        for n, (month, day) in enumerate((m, d) for m in range(1, 7) for d in (5, 19))
    ]
    last = last_file(tmp_path / "last.json", *visits)
    outside = "() => [...document.querySelectorAll('#over-time svg')].flatMap((svg) => { const all = svg.getBoundingClientRect(); return [...svg.querySelectorAll('text, circle')].filter((one) => { const box = one.getBoundingClientRect(); return box.left < all.left - 1 || box.right > all.right + 1 || box.top < all.top - 1 || box.bottom > all.bottom + 1; }).map((one) => one.textContent || one.className.baseVal); })"
    touching = "() => { const boxes = [...document.querySelector('#over-time svg').querySelectorAll('.value, .day')].map((one) => one.getBoundingClientRect()); return boxes.some((a, n) => boxes.slice(n + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 4 && b.top < a.bottom - 4)); }"
    for dark in (False, True):
        with chromium.page(form("low_mood"), dark=dark, hash="#occasion=review&date=2026-07-03") as page:
            answered(page, last, "6")
            for width in (320, 360, 820, 1280):
                page.ask("size", width=width, height=740)
                page.run("() => new Promise((done) => setTimeout(done, 60))")
                assert page.width() <= width and page.run(outside) == [] and not page.run(touching), width
                assert page.ask("findings") == []
            page.ask("size", width=360, height=740)
            page.run("() => { document.documentElement.style.fontSize = '200%'; }")
            page.click("#back")
            page.click("#finish")
            assert page.width() <= 360 and page.run(outside) == []


HOSTILE: tuple[Any, ...] = (
    "no list",
    [1, None, "x", []],
    [
        {
            "occasion": "<img src=x onerror=window.__hit=1>",
            "date": "<b>",
            "scores": {"total": {"value": "9", "band": "<b>"}},
        }
    ],
    [{"occasion": "__proto__", "date": "2026-02-30", "scores": {"total": {"value": 1e308, "band": "constructor"}}}],
    [{"scores": {"total": {"value": -1e9}}, "date": "9999-12-31", "occasion_number": -3, "words": "secret"}],
    [{"scores": []}] * 3000,
)


@pytest.mark.parametrize("earlier", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_strange_file_says_of_earlier_visits(
    chromium: Chromium, form: Form, tmp_path: Path, earlier: object
) -> None:
    last = last_file(tmp_path / "last.json", visit(0, "2026-01-12", 18))
    last.write_text(json.dumps({**json.loads(last.read_text(encoding="utf-8")), "earlier": earlier}), encoding="utf-8")
    with chromium.page(form("low_mood"), hash="#occasion=review&date=2026-08-10") as page:
        answered(page, last, "9")
        assert page.run("() => window.__hit ?? document.querySelectorAll('main img').length") == 0
        page.click("#back")
        file = save(page, tmp_path / "next.json", day="2026-08-10")
        assert page.seen()["faults"] == [] and len(page.seen()["requests"]) == 1
    assert file["earlier"][-1]["scores"]["total"]["value"] == 18 and len(file["earlier"]) <= 400
    assert "secret" not in json.dumps(file) and "<" not in json.dumps([one["date"] for one in file["earlier"]])


def test_only_forms_that_ask_for_it_have_it(form: Form) -> None:
    for id in ("phq9", "own_goals"):
        assert "over-time" not in form(id).read_text(encoding="utf-8")
