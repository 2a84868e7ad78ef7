"""From one visit to the next: what was said is brought along by the file that the form saved."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import Form
from tests.browser.test_answering import staff
from tests.browser.test_finishing import score_again
from tests.browser.visits import OPEN, bring, first_visit, save


def test_other_words_are_another_row(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path, last = form("own_goals"), tmp_path / "last.json"
    with chromium.page(path, hash="#occasion=baseline") as page:
        page.fill("#n-goals_r1_goal", "Get fit")
        page.fill("#n-goals_r1_progress", "5")
        save(page, last)
    with chromium.page(path, hash="#occasion=end") as page:
        bring(page, last)
        page.click("#g-goals-r1 .reword")
        assert page.focused() == "n-goals_r1_goal"
        assert page.text("#g-goals-r1 .before") == "It said before: “Get fit”"
        page.click("#g-goals-r1 .reword")
        assert page.text("#g-goals-r1 .fixed-text") == "Get fit", "the old words can be had back"
        page.click("#g-goals-r1 .reword")
        page.fill("#n-goals_r1_goal", "Walk to the shop and back")
        page.fill("#n-goals_r1_progress", "7")
        staff(page)
        assert page.visible("#occasion-reason"), "chosen by the worker"
        page.click("#save")
        assert page.text("#w-occasion-reason").startswith("Please check: the reason is needed")
        assert page.focused() == "occasion-reason" and page.text("#state").endswith("Nothing has been saved yet.")
        assert page.ask("findings") == []
        page.fill("#occasion-reason", "moving away")
        file = page.saved()[1]
    assert file["answers"]["goals"] == [
        {"id": "r1", "goal": "Get fit", "state": "retired", "replaces": None},
        {"id": "r2", "goal": "Walk to the shop and back", "progress": 7, "state": "active", "replaces": "r1"},
    ]
    assert (file["occasion"], file["occasion_reason"], file["occasion_number"]) == ("end", "moving away", 1)
    assert file["result"]["scores"]["progress"]["value"] == 7


def test_words_are_not_lost_where_others_are_asked_for_and_none_given(
    chromium: Chromium, form: Form, tmp_path: Path
) -> None:
    path, last = form("own_goals"), tmp_path / "last.json"
    with chromium.page(path, hash="#occasion=baseline") as page:
        page.fill("#n-goals_r1_goal", "Get fit")
        save(page, last)
    with chromium.page(path, hash="#occasion=end") as page:
        bring(page, last)
        page.click("#g-goals-r1 .reword")
        page.fill("#n-goals_r1_progress", "3")
        file = save(page, last)
    assert file["answers"]["goals"] == [
        {"id": "r1", "goal": "Get fit", "progress": 3, "state": "active", "replaces": None}
    ]


def test_ids_are_never_used_again(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """Of rows that are no longer there their words alone are kept, whatever else a file says of them."""
    last = tmp_path / "last.json"
    gone = {"id": "r7", "goal": "Gone", "progress": 9, "later": {"x": 1}, "state": "retired", "replaces": 5}
    here = {"id": "r2", "goal": "Here", "progress": 1, "state": "active", "replaces": None}
    last.write_text(json.dumps({"romdsl": 1, "measure": "own_goals", "answers": {"goals": [gone, here]}}))
    with chromium.page(form("own_goals"), hash="#occasion=end") as page:
        bring(page, last)
        page.fill(".own:not(.off) [id^='n-'][id$='_progress']", "6")
        page.click("#rows-goals .add")
        page.type("New")
        file = save(page, last)
    assert file["answers"]["goals"] == [
        {"id": "r2", "goal": "Here", "progress": 6, "state": "active", "replaces": None},
        {"id": "r7", "goal": "Gone", "state": "retired", "replaces": None},
        {"id": "r8", "goal": "New", "state": "active", "replaces": None},
    ]
    assert file["result"] == score_again("own_goals", file)


def test_positions_keep_their_place(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path, last = form("own_problems"), tmp_path / "last.json"
    with chromium.page(path, hash="#occasion=baseline") as page:
        page.fill("#n-problems_second_problem", "My back hurts")
        page.choose("problems_second_severity", "3")
        file = save(page, last)
    assert [row["id"] for row in file["answers"]["problems"]] == ["second"]
    assert file["result"] == score_again("own_problems", file)
    with chromium.page(path, hash="#occasion=end") as page:
        bring(page, last)
        assert page.text("#g-problems-second .fixed-text") == "My back hurts"
        assert page.visible("#n-problems_first_problem") and not page.visible("#g-problems-second .reword")


def test_what_is_asked_once_counts_later(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path, last = form("goal_attainment"), tmp_path / "last.json"
    with chromium.page(path, hash="#occasion=baseline") as page:
        page.fill("#n-goals_r1_goal", "Walk")
        for field, code in (("importance", "3"), ("difficulty", "3"), ("level", "-2")):
            page.choose(f"goals_r1_{field}", code)
        file = save(page, last)
    assert file["result"]["scores"]["t"]["value"] == 30, "50 − 10 × 18 / √81, from the measure's cases"
    with chromium.page(path, hash="#occasion=end") as page:
        bring(page, last)
        assert not page.visible("#i-goals_r1_importance") and page.visible("#i-goals_r1_level")
        page.choose("goals_r1_level", "2")
        file = save(page, last)
    assert file["answers"]["goals"][0]["importance"] == 3
    assert file["result"]["scores"]["t"]["value"] == 70, "50 + 10 × 18 / √81"
    assert file["result"] == score_again("goal_attainment", file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no JSON", "This is not a file that a form has saved. Nothing was changed."),
        ("[1]", "This is not a file that a form has saved. Nothing was changed."),
        ('{"romdsl": 1, "measure": "first_steps", "answers": {"goals": [{"id": "x"}]}}', "This is not a file that a form has saved. Nothing was changed."),
        ('{"romdsl": 1, "measure": {"toString": 1}, "answers": {}}', "This is not a file that a form has saved. Nothing was changed."),
        ('{"romdsl": 1, "measure": "first_steps", "person": {"toString": 1}, "answers": {}}', "This is not a file that a form has saved. Nothing was changed."),
        ('{"romdsl": 1, "measure": "first_steps", "person": ["A12"], "answers": {}}', "This is not a file that a form has saved. Nothing was changed."),
        ('{"romdsl": 1, "measure": "phq9", "answers": {}}', "These are answers to another form, “phq9”. Nothing was changed."),
        ('{"romdsl": 1, "measure": "first_steps", "person": "B7", "answers": {}}', "These are the answers of B7, and this form is for A12. Nothing was changed."),
    ],
)  # fmt: skip
def test_what_cannot_be_brought_along_changes_nothing(
    chromium: Chromium, form: Form, tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "last.json"
    file.write_text(text, encoding="utf-8")
    with chromium.page(form("first_steps"), hash="#person=A12") as page:
        bring(page, file)
        assert page.text("#w-last-file") == told
        assert page.run(OPEN) == ["g-goals-r1"]
        assert page.run("() => [person.value, document.querySelectorAll('.given').length]") == ["A12", 0]
        assert page.seen()["faults"] == [] and page.ask("findings") == []


@pytest.mark.parametrize(
    "answers",
    [
        '{"topics": DEEP}',
        '{"topics": ["sleep", ["work"]]}',
        '{"topics": [1]}',
        '{"goals": [{"id": "r1", "words": DEEP}]}',
        '{"goals": [{"id": "r1", "words": DEEP, "state": "retired"}]}',
    ],
)
def test_a_list_within_a_list_is_no_answer(chromium: Chromium, form: Form, tmp_path: Path, answers: str) -> None:
    """Nothing is filled in before all of the file is known to be answers."""
    file = tmp_path / "last.json"
    deep = answers.replace("DEEP", "[" * 200_000 + "]" * 200_000)
    file.write_text(
        f'{{"romdsl": 1, "measure": "topics_and_goals", "person": "A12", "answers": {deep}}}', encoding="utf-8"
    )
    with chromium.page(form("topics_and_goals")) as page:
        bring(page, file)
        assert page.text("#w-last-file") == "This is not a file that a form has saved. Nothing was changed."
        assert page.run("() => [person.value, document.querySelectorAll('.given').length]") == ["", 0]
        assert page.seen()["faults"] == [] and page.ask("findings") == []


def test_a_file_far_too_large_is_not_read(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """Five million bytes are read, one more is not."""
    path, last = form("own_goals"), tmp_path / "last.json"
    text = json.dumps({"romdsl": 1, "measure": "own_goals", "person": "A12", "answers": {}})
    with chromium.page(path) as page:
        last.write_text(text.ljust(5_000_001), encoding="utf-8")
        bring(page, last)
        assert page.text("#w-last-file") == (
            "This file is larger than 5 MB, far more than a form saves. Nothing was changed."
        )
        assert page.run("() => person.value") == ""
    with chromium.page(path) as page:
        last.write_text(text.ljust(5_000_000), encoding="utf-8")
        bring(page, last)
        assert not page.visible("#w-last-file") and page.run("() => person.value") == "A12"


def test_what_is_written_now_is_not_written_over(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path, last = form("own_goals"), tmp_path / "last.json"
    with chromium.page(path, hash="#occasion=baseline") as page:
        page.fill("#n-goals_r1_goal", "Get fit")
        save(page, last)
    with chromium.page(path, hash="#occasion=end") as page:
        page.fill("#n-goals_r1_goal", "Sleep")
        bring(page, last)
        assert page.text("#w-last-file").startswith("There is something written here already.")
        assert page.run("() => document.querySelector('#n-goals_r1_goal').value") == "Sleep"
        page.fill("#n-goals_r1_goal", "")
        bring(page, last)
        page.run("() => new Promise((done) => setTimeout(done, 200))")
        assert page.text("#g-goals-r1 .fixed-text") == "Get fit" and not page.visible("#w-last-file")


def test_brought_along_in_the_address(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path, last = form("first_steps"), tmp_path / "last.json"
    with chromium.page(path) as page:
        file = first_visit(page, last)
    file["answers"]["goals"][1]["goal"] = "Näher zur Schwester"
    text = base64.urlsafe_b64encode(json.dumps(file, ensure_ascii=False).encode()).decode().rstrip("=")
    with chromium.page(path, hash=f"#occasion=end&last={text}") as page:
        assert page.text("#brought").startswith("Brought along: A12, First visit, 12 January 2026.")
        assert page.text("#g-goals-r2 .fixed-text") == "Näher zur Schwester"
        assert "last=" not in page.run("() => location.href"), "words do not stay in the address"
        page.click("#wipe-form .ask")
        page.click("#wipe-form .yes")
        assert page.run(OPEN) == ["g-goals-r1"] and "Schwester" not in page.run("() => document.body.innerText")
