"""Texts that try to break out of where they stand: the page is opened, and they are read back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.emit.target import Service
from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import build_form

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(2)>",
    "<!--<script>",
    "\"'><svg onload=alert(3)>",
    "{{ 7 * 7 }} {% raw %} {# #}",
    "${alert(4)} `x` \\u003c \\",
    "</textarea></noscript></title><h1>x",
    "&lt; &amp;lt; &#60; &",
    "javascript:alert(5) url(https://example.org/x) @import 'x'",
    "]]> --> */ \\*/ \u00a0é 漢 🙂",
]


def written(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def measure_of(text: str) -> str:
    """A measure with one text in every place that takes words."""
    t = written(text)
    return f"""romdsl 1
measure hostile {t}
version 0.1.0
status draft
language en
recall {t}
instructions {t}
source {t}
citation {t}
licence {{ holder {t}; terms {t}; credit {t} }}
scale ways {{ 0 {t}; 1 {t}; away {t} as declined }}
context ground {t} scale ways help {t}
note {t}
block things {t} scale ways {{
  q1 {t} help {t}
  q2 {t}
}}
item labelled {t} scale ways label {t}
item truth {t} answer yes no
item number {t} answer number 0..9 {t}
item line {t} answer slider 0..10 from {t} to {t}
item words {t} answer text help {t}
item hidden {t} scale ways when truth
item ticks {t} scale ways several help {t}
item bed {t} answer time
item day {t} answer date
item slept {t} answer duration help {t}
block cells {t} across one {t}, two {t} answer number 0..9 {t} {{
  row {t} help {t}
}}
check known that q1 <= slept {t} warning
score total {t} = sum(things) {{ missing none; higher worse; unit {t}; shown; bands {{ 0 none {t}; 1..2 some {t} }} }}
alert danger when q1 >= 1 {{ severity high; staff {t}; respondent {t}; contacts here }}
contacts here {{ {t}; {t} }}
"""


def texts_of(page: Page, at: str) -> list[str]:
    found = page.run("at => [...document.querySelectorAll(at)].map((one) => one.textContent)", at)
    assert isinstance(found, list)
    return found


PLACES = (
    ".service span",
    ".stem",
    ".q",
    ".help:not(#staff *, .hint-of-grid)",
    ".note:not(#no-script)",
    ".instructions",
    ".grid :is(thead th, .row-text)",
    "#help h2",
    "#help li",
    ".ends span",
)


OWN_WORDS = ("Choose all that apply.",)


def read_back(page: Page, text: str) -> None:
    """Every place of the page holds just the text."""
    for at in PLACES:
        found = texts_of(page, at)
        assert found and set(found) <= {text, *OWN_WORDS, f"{text}: {text}"}, at
        assert text in found, at
    assert set(texts_of(page, ".options label span")) == {text, "Yes", "No", "None of these"}
    assert set(texts_of(page, ".unit")) == {text} and texts_of(page, "#i-labelled .n") == [text]
    assert texts_of(page, "title") == [text]
    assert texts_of(page, "h1")[0] == text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_text_stays_a_text(chromium: Chromium, tmp_path: Path, text: str) -> None:
    source = tmp_path / "hostile.rom"
    source.write_text(measure_of(text), encoding="utf-8")
    service = Service(text, None, {"here": (text,)}, None)
    with chromium.page(build_form(source, tmp_path, service), hash=f"#person={text}&occasion={text}") as page:
        read_back(page, text)
        page.choose("q1", "1")
        page.choose("q2", "1")
        page.choose("truth", "yes")
        page.fill("#n-words", text)
        page.fill("#n-slept", "0")
        assert texts_of(page, ".hint") == [text]
        assert texts_of(page, ".hint-of-grid")[0][1:] == f"{text}, 0 to 9."[1:]
        page.click("#finish")
        page.click("#continue")
        assert f"2 {text}, {text}" in texts_of(page, "#shown-scores dd")[0]
        page.click("#to-staff")
        banner = texts_of(page, "#alerts .banner p")
        assert banner[1] == text and banner[2] == f"Question 1 was answered “{text}”."
        page.fill("#person", text)
        name, file = page.saved()
        assert file["answers"]["words"] == text
        assert file["person"] == text and "/" not in name and "<" not in name
        assert page.pages() >= 1
        seen = page.seen()
        assert seen["dialogs"] == [] and seen["faults"] == []
        assert len(seen["requests"]) == 1
        assert page.run("() => document.querySelectorAll('script, style, svg, img, iframe').length") == 2
