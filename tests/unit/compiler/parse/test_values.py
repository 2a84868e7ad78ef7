"""Each reader of values: what it makes of a good one, and where it points in a bad one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from romdsl.compiler import read as build
from romdsl.compiler.parse import values
from romdsl.diagnostics import Report
from romdsl.model import expression as e
from romdsl.model import measure as m
from romdsl.source import Piece, Source

Reader = Callable[[Piece, Report], Any]


def piece(text: str) -> Piece:
    return Piece(text, Source("measure", text), 0)


def read(reader: Reader, text: str) -> Any:
    report = Report()
    value = reader(piece(text), report)
    assert report.findings == (), [finding.message for finding in report.findings]
    return value


HALF = e.Amount(Fraction(1, 2), True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("none", e.MissingRule("none")),
        ("at most 2, prorate", e.MissingRule("at most", e.Amount(Fraction(2)), "prorate")),
        ("at most 20%, ignore", e.MissingRule("at most", e.Amount(Fraction(1, 5), True), "ignore")),
        (
            "less than half, ignore, leaving out not_applicable",
            e.MissingRule("less than", HALF, "ignore", None, ("not_applicable",)),
        ),
        ("any, as 0", e.MissingRule("any", None, "as", e.Number(Fraction(0)))),
    ],
)
def test_missing_rules(text: str, rule: e.MissingRule) -> None:
    assert read(values.read_missing_rule, text) == rule


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        ("0..4", 0, 4, False, False),
        ("5..<6", 5, 6, False, True),
        ("60<..", 60, None, True, False),
        ("..<-2.5", None, Fraction(-5, 2), False, True),
        ("-1<..<1", -1, 1, True, True),
        ("7", 7, 7, False, False),
    ],
)
def test_intervals(text: str, low: Any, high: Any, low_open: bool, high_open: bool) -> None:
    assert read(values.read_interval, text) == e.Interval(low, high, low_open, high_open)


def test_answer_types() -> None:
    ends = e.Interval(Fraction(0), Fraction(24))
    half = m.Placed(Fraction(1, 2))
    assert read(values.read_answer, "number 0..24 hours step 0.5") == m.NumberAnswer(ends, "hours", half)
    assert read(values.read_answer, "number 0..24") == m.NumberAnswer(ends)
    assert read(values.read_answer, "yes no") == m.YesNo()
    assert read(values.read_answer, "text") == m.FreeText()
    assert read(values.read_answer, "time") == m.TimeAnswer()
    assert read(values.read_answer, "date") == m.DateAnswer()
    assert read(values.read_answer, "duration") == m.DurationAnswer()
    slider = m.Slider(ends, m.Placed("none"), m.Placed("a “lot”"), half)
    assert read(values.read_answer, 'slider 0..24 step 0.5 from "none" to "a “lot”"') == slider
    assert read(values.read_answer, 'slider 0..24 from "none" to "a “lot”" step 0.5') == slider


def test_results_of_a_case() -> None:
    text = (
        "total 27 severe, algorithm major, alert self_harm, no alert low, sleep missing, positive true, alert missing"
    )
    assert read(values.read_results, text) == (
        m.Expected("score", "total", Fraction(27), "severe"),
        m.Expected("score", "algorithm", "major"),
        m.Expected("alert", "self_harm"),
        m.Expected("no alert", "low"),
        m.Expected("score", "sleep", None),
        m.Expected("score", "positive", True),
        m.Expected("score", "alert", None),
    )


def test_checks_among_the_results() -> None:
    assert read(values.read_results, "check far, no check near, check 3, check missing") == (
        m.Expected("check", "far"),
        m.Expected("no check", "near"),
        m.Expected("score", "check", Fraction(3)),
        m.Expected("score", "check", None),
    )


MALE = e.Is(e.Name("sex"), "male")
SOURCE = m.Placed("S 1992")


def test_what_a_score_is_compared_with() -> None:
    ten = e.Interval(Fraction(10), None)
    assert read(values.read_caseness, '10.. when sex is male source "S 1992"') == m.Caseness(ten, MALE, SOURCE)
    assert read(values.read_caseness, '10.. source "S 1992" when sex is male') == m.Caseness(ten, MALE, SOURCE)
    assert read(values.read_reliable_change, "6") == m.ReliableChange(Fraction(6))
    computed = m.ReliableChange(None, Fraction(26, 5), Fraction(21, 25), MALE, SOURCE)
    text = 'from sd 5.2 reliability 0.84 when sex is male source "S 1992"'
    assert read(values.read_reliable_change, text) == computed
    pairs = (Fraction(181, 10), Fraction(6)), (Fraction(21, 5), Fraction(39, 10))
    text = 'c clinical 18.1, 6.0 functional 4.2, 3.9 source "S 1992"'
    assert read(values.read_clinical_cutoff, text) == m.ClinicalCutoff("c", *pairs, None, SOURCE)
    assert read(values.read_clinical_cutoff, "a clinical 18.1, 6") == m.ClinicalCutoff("a", pairs[0])
    assert read(values.read_clinical_cutoff, "b functional 4.2, 3.9") == m.ClinicalCutoff("b", None, pairs[1])
    norm = m.Norm(Fraction(-50), Fraction(10), m.Placed("adults"), MALE, SOURCE)
    assert read(values.read_norm, 'mean -50 sd 10 of "adults" when sex is male source "S 1992"') == norm


def test_percentiles_before_their_file_is_read() -> None:
    line = read(values.read_percentile, 'from "p.csv" by age, sex of "adults" source "S 1992"')
    assert (line.file.value, [key.value for key in line.keys]) == ("p.csv", ["age", "sex"])
    assert (line.population, line.source) == (m.Placed("adults"), SOURCE)


def test_columns_of_a_grid() -> None:
    assert read(values.read_columns, 'week1 "Week 1", last_week') == (
        m.Column("week1", "Week 1"),
        m.Column("last_week", "Last week"),
    )


@pytest.mark.parametrize(
    ("keys", "numbers", "row"),
    [
        ("male, 7", "9.51", ((("male", None), ("7", (7, 7))), (Fraction(951, 100),))),
        ("7.0", "-1", ((("7.0", (7, 7)),), (Fraction(-1),))),
        ("8 .. 10", "missing, 2", ((("8..10", (8, 10)),), (None, Fraction(2)))),
        ("-3..-1", "0", ((("-3..-1", (-3, -1)),), (Fraction(0),))),
        ("..5, 5<..", "0", ((("..5", (None, 5)), ("5<..", (5, None))), (Fraction(0),))),
    ],
)
def test_rows_of_a_table(keys: str, numbers: str, row: Any) -> None:
    found = values.read_row(piece(keys), piece(numbers), report := Report())
    assert found is not None and report.findings == ()
    ends = [(cell.text, cell.interval and (cell.interval.low, cell.interval.high)) for cell in found.keys]
    assert (tuple(ends), found.values) == row


def options(name: str, text: str) -> tuple[m.Option, ...]:
    report = Report()
    measure = build(Source(name, text), report)
    assert measure is not None and report.findings == ()
    return measure.scales[0].options


def test_options() -> None:
    rom = 'measure x "X"\nscale s { 3 "Never" score 0; 9 "I would rather not say" as declined }\n'
    option, declined = options("measure.rom", rom)
    assert option == m.Option("3", m.Placed("Never"), Fraction(0))
    assert declined == m.Option("9", m.Placed("I would rather not say"), None, "declined")
    (bare,) = options("measure.yaml", 'measure x: X\nscale s:\n  2: "As it stands: in YAML"\n')
    assert bare == m.Option("2", m.Placed("As it stands: in YAML"), Fraction(2))


def test_bands() -> None:
    report = Report()
    assert values.read_band(piece("15..19"), piece("moderately_severe"), report) == m.Band(
        e.Interval(Fraction(15), Fraction(19)), "moderately_severe", "Moderately severe"
    )
    assert report.findings == ()


@pytest.mark.parametrize(
    ("reader", "text", "name", "column"),
    [
        (values.read_formula, "q1 + * q2", "formula-breaks-off", 6),
        (values.read_formula, "sum(q1..q9", "open-bracket", 11),
        (values.read_formula, "sum(q1..q9))", "open-bracket", 12),
        (values.read_formula, "1 < x < 3", "chained-comparison", 7),
        (values.read_formula, "a and b or c", "and-beside-or", 9),
        (values.read_formula, "x == 2", "unknown-sign", 3),
        (values.read_formula, 'x is "no', "open-quote-in-value", 6),
        (values.read_formula, "sume(q1 missing none)", "formula-breaks-off", 1),
        (values.read_formula, "if a then b", "formula-breaks-off", 12),
        (values.read_formula, "(" * 70 + "1" + ")" * 70, "formula-too-deep", 65),
        (values.read_formula, "1" * 31, "number-too-long", 1),
        (values.read_missing_rule, "at most 2", "not-a-missing-rule", 1),
        (values.read_missing_rule, "at most 2, prorat", "not-a-missing-rule", 12),
        (values.read_interval, "0-4", "not-an-interval", 2),
        (values.read_interval, "..", "not-an-interval", 3),
        (values.read_answer, "numbr 0..3", "not-an-answer-type", 1),
        (values.read_answer, "number 0..3 step 0", "not-a-number", 18),
        (values.read_answer, "yes no maybe", "too-much-on-the-line", 8),
        (values.read_rounding, "7", "not-a-rounding", 1),
        (values.read_results, "total is 27", "not-a-result", 10),
        (values.read_number, "zero", "not-a-number", 1),
        (values.read_formula, "recode(x, 0 = 1)", "not-a-recode", 13),
        (values.read_formula, "recode(x)", "not-a-recode", 1),
        (values.read_formula, "recode(x, 1, 2 -> 1)", "not-a-recode", 12),
        (values.read_formula, "recode(x, else -> 1, 2 -> 1)", "not-a-recode", 22),
        (values.read_formula, "recode(x, missing -> 1)", "not-a-recode", 11),
        (values.read_formula, "recode(x, (1) -> 1)", "not-a-recode", 11),
        (values.read_formula, "recode(x, 0 -> )", "formula-breaks-off", 16),
        (values.read_formula, "recode(x, 0 → 1)", "unknown-sign", 13),
        (values.read_formula, "round(x, 1, sideways)", "not-a-rounding", 13),
        (values.read_formula, "t(x).2", "not-a-name", 6),
        (values.read_formula, "t(x, ", "formula-breaks-off", 5),
        (values.read_formula, "let(x)", "formula-breaks-off", 1),
        (values.read_formula, "aids includes", "formula-breaks-off", 14),
        (values.read_formula, "aids includes (cane,)", "formula-breaks-off", 21),
        (values.read_answer, "tiem", "not-an-answer-type", 1),
        (values.read_caseness, '10.. wen x source "S"', "too-much-on-the-line", 6),
        (values.read_caseness, '10.. source "S" source "T"', "too-much-on-the-line", 17),
        (values.read_reliable_change, "from 5 reliability 0.8", "lacks-word", 6),
        (values.read_reliable_change, "0", "number-out-of-range", 1),
        (values.read_reliable_change, "from sd 0 reliability 0.8", "number-out-of-range", 9),
        (values.read_reliable_change, "from sd 5 reliability 84", "number-out-of-range", 23),
        (values.read_reliable_change, "from sd 5 reliability 1", "number-out-of-range", 23),
        (values.read_reliable_change, "from sd 5 reliability 0", "number-out-of-range", 23),
        (values.read_clinical_cutoff, "d clinical 1, 2", "lacks-word", 1),
        (values.read_clinical_cutoff, "c clinical 1, 2", "lacks-word", 16),
        (values.read_clinical_cutoff, "a clinical 1 2", "lacks-word", 14),
        (values.read_norm, "50 sd 10", "lacks-word", 1),
        (values.read_norm, "mean 50 sd -1", "number-out-of-range", 12),
        (values.read_percentile, '"p.csv"', "lacks-word", 1),
        (values.read_percentile, "from p.csv", "not-a-text", 6),
        (values.read_columns, 'w1 "Week 1" w2 "Week 2"', "too-much-on-the-line", 13),
    ],
)
def test_where_a_value_breaks_off(reader: Reader, text: str, name: str, column: int) -> None:
    report = Report()
    reader(piece(text), report)
    found = [(finding.rule.name, finding.span.column) for finding in report.findings]
    assert found[0] == (name, column), report.findings


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "-" * 100_000 + "1", "not " * 50_000 + "a", "1 +" * 50_000, 'a"' * 9_999, "if " * 5_000]
)
def test_hostile_formulas_end_in_one_finding_and_soon(text: str) -> None:
    report = Report()
    values.read_formula(piece(text), report)
    assert report.has_errors


def test_did_you_mean() -> None:
    report = Report()
    values.read_formula(piece("meen(q1 missing none)"), report)
    assert report.findings[0].help == "did you mean mean?"


@pytest.mark.parametrize("signs", ["[", "[{", "§"])
def test_many_strange_signs_are_spoken_of_once_after_the_first_twenty(signs: str) -> None:
    report = Report()
    values.read_formula(piece(signs * 20_000), report)
    assert 20 < len([one for one in report.findings if one.rule.name == "unknown-sign"]) <= 21
