"""The kinds of the whole language: codes, ticks, times, tables, real numbers, and where they do not fit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from romdsl.compiler.check.infer import Inference, infer
from romdsl.compiler.check.order import evaluation_order
from romdsl.compiler.parse.formula import read_formula
from romdsl.diagnostics import Report
from romdsl.model.expression import Expression, Interval, Name
from romdsl.model.measure import (
    Band,
    Block,
    Check,
    Choice,
    DateAnswer,
    DurationAnswer,
    Item,
    Let,
    Measure,
    Norm,
    Option,
    Placed,
    Rounding,
    Score,
    Table,
    TimeAnswer,
    YesNo,
)
from romdsl.model.names import Names
from romdsl.model.types import Type
from romdsl.source import Piece, Source

OPTIONS = tuple(Option(str(code), Placed(str(code)), Fraction(code)) for code in range(4))
WORDS = (Option("a", Placed("A")), Option("b", Placed("B")))


def formula(text: str) -> Expression:
    report = Report()
    found = read_formula(Piece(text, Source("measure", text), 0), report)
    assert found is not None and not report.findings
    return found


def item(id: str, answer: object) -> Item:
    return Item(id, Placed("?"), answer)  # type: ignore[arg-type]


def measure(text: str, **score: object) -> Measure:
    """Items of every kind, tables of one and of two columns, a banded and normed score `base`; the formula is `s`."""
    base = Score(
        "base",
        formula("sum(q) + 0"),
        bands=(Band(Interval(Fraction(0), Fraction(9)), "low", "Low"),),
        norms=(Norm(Fraction(3), Fraction(1)),),
    )
    return Measure(
        "m",
        Placed("M"),
        contexts=(item("sex", Choice(WORDS)), item("born", DateAnswer()), item("today", DateAnswer())),
        parts=(
            Block("q", None, (item("q1", Choice(OPTIONS)), item("q2", Choice(OPTIONS)))),
            item("aids", Choice(WORDS, several=True)),
            item("helps", Choice(WORDS, several=True)),
            item("kind", Choice(WORDS)),
            item("yn", YesNo()),
            item("bed", TimeAnswer()),
            item("up", TimeAnswer()),
            item("slept", DurationAnswer()),
        ),
        lets=(Let("root", formula("sqrt(q1)")), Let("word", formula('if yn then "a" else "b"'))),
        scores=(base, Score("s", formula(text), **score)),  # type: ignore[arg-type]
        tables=(
            Table("t", (Placed("sex"), Placed("raw"))),
            Table("two", (Placed("raw"),), ("mean", "sd")),
            Table("wide", (Placed("raw"),), ("a", "b"), across=Placed("sex")),
        ),
    )


def inferred(text: str, **score: object) -> Inference:
    made = measure(text, **score)
    return infer(made, Names.of(made))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("aids includes (a, b)", Type.TRUTH),
        ("ticked(aids)", Type.NUMBER),
        ("count((aids, helps) includes a missing none)", Type.NUMBER),
        ("answered(aids)", Type.TRUTH),
        ("recode(q1, 0 -> 0, 1..3 -> 1)", Type.NUMBER),
        ("recode(kind, a -> 1, else -> missing)", Type.NUMBER),
        ("recode(yn, yes -> 1, no -> 2)", Type.NUMBER),
        ('recode(q1 + q2, 0 -> "none", else -> "some")', Type.CODE),
        ("sum(recode(q, 0 -> 0, else -> 1) missing none)", Type.NUMBER),
        ("recode(word, a -> 1, b -> 2)", Type.NUMBER),
        ("t(sex, q1)", Type.NUMBER),
        ('t("a", q1 + q2)', Type.NUMBER),
        ("t(word, base)", Type.NUMBER),
        ("two(q1).sd", Type.NUMBER),
        ("wide(q1, sex)", Type.NUMBER),
        ("band(base)", Type.CODE),
        ("band(base) is low", Type.TRUTH),
        ("word is a", Type.TRUTH),
        ("join(kind, sex, word)", Type.CODE),
        ("z(base) + t_score(q1, 50, 10)", Type.NUMBER),
        ("hours_between(bed, up) + slept", Type.NUMBER),
        ("years_between(born, today)", Type.NUMBER),
        ("median(q missing none)", Type.NUMBER),
        ("percent_of_possible(q missing none)", Type.NUMBER),
        ("weighted_mean(q, q missing none)", Type.NUMBER),
        ("round(root, 2) > 1", Type.TRUTH),
        ("round(sd(q missing none), 2)", Type.NUMBER),
    ],
)
def test_formulas_that_fit_and_their_kinds(text: str, kind: Type) -> None:
    found = inferred(text)
    assert found.faults == ()
    assert found.types[formula(text)] is kind


@pytest.mark.parametrize(
    "text", ["root", "-root + 1", "abs(root)", "if yn then root else 1", "z(root, 1, 2)", "exp(q1)"]
)
def test_what_is_real_stays_real_until_it_is_rounded(text: str) -> None:
    found = inferred(text, round=Rounding(2))
    assert found.faults == ()
    assert found.types[formula(text)] is Type.REAL
    assert [fault.kind for fault in inferred(text).faults] == ["real-not-rounded"]


@pytest.mark.parametrize(
    ("text", "kind", "column"),
    [
        ("aids + 1", "ticks-in-formula", 1),
        ("reverse(aids)", "ticks-in-formula", 9),
        ("aids is a", "is-on-ticks", 9),
        ("kind includes a", "includes-on-one-choice", 15),
        ("aids includes c", "unknown-code", 15),
        ("ticked(kind)", "ticked-of-no-ticks", 8),
        ("up - slept", "time-in-formula", 1),
        ("hours_between(bed, born)", "no-time", 20),
        ("hours_between(bed, q1 + 1)", "no-time", 20),
        ("years_between(bed, born)", "no-time", 15),
        ("recode(q1, a -> 1)", "unknown-code", 12),
        ("recode(q1 + 1, a -> 1)", "arm-does-not-fit", 16),
        ("recode(word, 1 -> 1)", "arm-does-not-fit", 14),
        ("recode(kind, 1 -> 1)", "no-scores", 8),
        ("recode(aids, a -> 1)", "ticks-in-formula", 8),
        ("recode(root, 1 -> 1)", "real-not-rounded", 8),
        ('recode(q1, 0 -> 1, else -> "a")', "unlike-branches", 1),
        ("q1 + nothing(q1)", "unknown-table", 6),
        ("t(q1)", "wrong-number-of-keys", 1),
        ("two(q1)", "column-not-said", 1),
        ("two(q1).median", "unknown-column", 9),
        ("t(sex, q1).mean", "unknown-column", 12),
        ("t(sex, root)", "real-not-rounded", 8),
        ("t(sex, q1 >= 1)", "wrong-type", 8),
        ("wide(q1, q1 + 1)", "is-needs-item", 10),
        ("band(q1)", "bands-not-there", 6),
        ("percentile(base)", "percentiles-not-there", 12),
        ("z(word)", "norm-not-there", 3),
        ("z(base, 1)", "too-few-arguments", 1),
        ("join(q1, base)", "is-needs-item", 10),
        ("band(base) is high", "unknown-code", 15),
        ("word is c", "unknown-code", 9),
        ("base is a", "is-needs-item", 9),
        ("sum(sqrt(q) missing none)", "real-not-rounded", 5),
        ("root in 1..2", "real-not-rounded", 1),
        ("percent_of_possible(q1, base missing none)", "percent-of-no-items", 25),
        ("different(q1)", "different-of-no-set", 11),
        ("different((q1, base))", "different-of-no-set", 11),
        ("different(q1 + 1)", "different-of-no-set", 11),
        ("count(different(q) missing none)", "different-of-no-set", 17),
        ("different((q1, sex))", "no-scores", 16),
        ("different((q1, nothing))", "unknown-name", 16),
        ("weighted_mean(q, (q1, q2, q1) missing none)", "unequal-sets", 18),
        ("word + 1", "compares-code", 1),
        ("sum(sex..q2 missing none)", "range-end-not-item", 5),
    ],
)
def test_formulas_that_do_not_fit(text: str, kind: str, column: int) -> None:
    assert [(fault.kind, fault.span.column) for fault in inferred(text).faults] == [(kind, column)]


def test_a_real_score_with_decimals_may_be_reported_but_not_banded() -> None:
    band = Band(Interval(Fraction(0), None), "low", "Low")
    assert inferred("root", decimals=Placed(1)).faults == ()
    assert [fault.kind for fault in inferred("root", decimals=Placed(1), bands=(band,)).faults] == ["real-not-rounded"]
    assert inferred("root", round=Rounding(1), bands=(band,)).faults == ()


def test_what_says_for_whom_something_holds_is_a_truth() -> None:
    band = Band(Interval(Fraction(0), None), "low", "Low", Name("q1"))
    assert [fault.kind for fault in inferred("q1", bands=(band, band)).faults] == ["wrong-type"]
    made = measure("q1")
    checked = Measure(
        **{name: getattr(made, name) for name in ("id", "title", "parts")}, checks=(Check("c", Name("q1")),)
    )
    assert [fault.kind for fault in infer(checked, Names.of(checked)).faults] == ["wrong-type"]


def test_conditions_of_bands_come_before_the_score_and_may_not_rest_on_it() -> None:
    def ordered(condition: str) -> tuple[list[str], tuple[tuple[str, ...], ...]]:
        band = Band(Interval(Fraction(0), None), "low", "Low", formula(condition))
        made = measure("q1", bands=(band,))
        found = evaluation_order(made, Names.of(made))
        return [thing.id for thing in found.order], found.cycles

    ids, cycles = ordered("base > 1")
    assert ids.index("base") < ids.index("s") and cycles == ()
    assert ordered("s > 1")[1] == (("s",),)
