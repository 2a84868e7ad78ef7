"""Tick-alls, times, dates, durations and contexts in files; checks and codes in what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.answers.asked import Asked, asked_by
from romdsl.answers.columns_out import output_columns
from romdsl.answers.from_csv import CsvFile
from romdsl.answers.from_json import JsonFile
from romdsl.answers.rows import Row
from romdsl.answers.settings import Settings
from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.faults import Fault
from romdsl.interpreter import score, undecided_checks
from romdsl.model.measure import Measure
from romdsl.source import Source

TEXT = """\
measure nights "Nights"
scale sexes { female "Female"; male "Male" }
scale aids { 1 "A mask"; 2 "A pill"; none_told "Not said" as declined }
context sex "Sex" { scale sexes; column "SEX" }
context born "Born" answer date
context country "Country" answer text
item used "What helps?" { scale aids; several }
item bed "To bed" answer time
item up "Up" answer time
item slept "Asleep" answer duration
item note "What else?" answer text
score in_bed = hours_between(bed, up) {
  decimals 2
  bands when sex is male { 0..<8 short; 8..<24 long }
  caseness 10.. when answered(born) source "made for this test"
}
score helped scale answers = if ticked(used) > 0 then "yes_it_did" else "it_did_not"
scale answers { yes_it_did "Yes"; it_did_not "No" }
check asleep_in_bed that slept <= hours_between(bed, up) "You slept longer than you were in bed." warning
check some_time that bed is not blank "Say when you go to bed."
check aged that years_between(born, born) >= 0 "Born." warning
"""


@pytest.fixture(scope="module")
def measure() -> Measure:
    report = Report()
    found = read(Source("nights.rom", TEXT), report)
    assert found is not None and not report.findings
    return found


@pytest.fixture(scope="module")
def asked(measure: Measure) -> Asked:
    return asked_by(measure)


def first(rows: object) -> Row:
    row = next(iter(rows))  # type: ignore[call-overload]
    assert isinstance(row, Row), row
    return row


def test_contexts_of_bands_cut_offs_and_checks_are_needed(asked: Asked) -> None:
    assert asked.needed == ("sex", "born", "used", "bed", "up", "slept")


def test_cells(tmp_path: Path, asked: Asked) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "SEX,born,used,bed,up,slept,id\nmale,2001-02-03,1; 2,08:30,23:59, 7:30 ,x\n,,(),,,,y\n,,!unknown,,,,z\n"
    )
    rows = [row.answers for row in CsvFile(path, "a.csv", asked, Settings()).rows() if isinstance(row, Row)]
    assert rows == [
        {"sex": "male", "born": "2001-02-03", "used": ["1", "2"], "bed": "08:30", "up": "23:59", "slept": "7:30"},
        {"used": []},
        {"used": "!unknown"},
    ]


def test_json_lists(tmp_path: Path, asked: Asked) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"used": [1.0, "2"], "bed": "08:30", "SEX": "male"}')
    assert first(JsonFile(path, "a.json", asked, Settings()).rows()).answers == {
        "used": [1, "2"], "bed": "08:30", "sex": "male",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("used,bed,up,slept,born", "there is no column for the context sex"),
        ("used,bed,up,slept", "there are no columns for the contexts sex, born"),
        ("SEX,born,used,bed,up", "there is no column for the item slept"),
        ("SEX,bron,used,bed,up,slept", "is “bron” the item born?"),
    ],
)
def test_a_context_that_is_needed_and_lacks(tmp_path: Path, asked: Asked, head: str, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(head + "\n")
    with pytest.raises(Fault) as fault:
        CsvFile(path, "a.csv", asked, Settings())
    assert said in str(fault.value)


def test_a_context_that_was_not_asked_is_said(tmp_path: Path, asked: Asked) -> None:
    path = tmp_path / "a.csv"
    path.write_text("used,bed,up,slept,born,bron\n1,08:30,09:00,0:10,,x\n")
    settings = Settings(absent=frozenset(["sex"]), renames={"bron": None})
    row = first(CsvFile(path, "a.csv", asked, settings).rows())
    assert row.answers == {"used": ["1"], "bed": "08:30", "up": "09:00", "slept": "0:10"} and row.carried == {
        "bron": "x"
    }


def test_columns_of_checks_and_codes(measure: Measure) -> None:
    columns = output_columns(measure, {"in_bed": 2, "helped": 0}, ())
    assert columns.own == (
        "in_bed", "in_bed_band", "in_bed_answered", "in_bed_expected", "in_bed_filled", "in_bed_missing",
        "in_bed_caseness", "helped", "helped_answered", "helped_expected", "helped_filled", "helped_missing",
        "check_asleep_in_bed", "check_some_time", "check_aged", "unused_answers",
    )  # fmt: skip
    answers = {"sex": "male", "used": [1], "bed": "23:30", "up": "07:20", "slept": "8:00"}
    result = score(measure, answers, ("", "")).to_json()
    # 30 + 440 minutes are 7.8333 hours, and 8 hours asleep are more; born is blank, and the cut-off holds for none.
    assert columns.row(result, undecided_checks(measure, answers)) == [
        "7.83", "short", "2", "2", "0", "", "", "yes_it_did", "1", "1", "0", "", "true", "false", "", "",
    ]  # fmt: skip
