"""Tables from sums to scores: against every pattern gone through one by one, and published ones held to them."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from math import exp, sqrt
from pathlib import Path

import pytest

import romdsl as romdsl_package
from romdsl.banks.from_measure import contents
from romdsl.banks.tabling import TableRow, compared, impossible, table
from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.source import Source
from tests.command_line import romdsl

MEASURE = """measure day "Day to day"
version 1.0.0
language en
scale agree { 1 "Not at all"; 2 "A little"; 3 "Very much" }
metric coping_t "Coping, T" {
  D 1
  prior normal 0, 1
  grid -4.5..4.5 by 0.1
  reports 50 + 10 * theta
  round 1
  higher better
  at least 2 answered
  population "made up"
  sample "synthetic"
}
bank coping "The last week" metric coping_t model grm scale agree {
  c1 "I can plan my day" a 1.6 b -1.1, 0.4
  c2 "I can calm myself down" a 2.1 b -0.9, 1.7
  c3 "I can ask for help" a 1.3 b -1.6, 1.1
  c4 "I can wait" a 0.9 b 0.1, 0.9
}
form short "Short form" of coping {
  items c1, c2, c3
}
score coping_sum "Coping" = eap_of_sum(short)
"""
PARAMETERS = ((1.6, -1.1, 0.4), (2.1, -0.9, 1.7), (1.3, -1.6, 1.1))


def by_hand() -> dict[int, tuple[float, float]]:
    """The mean and the spread of theta given each sum: over all patterns, from the formula of graded responses."""
    nodes = [(place - 45) / 10 for place in range(91)]
    found: dict[int, tuple[float, float]] = {}
    for total in range(3, 10):
        weights = [0.0] * len(nodes)
        for pattern in itertools.product((1, 2, 3), repeat=3):
            if sum(pattern) != total:
                continue
            for at, theta in enumerate(nodes):
                likely = exp(-theta * theta / 2)
                for (a, first, second), score in zip(PARAMETERS, pattern, strict=True):
                    above = [1.0, 1 / (1 + exp(-a * (theta - first))), 1 / (1 + exp(-a * (theta - second))), 0.0]
                    likely *= above[score - 1] - above[score]
                weights[at] += likely
        mean = sum(theta * weight for theta, weight in zip(nodes, weights, strict=True)) / sum(weights)
        spread = sum((theta - mean) ** 2 * weight for theta, weight in zip(nodes, weights, strict=True)) / sum(weights)
        found[total] = mean, sqrt(spread)
    return found


@pytest.fixture
def rows() -> list[TableRow]:
    return table_of_short()


def table_of_short() -> list[TableRow]:
    report = Report()
    measure = read(Source("day.rom", MEASURE), report)
    assert measure is not None and not report.has_errors
    (content,) = contents(measure)
    return table(content, content.forms["short"])


def test_every_sum_as_all_its_patterns_give_it(rows: list[TableRow]) -> None:
    wanted = by_hand()
    assert [row.total for row in rows] == list(wanted)
    for row in rows:
        theta, error = wanted[row.total]
        assert row.value == round(50 + 10 * theta, 1) and row.error == round(10 * error, 1)


def published(rows: list[TableRow]) -> dict[int, tuple[Decimal, Decimal | None]]:
    return {row.total: (Decimal(str(row.value)), Decimal(str(row.error))) for row in rows}


def test_a_table_that_follows_has_no_deviation(rows: list[TableRow]) -> None:
    found = compared(rows, published(rows), 1)
    assert (found.shift, found.cells, found.deviations, found.lacking, found.beyond) == (0, 14, (), (), ())
    assert impossible(published(rows)) == []


def test_each_cell_that_differs_is_named(rows: list[TableRow]) -> None:
    typed = published(rows)
    value, error = typed[5]
    typed[5] = value + Decimal("0.1"), error
    typed[6] = typed[6][0], Decimal("9.9")
    typed[7] = typed[7][0], None
    del typed[9]
    typed[12] = Decimal("80.0"), None
    found = compared(rows, typed, 1)
    assert [(each.total, each.column) for each in found.deviations] == [(5, "value"), (6, "error")]
    # Of seven rows of two cells one row is left out, and one cell.
    assert (found.shift, found.cells, found.lacking, found.beyond) == (0, 11, (9,), (12,))


@pytest.mark.parametrize("left_out", [(), (3,), (9,), (5, 6)])
def test_sums_that_begin_elsewhere_are_held_to_those_of_the_same_place(
    rows: list[TableRow], left_out: tuple[int, ...]
) -> None:
    typed = {total - 3: cells for total, cells in published(rows).items() if total not in left_out}
    typed[4] = Decimal("0.1"), typed[4][1]
    found = compared(rows, typed, 1)
    assert [(each.total, each.column) for each in found.deviations] == [(4, "value")]
    assert (found.shift, found.lacking, found.beyond) == (-3, tuple(total - 3 for total in left_out), ())


def test_a_table_of_another_bank_is_not_moved(rows: list[TableRow]) -> None:
    typed = {total: (Decimal(total), None) for total in range(5, 12)} | {20: (Decimal(3), None)}
    found = compared(rows, typed, 1)
    assert (found.shift, found.cells, found.lacking, found.beyond) == (0, 5, (3, 4), (10, 11, 20))


def test_what_no_table_can_say(rows: list[TableRow]) -> None:
    typed = published(rows)
    typed[4], typed[5] = typed[5], typed[4]
    typed[8] = typed[8][0], Decimal(0)
    said = impossible(typed)
    assert [sentence.split(":")[0] for sentence in said] == ["8", "5"]


def test_the_command_prints_it_writes_it_and_holds_another_to_it(tmp_path: Path) -> None:
    path = tmp_path / "day.rom"
    path.write_text(MEASURE, encoding="utf-8")
    shown = romdsl("bank", "table", path, "short")
    assert shown.code == 0 and shown.out.splitlines()[0].split() == ["sum", "value", "se"]
    assert [line.split()[0] for line in shown.out.splitlines()[2:]] == ["3", "4", "5", "6", "7", "8", "9"]
    written = tmp_path / "table.csv"
    assert romdsl("bank", "table", path, "short", "-o", written).code == 0
    same = romdsl("bank", "table", path, "short", "--against", written)
    assert same.code == 0 and "14 cells, all as they follow" in same.err
    text = written.read_text(encoding="utf-8").replace("3,", "3,9", 1)
    written.write_text(text, encoding="utf-8")
    other = romdsl("bank", "table", path, "short", "--against", written)
    assert other.code == 1 and "is published, and" in other.err


def against(tmp_path: Path, lines: list[str]) -> list[str]:
    """What is said of a published table."""
    path, typed = tmp_path / "day.rom", tmp_path / "typed.csv"
    path.write_text(MEASURE, encoding="utf-8")
    typed.write_text("\n".join(["sum,value,se", *lines, ""]), encoding="utf-8")
    ended = romdsl("bank", "table", path, "short", "--against", typed)
    assert ended.code == 1
    return ended.err.splitlines()


def test_the_command_counts_the_cells_that_differ_and_says_once_what_is_with_the_sums(tmp_path: Path) -> None:
    cells = [f"{row.value},{row.error}" for row in table_of_short()]
    kept = [f"{total},{cells[total - 3]}" for total in (3, 7, 9)]
    kept[1] = f"7,99.9,{cells[4].split(',')[1]}"
    said = against(tmp_path, kept)
    assert said[0] == "sums that are not published: 4 to 6, 8" and said[-1] == "6 cells, 1 of them otherwise"
    moved = against(tmp_path, [f"{nth + 11},{cell}" for nth, cell in enumerate(cells)])
    assert moved == [
        "sums seem to begin at 11, here they do at 3: held to the sums 8 lower",
        "14 cells, all as they follow",
    ]


def test_what_a_program_adds_to_a_decimal_is_no_difference(tmp_path: Path) -> None:
    row = table_of_short()[0]
    said = against(tmp_path, [f"3,{row.value}000000000000004,{row.error}", "4,3.4000000000000004,"])
    assert [sentence for sentence in said if sentence.startswith("3:")] == []
    assert any(sentence.startswith("4: value 3.4 is published") for sentence in said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not begin with the row"),
        ("sum,t\n1,2\n", "does not begin with the row"),
        ("sum,value\n1,x\n", "“x” is no number"),
        ("sum,value\n1,NaN\n", "“NaN” is no number"),
        ("sum,value\n1.5,3\n", "a whole sum and a value"),
        ("sum,value\n,3\n", "a whole sum and a value"),
        ("sum,value\n1,3\n1,4\n", "is there twice"),
        ("sum,value\n1e999999999,3\n", "column sum: “1e999999999” is no number"),
        ("sum,value\n1,3_0.5\n", "“3_0.5” is no number"),
        ("sum,value,value\n1,3,4\n", "does not begin with the row"),
        ("sum,value\n1,3,4\n", "row 2: it has more cells than the head row"),
        pytest.param("sum,value\n1," + "3" * 200_000 + "\n", ", row 2", id="endless cell"),
    ],
)
def test_a_published_table_that_cannot_be_read(tmp_path: Path, text: str, said: str) -> None:
    path, typed = tmp_path / "day.rom", tmp_path / "typed.csv"
    path.write_text(MEASURE, encoding="utf-8")
    typed.write_text(text, encoding="utf-8")
    ended = romdsl("bank", "table", path, "short", "--against", typed)
    assert ended.code == 2 and said in ended.err


def test_forms_and_banks_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "day.rom"
    path.write_text(MEASURE, encoding="utf-8")
    assert "did you mean short?" in romdsl("bank", "table", path, "shrt").err
    assert "there is no bank" in romdsl("bank", "table", path, "short", "--bank", "other").err
    assert "has no item bank" in romdsl("bank", "table", "phq9", "short").err
    path.write_text(
        MEASURE.split("bank coping")[0] + "bank coping metric coping_t model grm scale agree { }\n", "utf-8"
    )
    assert "the bank coping has no item with parameters" in romdsl("bank", "compare", path).err


def test_the_score_of_a_sum_is_that_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "day.rom"
    path.write_text(MEASURE, encoding="utf-8")
    checked, wanted = romdsl_package.load(path), by_hand()
    for answers in ((1, 1, 1), (1, 2, 3), (3, 3, 2), (3, 3, 3)):
        given = dict(zip(("c1", "c2", "c3"), answers, strict=True))
        score = romdsl_package.score(checked, given).scores["coping_sum"]
        assert score.value == Fraction(str(round(50 + 10 * wanted[sum(answers)][0], 1)))
    assert romdsl_package.score(checked, {"c1": 1, "c2": 2}).scores["coping_sum"].missing == "insufficient"
    assert romdsl_package.score(checked, {"c1": 1, "c2": 2, "c3": 3, "c4": 1}).scores["coping_sum"].expected == 3
