"""`romdsl score` with tick-alls, times, contexts, checks and scores that are codes."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

import romdsl as package
from tests.command_line import SHORT, measure_in, romdsl
from tests.tools import ROOT, needs_node

NIGHTS = """\
measure nights "Nights"
version 1.0.0
scale sexes { female "Female"; male "Male" }
scale aids { mask "A mask"; pill "A pill"; none_told "I would rather not say" as declined }
scale states { helped "Helped"; alone "Without help" }
context sex "Sex" scale sexes
item used "What do you use at night?" { scale aids; several }
item bed "When did you go to bed?" answer time
item up "When did you get up?" answer time
item asleep "How long did you sleep?" answer duration
score efficiency "Hours asleep of those in bed, %" = 100 * asleep / hours_between(bed, up) {
  round 0; higher better
  caseness ..<85 when sex is male source "made for this test"
  caseness ..<80 when sex is female source "made for this test"
}
score state scale states = if ticked(used) > 0 then "helped" else "alone"
check longer_than_in_bed that asleep <= hours_between(bed, up) + 0.5 "You slept longer than you were in bed."
check little_sleep that asleep >= 3 "Is it so little?" warning
case "over midnight" {
  sex = male; used = (mask); bed = 23:15; up = 06:45; asleep = 6:15
  gives efficiency 83, state helped, no check little_sleep
  source "625 / 7.5 = 83.3"
}
case "too long" { bed = 23:00; up = 01:00; asleep = 2:31; gives check longer_than_in_bed; source "2:31 is more than 2:30" }
"""
HEAD = [
    "id", "efficiency", "efficiency_answered", "efficiency_expected", "efficiency_filled", "efficiency_missing",
    "efficiency_caseness", "state", "state_answered", "state_expected", "state_filled", "state_missing",
    "check_longer_than_in_bed", "check_little_sleep", "unused_answers",
]  # fmt: skip
ANSWERS = """\
id,sex,used,bed,up,asleep
a,male,mask;pill,23:15,06:45,6:15
b,female,(),23:15,06:45,6:00
c,,none_told,22:00,22:00,
d,male,,23:00,01:00,2:15
"""
# a: 625 / 7.5 = 83.3 · b: 600 / 7.5 = 80 · c: not in bed, and no hours asleep: blank comes first · d: 225 / 2 = 112.5
WANTED = [
    ["a", "83", "3", "3", "0", "", "true", "helped", "1", "1", "0", "", "false", "false", ""],
    ["b", "80", "3", "3", "0", "", "false", "alone", "1", "1", "0", "", "false", "false", ""],
    ["c", "", "2", "3", "0", "blank", "", "", "0", "1", "0", "declined", "", "", ""],
    ["d", "113", "3", "3", "0", "", "false", "", "0", "1", "0", "blank", "false", "true", ""],
]


@pytest.fixture
def nights(tmp_path: Path) -> Path:
    return measure_in(tmp_path, NIGHTS, "nights")


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_exact_columns_and_values(tmp_path: Path, nights: Path) -> None:
    ended = romdsl("score", nights, written(tmp_path, ANSWERS))
    assert list(csv.reader(StringIO(ended.out))) == [HEAD, *WANTED]
    assert ended.code == 0 and ended.line == "4 read = 4 written + 0 rejected"


@pytest.mark.parametrize("engine", ["python", pytest.param("javascript", marks=needs_node), "duckdb"])
def test_every_engine_gives_the_same_bytes(tmp_path: Path, nights: Path, engine: str) -> None:
    ended = romdsl("score", nights, written(tmp_path, ANSWERS), "--engine", engine)
    assert list(csv.reader(StringIO(ended.out))) == [HEAD, *WANTED] and ended.code == 0


def test_what_the_page_shows(tmp_path: Path) -> None:
    page = (ROOT / "spec" / "scoring.md").read_text(encoding="utf-8")
    after = page.split("So with ticks")[1]
    definition, answers, scores = (part.split("```")[0] for part in re.split(r"```(?:rom|text)\n", after)[1:4])
    ended = romdsl("score", measure_in(tmp_path, definition, "nights"), written(tmp_path, answers))
    assert ended.out == scores and ended.code == 1
    assert "row 5: check longer_than_in_bed: You slept longer than you were in bed." in ended.err


def test_json_holds_codes_and_failed_checks(tmp_path: Path, nights: Path) -> None:
    ended = romdsl("score", nights, written(tmp_path, ANSWERS), "--format", "json")
    results = [json.loads(line)["result"] for line in ended.out.splitlines()]
    assert [result["checks"] for result in results] == [[], [], [], ["little_sleep"]]
    assert [result["scores"]["state"]["value"] for result in results] == ["helped", "alone", None, None]


def test_answers_that_a_check_refuses_are_left_out(tmp_path: Path, nights: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    answers = written(tmp_path, "id,sex,used,bed,up,asleep\na,,,23:00,01:00,2:31\nb,,mask;mask,8:30,,7:60\n")
    ended = romdsl("score", nights, answers, "--rejects", rejects)
    assert ended.code == 1 and ended.line == "2 read = 0 written + 2 rejected"
    assert list(csv.reader(rejects.read_text(encoding="utf-8").splitlines()))[1:] == [
        ["2", "", "", "check longer_than_in_bed: You slept longer than you were in bed."],
        ["3", "used", "mask;mask", "“mask” is ticked twice"],
        ["3", "bed", "8:30", "“8:30” is not a time of day, 08:30, from 00:00 to 23:59"],
        ["3", "asleep", "7:60", "“7:60” is not hours and minutes, 7:30, from 0:00 to 9999:59"],
    ]
    ended = romdsl("score", nights, written(tmp_path, "sex,used,bed,up,asleep\n,,23:00,01:00,2:31\n"))
    assert "answers.csv, row 2: check longer_than_in_bed: You slept longer" in ended.err


def test_a_context_without_a_column_stops_before_the_first_row(tmp_path: Path, nights: Path) -> None:
    answers = written(tmp_path, "used,bed,up,asleep\n(),23:00,07:00,8:00\n")
    ended = romdsl("score", nights, answers)
    assert ended.code == 2 and not ended.out and "the context sex, which a score needs" in ended.line
    ended = romdsl("score", nights, answers, "--absent", "sex")
    assert ended.code == 0 and ended.out.splitlines()[1].startswith("100,3,3,0,,,alone")


def test_cases_with_checks_are_run(nights: Path) -> None:
    assert romdsl("test", nights, "-t", "interpreter").out == "nights in interpreter: 2 cases, all as written\n"
    (nights / "measure.rom").write_text(NIGHTS.replace("asleep = 2:31", "asleep = 2:30"), encoding="utf-8")
    assert "longer_than_in_bed" in romdsl("check", nights).out


def test_from_python(nights: Path) -> None:
    measure = package.load(nights)
    night = {"sex": "female", "used": ["mask"], "bed": "23:15", "up": "06:45", "asleep": "6:00"}
    result = package.score(measure, night)
    assert result.scores["state"].value == "helped" and result.scores["efficiency"].value == 80
    assert package.score(measure, night | {"asleep": "2:00"}).checks == ("little_sleep",)
    with pytest.raises(ValueError, match="^check longer_than_in_bed: You slept longer than you were in bed.$"):
        package.score(measure, night | {"asleep": "8:01"})


def test_a_text_in_place_of_a_code_and_a_day_of_a_spreadsheet_are_told_how_to_be_written(tmp_path: Path) -> None:
    place = measure_in(
        tmp_path, SHORT + 'context born "Date of birth" answer date\nlet age = years_between(born, born)\n'
    )
    head, good = "q1,q2,q3,sure,hours,words,born\n", "1,1,1,yes,8,,2001-02-28"
    answers = tmp_path / "answers.csv"
    answers.write_text(f"{head}some Days,1,1,,,,\n1,1,1,,,,28/02/2001\n1,1,1,,,,2001-02-30\n{good}\n", encoding="utf-8")
    ended = romdsl("score", place, answers)
    why = [line.split(": ", 1)[1] for line in ended.err.splitlines() if ", row " in line]
    assert why == [
        "“some Days” is the text of an option, and its code is wanted: 1",
        "“28/02/2001” is not a day as it has to be written: 2026-01-12, year, month and day",
        "“2001-02-30” is not a day of the calendar",
    ]
