"""What occasions cannot be: too long, without end, by themselves, twice."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.source import Source

REST = """
item a "A" answer number 0..10 points{at}
score total = a {{ higher worse }}
{change}
"""


def found(occasions: str, at: str = "", change: str = "") -> list[tuple[str, str]]:
    text = f'measure m "M"\noccasions {{ baseline "First"; {occasions}; end "Last" chosen by worker }}'
    source = Source("measure.rom", text + REST.format(at=f" at {at}" if at else "", change=change))
    report = Report()
    compile_source(source, report)
    return [(each.rule.name, source.text[each.span.start : each.span.end]) for each in report.findings]


@pytest.mark.parametrize(
    ("occasion", "wanted"),
    [
        ("again every 0 weeks until end", [("not-a-timing", "0")]),
        ("again every 5200 weeks until end", []),
        ("again every 5201 weeks until end", [("not-a-timing", "5201")]),
        ("again every 99999999999999999999 weeks until end", [("not-a-timing", "99999999999999999999")]),
        ("again every 6 weeks within 101 years until end", [("not-a-timing", "101")]),
        ("again every 6 weeks within 3 weeks until end", []),
        ("again every 6 weeks within 22 days until end", [("windows-overlap", "22 days")]),
        ("again every 2 months within 31 days until end", [("windows-overlap", "31 days")]),
        ("later 6 weeks after end within 6 weeks", []),
        ("later 6 weeks after end within 7 weeks", [("windows-overlap", "7 weeks")]),
        ("later 6 weeks after later", [("occasion-by-itself", "later")]),
        ("one 6 weeks after two; two 6 weeks after three; three 6 weeks after two", [("occasion-by-itself", "three")]),
        ("again every 6 weeks until again", [("occasion-by-itself", "again")]),
        ("seen looking back to seen with end", [("occasion-by-itself", "seen")]),
        ("seen looking back to baseline with seen", [("occasion-by-itself", "seen")]),
        ('baseline "Twice"', [("duplicate-id", "baseline")]),
        ('first "The first"', [("reserved-word", "first")]),
        ('previous "The one before"', [("reserved-word", "previous")]),
        ('last "The last"', [("reserved-word", "last")]),
    ],
)
def test_an_occasion(occasion: str, wanted: list[tuple[str, str]]) -> None:
    word, _, rest = occasion.partition(" ")
    occasion = (
        occasion
        if '"' in occasion
        else "; ".join(f'{part.split()[0]} "X" {part.split(" ", 1)[1]}' for part in f"{word} {rest}".split("; "))
    )
    assert [each for each in found(occasion) if each[0] != "occasion-never-ends"] == wanted


def test_what_is_named_twice() -> None:
    assert found("x chosen by worker".replace("x", 'x "X"', 1), at="baseline, end, baseline") == [
        ("occasion-twice", "baseline")
    ]


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        ("baseline to baseline", [("occasion-by-itself", "baseline")]),
        ("again to again", []),  # the first of them and the last
        ("end to end", []),  # the worker may choose it twice
        ("first to last", []),
        ("last to first", [("unknown-occasion", "last"), ("unknown-occasion", "first")]),
    ],
)
def test_a_change_needs_two_sittings(ends: str, wanted: list[tuple[str, str]]) -> None:
    assert found('again "X" every 6 weeks until end', change=f"change c of total from {ends}") == wanted


def test_a_change_has_a_name_of_its_own() -> None:
    lines = "change total of total from baseline to end"
    assert found('x "X" chosen by worker', change=lines) == [("duplicate-id", "total")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('item q "And {a}?" answer text', []),
        ('item q "And {b}?" answer text', ["quotes-nothing"]),
        ('item q "And?" { answer text; help "As {b}." }', ["quotes-nothing"]),
        ('note "As {b}."', ["quotes-nothing"]),
        ('note "As {a}."', []),
        ('block k "Of {b}" answer number 0..1 points { q "One" }', ["quotes-nothing"]),
        ('block k "Use" across w1 "{b}" answer number 0..1 points { q "One" }', ["quotes-nothing"]),
        ('rows k "Of {b}" 0..2 { q "One {q}" answer text }', ["quotes-nothing"]),
        ('rows k "Of {a}" 0..2 { g "G" answer text; q "{g}, {a}" answer text }', []),
        ('instructions "Think of {a}."', ["quotes-nothing"]),
        ('check c that a > 1 "But {a}" warning', ["quotes-nothing"]),
        ('item q "A set {1, 2} or {}?" answer text', []),
    ],
)
def test_what_a_text_quotes(text: str, names: list[str]) -> None:
    assert [name for name, _ in found('x "X" chosen by worker', change=text)] == names
