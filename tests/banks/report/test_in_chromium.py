"""The report as Chromium lays it out: no words touch, it asks for nothing, is accessible, and fits phone and paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.banks.report import report
from tests.browser.chromium import Chromium
from tests.browser.conftest import chromium as chromium
from tests.chart.test_in_chromium import TOUCHING
from tests.tools import needs_browser

from .made import awkward, graded, long, supplements, yes_no

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BANKS = {"graded": graded, "yes_no": yes_no, "awkward": awkward, "long": long}
OPEN = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
DRAWN = "() => [...document.querySelectorAll('svg')].filter((one) => one.getBBox().width).length"


def written(folder: Path, bank: str) -> Path:
    content = BANKS[bank]()
    file = folder / "report.html"
    file.write_text(report(content, supplements(content)), encoding="utf-8")
    return file


@needs_browser
@pytest.mark.parametrize("bank", BANKS)
def test_no_words_touch_in_the_letters_of_a_browser(chromium: Chromium, tmp_path: Path, bank: str) -> None:
    file = written(tmp_path, bank)
    for width in (360, 1280):
        with chromium.page(file, width=width) as opened:
            assert opened.run(TOUCHING) == []
            assert opened.width() <= width


@needs_browser
@pytest.mark.parametrize("options", [{"width": 320}, {"width": 360, "dark": True}, {"width": 1280}], ids=str)
@pytest.mark.parametrize("bank", ["graded", "awkward"])
def test_it_asks_for_nothing_and_is_accessible(
    chromium: Chromium, tmp_path: Path, bank: str, options: dict[str, int]
) -> None:
    with chromium.page(written(tmp_path, bank), **options) as opened:
        opened.run(OPEN)
        assert opened.ask("findings") == []
        assert opened.width() <= options["width"]
        seen = opened.ask("seen")
        assert len(seen["requests"]) == 1 and not seen["faults"]


@needs_browser
def test_each_picture_is_shown_once_on_every_medium(chromium: Chromium, tmp_path: Path) -> None:
    file = written(tmp_path, "graded")
    for width in (360, 1280):
        with chromium.page(file, width=width) as opened:
            assert opened.run(DRAWN) == 9 + 2 + 24
            opened.ask("media", print=True)
            assert opened.run(DRAWN) == 9 + 2 + 24


@needs_browser
def test_in_the_dark_and_on_paper_its_colours_change(chromium: Chromium, tmp_path: Path) -> None:
    fill = "() => getComputedStyle(document.querySelector('svg.bank .title')).fill"
    with chromium.page(written(tmp_path, "yes_no"), width=1280, dark=True) as opened:
        assert opened.run(fill) == "rgb(236, 234, 228)"
        opened.ask("media", print=True)
        assert opened.run(fill) == "rgb(0, 0, 0)"
