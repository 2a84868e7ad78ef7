"""Tick-alls, contexts, grids, checks, and what holds for some people alone; both spellings say the same."""

from __future__ import annotations

import pytest

from romdsl.compiler import read, write
from romdsl.diagnostics import Report
from romdsl.model.expression import And, Comparison, Is, Name
from romdsl.model.measure import Cell, Choice, Column, Expected, Item, Measure, Note
from romdsl.model.names import Names
from romdsl.source import Source

AIDS = 'scale aids { cane "Cane"; frame "Frame" }\n'


def measure_of(text: str) -> Measure:
    """The measure of a text in `.rom`, which its YAML says too."""
    rom, yaml = Report(), Report()
    source = Source("m.rom", 'measure m "M"\n' + text)
    measure = read(source, rom)
    assert measure is not None and rom.findings == (), [finding.message for finding in rom.findings]
    assert read(Source("m.yaml", write.to_yaml(source)), yaml) == measure and yaml.findings == ()
    return measure


def found_in(text: str, spelling: str = "rom") -> list[tuple[str, int, int]]:
    report = Report()
    read(Source(f"m.{spelling}", text), report)
    return [(finding.rule.name, finding.span.line, finding.span.column) for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        'item a "A" scale aids several',
        'item a "A" several scale aids { help "H" }',
        'item a "A" { several; scale aids }',
        'item a "A" several scale { cane "Cane"; frame "Frame" }',
        'block b "B" scale aids { a "A" several }',
        'block b "B" several scale aids { a "A" }',
    ],
)
def test_a_tick_all(text: str) -> None:
    (item,) = measure_of(AIDS + text).items
    assert isinstance(item.answer, Choice) and item.answer.several
    assert [option.code for option in item.answer.options] == ["cane", "frame"]


def test_an_item_of_a_tick_all_block_may_have_a_scale_of_its_own() -> None:
    one, two = measure_of(AIDS + 'block b "B" several scale aids { a "A"; c "C" scale { 0 "No" } }').items
    assert isinstance(one.answer, Choice) and one.answer.several
    assert isinstance(two.answer, Choice) and not two.answer.several


def test_ticks_in_a_case_have_one_form() -> None:
    text = (
        AIDS
        + 'item a "A" several scale aids\nitem w "W" answer text\nblock b "B" several scale aids { c "C"; d "D" }\n'
    )
    for written, held in (
        ("(cane, frame)", "cane;frame"),
        ("(cane)", "cane"),
        ("()", "()"),
        ('"cane;frame"', "cane;frame"),
        ("cane", "cane"),
    ):
        measure = measure_of(text + f'case "c" {{ a = {written}; b = {written}; w = "(so, so)"; gives x missing }}')
        assert [given.answer for given in measure.cases[0].given] == [held, held, "(so, so)"]


def test_contexts_are_items_of_their_own() -> None:
    measure = measure_of(
        AIDS
        + 'context age "Age" answer number 4..18 years label "A"\ncontext aid "Aid" scale aids\nitem q "Q" answer date'
    )
    assert [context.id for context in measure.contexts] == ["age", "aid"]
    assert [item.id for item in measure.items] == ["q"] and [item.id for item in measure.inputs] == ["age", "aid", "q"]
    assert measure.contexts[0].label is not None
    assert found_in(
        'measure m "M"\ncontext a "A" answer date required\ncontext b "B" answer date { when a = 1 }\n'
    ) == [
        ("word-out-of-place", 2, 27),
        ("word-out-of-place", 3, 29),
    ]


def test_a_grid_is_its_cells_row_by_row() -> None:
    measure = measure_of(
        'item f "F" answer yes no\n'
        'block use "Days" across w1 "Week 1", w2 "Week 2" answer number 0..7 days when f is yes otherwise 0 {\n'
        '  wine "Wine" column "D1"\n  note "N"\n  beer "Beer" when f is no\n}\n'
    )
    (block,) = measure.blocks
    assert block.columns == (Column("w1", "Week 1"), Column("w2", "Week 2"))
    assert [member.id if isinstance(member, Item) else "note" for member in block.members] == [
        "wine_w1", "wine_w2", "note", "beer_w1", "beer_w2",
    ]  # fmt: skip
    assert isinstance(block.members[2], Note)
    wine, beer = block.rows
    assert (wine.id, wine.text.value, wine.items) == ("wine", "Wine", block.items[:2])
    first, last = block.items[0], block.items[-1]
    assert first.text.value == "Wine: Week 1" and first.cell == Cell("wine", "w1")
    assert first.column is not None and first.column.value == "D1_w1"
    assert first.when == Is(Name("f"), "yes") and isinstance(last.when, And)
    assert first.otherwise is not None and first.otherwise.value == 0
    assert Names.of(measure).members(Name("beer")) == beer.items


def test_bands_for_some() -> None:
    measure = measure_of(
        'item q "Q" answer number 0..9 points\nscore s = q {\n bands when q < 5 { 0..4 low }\n bands { when q >= 5; 5.. high }\n bands { 9 top }\n}\n'
    )
    first, second, third = measure.scores[0].band_sets
    assert isinstance(first[0], Comparison) and first[0].operator == "<" and second[0] is not None and third[0] is None
    assert [band.code for _, bands in (first, second, third) for band in bands] == ["low", "high", "top"]


def test_two_bands_without_a_condition_are_one_too_many() -> None:
    rom = 'measure m "M"\nscore s = 1 { bands { 0 a }; bands { 1 b } }\n'
    assert found_in(rom) == [("word-twice", 2, 30)]
    assert found_in("measure m: M\nscore s:\n  value: 1\n  bands wen a:\n    0: a\n", "yaml") == [
        ("unknown-word", 4, 9)
    ]
    assert found_in("measure m: M\nscore s:\n  value: 1\n  bands:\n    - 0 a\n", "yaml") == [("wrong-shape", 4, 3)]


def test_checks() -> None:
    measure = measure_of(
        'item q "Q" answer number 0..9 points\ncheck far that q <= 5 "Look again." warning\ncheck near "Too near" that q >= 1\n'
        'check both { that q != 3; text "Not 3" }\ncase "c" { q = 9; gives check far, no check near }\n'
    )
    assert [(check.id, check.text and check.text.value, check.warning) for check in measure.checks] == [
        ("far", "Look again.", True),
        ("near", "Too near", False),
        ("both", "Not 3", False),
    ]
    assert measure.cases[0].expected == (Expected("check", "far"), Expected("no check", "near"))
    text = 'measure m "M"\ncheck a "No condition"\ncheck b that 1 = 1 "One" "Two"\ncheck that 1 = 1 "x"\n'
    assert found_in(text) == [
        ("no-condition", 2, 7),
        ("word-twice", 3, 26),
        ("no-name", 4, 1),
    ]


def test_a_score_that_is_a_code() -> None:
    measure = measure_of(
        AIDS
        + 'score kind "Kind" scale aids = if 1 = 1 then "cane" else "frame"\nscore k { value "cane" }\n'.split(
            "\nscore k"
        )[0]
    )
    (score,) = measure.scores
    assert score.scale is not None and score.scale.value == "aids"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('item a "A" several answer date', [("several-without-scale", 2, 12)]),
        ('item a "A" several', [("several-without-scale", 2, 12)]),
        ('item a "A" scale { 0 "N" } several', [("word-out-of-place", 2, 28)]),
        ('item a "A" sevral scale { 0 "N" }', [("unknown-word", 2, 12)]),
        ('block b "B" acros w1 answer date { a "A" }', [("unknown-word", 2, 13)]),
        ('block b "B" across answer date { a "A" }', [("too-much-on-the-line", 2, 27)]),
        ('score a = 1 { clinical cutof c clinical 1, 2 }', [("unknown-word", 2, 15)]),
        ('score a = 1 { comparable with b c }', [("too-much-on-the-line", 2, 33)]),
    ],
)  # fmt: skip
def test_where_they_break_off(text: str, found: list[tuple[str, int, int]]) -> None:
    assert found_in(f'measure m "M"\n{text}\n') == found


@pytest.mark.parametrize(
    ("answer", "worth"), [("time", "08:30"), ("date", "2026-01-12"), ("duration", "7:30"), ("time", '"08:30"')]
)
def test_a_hidden_time_is_worth_what_stands_in_data(answer: str, worth: str) -> None:
    text = f'item f "F" answer yes no\nitem a "A" answer {answer} {{ when f; otherwise {worth} }}\n'
    hidden = measure_of(text).items[1].otherwise
    assert hidden is not None and hidden.value == worth.strip('"')
