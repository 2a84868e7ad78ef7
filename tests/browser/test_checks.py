"""Checks of answers in the form: one that refuses holds it, one that warns lets it on."""

from __future__ import annotations

from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import Form
from tests.browser.test_answering import staff

LONGER = "Please check: You slept longer than you were in bed."
LONG = "You were in bed for more than 12 hours. Is that right?"


def night(page: Page, bed: str, up: str, hours: str) -> None:
    page.fill("#n-bed", bed)
    page.fill("#n-up", up)
    page.fill("#n-asleep", hours)


def test_a_check_that_fails_is_told_at_the_last_of_what_it_names(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        night(page, "23:00", "06:00", "8")
        told = {item: page.text(f"#k-{item}") for item in ("bed", "up", "asleep")}
        assert told == {"bed": "", "up": "", "asleep": LONGER}, "once, at the last of its questions"
        page.fill("#n-asleep", "7")
        assert page.text("#k-asleep") == ""


def test_it_is_not_told_while_the_answer_is_being_typed(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        night(page, "23:00", "06:00", "")
        page.run("() => document.querySelector('#n-asleep').focus()")
        page.type("10")
        assert page.text("#k-asleep") == ""
        page.press("Tab")
        assert page.text("#k-asleep") == LONGER


def test_it_holds_the_form_until_mended(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        night(page, "23:00", "06:00", "8")
        page.click("#finish")
        assert page.text("#summary-title") == "Please look at these answers again"
        assert page.text("#summary-body").startswith("You slept longer than you were in bed.")
        lines = page.run("() => [...document.querySelectorAll('#summary-list li')].map((li) => li.textContent)")
        assert [line.split(".")[0] for line in lines] == ["1", "2", "3"]
        assert not page.visible("#continue") and page.visible("#form")
        assert page.text("#go-back") == "Go back to question 1"
        page.fill("#n-bed", "21:00")
        assert page.visible("#continue"), "what is left now may be left out"
        page.click("#continue")
        assert page.visible("#done")


def test_it_holds_the_form_until_emptied(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        night(page, "23:00", "06:00", "8")
        page.click("#finish")
        page.click("#c-asleep")
        page.click("#continue")
        assert page.visible("#done")


def test_a_warning_is_a_hint_and_is_kept_for_staff(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        night(page, "20:00", "09:00", "8")
        assert page.text("#k-up") == LONG and page.text("#k-asleep") == ""
        assert page.run("() => document.querySelector('#k-up .wrong')") is None
        staff(page)
        assert page.text("#looks") == f"Look at this with the person: {LONG}"
        file = page.saved()[1]
        assert file["result"]["checks"] == ["long_night"]


def test_the_words_belong_to_their_control(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        described = page.run("() => document.querySelector('#n-bed').getAttribute('aria-describedby').split(' ')")
        assert "k-bed" in described


DESCRIBING = "() => [...document.querySelectorAll('[aria-describedby]')].flatMap((one) => one.getAttribute('aria-describedby').split(' '))"
HIDDEN = f"() => ({DESCRIBING})().filter((id) => document.getElementById(id).hidden)"


def test_what_is_hidden_describes_nothing(chromium: Chromium, form: Form) -> None:
    """A screen reader reads what aria-describedby names even where it is hidden: a hint that nothing is wrong with."""
    with chromium.page(form("the_week")) as page:
        assert page.run(HIDDEN) == []
        page.fill("#n-alcohol_week1", "99")
        assert "w-alcohol_week1" in page.run(DESCRIBING) and page.run(HIDDEN) == []
        page.fill("#n-alcohol_week1", "2")
        assert "w-alcohol_week1" not in page.run(DESCRIBING)


def test_scores_that_are_codes_and_bands_for_some(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week"), hash="#age=12") as page:
        night(page, "21:00", "07:00", "7")
        page.click("#finish")
        page.click("#continue")
        assert page.text("#shown-scores").startswith("Hours of sleep\n7.00, Short")
        staff(page, finish=False)
        page.click("#scores summary")
        assert "Kind of sleep\nUsual sleep" in page.text("#all-scores")
