"""What a person does in the form: answering, clearing, hidden questions, sliders, numbers that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import Form


def staff(page: Page, finish: bool = True) -> None:
    """From the form to the page for staff, whatever is left out."""
    if finish:
        page.click("#finish")
        if page.visible("#continue"):
            page.click("#continue")
    page.click("#to-staff")
    page.run(
        "() => { document.querySelector('#person').value = 'A12'; document.querySelector('#date').value = '2026-01-12'; }"
    )


def answers(page: Page) -> dict[str, Any]:
    """The answers that are saved."""
    staff(page)
    given = page.saved()[1]["answers"]
    assert isinstance(given, dict)
    return given


def test_every_kind_of_answer_as_data(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.choose("how", "2")
        page.choose("coping", "skip")
        page.choose("work", "yes")
        page.choose("manage", "effort")
        page.fill("#n-shifts", "0")
        page.fill("#n-hours", "7.5")
        page.fill("#n-hope", "7")
        page.choose("agreed", "no")
        page.fill("#n-more", 'Two lines,\n"quoted" and <b>')
        assert answers(page) == {
            "how": 2, "coping": "skip", "work": True, "manage": "effort", "shifts": 0, "hours": 7.5, "hope": 7,
            "agreed": False, "more": 'Two lines,\n"quoted" and <b>',
        }  # fmt: skip


def test_progress_in_words_and_only_after_the_first_answer(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        assert page.text("#progress") == ""
        page.choose("q1", "0")
        page.choose("q2", "0")
        assert page.text("#progress") == "2 of 9 answered"
        assert page.text("#progress-end") == "2 of 9 questions answered."


def test_clear_answer(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("phq9")) as page:
        assert not page.visible("#c-q3")
        page.choose("q3", "2")
        assert page.visible("#c-q3")
        page.click("#c-q3")
        assert page.run("() => document.querySelectorAll('#form :checked').length") == 0
        assert page.focused() == "i-q3"
        assert not page.visible("#c-q3")
        page.run("() => new Promise((done) => setTimeout(done, 100))")
        assert page.text("#say") == "Answer cleared"


def test_a_question_appears_and_goes_and_keeps_its_answer_to_itself(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        numbers = "() => [...document.querySelectorAll('.item:not(.off) .n')].map((n) => n.textContent).join(' ')"
        assert not page.visible("#i-manage")
        assert page.run(numbers) == "1. 2. 3. 4. 5. 6. 7. 8. 9."
        page.choose("work", "yes")
        assert page.visible("#i-manage") and page.visible("#i-shifts")
        assert page.text(".status") == "Questions 5 and 6 added."
        assert page.run(numbers) == "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11."
        page.choose("manage", "usual")
        assert page.text("#progress") == "2 of 11 answered"
        page.choose("work", "no")
        assert not page.visible("#i-manage")
        assert page.text(".status") == "Questions 5 and 6 removed."
        assert page.text("#progress") == "1 of 9 answered"
        page.choose("work", "yes")
        assert page.run("() => document.querySelector('[name=i-manage]:checked').value") == "usual"
        page.choose("work", "no")
        page.choose("agreed", "yes")
        assert answers(page) == {"work": False, "agreed": True}


SLIDER = "#i-hope [type=range]"


def test_an_untouched_slider_has_no_handle_and_no_value(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        assert page.run("at => document.querySelector(at).getAttribute('aria-valuetext')", SLIDER) == "Not answered yet"
        assert page.run("at => document.querySelector(at).classList.contains('untouched')", SLIDER)
        page.choose("agreed", "yes")
        assert "hope" not in answers(page)


@pytest.mark.parametrize(("share", "value"), [(0, 0), (0.5, 5), (1, 10)])
def test_a_slider_is_answered_by_a_tap(chromium: Chromium, form: Form, share: float, value: int) -> None:
    """At its start, at its end, and where it would stand anyway and so tells of no change."""
    with chromium.page(form("everything")) as page:
        page.click(SLIDER, x=2 + share * (page.box(SLIDER)["width"] - 4), y=24)
        assert page.run("() => document.querySelector('#n-hope').value") == str(value)
        page.choose("agreed", "yes")
        assert answers(page)["hope"] == value


@pytest.mark.parametrize(
    ("keys", "value"),
    [(["Home"], 0), (["End"], 10), (["Space"], 5), (["Enter"], 5), (["ArrowRight"], 6), (["Home", "Home"], 0)],
)
def test_a_slider_is_answered_by_keys(chromium: Chromium, form: Form, keys: list[str], value: int) -> None:
    with chromium.page(form("everything")) as page:
        page.run("at => document.querySelector(at).focus()", SLIDER)
        page.press(*keys)
        page.run("() => new Promise((done) => setTimeout(done, 20))")
        assert page.run("() => document.querySelector('#n-hope').value") == str(value)
        assert page.run("at => document.querySelector(at).getAttribute('aria-valuetext')", SLIDER) == f"{value} of 10"
        page.choose("agreed", "yes")
        assert answers(page)["hope"] == value


def test_a_slider_that_stands_at_its_lowest_can_be_answered_again(chromium: Chromium, form: Form) -> None:
    """After clearing, the same place and the same key count as an answer once more."""
    with chromium.page(form("everything")) as page:
        for _ in range(2):
            page.run("at => document.querySelector(at).focus()", SLIDER)
            page.press("Home")
            page.run("() => new Promise((done) => setTimeout(done, 20))")
            assert page.run("() => document.querySelector('#n-hope').value") == "0"
            page.click("#c-hope")
            assert page.run("() => document.querySelector('#n-hope').value") == ""
            assert page.run("at => document.querySelector(at).classList.contains('untouched')", SLIDER)


@pytest.mark.parametrize("rtl", [False, True])
def test_the_filled_part_of_a_slider_begins_at_its_start(chromium: Chromium, form: Form, rtl: bool) -> None:
    with chromium.page(form("everything"), width=1280, rtl=rtl) as page:
        page.fill("#n-hope", "2")
        page.run("at => document.querySelector(at).scrollIntoView({ block: 'center' })", SLIDER)
        box = page.box(SLIDER)
        middle = box["y"] + box["height"] / 2
        row = page.ask("pixels", clip={"x": box["x"], "y": middle, "width": box["width"], "height": 1})[0]
        start, end = row[10], row[-10]
        assert (end if rtl else start) == [0x0F, 0x5C, 0x63]
        assert (start if rtl else end) == [255, 255, 255]


@pytest.mark.parametrize("text", ["30", "-1", "7.3", "seven", "1,000", "24.5", "1e1", "0x8", "7 8"])
def test_a_number_that_cannot_be_is_said_and_not_taken(chromium: Chromium, form: Form, text: str) -> None:
    with chromium.page(form("everything")) as page:
        page.fill("#n-hours", text)
        assert page.text("#w-hours") == "Please check: a number, 0 to 24, in steps of 0.5."
        assert page.run("() => document.querySelector('#n-hours').getAttribute('aria-invalid')") == "true"
        page.choose("agreed", "yes")
        page.click("#finish")
        assert page.text("#summary-title") == "1 answer to check"
        assert "Please check: 5. How many hours" in page.text("#summary-list")
        page.click("#continue")
        page.click("#to-staff")
        page.fill("#person", "A12")
        assert "hours" not in page.saved()[1]["answers"]
        page.click("#back-done")
        page.click("#back")
        assert page.run("() => document.querySelector('#n-hours').value") == "", "left out, so it is not printed either"


@pytest.mark.parametrize(("text", "value"), [("8", 8), (" 8 ", 8), ("7,5", 7.5), ("7.50", 7.5), ("0", 0), ("24", 24)])
def test_numbers_as_people_write_them(chromium: Chromium, form: Form, text: str, value: float) -> None:
    with chromium.page(form("everything")) as page:
        page.fill("#n-hours", text)
        assert not page.visible("#w-hours")
        page.choose("agreed", "yes")
        assert answers(page)["hours"] == value


def test_a_number_is_not_called_wrong_while_it_is_being_typed(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.run("() => document.querySelector('#n-hours').focus()")
        page.type("7.")
        assert not page.visible("#w-hours")
        page.type("5")
        page.press("Tab")
        assert not page.visible("#w-hours")


def test_enter_in_a_box_sends_nothing(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("everything")) as page:
        page.run("() => document.querySelector('#n-hours').focus()")
        page.type("8")
        page.press("Enter")
        assert page.visible("#finish") and page.run("() => document.querySelector('#n-hours').value") == "8"
        assert page.seen()["faults"] == [] and len(page.seen()["requests"]) == 1
