"""The end of the form: what is left, giving it back, the page for staff, saving, wiping."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import romdsl
from tests.browser.chromium import Chromium
from tests.browser.conftest import HERE, Form
from tests.browser.test_answering import staff


def score_again(measure: Any, answers: dict[str, Any]) -> dict[str, Any]:
    return romdsl.score(romdsl.load(measure), answers).to_json()


def test_by_keyboard_alone_from_the_first_question_to_the_saved_file(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9"), width=1280) as page:
        page.press("Tab")
        assert page.text(":focus") == "Help now"
        for number in range(1, 10):
            page.press("Tab")
            assert page.focused() == f"i-q{number}"
            page.press("Space")
            page.press(*["ArrowRight"] * (number % 3))
            page.press("Tab")
            assert page.focused() == f"c-q{number}"
        page.press("Tab")
        assert page.focused() == "i-difficulty", "any answer of 1 or more asks for it"
        page.press("Space", "Tab", "Tab", "Tab")
        assert page.focused() == "finish"
        page.press("Enter")
        assert page.text("h1:focus").startswith("Thank you.")
        while page.focused() != "to-staff":
            page.press("Tab")
        page.press("Enter")
        assert page.text("h1:focus") == "Save or print"
        page.press("Tab")
        page.type("AB1234")
        while page.focused() != "save":
            page.press("Tab")
        name, file = page.saved(key="Enter")
        given = {f"q{number}": number % 3 for number in range(1, 10)}
        assert file["answers"] == {**given, "difficulty": 0}
        assert name == f"phq9_AB1234_{file['date']}.json"
        assert page.seen()["faults"] == [] and len(page.seen()["requests"]) == 1
        assert file["result"]["scores"]["total"]["value"] == 9  # (1 + 2 + 0) × 3


def test_the_saved_file(chromium: Chromium, form: Form) -> None:
    checked = romdsl.load("phq9")
    with chromium.page(form("phq9"), hash="#person=A12&date=2026-01-12&occasion=baseline&mode=interview") as page:
        for number in range(1, 8):
            page.choose(f"q{number}", "1")
        page.click("#finish")
        page.click("#continue")
        page.click("#to-staff")
        name, file = page.saved()
    assert name == "phq9_A12_baseline_2026-01-12.json"
    assert list(file) == [
        "romdsl", "measure", "version", "definition", "scoring", "person", "date", "occasion", "mode", "language",
        "answers", "result",
    ]  # fmt: skip
    assert file["romdsl"] == 1 and file["measure"] == "phq9" and file["version"] == "1.0.0"
    assert (file["definition"], file["scoring"]) == (checked.definition, checked.scoring)
    assert (file["person"], file["date"], file["occasion"], file["mode"]) == (
        "A12",
        "2026-01-12",
        "baseline",
        "interview",
    )
    assert file["language"] == "en"
    assert file["answers"] == {f"q{number}": 1 for number in range(1, 8)}
    assert file["result"]["scores"]["total"]["value"] == 9, "7 of 9 answered with 1, prorated: 7 × 9 / 7"
    assert file["result"]["alerts_undecided"] == ["self_harm"]
    assert file["result"] == score_again("phq9", file["answers"])


def test_what_is_saved_scores_the_same_again(chromium: Chromium, form: Form) -> None:
    path = HERE / "measures" / "everything.rom"
    for how, coping, hours in (("1", "skip", "6.5"), ("4", "3", "7"), ("2", "0", "")):
        with chromium.page(form("everything")) as page:
            page.choose("how", how)
            page.choose("coping", coping)
            page.choose("someone", "2")
            page.fill("#n-hours", hours)
            page.fill("#n-hope", "5")
            page.choose("agreed", "yes")
            staff(page)
            file = page.saved()[1]
        assert file["result"] == score_again(path, file["answers"])
        assert file["result"]["scores"]["support"]["value"] == {"skip": 2, "3": 2.5, "0": 1}[coping]
        assert file["result"]["alerts"] == (["very_low"] if how == "1" else [])


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


def test_what_is_left_is_told_and_can_be_left(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        for number in (1, 2, 4, 5, 7, 9):
            page.choose(f"q{number}", "0")
        page.click("#finish")
        assert page.focused() == "summary"
        assert page.text("#summary-title") == "3 questions are not answered"
        assert page.text("#summary-body") == "You can go back to them, or leave them out. Both are fine."
        assert page.run("() => document.title").startswith("3 questions are not answered")
        links = page.run(
            "() => [...document.querySelectorAll('#summary-list a')].map((a) => a.textContent.split('.')[0])"
        )
        assert links == ["3", "6", "8"]
        assert not page.visible("#finish")
        assert page.text("#go-back") == "Go back to question 3"
        tags = "() => [...document.querySelectorAll('.tag')].map((tag) => tag.closest('.item').id)"
        assert page.run(tags) == ["i-q3", "i-q6", "i-q8"]
        page.click("#go-back")
        assert page.focused() == "i-q3"
        assert page.box("#i-q3 label")["y"] > page.box(".strip")["height"], "not under the strip"
        page.choose("q3", "0")
        assert page.run(tags) == ["i-q6", "i-q8"]
        assert page.text("#summary-title") == "2 questions are not answered"
        page.click("#summary-list a")
        assert page.focused() == "i-q6"
        page.choose("q6", "0")
        page.choose("q8", "0")
        assert not page.visible("#summary") and page.visible("#finish")
        page.click("#finish")
        assert page.text("#done h1") == "Thank you.\nPlease give the tablet back."


def test_only_a_required_question_holds_the_form(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.click("#finish")
        assert page.text("#summary-title") == "1 question needs an answer"
        assert not page.visible("#continue")
        assert page.text("#go-back") == "Go back to question 8"
        assert "What would you like us to know" not in page.text("#summary-list"), "it is optional"
        page.choose("agreed", "no")
        assert page.text("#summary-title") == "7 questions are not answered"
        assert page.box("#summary")["height"] < 740, "its buttons are not far from its title"
        page.click("#continue")
        assert page.visible("#done")


def test_a_long_list_of_what_is_left_is_cut(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("hundred")) as page:
        page.choose("i1", "0")
        page.click("#finish")
        assert page.text("#summary-title") == "99 questions are not answered"
        lines = page.run("() => [...document.querySelectorAll('#summary-list li')].map((li) => li.textContent)")
        assert len(lines) == 6 and lines[-1] == "and 94 more"


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


def test_a_shown_score_is_shown(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.choose("coping", "2")
        page.choose("someone", "1")
        page.choose("agreed", "yes")
        page.click("#finish")
        page.click("#continue")
        assert page.text("#shown-scores") == "Coping and support\n1.5, Some of the time\n2 of 2 answered"
        assert "Rested" not in page.run("() => document.body.innerText")


def test_an_alert_that_cannot_be_decided_is_not_silent(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        page.choose("q1", "0")
        staff(page)
        assert "Self harm, severity high: not known." in page.text("#alerts")
        assert "Question 9 was not answered." in page.text("#alerts")


def test_help_is_always_there_and_the_same(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        before = page.text("#help")
        assert before.startswith("If you are thinking of harming yourself, help is there now.")
        assert before.endswith("No one is watching your answers as you give them.")
        assert page.run("() => [...document.querySelectorAll('#help a')].map((a) => a.getAttribute('href'))") == [
            "tel:116123"
        ]
        page.choose("q9", "3")
        assert page.text("#help") == before
        page.click("#help-now")
        assert page.box("#help")["top"] < 700
        page.click("#finish")
        page.click("#continue")
        assert page.visible("#done #help") and page.text("#help") == before


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
