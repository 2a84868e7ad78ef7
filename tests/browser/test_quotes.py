"""Texts that quote what was written elsewhere: wherever people read them, and whatever was written."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import Form

HOSTILE = (
    "<b>bold</b>",
    "<img src=x onerror='window.__hit = 1'>",
    "“quoted” {name} {goal} $& ${name} </textarea>",
    "</script><script>window.__hit = 1</script>",
    "\u202eesrever &amp; &lt; \u2028",
)


def texts(page: Page) -> dict[str, str]:
    """What stands at each place that quotes, as people read it."""
    found = page.run(
        "() => ({"
        " note: document.querySelector('.loose .note').textContent,"
        " stem: document.querySelector('#s-plain').textContent,"
        " help: document.querySelector('#h-often').textContent,"
        " question: document.querySelector('#q-often').textContent,"
        " grid_stem: document.querySelector('#s-week').textContent,"
        " row: document.querySelector('.row-text').textContent,"
        " cell: document.querySelector('#q-hours_mon').textContent,"
        " column: document.querySelector('thead th').textContent,"
        " grid_help: document.querySelector('#h-hours').textContent,"
        " rows: document.querySelector('#s-goals').textContent,"
        " field_help: document.querySelector('#h-goals_r1_goal').textContent,"
        " field: document.querySelector('#q-goals_r1_progress').textContent })"
    )
    assert isinstance(found, dict)
    return found


def expected(name: str, marked: str, goal: str) -> dict[str, str]:
    return {
        "note": f"All that follows is about {marked}.",
        "stem": f"Over the last week, with {marked}:",
        "help": f"Count each time that you noticed {name}.",
        "question": f"How often was {marked} there?",
        "grid_stem": f"Each day with {marked}",
        "row": f"Hours with {name}",
        "cell": f"Hours with {name}: Monday: {name}",
        "column": f"Monday: {name}",
        "grid_help": f"Whole hours of {name}.",
        "rows": f"What would help with {marked}?",
        "field_help": f"It may have to do with {name}.",
        "field": f"How far with {goal}, and {name}?",
    }


def test_stems_notes_help_and_grids_quote_too(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("quoting"), width=1280) as page:
        assert texts(page) == expected("this", "this", "this")
        page.fill("#n-name", "the noise")
        page.fill("#n-goals_r1_goal", "Sleep")
        assert texts(page) == expected("the noise", "“the noise”", "“Sleep”")
        page.click("#c-name") if page.visible("#c-name") else page.fill("#n-name", "")
        assert texts(page) == expected("this", "this", "“Sleep”")
        assert page.ask("findings") == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_everywhere(chromium: Chromium, form: Form, words: str) -> None:
    with chromium.page(form("quoting")) as page:
        page.fill("#n-name", words)
        page.fill("#n-goals_r1_goal", words)
        once = " ".join(words.split())
        assert texts(page) == expected(once, f"“{once}”", f"“{once}”")
        assert page.run("() => window.__hit ?? document.querySelectorAll('.quoted *, form img').length") == 0
        assert page.seen()["faults"] == [] and len(page.seen()["requests"]) == 1


def test_without_script_a_quote_says_this(chromium: Chromium, form: Form) -> None:
    with chromium.page(form("quoting"), script=False) as page:
        assert page.text("#s-plain") == "Over the last week, with this:"
        assert "{" not in page.text("main")
