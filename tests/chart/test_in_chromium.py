"""The pictures as Chromium lays them out: no words touch, none leave the picture; the page asks for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from bench.feedback import drawn, goals, scripted, total, with_versions
from romdsl.chart import NARROW, WIDE, Band, Cutoff, Point, Series, page, picture
from tests.browser.chromium import Chromium
from tests.tools import needs_browser

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TOUCHING = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const boxes = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBBox()]);
    const view = svg.viewBox.baseVal;
    boxes.forEach(([words, box], at) => {
      if (box.x < 0 || box.y < 0 || box.x + box.width > view.width || box.y + box.height > view.height) {
        found.push(`outside: ${words}`);
      }
      for (const [other, next] of boxes.slice(at + 1)) {
        const wide = Math.min(box.x + box.width, next.x + next.width) - Math.max(box.x, next.x);
        const high = Math.min(box.y + box.height, next.y + next.height) - Math.max(box.y, next.y);
        if (wide > 0.5 && high > 0.5) found.push(`${words} / ${other}`);
      }
    });
  }
  return found;
}"""
MARKS_UNDER_WORDS = """() => {
  const rest = (svg, at) => [...svg.querySelectorAll(at)].map((one) => one.getBBox());
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const marks = rest(svg, "circle.point, circle.hollow, polygon.hollow");
    for (const one of svg.querySelectorAll("text")) {
      const box = one.getBBox();
      for (const mark of marks) {
        if (box.x < mark.x + mark.width && mark.x < box.x + box.width
          && box.y + 3 < mark.y + mark.height && mark.y < box.y + box.height - 3) found.push(one.textContent);
      }
    }
  }
  return found;
}"""


def shown(folder: Path, pictures: list[str]) -> Path:
    file = folder / "pictures.html"
    style = "<style>body{margin:0}svg{display:block}</style>"
    file.write_text(f"<!doctype html><meta charset=utf-8>{style}{''.join(pictures)}", encoding="utf-8")
    return file


@needs_browser
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_words_touch(chromium: Chromium, tmp_path: Path, width: int) -> None:
    file = shown(tmp_path, [drawn(one, width) for one in scripted().values()])
    with chromium.page(file, width=width) as opened:
        assert opened.run(TOUCHING) == []
        assert opened.run(MARKS_UNDER_WORDS) == []


def chance_series(chance: Random) -> Series:
    """A series of any shape: many or few points, days that fall together, words of all lengths, narrow bands."""
    high = chance.choice([3, 10, 27, 100, 1000])
    decimals = chance.choice([0, 0, 1, 2])
    day, points, version = date(2025, 11, 3), [], 1
    for place in range(chance.choice([1, 2, 3, 5, 12, 24])):
        day += timedelta(days=chance.choice([0, 1, 7, 42, 200]))
        version += chance.random() < 0.15
        value = None if chance.random() < 0.2 else Fraction(chance.randint(0, high * 10**decimals), 10**decimals)
        title = chance.choice(
            ["First visit", f"Review {place}", "Wwwwwwwwwwwwwwwwwwwww", "A visit because something had happened"]
        )
        points.append(
            Point(day, title, value, reason=chance.choice(["not answered", "no figures for comparison"]), version=f"{version}.0.0")
        )  # fmt: skip
    edges = sorted(chance.sample(range(1, high), min(chance.choice([0, 1, 2, 6]), high - 1)))
    starts = [0, *edges] if edges else []
    names = ["Mild", "Moderately severe", "Needs attention without any delay at all", "Ok"]
    bands = tuple(
        Band(chance.choice(names), Fraction(low), Fraction(end), high_open=end != high)
        for low, end in zip(starts, [*edges, high], strict=False)
    )
    title = " ".join(
        chance.choice(["How", "everyday", "things", "Selbstständigkeitseinschätzung"])
        for _ in range(chance.randint(1, 14))
    )
    return Series(
        "score", title, chance.choice(["better", "worse", None]), Fraction(0), Fraction(high), tuple(points), decimals,
        Fraction(1, 10**decimals), "points", bands, (Cutoff(Fraction(high // 2)),) * chance.randint(0, 1),
        chance.choice([None, Fraction(high, 4)]),
    )  # fmt: skip


@needs_browser
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_words_touch_whatever_comes(chromium: Chromium, tmp_path: Path, width: int) -> None:
    chance = Random(20260112)
    pictures = [picture(chance_series(chance), width, f"p{place}") for place in range(120)]
    with chromium.page(shown(tmp_path, pictures), width=width) as opened:
        assert opened.run(TOUCHING) == []


@needs_browser
@pytest.mark.parametrize("options", [{"width": 320}, {"width": 360, "dark": True}, {"width": 1280}], ids=str)
def test_the_page_asks_for_nothing_and_is_accessible(
    chromium: Chromium, tmp_path: Path, options: dict[str, int]
) -> None:
    long = replace(total(18, 9), title="Selbstständigkeitseinschätzung " * 6)
    file = tmp_path / "page.html"
    file.write_text(page("How things have been", [total(18, None, 9), with_versions(total(9, 8), 1), long], [goals()]))
    with chromium.page(file, **options) as opened:
        opened.run("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert opened.ask("findings") == []
        assert opened.width() <= options["width"]
        seen = opened.ask("seen")
        assert len(seen["requests"]) == 1 and not seen["faults"]
        drawn = opened.run("() => [...document.querySelectorAll('svg')].filter((one) => one.getBBox().width).length")
        assert drawn == 4  # each in one width alone
        rows = opened.run("() => [...document.querySelectorAll('tbody tr')].map((one) => one.innerText)")
        assert len(rows) == 3 + 2 + 2 + 15 and "none: not enough answers" in rows[1]


@needs_browser
def test_dark_and_paper_change_the_colours(chromium: Chromium, tmp_path: Path) -> None:
    file = shown(tmp_path, [picture(total(18, 9))])
    fill = "() => getComputedStyle(document.querySelector('.title')).fill"
    with chromium.page(file, width=720, dark=True) as opened:
        assert opened.run(fill) == "rgb(236, 234, 228)"
        opened.ask("media", print=True)
        assert opened.run(fill) == "rgb(0, 0, 0)"
    with chromium.page(file, width=720) as opened:
        assert opened.run(fill) == "rgb(31, 38, 41)"
