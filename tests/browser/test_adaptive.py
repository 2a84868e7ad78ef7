"""An adaptive test in the form: which question comes next, going back, leaving out, and what is saved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import romdsl
from romdsl.irt import plain
from romdsl.model.calibrated import rules_of
from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import HERE, SERVICE
from tests.browser.test_answering import staff
from tests.browser.test_finishing import score_again

SOURCE = HERE / "measures" / "day_to_day.rom"
NOW = "() => document.querySelector('.item.current')?.id.slice(2) ?? null"


def built(folder: Path, form: str) -> Path:
    checked = romdsl.load(SOURCE)
    romdsl.build(checked, folder, targets=["html"], service=SERVICE, options={"html": {"form": form}})
    return folder / "day_to_day" / "html" / "day_to_day.html"


@pytest.fixture(scope="module")
def adaptive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("adaptive"), "adaptive")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("drawn"), "drawn")


def now(page: Page) -> str | None:
    found = page.run(NOW)
    assert found is None or isinstance(found, str)
    return found


def answer(page: Page, code: str) -> None:
    page.choose(str(now(page)), code)
    page.click("#next-coping")


def run_through(page: Page, codes: dict[str, str | None]) -> list[str]:
    """Answers what is asked until the test ends; the items in the order in which they came."""
    came = []
    while (item := now(page)) is not None:
        came.append(item)
        code = codes[item]
        if code is not None:
            page.choose(item, code)
        page.click("#next-coping")
    return came


@pytest.mark.parametrize("which", ["adaptive", "drawn"])
def test_the_same_questions_and_score_as_the_arithmetic_gives(
    chromium: Chromium, adaptive: Path, drawn: Path, which: str
) -> None:
    measure = romdsl.load(SOURCE)
    found = measure.names.calibrated[which]
    cat = next(cat for cat in measure.measure.cats if cat.id == which)
    rules = rules_of(cat, found.metric, found.items)
    ids = [item.id for item in found.items]
    draws = random.Random(20260112)
    for _ in range(16):
        codes: dict[str, str | None] = {id: draws.choice(["0", "1", "2", "3", "3", "skip", None]) for id in ids}
        with chromium.page(adaptive if which == "adaptive" else drawn) as page:
            came = run_through(page, codes)
            staff(page)
            file = page.saved()[1]
        seed = file["tests"][0]["seed"]
        categories = {id: int(code) if code in ("0", "1", "2", "3") else None for id, code in codes.items()}
        given, estimate = plain.administered(
            found.tables,
            rules,
            lambda index, known=categories: known[ids[index]],
            seed,  # type: ignore[misc]
        )
        assert came == [ids[index] for index, _ in given] == file["tests"][0]["asked"]
        assert file["tests"][0]["ended"] in ("se", "drop", "items")
        assert file["tests"][0]["ended"] == plain.step(found.tables, rules, given, seed).ended
        assert file["answers"] == {id: _data(codes[id]) for id in came if codes[id] is not None}
        assert file["result"] == score_again(SOURCE, file)
        if sum(category is not None for _, category in given) >= 2:
            assert file["result"]["scores"]["coping_adaptive"]["value"] == found.of.metric.reported(estimate.theta)


def _data(code: str | None) -> object:
    return int(code) if code and code.isdigit() else code


def test_one_question_at_a_time_and_no_total(chromium: Chromium, adaptive: Path) -> None:
    with chromium.page(adaptive) as page:
        assert page.visible("#n-how") and not page.visible("#n-last") and not page.visible("#finish")
        assert page.text("#place-coping") == "Question 1, usually 3 to 6"
        assert page.text("#next-coping") == "Leave this one out"
        assert page.text(".lead").startswith("Usually 5 to 8 questions.")
        first = now(page)
        page.choose(str(first), "2")
        assert page.text("#next-coping") == "Next question"
        assert (
            page.run("() => [...document.querySelectorAll('.adaptive .item')].filter((one) => one.offsetParent).length")
            == 1
        )
        page.click("#next-coping")
        assert page.text("#place-coping") == "Question 2, usually 3 to 6"
        assert page.focused() == f"i-{now(page)}"
        answer(page, "0")
        answer(page, "0")
        assert page.text("#place-coping") == "Question 4, at most 6"


def test_the_rest_is_asked_when_the_test_has_ended(chromium: Chromium, adaptive: Path) -> None:
    with chromium.page(adaptive) as page:
        while now(page) is not None:
            answer(page, "1")
        assert page.text("#place-coping") == "That was the last of these questions."
        assert page.visible("#n-last") and page.visible("#finish") and not page.visible("#next-coping")
        page.click("#finish")
        assert not page.visible("#summary"), "what may stay blank is not asked for again"


def test_going_back_changes_what_comes_next_and_keeps_what_is_not_asked_out(chromium: Chromium, adaptive: Path) -> None:
    with chromium.page(adaptive) as page:
        first = str(now(page))
        answer(page, "0")
        low = str(now(page))
        answer(page, "0")
        while page.visible("#before-coping"):
            page.click("#before-coping")
        assert now(page) == first
        answer(page, "3")
        high = str(now(page))
        assert high != low, "somebody high is asked something else"
        while now(page) is not None:
            answer(page, "3")
        staff(page)
        file = page.saved()[1]
        asked = file["tests"][0]["asked"]
        assert list(file["answers"]) == sorted(file["answers"], key=list(file["answers"]).index)
        assert set(file["answers"]) == set(asked)
        assert file["result"] == score_again(SOURCE, file)
        page.click("#back-done")
        page.click("#back")
        for _ in range(len(asked)):
            page.click("#before-coping")
        answer(page, "0")
        assert now(page) == low and page.run(f"() => document.querySelector('[name=i-{low}]:checked').value") == "0"


def test_somebody_who_leaves_everything_out_comes_to_the_end(chromium: Chromium, adaptive: Path) -> None:
    with chromium.page(adaptive) as page:
        came = run_through(page, dict.fromkeys([f"c{n}" for n in range(1, 11)]))
        assert len(came) == 6
        staff(page)
        file = page.saved()[1]
        assert file["answers"] == {} and file["result"]["scores"]["coping_adaptive"]["missing"] == "insufficient"


def test_by_keyboard_alone(chromium: Chromium, adaptive: Path) -> None:
    with chromium.page(adaptive) as page:
        page.run("() => document.querySelector('#n-how').focus()")
        page.press("Tab")
        while (item := now(page)) is not None:
            assert page.focused() == f"i-{item}"
            page.press("Space", "Tab")
            while page.focused() != "next-coping":
                page.press("Tab")
            page.press("Enter")
        assert page.focused() == "place-coping"


def test_a_fixed_form_asks_its_items_in_its_order(chromium: Chromium, tmp_path: Path) -> None:
    with chromium.page(built(tmp_path, "short")) as page:
        shown = page.run("() => [...document.querySelectorAll('.item')].map((one) => one.id.slice(2))")
        assert shown == ["how", "c4", "c2", "c9", "last"]
        for item in ("c4", "c2", "c9"):
            page.choose(item, "2")
        staff(page)
        file = page.saved()[1]
        assert file["result"] == score_again(SOURCE, file) and "tests" not in file
        assert file["result"]["scores"]["coping_short"]["asked"] == ["c2", "c4", "c9"]


def test_a_form_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = romdsl.build(
        romdsl.load(SOURCE), tmp_path, targets=["html"], service=SERVICE, options={"html": {"form": "shrt"}}
    )
    assert found.has_errors and not found.files


def test_nothing_is_wrong_for_a_screen_reader_and_nothing_is_fetched(chromium: Chromium, adaptive: Path) -> None:
    with chromium.page(adaptive) as page:
        assert page.ask("findings") == []
        answer(page, "1")
        assert page.ask("findings") == []
        seen = page.seen()
        assert [request for request in seen["requests"] if not request.startswith("file:")] == []
        assert not seen["dialogs"] and not seen["faults"]
