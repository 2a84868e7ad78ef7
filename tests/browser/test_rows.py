"""Rows of the person's own in the form: asked, added, taken away, counted, printed."""

from __future__ import annotations

from pathlib import Path

import romdsl
from tests.browser.chromium import Chromium
from tests.browser.conftest import Form
from tests.browser.test_answering import staff
from tests.browser.test_finishing import score_again
from tests.browser.visits import OPEN, bring, first_visit, save

HOSTILE = "<img src=x onerror=\"window.__hit = 1\"> “my” '{x}' </textarea><script>window.__hit = 1</script>"
SAID = "() => new Promise((done) => setTimeout(() => done(document.querySelector('#say').textContent), 120))"


def test_hostile_words_are_words(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path = form("first_steps")
    with chromium.page(path) as page:
        page.fill("#n-goals_r1_goal", HOSTILE)
        page.fill("#n-goals_r1_progress", "1")
        assert page.text("#q-goals_r1_progress") == f"How far along are you with “{HOSTILE}”?"
        file = save(page, tmp_path / "last.json")
    assert file["answers"]["goals"][0]["goal"] == HOSTILE
    with chromium.page(path) as page:
        bring(page, tmp_path / "last.json")
        assert page.text("#g-goals-r1 .fixed-text") == HOSTILE
        assert page.run("() => window.__hit ?? document.querySelectorAll('form img, form script').length") == 0
        assert page.seen()["faults"] == [] and len(page.seen()["requests"]) == 1
    assert file["result"] == score_again("first_steps", file)


def test_before_anything_is_written_a_quote_says_this(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("first_steps")) as page:
        assert page.text("#q-goals_r1_progress") == "How far along are you with this?"
        page.fill("#n-goals_r1_goal", "Sleep")
        assert page.text("#q-goals_r1_progress") == "How far along are you with “Sleep”?"
        page.fill("#n-goals_r1_goal", "word " * 100)
        assert page.text("#q-goals_r1_progress").endswith("word…”?"), "long words are cut"
        page.fill("#n-goals_r1_goal", " ")
        assert "{" not in page.run("() => document.body.innerText")


def test_axe_at_each_state(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    path, last = form("first_steps"), tmp_path / "last.json"
    with chromium.page(path) as page:
        assert page.ask("findings") == []
        first_visit(page, last)
    for dark in (False, True):
        with chromium.page(path, dark=dark, hash="#occasion=review") as page:
            bring(page, last)
            page.click("#g-goals-r1 .reword")
            page.click("#g-goals-r2 .remove")
            for width in (360, 1280):
                page.ask("size", width=width, height=740)
                assert page.ask("findings") == []
                assert page.width() <= width
            page.ask("size", width=320, height=740)
            assert page.width() <= 320
            staff(page)
            assert page.ask("findings") == []


def test_adding_and_removing_by_keyboard_alone(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("first_steps")) as page:
        page.run("() => document.querySelector('#n-goals_r1_goal').focus()")
        page.type("Sleep")
        while page.text(":focus") != "Add another":
            page.press("Tab")
        page.press("Enter")
        assert page.focused() == "n-goals_r2_goal"
        assert page.run(SAID) == "Row 2 added."
        page.type("Walk")
        while page.text(":focus") != "Remove":
            page.press("Tab")
        page.press("Enter")
        assert page.text(":focus") == "Keep it", "something is written there"
        page.press("Enter")
        assert page.text(":focus") == "Remove" and len(page.run(OPEN)) == 2
        page.press("Enter", "Tab", "Enter")
        assert page.run(OPEN) == ["g-goals-r1"]
        assert page.text(":focus") == "Add another" and page.run(SAID) == "Removed. 1 left."
        page.press("Enter")
        page.press("Tab")
        while page.text(":focus") != "Remove":
            page.press("Tab")
        page.press("Enter")
        assert len(page.run(OPEN)) == 1, "nothing is lost, so nothing is asked"


def test_the_most_rows_and_no_more(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("first_steps")) as page:
        assert page.run(OPEN) == ["g-goals-r1"]
        for _ in range(2):
            page.click("#rows-goals .add")
        assert len(page.run(OPEN)) == 3 and not page.visible("#rows-goals .add")
    with chromium.page(form("what_matters")) as page:
        assert len(page.run(OPEN)) == 5 and not page.visible("#rows-cues .remove")
    with chromium.page(form("own_problems")) as page:
        assert page.run(OPEN) == ["g-problems-first", "g-problems-second"]
        assert page.text("#o-problems-first") == "The problem that troubles you most"


def test_what_numbers_come_to(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    with chromium.page(form("what_matters")) as page:
        assert page.text(".sum") == "0 of 100 points, 100 left"
        for number, weight in enumerate((40, 20, 20, 10), 1):
            page.fill(f"#n-cues_r{number}_cue", f"Thing {number}")
            page.fill(f"#n-cues_r{number}_level", "50")
            page.fill(f"#n-cues_r{number}_weight", str(weight))
        assert page.text(".sum") == "90 of 100 points, 10 left", "40 + 20 + 20 + 10"
        assert "add up" not in page.run("() => document.body.innerText"), "one is still to come"
        page.fill("#n-cues_r5_weight", "9")
        assert "The points for what matters add up to 100." in page.text("#rows-cues")
        page.fill("#n-cues_r5_weight", "20")
        assert page.text(".sum") == "110 of 100 points, 10 too many"
        page.fill("#n-cues_r5_weight", "10")
        assert page.text(".sum") == "100 of 100 points"
        assert "add up" not in page.text("#rows-cues")
        page.fill("#n-cues_r5_level", "50")
        file = save(page, tmp_path / "last.json")
    assert file["result"]["scores"]["index"]["value"] == 50, "50 × 100 / 100"
    assert file["result"] == score_again("what_matters", file)


def test_without_script_everything_is_there_and_printed(chromium: Chromium, form: Form) -> None:
    for id, rows in (("first_steps", 3), ("what_matters", 5)):
        with chromium.page(form(id), script=False) as page:
            assert page.ask("count", at=".own:visible") == rows
            assert page.ask("count", at=".own textarea:visible") >= rows
            assert not page.visible("#last-file")
        with chromium.page(form(id)) as page:
            page.ask("media", print=True)
            assert page.ask("count", at=".own:visible") == rows
            assert page.ask("count", at=".own .write-text:visible") >= rows
            assert page.pages() <= 3


def test_borrowed_parts_have_their_credit(form: Form) -> None:
    foot = form("first_steps").read_text(encoding="utf-8").split("<footer")[1]
    borrowed = romdsl.load("phq9").measure
    assert borrowed.licence and borrowed.licence.credit
    assert borrowed.licence.credit.value.split(".")[0] in foot
