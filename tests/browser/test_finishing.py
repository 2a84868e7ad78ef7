"""The end of the form: what is left, giving it back, and the file that is saved."""

from __future__ import annotations

from typing import Any

import romdsl
from tests.browser.chromium import Chromium
from tests.browser.conftest import HERE, Form
from tests.browser.test_answering import staff


def score_again(measure: Any, file: dict[str, Any]) -> dict[str, Any]:
    """What the interpreter gives for the answers of a saved file, with the visit that the file names."""
    visit = {"date": file["date"], "occasion": file["occasion"], "occasion_number": file.get("occasion_number")}
    return {**romdsl.score(romdsl.load(measure), file["answers"]).to_json(), **visit}


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
    assert file["result"] == score_again("phq9", file)


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
        assert file["result"] == score_again(path, file)
        assert file["result"]["scores"]["support"]["value"] == {"skip": 2, "3": 2.5, "0": 1}[coping]
        assert file["result"]["alerts"] == (["very_low"] if how == "1" else [])


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


def test_a_shown_score_is_shown(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.choose("coping", "2")
        page.choose("someone", "1")
        page.choose("agreed", "yes")
        page.click("#finish")
        page.click("#continue")
        assert page.text("#shown-scores") == "Coping and support\n1.5, Some of the time\n2 of 2 answered"
        assert "Rested" not in page.run("() => document.body.innerText")


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
