"""What is said of words that are misspelt, out of place, twice, or not taken yet; in both spellings alike."""

from __future__ import annotations

import pytest

from romdsl.compiler import read
from romdsl.compiler.build.words import PLACES
from romdsl.diagnostics import Finding, Report
from romdsl.model.expression import And
from romdsl.model.measure import Choice
from romdsl.source import Source


def findings_of(text: str, spelling: str) -> tuple[Finding, ...]:
    report = Report()
    read(Source(f"m.{spelling}", text), report)
    return report.findings


@pytest.mark.parametrize(
    ("rom", "yaml", "rule", "help"),
    [
        ("titel \"x\"", "titel: x", "unknown-word", ""),
        ("statsu draft", "statsu: draft", "unknown-word", "did you mean status?"),
        ("itme q \"Q\"", "itme q: Q", "unknown-word", "did you mean item?"),
        ("missing none", "missing: none", "word-out-of-place", "it stands in a let or a score"),
        ("bands { }", "bands:\n  0..1: a", "word-out-of-place", "it stands in a score"),
        ("translation b { }", "translation b:\n  a: b", "word-comes-later", "leave it out for now"),
        ("status liv", "status: liv", "not-among", "did you mean live?"),
    ],
)  # fmt: skip
def test_a_word_at_the_left_edge(rom: str, yaml: str, rule: str, help: str) -> None:
    for text, spelling in ((f'measure m "M"\n{rom}\n', "rom"), (f"measure m: M\n{yaml}\n", "yaml")):
        (finding,) = findings_of(text, spelling)
        assert finding.rule.name == rule and finding.span.line == 2
        assert help in finding.help


def test_every_later_word_is_named_as_later() -> None:
    for word in sorted(PLACES["measure"].later):
        for text, spelling in ((f'measure m "M"\n{word} x\n', "rom"), (f"measure m: M\n{word} x:\n  a: b\n", "yaml")):
            assert [finding.rule.name for finding in findings_of(text, spelling)] == ["word-comes-later"]
    for word in sorted(PLACES["item"].later):
        (finding,) = findings_of(f'measure m "M"\nitem q "Q" answer text {word}\n', "rom")
        assert finding.rule.name == "word-comes-later"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('item a "A" answer text requierd help "H"', [("unknown-word", 2, 24)]),
        ('item a "A" answer text "more"', [("text-out-of-place", 2, 24)]),
        ("item a Some words here answer text", [("text-without-quotes", 2, 8)]),
        ('item a "A" help Some words', [("text-without-quotes", 2, 17)]),
        ('item a "A" answer text { required; optional }', [("word-twice", 2, 36)]),
        ('item a "A" { help "x"; help "y"; answer text }', [("word-twice", 2, 24)]),
        ('item a "A" scale s answer text', [("word-twice", 2, 20)]),
        ('score t = 1 missing none { round 0 }', [("word-out-of-place", 2, 13)]),
        ('alert x "text" when 1 = 1 { }', [("text-out-of-place", 2, 9)]),
        ('version 1.0.0\nversion 1.0.0', [("word-twice", 3, 1)]),
        ('case "c" { q1 = 1; q1 = 2; gives t 1 }', [("answer-twice", 2, 20)]),
        ('item 1a "A" answer text', [("not-an-id", 2, 6)]),
        ('item not "A" answer text', [("reserved-word", 2, 6)]),
    ],
)  # fmt: skip
def test_a_word_on_a_line(text: str, places: list[tuple[str, int, int]]) -> None:
    found = findings_of(f'measure m "M"\n{text}\n', "rom")
    assert [(f.rule.name, f.span.line, f.span.column) for f in found] == places


def test_items_take_over_what_their_block_says() -> None:
    report = Report()
    measure = read(
        Source(
            "m.rom",
            'measure m "M"\nscale s { 0 "N"; 1 "Y"; x "Z" as unknown }\nitem f "F" scale s\n'
            'block b "B" scale s when f = 1 otherwise 0 required {\n  q1 "One"\n'
            '  q2 "Two" { when q1 = 1; otherwise left out; optional; scores 1, 5 }\n  q3 "Three" answer yes no\n}\n',
        ),
        report,
    )
    assert measure is not None and not report.findings
    first, one, two, three = measure.items
    assert isinstance(first.answer, Choice) and isinstance(one.answer, Choice) and isinstance(two.answer, Choice)
    assert one.answer.options is first.answer.options
    assert one.when == measure.blocks[0].when and isinstance(two.when, And) and len(two.when.parts) == 2
    assert one.otherwise is not None and one.otherwise.value == 0
    assert two.otherwise is not None and two.otherwise.kind == "left_out"
    assert one.presence is not None and one.presence.value == "required"
    assert two.presence is not None and two.presence.value == "optional"
    assert [option.score for option in two.answer.options] == [1, 5, None]
    assert type(three.answer).__name__ == "YesNo"


def test_a_scale_that_does_not_exist_keeps_its_name() -> None:
    report = Report()
    measure = read(Source("m.rom", 'measure m "M"\nitem q "Q" scale freqq\n'), report)
    assert measure is not None
    answer = measure.items[0].answer
    assert isinstance(answer, Choice) and answer.options == () and answer.scale is not None
    assert (answer.scale.value, answer.scale.span.column) == ("freqq", 18)
