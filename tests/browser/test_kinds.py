"""Tick-alls, times, dates, durations, grids, and what staff fill in before the questions."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import HERE, Form
from tests.browser.test_answering import answers, staff
from tests.browser.test_finishing import score_again

WEEK = HERE / "measures" / "the_week.rom"
TICKED = "() => [...document.querySelectorAll('[name=i-aids]:checked')].map((one) => one.value)"
NONE = '[name="i-aids"][data-none]'


def tick(page: Page, at: str) -> None:
    page.ask("check", at=at)


def test_every_new_kind_as_data_that_scores_the_same_again(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.fill("#n-age", "34")
        page.choose("sex", "female")
        page.fill("#n-seen", "2026-03-05")
        page.fill("#n-bed", "22:30")
        page.fill("#n-up", "07:00")
        page.fill("#n-asleep", "7")
        page.fill("#b-asleep", "30")
        page.choose("aids", "frame")
        page.choose("aids", "cane")
        page.fill("#n-helper", "My sister")
        page.fill("#n-moved", "2024-03-06")
        page.fill("#n-alcohol_week2", "3")
        page.choose("tired_evening", "1")
        staff(page)
        file = page.saved()[1]
    given = {
        "age": 34, "sex": "female", "seen": "2026-03-05", "bed": "22:30", "up": "07:00", "asleep": "7:30",
        "aids": ["cane", "frame"], "helper": "My sister", "moved": "2024-03-06", "alcohol_week2": 3, "tired_evening": 1,
    }  # fmt: skip
    assert file["answers"] == given
    assert file["result"] == score_again(WEEK, file)
    assert file["result"]["scores"]["hours"]["value"] == 7.5
    assert file["result"]["scores"]["sleep"]["value"] == "usual"
    assert file["result"]["scores"]["lived"]["value"] == 1, "6 March 2024 to 5 March 2026"


# --- tick all that apply -----------------------------------------------------------------------


def test_nothing_ticked_is_an_answer_and_a_blank_is_none(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.fill("#n-bed", "23:00")
        assert "aids" not in answers(page)
        page.click("#back-done")
        page.click("#back")
        tick(page, NONE)
        assert page.visible("#c-aids")
        assert answers(page)["aids"] == []
        page.click("#back-done")
        page.click("#back")
        page.click("#c-aids")
        assert page.run(TICKED) == [] and "aids" not in answers(page)


def test_what_stands_alone_unticks_the_others(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.choose("aids", "cane")
        page.choose("aids", "chair")
        assert page.run(TICKED) == ["cane", "chair"]
        page.choose("aids", "skip")
        assert page.run(TICKED) == ["skip"]
        tick(page, NONE)
        assert page.run(TICKED) == [""]
        page.choose("aids", "frame")
        assert page.run(TICKED) == ["frame"]
        assert page.visible("#i-helper") and page.text(".status") == "Question 5 added."


def test_a_tick_all_is_worked_by_keys(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.run("() => document.querySelector('[name=i-aids][value=cane]').focus()")
        page.press("Space", "Tab", "Space")
        assert page.run(TICKED) == ["cane", "frame"]
        page.press("Space")
        assert page.run(TICKED) == ["cane"]


# --- times, dates, durations -------------------------------------------------------------------


def test_half_a_time_is_said_and_not_taken(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.run("() => document.querySelector('#n-bed').focus()")
        page.type("10")
        page.run("() => document.querySelector('#n-up').focus()")
        assert page.text("#w-bed") == "Please check: hours and minutes are both needed."
        page.click("#finish")
        assert page.text("#summary-title") == "1 answer to check"
        page.fill("#n-bed", "22:10")
        assert not page.visible("#w-bed")


def test_a_year_has_four_digits(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.fill("#n-moved", "0026-01-12")
        assert page.text("#w-moved") == "Please check: day, month and all four digits of the year are needed."
        page.fill("#n-moved", "2026-01-12")
        assert not page.visible("#w-moved") and answers(page)["moved"] == "2026-01-12"


DURATIONS = [
    ("7", "30", "7:30"),
    ("7", "", "7:00"),
    ("", "45", "0:45"),
    ("0", "0", "0:00"),
    ("0", "90", "1:30"),
    (" 08 ", "5", "8:05"),
    ("9999", "59", "9999:59"),
]


@pytest.mark.parametrize(("hours", "minutes", "value"), DURATIONS)
def test_hours_and_minutes_as_people_write_them(
    chromium: Chromium, form: Form, hours: str, minutes: str, value: str
) -> None:
    with chromium.page(form("the_week")) as page:
        page.fill("#n-asleep", hours)
        page.fill("#b-asleep", minutes)
        assert not page.visible("#w-asleep")
        assert answers(page)["asleep"] == value


@pytest.mark.parametrize(("hours", "minutes"), [("7.5", ""), ("seven", ""), ("7", "half"), ("-1", "0"), ("9999", "60")])
def test_hours_and_minutes_that_cannot_be(chromium: Chromium, form: Form, hours: str, minutes: str) -> None:
    with chromium.page(form("the_week")) as page:
        page.fill("#n-asleep", hours)
        page.fill("#b-asleep", minutes)
        assert page.text("#w-asleep") == "Please check: whole hours and whole minutes."
        assert "asleep" not in answers(page)


# --- what staff fill in ------------------------------------------------------------------------


def test_what_staff_fill_in_stands_first_and_is_not_counted(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        assert page.text("#contexts-title") == "To be filled in by staff"
        assert page.box(".contexts")["bottom"] < page.box(".lead")["top"]
        assert page.text(".lead").startswith("10 to 12 questions.")
        page.fill("#n-age", "34")
        assert page.text("#progress") == ""
        page.fill("#n-bed", "22:30")
        assert page.text("#progress") == "1 of 10 answered"
        staff(page)
        assert page.text("#blank-contexts p") == "Not filled in by staff: Sex, Date of this meeting."
        page.click("#fill-in")
        assert page.visible("#form") and page.focused() == "i-sex"


def test_the_address_fills_in_what_staff_would(chromium: Chromium, form: Form) -> None:
    ready = "#person=A12&date=2026-01-12&age=14&sex=male&seen_on=2026-01-12"
    with chromium.page(form("the_week"), hash=ready) as page:
        assert page.visible("#i-school"), "who is 14 is asked about school"
        page.fill("#n-bed", "22:30")
        assert answers(page) == {"age": 14, "sex": "male", "seen": "2026-01-12", "bed": "22:30"}
        page.click("#wipe-staff .ask")
        page.click("#wipe-staff .yes")
        assert page.run("() => document.querySelector('#n-age').value") == ""
        assert not page.visible("#i-school")


def test_an_address_with_what_cannot_be_is_told(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week"), hash="#age=140&sex=no_such&seen=soon") as page:
        assert page.text("#w-age") == "Please check: a whole number, 4 to 99."
        page.fill("#n-bed", "22:30")
        page.click("#finish")
        assert "Please check: Age" in page.text("#summary-list")
        assert page.text("#go-back") == "Go back to “Age”"


def test_a_question_comes_and_goes_with_what_staff_fill_in(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.fill("#n-age", "34")
        assert not page.visible("#i-school")
        page.fill("#n-age", "12")
        assert page.visible("#i-school") and page.text(".status") == "Question 6 added."


# --- grids -------------------------------------------------------------------------------------


def test_each_cell_is_named_by_row_and_column(chromium: Chromium, form: Form) -> None:
    names = "() => [...document.querySelectorAll('.grid [type=text]')].map((one) => one.labels[0].textContent.trim())"
    with chromium.page(form("the_week")) as page:
        assert page.run(names)[:5] == [
            "Alcohol: Week 1",
            "Alcohol: Week 2",
            "Alcohol: Week 3",
            "Alcohol: Week 4",
            "Tobacco: Week 1",
        ]
        groups = page.ask("groups")
        assert ["Never", "I felt calm: Mornings"] in groups and ["Every day", "I was tired: Evenings"] in groups


@pytest.mark.parametrize(("width", "beside"), [(360, False), (767, False), (768, True), (1280, True)])
def test_a_grid_is_cards_on_a_phone_and_a_table_where_there_is_room(
    chromium: Chromium, form: Form, width: int, beside: bool
) -> None:
    with chromium.page(form("the_week"), width=width) as page:
        tops = page.run(
            "() => [1, 2, 3, 4].map((n) => document.querySelector(`#n-alcohol_week${n}`).getBoundingClientRect().top)"
        )
        assert (len(set(tops)) == 1) == beside
        roles = page.run("() => [...document.querySelectorAll('.grid tr')].map((one) => one.getAttribute('role'))")
        assert set(roles) == {"row"}


def test_a_row_of_a_grid_is_one_question(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        for week in (1, 2, 3):
            page.fill(f"#n-alcohol_week{week}", "2")
        assert page.text("#progress") == "", "a cell of the first row is blank"
        page.fill("#n-alcohol_week4", "0")
        assert page.text("#progress") == "1 of 10 answered"
        page.fill("#n-tobacco_week1", "0")
        page.click("#finish")
        lines = page.run("() => [...document.querySelectorAll('#summary-list li')].map((li) => li.textContent)")
        assert page.text("#summary-title") == "8 questions are not answered", "the date of moving may stay blank"
        assert lines[3] == "4. What did you use to get about?" and "Tobacco" in lines[4]
        page.fill("#n-tobacco_week2", "1")
        page.fill("#n-tobacco_week3", "1")
        lines = page.run("() => [...document.querySelectorAll('#summary-list li')].map((li) => li.textContent)")
        assert lines[4] == "7. Tobacco: Week 4"


def test_a_number_that_cannot_be_is_told_in_its_cell(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week"), width=1280) as page:
        page.fill("#n-other_week3", "9")
        assert page.text("#w-other_week3") == "Please check: a whole number, 0 to 7."
        assert page.width() == 1280


# --- paper -------------------------------------------------------------------------------------


def test_on_paper_there_is_room_to_write(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("the_week")) as page:
        page.ask("media", print=True)
        page.run("() => dispatchEvent(new Event('beforeprint'))")
        printed = page.run("() => document.body.innerText")
        for words in ("To be filled in by staff", "hh : mm", "dd / mm / yyyy", "Week 4", "None of these", "tick all"):
            assert words in printed, words
        page.ask("media", print=False)
        page.fill("#n-moved", "2026-01-12")
        page.fill("#n-bed", "22:30")
        page.choose("aids", "cane")
        page.ask("media", print=True)
        assert page.text("#i-moved .written") == "12 January 2026" and page.text("#i-bed .written") == "22:30"
        assert not page.visible("#i-moved .slots")
        assert page.pages() <= 2
