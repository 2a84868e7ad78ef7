"""Programs with codes, tables, norms, times and real numbers give what is worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.compiler import read
from romdsl.compiler.check.infer import infer
from romdsl.compiler.check.order import evaluation_order
from romdsl.compiler.check.plan import make_plan
from romdsl.compiler.lower import lower
from romdsl.compiler.parse.beside import files_beside
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.model.names import Names
from romdsl.program import Program
from romdsl.source import Source
from tests.step_by_step import score
from tests.step_by_step.compiled import compiled

START = """measure made "Made"
scale sexes { female "F"; male "M"; other "Not said" as declined }
scale often { 0 "0"; 1 "1"; 2 "2"; 3 "3"; 9 "Not known" as unknown }
scale aid { cane "Cane"; stick "Stick"; none "Not known" as unknown }
context sex "Sex" scale sexes
context age "Age" answer number 4..90 years
item q1 "1" scale often
item q2 "2" scale often
item q3 "3" scale often
item aids "Aids" scale aid several
item bed "Bed" answer time
item up "Up" answer time
item born "Born" answer date
item seen "Seen" answer date
item slept "Slept" answer duration
item share "Share" answer number 0..1 share step 0.25
"""


def outcome(rest: str, id: str = "x", **answers: object) -> tuple[object, object]:
    made = compiled(START + rest)
    assert not made.plan.faults
    scores = score(made.program, answers)["scores"]
    assert isinstance(scores, dict)
    return scores[id]["value"], scores[id]["missing"]


@pytest.mark.parametrize(
    ("formula", "clauses", "answers", "value", "why"),
    [
        ("recode(q1, 0 -> 5, 1..2 -> 2.5, else -> 0)", "", {"q1": 2}, 2.5, None),
        ("recode(q1, 0 -> 5, 1..2 -> 2.5, else -> 0)", "", {"q1": 3}, 0, None),
        ("recode(q1, 0 -> 5, 1..2 -> 2.5)", "decimals 1", {"q1": 3}, None, "insufficient"),
        ("recode(q1, 0 -> 5, 1..2 -> 2.5)", "decimals 1", {"q1": 9}, None, "unknown"),
        ("recode(q1 + q2, ..2 -> 1, 2<..4 -> 2, else -> missing)", "", {"q1": 1, "q2": 1}, 1, None),
        ("recode(q1 + q2, ..2 -> 1, 2<..4 -> 2, else -> missing)", "", {"q1": 3, "q2": 2}, None, "insufficient"),
        ("recode(q1 + q2, 4..5 -> 1, 1..2 -> 2, else -> 7)", "", {"q1": 0, "q2": 0}, 7, None),  # below all arms
        ("recode(q1 + q2, 1..3 -> 1, 2..5 -> 2, else -> 0)", "", {"q1": 1, "q2": 1}, 1, None),  # the first that fits
        ("recode(share, ..<0.5 -> 1, 0.5.. -> 2)", "", {"share": "0.5"}, 2, None),
        ("recode(sex, female -> 1, male -> 2)", "", {"sex": "male"}, 2, None),
        ("recode(sex, female -> 1, male -> 2)", "", {"sex": "other"}, None, "declined"),
        ("recode(q1, 0 -> q2, 1.. -> q3 / 4)", "decimals 2", {"q1": 1, "q3": 3}, 0.75, None),  # q2 is not looked at
        ("sum(recode(q1..q3, 0 -> 0, 1.. -> 1))", "missing none", {"q1": 2, "q2": 0, "q3": 3}, 2, None),
        ("ticked(aids)", "", {"aids": ["cane", "stick"]}, 2, None),
        ("ticked(aids)", "", {"aids": []}, 0, None),
        ("ticked(aids)", "", {"aids": ["none"]}, None, "unknown"),
        ("hours_between(bed, up)", "decimals 2", {"bed": "23:15", "up": "06:45"}, 7.5, None),
        ("hours_between(bed, up)", "decimals 2", {"bed": "06:45", "up": "06:45"}, 0, None),
        ("hours_between(bed, up)", "decimals 2", {"bed": "00:01", "up": "00:00"}, 23.98, None),  # 1439 / 60 = 23.983
        ("100 * slept / hours_between(bed, up)", "decimals 1", {"slept": "6:00", "bed": "23:00", "up": "07:00"}, 75, None),
        ("slept / hours_between(bed, up)", "decimals 1", {"slept": "6:00", "bed": "07:00"}, None, "blank"),
        ("slept / hours_between(bed, up)", "decimals 1", {"slept": "6:00", "bed": "07:00", "up": "07:00"}, None, "insufficient"),
        ("slept", "decimals 2", {"slept": "7:20"}, 7.33, None),  # 440 / 60
        ("years_between(born, seen)", "", {"born": "2004-02-29", "seen": "2005-02-28"}, 0, None),
        ("years_between(born, seen)", "", {"born": "2004-02-29", "seen": "2005-03-01"}, 1, None),
        ("years_between(born, seen)", "", {"born": "2010-06-15", "seen": "2004-06-16"}, -5, None),
        ("median(q1..q3)", "missing any, ignore", {"q1": 3, "q2": 0}, 1.5, None),
        ("median(q1..q3)", "missing none", {"q1": 3, "q2": 0, "q3": 1}, 1, None),
        ("median(q1..q3)", "missing any, as 2", {"q1": 3, "q2": 0}, 2, None),  # 0, 2, 3
        ("percent_of_possible(q1..q3)", "missing any, ignore; decimals 1", {"q1": 3, "q2": 1}, 66.7, None),  # 4 of 6
        ("percent_of_possible(q1, share)", "missing none; decimals 1", {"q1": 3, "share": 1}, 100, None),
        ("percent_of_possible(q1, share)", "missing any, ignore; decimals 1", {"share": "0.25"}, 25, None),
        ("weighted_mean((q1, q2), (q3, share))", "missing none; decimals 2", {"q1": 3, "q2": 1, "q3": 1, "share": 1}, 2, None),
        ("weighted_mean(q1..q2, (q3, share))", "missing none; decimals 2", {"q1": 3, "q2": 1, "q3": 0, "share": 0}, None, "insufficient"),
        ("t_score(q1, 1.5, 0.75)", "decimals 1", {"q1": 3}, 70, None),  # 50 + 10 * 1.5 / 0.75
        ("z(q1, q2, q3)", "decimals 1", {"q1": 3, "q2": 1, "q3": 0}, None, "insufficient"),
        ("round(q1 / 2, 0, half even)", "", {"q1": 1}, 0, None),
        ("sd(q1..q3)", "missing any, ignore; decimals 3", {"q1": 3, "q2": 0}, 2.121, None),  # root of 4.5
        ("sd(q1..q3)", "missing any, ignore; decimals 3", {"q1": 3}, None, "insufficient"),
        ("sd(q1..q3)", "missing any, as 1; decimals 3", {"q1": 3, "q2": 0}, 1.528, None),  # 3, 0, 1: root of 14 / 6
        ("sqrt(q1 - 1)", "decimals 2", {"q1": 0}, None, "insufficient"),
        ("real(q1) / (q2 - 1) * q3", "decimals 1", {"q1": 1, "q2": 1}, None, "insufficient"),
        ("real(q1) / (q2 - 1) * q3", "decimals 1", {"q1": 9, "q2": 1}, None, "unknown"),
        ("ln(q1)", "round 2", {"q1": 2}, 0.69, None),
        ("power(q1, -1)", "round 2", {"q1": 0}, None, "insufficient"),
        ("exp(real(q1))", "round 1 down", {"q1": 1}, 2.7, None),
        ("real(0.145) * 100", "round 0", {}, 15, None),  # 14.499999999999998 is within a millionth of the tie
        ("if q1 > 0 then q2 / 4 else sqrt(q3)", "round 2", {"q1": 1, "q2": 3}, 0.75, None),
    ],
)  # fmt: skip
def test_numbers(formula: str, clauses: str, answers: dict[str, object], value: object, why: object) -> None:
    assert outcome(f"score x = {formula} {{ {clauses} }}", **answers) == (value, why)


CODES = """
let level = if q1 > 2 then "high" else "low"
let profile = join(q1, q2)
score total = q1 + q2 {
  bands when sex is female { 0..3 low; 4..6 high }
  bands when sex is male { 0..2 low; 3..6 high }
  norm mean 2 sd 1.5 of "women" when sex is female source "made"
  norm mean 3 sd 2 of "men" when sex is male source "made"
}
"""


@pytest.mark.parametrize(
    ("formula", "answers", "value", "why"),
    [
        ("level", {"q1": 3}, "high", None),
        ("level", {"q1": 9}, None, "unknown"),
        ("level is low", {"q1": 1}, True, None),
        ("level in (low, high)", {}, None, "blank"),
        ("profile", {"q1": 3, "q2": 0}, "30", None),
        ("profile", {"q1": 3}, None, "blank"),
        ('recode(profile, "30" -> "a", else -> "b")', {"q1": 3, "q2": 0}, "a", None),
        ("aids includes (cane, stick)", {"aids": ["stick"]}, True, None),
        ("aids includes cane", {"aids": []}, False, None),
        ("aids includes cane", {}, None, "blank"),
        ("band(total)", {"q1": 2, "q2": 1, "sex": "female"}, "low", None),
        ("band(total)", {"q1": 2, "q2": 1, "sex": "male"}, "high", None),
        ("band(total)", {"q1": 2, "q2": 1, "sex": "other"}, None, "declined"),
        ("band(total)", {"q1": 2, "sex": "male"}, None, "blank"),
        ("band(total) is high", {"q1": 2, "q2": 2, "sex": "male"}, True, None),
        ('recode(band(total), low -> "l", else -> "h")', {"q1": 3, "q2": 2, "sex": "male"}, "h", None),
    ],
)
def test_codes(formula: str, answers: dict[str, object], value: object, why: object) -> None:
    assert outcome(f"{CODES}score x = {formula}", **answers) == (value, why)


def test_norm_that_holds() -> None:
    rest = f"{CODES}score x = t_score(total) {{ decimals 1 }}"
    assert outcome(rest, q1=3, q2=2, sex="female") == (70, None)  # 50 + 10 * 3 / 1.5
    assert outcome(rest, q1=3, q2=2, sex="male") == (60, None)  # 50 + 10 * 2 / 2
    assert outcome(rest, q1=3, q2=2) == (None, "blank")
    only = CODES.replace("when sex is male source", "when sex is male and age > 17 source")
    assert outcome(f"{only}score x = z(total) {{ decimals 1 }}", q1=3, q2=2, sex="male", age=12) == (None, "no_norm")


TABLES = """
table t by q1 source "made" { 0 -> 9.51; 1..2 -> missing; 1.. -> 8 }
table u by sex, total gives mean, sd source "made" { female, ..3 -> 1, 2; male, 3<.. -> 1.25, 3 }
table w by q1 across sex else missing source "made" { 0 -> 1, 2; 1..3 -> 3, 4.5 }
score total = q1 + q2
"""


@pytest.mark.parametrize(
    ("formula", "answers", "value", "why"),
    [
        ("t(q1)", {"q1": 0}, 9.51, None),
        ("t(q1)", {"q1": 1}, None, "insufficient"),  # an empty cell, though a later row fits
        ("t(q1)", {"q1": 3}, 8, None),
        ("t(q1)", {"q1": 9}, None, "unknown"),
        ("t(q1 / 2)", {"q1": 0}, 9.51, None),
        ("u(sex, total).sd", {"sex": "female", "q1": 1, "q2": 1}, 2, None),
        ("u(sex, total).mean", {"sex": "male", "q1": 3, "q2": 1}, 1.25, None),
        ("u(sex, total).mean", {"sex": "male", "q1": 3, "q2": 0}, None, "insufficient"),
        ("u(sex, total).mean", {"sex": "other", "q1": 3}, None, "declined"),  # the first key that is missing
        ('w(q1, "male")', {"q1": 0}, 2, None),
        ("w(q1, sex)", {"q1": 2, "sex": "male"}, 4.5, None),
        ("sum(t(q1), t(q2) missing any, ignore)", {"q1": 0, "q2": 1}, 9.51, None),
    ],
)
def test_tables(formula: str, answers: dict[str, object], value: object, why: object) -> None:
    assert outcome(f"{TABLES}score x = {formula} {{ decimals 2 }}", **answers) == (value, why)


def program_beside(folder: Path, text: str, table: str) -> Program:
    """The program of a measure with a file of percentiles beside it."""
    (folder / "p.csv").write_text(table, encoding="utf-8")
    report = Report()
    measure = read(Source("measure.rom", text), report, files_beside(folder / "measure.rom"))
    assert measure is not None and not report.has_errors, [finding.message for finding in report.findings]
    names = Names.of(measure)
    inference, order = infer(measure, names), evaluation_order(measure, names)
    assert not inference.faults
    plan = make_plan(measure, names, inference.types, order.order)
    return lower(CheckedMeasure(measure, names, inference.types, order.order, {}, plan))


@pytest.mark.parametrize(
    ("answers", "value", "why"),
    [
        ({"q1": 2, "q2": 0, "age": 20}, 40.5, None),
        ({"q1": 3, "q2": 3, "age": 20}, 99, None),
        ({"q1": 3, "q2": 3, "age": 4}, None, "no_norm"),
        ({"q1": 3, "q2": 3}, None, "blank"),
        ({"q1": 3, "q2": 9, "age": 20}, None, "unknown"),
    ],
)
def test_percentiles(tmp_path: Path, answers: dict[str, object], value: object, why: object) -> None:
    text = START + (
        'score total = q1 + q2 { percentile from "p.csv" by age of "made up" source "made" }\n'
        "score x = percentile(total) { decimals 1 }\n"
    )
    program = program_beside(tmp_path, text, "age,total,percentile\n17..,..3,40.5\n17..,4..,99\n")
    scores = score(program, answers)["scores"]
    assert isinstance(scores, dict)
    assert (scores["x"]["value"], scores["x"]["missing"]) == (value, why)


def test_checks_are_listed_or_refuse() -> None:
    made = compiled(START + 'score x = q1\ncheck a that q1 <= q2 "More" warning\ncheck b that q2 < 3 "Three"')
    (a, b) = made.program.checks
    assert (a.check, a.warning, a.text, b.warning) == ("a", True, "More", False)
    assert score(made.program, {"q1": 2, "q2": 1})["checks"] == ["a"]
    assert score(made.program, {"q1": 2})["checks"] == []
