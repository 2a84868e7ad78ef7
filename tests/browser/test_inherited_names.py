"""Items that are called as something that every JavaScript object has: not answered until somebody answers."""

from __future__ import annotations

from pathlib import Path

from tests.browser.chromium import Chromium
from tests.browser.conftest import build_form
from tests.browser.test_answering import staff
from tests.browser.test_finishing import score_again

MEASURE = """measure names "Names"
version 1.0.0
language en
scale often { 0 "Never"; 1 "Sometimes"; 2 "Often" }
block week "The last week" scale often { constructor "A"; toString "B"; hasOwnProperty "C" }
score total = sum(week) { missing at most 2, ignore; higher worse }
"""


def test_a_blank_one_is_blank_and_an_answered_one_counts(chromium: Chromium, tmp_path: Path) -> None:
    source = tmp_path / "names.rom"
    source.write_text(MEASURE, encoding="utf-8")
    with chromium.page(build_form(str(source), tmp_path)) as page:
        page.choose("toString", "2")
        assert page.text("#progress-end") == "1 of 3 questions answered."
        staff(page)
        file = page.saved()[1]
    assert file["answers"] == {"toString": 2}
    assert file["result"] == score_again(source, file) and file["result"]["scores"]["total"]["value"] == 2
