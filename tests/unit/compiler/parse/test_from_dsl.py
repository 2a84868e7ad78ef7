"""Where statements of `.rom` end, where they go on, and what is made of braces and quotes that are left open."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.model.measure import Item, Measure
from romdsl.source import Source

WORDS = {
    "when": "when first is yes",
    "otherwise": 'otherwise "1"',
    "required": "required",
    "help": 'help "H"',
    "label": 'label "L"',
    "column": 'column "C"',
    "risk": "risk danger",
    "concept": 'concept loinc "1-8"',
    "scores": "scores 0, -20",
    "scale": "scale agree",
}


def measure_of(text: str) -> tuple[Measure, list[tuple[str, int, int]]]:
    report = Report()
    measure = read(Source("m.rom", text), report)
    assert measure is not None
    return measure, [(f.rule.name, f.span.line, f.span.column) for f in report.findings]


def item_with(order: tuple[str, ...], id: str, inside: bool) -> Item:
    lines = "\n".join(f"  {WORDS[word]}" for word in order)
    item = (
        f'item {id} "T" {{\n{lines}\n}}\n' if inside else f'item {id} "T" {" ".join(WORDS[word] for word in order)}\n'
    )
    measure, found = measure_of(f'measure m "M"\nscale agree {{ 0 "N"; 1 "Y" }}\nitem first "F" answer yes no\n{item}')
    assert found == []
    return measure.items[1]


def test_each_item_word_on_its_own_line_in_every_order() -> None:
    """Whether a line goes on depends on it and the next alone: each pair, and some orders of all."""
    whole = item_with(tuple(WORDS), "q", True)
    assert whole.when and whole.otherwise and whole.presence and whole.help and whole.label and whole.column
    assert whole.risk and whole.concepts and whole.answer.scores  # type: ignore[union-attr]
    for pair in permutations(WORDS, 2):
        item = item_with(pair, "q", True)
        assert item == item_with(pair[::-1], "q", True) == item_with(pair, "q", False)
    for seed in range(40):
        order = random.Random(seed).sample(list(WORDS), len(WORDS))
        assert item_with(tuple(order), "q", True) == whole == item_with(tuple(order), "q", False)


@pytest.mark.parametrize(
    "id", ["end", "bands", "score", "time", "help", "no", "yes", "item", "source", "label", "step"]
)
def test_words_may_be_ids(id: str) -> None:
    text = (
        f'measure m "M"\nscale s {{ 0 "N"; 1 "Y" }}\nblock b "B" scale s {{\n  {id} "T" help "H"\n}}\n'
        f'item after "A" answer text {{ when {id} >= 1 and not {id} = 2 help "H" }}\n'
        f'score t = sum({id}) {{ missing none }}\ncase "c" {{ {id} = 1; gives t 1 }}\n'
    )
    measure, found = measure_of(text)
    assert found == []
    assert [item.id for item in measure.items] == [id, "after"]
    assert measure.items[1].help is not None and measure.items[1].when is not None
    assert len(measure.cases[0].given) == 1


@pytest.mark.parametrize(
    "formula",
    [
        "a +\n b",
        "sum(a,\n\n b missing none)",
        "if a > 1\n then a\n else b",
        "a\n\n # between\n",
        "a and\n b\n or c",
        "not\n a",
    ],
)
def test_a_statement_goes_on(formula: str) -> None:
    measure, found = measure_of(f'measure m "M"\nlet x = {formula}\nlet y = 1\n')
    assert [name for name, _, _ in found if name != "and-beside-or"] == []
    assert [let.id for let in measure.lets] == ["x", "y"]


def test_an_open_brace_is_closed_by_the_next_thing_at_the_left_edge() -> None:
    measure, found = measure_of(
        'measure m "M"\nscale s {\n  0 "N"\nblock b "B" scale s {\n  q1 "One"\n  q2 "Two" {\n    help "H"\n'
        "score t = sum(b) { missing none }\n"
    )
    assert found == [("open-brace", 2, 9), ("open-brace", 4, 21), ("open-brace", 6, 12)]
    assert [item.id for item in measure.items] == ["q1", "q2"] and len(measure.scores) == 1


def test_braces_that_are_whole_are_never_closed_early() -> None:
    """Inside whole braces even a noun at the left edge is what it is."""
    measure, found = measure_of('measure m "M"\nscale s { 0 "N" }\nitem q "Q" {\nscale s\n}\n')
    assert found == [] and measure.items[0].answer.scale is not None  # type: ignore[union-attr]


def test_an_open_quote_ends_at_its_line_and_leaves_the_brace() -> None:
    measure, found = measure_of(
        'measure m "M\nscale s { 0 "N"; 1 "Y }\nblock b "B {\n  q1 "One"\n}\nitem last "L" answer text\n'
    )
    assert [place for place in found if place[0] == "open-quote"] == [
        ("open-quote", 1, 11),
        ("open-quote", 2, 20),
        ("open-quote", 3, 9),
    ]
    assert measure.title.value == "M"
    assert [option.text.value for option in measure.scales[0].options] == ["N", "Y"]
    assert [item.id for item in measure.items] == ["q1", "last"]


def test_a_word_counts_only_where_an_operand_is_not_expected() -> None:
    measure, found = measure_of(
        'measure m "M"\nitem help "H" answer yes no\nitem q "Q" answer text when help is yes and not help is no help "Me"\n'
    )
    assert found == []
    assert measure.items[1].help is not None and measure.items[1].help.value == "Me"


def test_paragraphs() -> None:
    measure, found = measure_of(
        'measure m "M"\nitem q """\n    One \\"quoted\\".\n\n      Further in.\n  """ answer text\nitem r """Short""" answer text\n'
    )
    assert found == []
    assert [item.text.value for item in measure.items] == ['One "quoted".\n\n  Further in.', "Short"]
