"""The page for staff: alerts, scores when asked for, saving, printing, wiping."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import Form
from tests.browser.test_answering import staff


def test_the_command_line_reads_what_is_saved(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    with chromium.page(form("phq9"), hash="#person=A12&date=2026-01-12") as page:
        for number in range(1, 10):
            page.choose(f"q{number}", "1")
        staff(page)
        name, file = page.saved()
    (tmp_path / name).write_text(json.dumps(file), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "romdsl",
        "score",
        "phq9",
        str(tmp_path / name),
        "-o",
        str(tmp_path / "scores.csv"),
    ]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    with (tmp_path / "scores.csv").open(encoding="utf-8-sig", newline="") as scores:
        rows = list(csv.DictReader(scores))
    assert [(row["person"], row["date"], row["total"], row["alert_self_harm"]) for row in rows] == [
        ("A12", "2026-01-12", "9", "true")
    ]


def test_nobody_sees_a_score_or_an_alert_who_should_not(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        for number in range(1, 10):
            page.choose(f"q{number}", "3")
        page.choose("difficulty", "3")
        page.click("#finish")
        seen = page.run("() => document.body.innerText")
        assert "severe" not in seen and "27" not in seen and "For staff" not in seen
        page.click("#to-staff")
        assert page.text("#alerts") == (
            "For staff. Self harm, severity high.\n\n"
            "Ask about thoughts of self-harm today, following your service's policy.\n\n"
            "Question 9 was answered “Nearly every day”."
        )
        assert "severe" not in page.run("() => document.body.innerText")
        page.click("#scores summary")
        assert page.text("#all-scores") == "Depression severity\n27, Severe\n9 of 9 answered"


def test_an_alert_that_cannot_be_decided_is_not_silent(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        page.choose("q1", "0")
        staff(page)
        assert "Self harm, severity high: not known." in page.text("#alerts")
        assert "Question 9 was not answered." in page.text("#alerts")


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ("", "Please check: the person’s code is needed."),
        ("12", "Please check: the code is not written as in this service."),
    ],
)
def test_nothing_is_saved_without_a_fitting_code(chromium: Chromium, form: Form, person: str, says: str) -> None:
    with chromium.page(form("phq9")) as page:
        page.choose("q1", "0")
        staff(page)
        page.fill("#person", person)
        page.click("#save")
        assert page.text("#w-person") == says
        assert page.focused() == "person"
        assert "Nothing has been saved yet." in page.text("#state")
        page.fill("#person", "B77")
        assert page.saved()[0] == "phq9_B77_2026-01-12.json"
        assert "Saved as phq9_B77_2026-01-12.json" in page.text("#state")


def test_nothing_is_saved_without_a_date(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        page.choose("q1", "0")
        staff(page)
        page.fill("#date", "")
        page.click("#save")
        assert page.text("#w-date") == "Please check: the date is needed." and page.focused() == "date"


def test_starting_again_asks_once_and_wipes_everything(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything"), hash="#person=A12&date=2026-01-12&occasion=review") as page:
        page.choose("how", "1")
        page.choose("work", "yes")
        page.fill("#n-hours", "8")
        page.fill("#n-hope", "3")
        page.fill("#n-more", "private")
        page.choose("agreed", "yes")
        page.click("#wipe-form .ask")
        assert page.text(".sure:not([hidden]) p") == "Wipe all answers on this page?"
        page.click("#wipe-form .keep")
        assert page.run("() => document.querySelector('[name=i-how]:checked').value") == "1"
        staff(page)
        page.click("#wipe-staff .ask")
        page.click("#wipe-staff .yes")
        assert page.visible("#form") and not page.visible("#staff")
        left = page.run(
            "() => [...document.querySelectorAll('textarea, [type=text]')].map((one) => one.value).join('')"
        )
        assert left == "" and page.run("() => document.querySelectorAll(':checked:not(option)').length") == 0
        assert not page.visible("#i-manage") and page.text("#progress") == ""
        assert "private" not in page.run("() => document.documentElement.outerHTML")
        assert page.run("() => location.hash") == ""
        page.choose("agreed", "no")
        page.click("#finish")
        page.click("#continue")
        page.click("#to-staff")
        page.fill("#person", "B22")
        file = page.saved()[1]
        assert file["answers"] == {"agreed": False} and file["occasion"] is None


def test_answers_stay_in_memory_alone(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.choose("how", "1")
        page.fill("#n-more", "private")
        kept = page.run("() => [localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""]


def test_print_from_the_page_for_staff(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        for number in range(1, 10):
            page.choose(f"q{number}", "1")
        staff(page)
        page.click("#print")
        assert page.run("() => window.__printed") == 1
        page.ask("media", print=True)
        page.run("() => dispatchEvent(new Event('beforeprint'))")
        printed = page.run("() => document.body.innerText")
        for words in ("A12", "2026-01-12", "Little interest", "Question 9 was answered “Several days”."):
            assert words in printed
        assert "Show the scores" not in printed and "Save the answers" not in printed
        assert page.pages() <= 2


def test_a_blank_form_prints_every_question(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.ask("media", print=True)
        page.run("() => dispatchEvent(new Event('beforeprint'))")
        numbers = "() => [...document.querySelectorAll('.item')].filter((i) => i.checkVisibility()).map((i) => i.querySelector('.n').innerText)"
        assert page.run(numbers) == [f"{number}." for number in range(1, 12)]
        page.run("() => dispatchEvent(new Event('afterprint'))")
        page.choose("work", "no")
        assert page.run(numbers) == [f"{number}." for number in range(1, 10)]
        assert not page.visible("#i-manage"), "what was not asked is not printed once there are answers"
