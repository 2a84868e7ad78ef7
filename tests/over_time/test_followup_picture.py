"""The picture of follow-up rates: well formed whatever stands in a name, all figures in words, no words that touch."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.feedback import followed_up
from romdsl.chart import NARROW, WIDE
from romdsl.chart.followup import picture
from romdsl.over_time.followup import Rate, coverage

from ..browser.chromium import Chromium
from ..browser.conftest import chromium as chromium
from ..chart.test_in_chromium import TOUCHING, shown
from ..tools import needs_browser

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "</text><script>alert(1)</script>",
    "&lt;&amp;]]><!-- --",
    "\"' onload='x",
    "\x00\x08\x1b\ud800 end",
    "\u202etxet\u2066",
    "x" * 5000,
    "",
]


def drawn(found: list[Rate], width: int = WIDE) -> ElementTree.Element:
    return ElementTree.fromstring(picture(found, coverage(found[0]), width))


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_the_picture(name: str, width: int) -> None:
    found = [Rate("all", "", 20, 20, 9, 1, 10), Rate(name, name, 20, 20, 9, 1, 10), Rate(name, "G1")]
    whole = drawn(found, width)
    assert {each.tag.removeprefix(SVG) for each in whole.iter()} <= {
        "svg", "title", "desc", "style", "rect", "line", "circle", "text",
    }  # fmt: skip
    assert not any(key.startswith("on") or key == "href" for each in whole.iter() for key in each.attrib)
    assert len(whole.findall(f"{SVG}circle")) == 2


def test_a_mark_stands_at_its_rate_between_the_ends_of_its_interval() -> None:
    """5 of 20 lies at the line of 25 %; Wilson's interval is 11.2 to 46.9 %."""
    whole = drawn([Rate("all", "", 20, 20, 5, 0, 5)])
    ticks = [float(each.attrib["x1"]) for each in whole.findall(f"{SVG}line[@class='edge']")]
    [mark], [way] = whole.findall(f"{SVG}circle"), whole.findall(f"{SVG}line[@class='way']")
    assert float(mark.attrib["cx"]) == pytest.approx(ticks[1], abs=0.1)
    ends = [(float(way.attrib[end]) - ticks[0]) / (ticks[-1] - ticks[0]) for end in ("x1", "x2")]
    assert ends == pytest.approx([0.112, 0.469], abs=0.001)


def test_all_figures_are_said_in_words() -> None:
    said = drawn(followed_up()).findtext(f"{SVG}desc", "")
    assert "Everybody: 62 of 313 (19.8 %, 95 % interval 15.8 to 24.6 %)." in said
    assert "C7: no window has closed." in said and "G1: not shown: too few people." in said
    assert said.endswith("Reported change covers 20.9 % of those who began (71 of 340).")


@needs_browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_words_touch(chromium: Chromium, tmp_path: Path, width: int) -> None:
    wide = Rate("worker", "W" * 40, 1_000_000, 123_456, 123_456, 0, 123_456)
    found = [*followed_up(), wide]
    with chromium.page(shown(tmp_path, [picture(found, coverage(found[0]), width)]), width=width) as opened:
        assert opened.run(TOUCHING) == []
