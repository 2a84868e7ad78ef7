"""`romdsl score`: exact columns, rows that are left out, and what comes from many files."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import Ended, measure_in, romdsl, romdsl_apart
from tests.tools import needs_node, needs_postgres, needs_spark

HEAD = [
    "id", "site", "total", "total_band", "total_answered", "total_expected", "total_filled", "total_missing",
    "rested", "rested_answered", "rested_expected", "rested_filled", "rested_missing", "rested_caseness",
    "alert_alone", "unused_answers",
]  # fmt: skip
ANSWERS = """\
id,q1,q2,q3,hours,sure,words,site
a,1,2,3,7.5,yes,fine,north
b,2,2,,8,no,,south
c,1,,,,,,
d,x,1,2,6.5,,"a, b",
"""
# a: 1 + 2 + 3 = 6 · b: (2 + 2) * 3 / 2 = 6, q3 unknown to the alert · c: 2 of 3 are missing · d: (1 + 2) * 3 / 2 = 4.5
WANTED = [
    ["a", "north", "6.0", "many", "3", "3", "0", "", "7.5", "1", "1", "0", "", "true", "true", ""],
    ["b", "south", "6.0", "many", "2", "3", "1", "", "8.0", "1", "1", "0", "", "true", "", ""],
    ["c", "", "", "", "1", "3", "0", "insufficient", "", "0", "1", "0", "insufficient", "", "", ""],
    ["d", "", "4.5", "many", "2", "3", "1", "", "6.5", "1", "1", "0", "", "false", "false", ""],
]


@pytest.fixture
def mood(tmp_path: Path) -> Path:
    return measure_in(tmp_path)


def file(folder: Path, content: str | bytes, name: str = "answers.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def table(text: str) -> list[list[str]]:
    assert "\r" not in text
    return list(csv.reader(StringIO(text)))


def test_exact_columns_and_values(tmp_path: Path, mood: Path) -> None:
    ended = romdsl("score", mood, file(tmp_path, ANSWERS))
    assert table(ended.out) == [HEAD, *WANTED]
    assert ended.code == 0 and ended.line == "4 read = 4 written + 0 rejected"


@pytest.mark.parametrize(
    "engine",
    [
        "duckdb",
        "interpreter",
        "python",
        pytest.param("javascript", marks=needs_node),
        pytest.param("postgres", marks=needs_postgres),
        pytest.param("spark", marks=needs_spark),
    ],
)
def test_every_engine_gives_the_same_bytes(tmp_path: Path, mood: Path, engine: str) -> None:
    ended = romdsl("score", mood, file(tmp_path, ANSWERS), "--engine", engine)
    assert table(ended.out) == [HEAD, *WANTED] and ended.code == 0


def test_a_file_is_written_whole(tmp_path: Path, mood: Path) -> None:
    out = tmp_path / "new" / "scores.csv"
    ended = romdsl("score", mood, file(tmp_path, ANSWERS), "-o", out)
    assert ended.out == "" and table(out.read_text(encoding="utf-8")) == [HEAD, *WANTED]
    assert [path.name for path in out.parent.iterdir()] == ["scores.csv"]


def test_rows_that_cannot_be_scored(tmp_path: Path, mood: Path) -> None:
    answers = file(tmp_path, "id,q1,q2,q3,hours\na,1,1,1,8\nb,7,maybe,1,8\nc,1,1\nd,1,1,1,24.2\ne,1,1,1,25\n")
    rejects = tmp_path / "left out.csv"
    ended = romdsl("score", mood, answers, "--rejects", rejects)
    assert ended.code == 1 and ended.line == "5 read = 1 written + 4 rejected"
    assert [row[0] for row in table(ended.out)] == ["id", "a"]
    lines = table(rejects.read_text(encoding="utf-8"))
    assert lines[0] == ["row", "column", "value", "reason"]
    assert [line[:3] for line in lines[1:]] == [
        ["3", "q1", "7"], ["3", "q2", "maybe"], ["4", "", ""], ["5", "hours", "24.2"], ["6", "hours", "25"],
    ]  # fmt: skip
    assert all(line[3] for line in lines[1:])


def test_without_rejects_the_good_rows_are_written_and_the_others_told(tmp_path: Path, mood: Path) -> None:
    rows = "".join(f"r{number},9,1,1,8\n" for number in range(7))
    ended = romdsl("score", mood, file(tmp_path, "id,q1,q2,q3,hours\nok,1,1,1,8\n" + rows))
    assert ended.code == 1 and len(table(ended.out)) == 2
    lines = ended.err.splitlines()
    assert (
        lines[0].endswith("answers.csv, row 3, column q1: “9” is not one of its options (0, 1, 2, 3, x)")
        or "row 3, column q1" in lines[0]
    )
    assert lines[-2] == "… and 2 more; --rejects FILE keeps them all"
    assert lines[-1] == "8 read = 1 written + 7 rejected"


def test_the_column_of_a_rejection_is_theirs(tmp_path: Path, mood: Path) -> None:
    names = file(tmp_path, "theirs,ours\nLow,q1\n", "names.csv")
    rejects = tmp_path / "rejects.csv"
    romdsl("score", mood, file(tmp_path, "Low,q2,q3,hours\n8,1,1,8\n"), "--columns", names, "--rejects", rejects)
    assert table(rejects.read_text(encoding="utf-8"))[1][:3] == ["2", "Low", "8"]


def test_names_that_clash(tmp_path: Path, mood: Path) -> None:
    answers = file(tmp_path, "total,q1,q2,q3,hours\n5,1,1,1,8\n")
    ended = romdsl("score", mood, answers)
    assert ended.code == 2 and not ended.out and "“total”" in ended.line and "--prefix" in ended.line
    ended = romdsl("score", mood, answers, "--prefix", "mood_")
    assert table(ended.out)[0][:3] == ["total", "mood_total", "mood_total_band"]


def test_a_lacking_column_and_what_was_not_asked(tmp_path: Path, mood: Path) -> None:
    answers = file(tmp_path, "q1,q2,q3\n1,1,1\n")
    ended = romdsl("score", mood, answers)
    assert ended.code == 2 and not ended.out and "write --absent hours" in ended.line
    ended = romdsl("score", mood, answers, "--absent", "hours")
    assert ended.code == 0 and table(ended.out)[1][:2] == ["3.0", "few"]


def test_a_nearly_matching_column_stops_before_the_first_row(tmp_path: Path, mood: Path) -> None:
    out = tmp_path / "scores.csv"
    ended = romdsl("score", mood, file(tmp_path, "Q1,q2,q3,hours\n1,1,1,8\n"), "-o", out)
    assert ended.code == 2 and "is “Q1” the item q1?" in ended.line and not out.exists()


def test_real_exports(tmp_path: Path, mood: Path) -> None:
    content = b"\xef\xbb\xbf" + b"id;q1;q2;q3;hours\r\na;1;NA;-99;8\r\n"
    ended = romdsl("score", mood, file(tmp_path, content), "--delimiter", ";", "--blank", "NA,-99")
    assert ended.code == 0 and table(ended.out)[1][:5] == ["a", "", "", "1", "3"]


def test_cells_that_a_spreadsheet_would_run(tmp_path: Path, mood: Path) -> None:
    answers = file(tmp_path, 'id,q1,q2,q3,hours\n"=1+1",1,1,1,8\n-5,1,1,1,8\n')
    assert [row[0] for row in table(romdsl("score", mood, answers, "--spreadsheet-safe").out)] == ["id", "'=1+1", "-5"]
    assert [row[0] for row in table(romdsl("score", mood, answers).out)] == ["id", "=1+1", "-5"]


def test_standard_input_and_json_lines_out(tmp_path: Path, mood: Path) -> None:
    given = '{"id": "a", "q1": 1, "q2": 2, "q3": 3, "hours": 7.5}\n{"id": "b", "q1": 9}\n'
    ended = romdsl("score", mood, "-", "--format", "json", given=given)
    assert ended.code == 1
    (line,) = map(json.loads, ended.out.splitlines())
    assert line["row"] == 1 and line["input"] == {"id": "a"}
    assert line["result"]["scores"]["total"] == {
        "value": 6, "band": "many", "answered": 3, "expected": 3, "filled": 0, "caseness": None,
        "rule": "at most 1, prorate", "missing": None,
    }  # fmt: skip
    assert line["result"]["romdsl"] == 1 and line["result"]["alerts"] == ["alone"]


def test_a_row_of_standard_input_is_told_by_that_name(mood: Path) -> None:
    ended = romdsl("score", mood, "-", given='{"q1": 9}\n{"q1": 1}\n')
    assert ended.err.startswith("standard input, row 1, column q1: ")


def test_several_files_keep_their_order_and_all_their_columns(tmp_path: Path, mood: Path) -> None:
    first = file(tmp_path, "id,q1,q2,q3,hours\na,1,1,1,8\n", "one.csv")
    second = file(tmp_path, "q3,q2,q1,hours,site\n0,0,0,8,north\n9,0,0,8,south\n", "two.csv")
    rejects = tmp_path / "rejects.csv"
    ended = romdsl("score", mood, first, second, "--rejects", rejects)
    assert [row[:3] for row in table(ended.out)] == [["id", "site", "total"], ["a", "", "3.0"], ["", "north", "0.0"]]
    assert table(rejects.read_text(encoding="utf-8"))[1][0].endswith("two.csv")
    assert ended.line == "3 read = 2 written + 1 rejected"


def saved(place: Path, folder: Path, name: str, **other: object) -> dict[str, object]:
    """What a form would have saved."""
    import romdsl as library

    checked = library.load(place)
    answers = {"q1": 1, "q2": 2, "q3": 3, "hours": 7.5}
    result = library.score(checked, answers).to_json()
    form = {
        "romdsl": 1, "measure": "mood", "version": "1.0.0", "definition": checked.definition,
        "scoring": checked.scoring, "person": name, "date": "2026-01-12", "occasion": None, "mode": "screen",
        "language": "en", "answers": answers, "result": result, **other,
    }  # fmt: skip
    file(folder, json.dumps(form), f"{name}.json")
    return form


def test_a_folder_of_saved_forms(tmp_path: Path, mood: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    saved(mood, folder, "AB1")
    saved(mood, folder, "AB2", measure="phq9")
    file(folder, '{"romdsl": 1, "mea', "AB3.json")
    ended = romdsl("score", mood, folder, "--rejects", tmp_path / "rejects.csv")
    assert ended.code == 1 and ended.line == "3 read = 1 written + 2 rejected"
    rows = table(ended.out)
    assert rows[0][:6] == ["person", "date", "occasion", "mode", "language", "total"]
    assert rows[1][:6] == ["AB1", "2026-01-12", "", "screen", "en", "6.0"]
    lines = table((tmp_path / "rejects.csv").read_text(encoding="utf-8"))[1:]
    assert [(Path(line[0]).name, line[2]) for line in lines] == [("AB2.json", "measure"), ("AB3.json", "")]


def test_what_is_left_aside_in_a_folder_is_told(tmp_path: Path, mood: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    saved(mood, folder, "AB1")
    for name in ("old.csv", "notes.txt", "more.csv", "last.xlsx", ".hidden"):
        file(folder, "x", name)
    ended = romdsl("score", mood, folder)
    assert ended.code == 0
    told = f"not read in {folder.as_posix()}: last.xlsx, more.csv, notes.txt and 1 more; only .json files are"
    assert told in ended.err.splitlines()


def test_forms_that_noted_something_else_are_told(tmp_path: Path, mood: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    saved(mood, folder, "AB1", scoring="sha256-1:old", version="0.9.0")
    form = saved(mood, folder, "AB2")
    file(folder, json.dumps({**form, "answers": {"q1": 0, "q2": 0, "q3": 0}}), "AB2.json")
    ended = romdsl("score", mood, folder)
    assert ended.code == 0
    assert "1 of the forms were made with other scoring (version 0.9.0); scored here as 1.0.0" in ended.err
    assert "1 forms noted other scores than their answers give" in ended.err and "AB2.json" in ended.err


def test_answers_to_hidden_items_are_named(tmp_path: Path) -> None:
    text = romdsl("score", "phq9", "-", given="q1,q2,q3,q4,q5,q6,q7,q8,q9,difficulty\n0,0,0,0,0,0,0,0,0,2\n").out
    assert table(text)[1][-1] == "difficulty"


def test_an_input_is_never_written_over(tmp_path: Path, mood: Path) -> None:
    answers = file(tmp_path, ANSWERS)
    for words in (["-o", answers], ["--rejects", answers], ["-o", tmp_path / "x", "--rejects", tmp_path / "x"]):
        assert romdsl("score", mood, answers, *words).code == 2
    assert answers.read_text(encoding="utf-8") == ANSWERS


def test_a_table_to_look_at(tmp_path: Path, mood: Path) -> None:
    lines = romdsl("score", mood, file(tmp_path, ANSWERS), "--format", "table").out.splitlines()
    assert lines[0].split()[:4] == ["id", "site", "total", "total_band"] and len(lines) == 6


def test_a_measure_with_errors_scores_nothing(tmp_path: Path) -> None:
    place = measure_in(tmp_path, 'measure mood "Mood"\nitem a "A" answer yes no\nscore s = sum(b) { missing none }\n')
    ended = romdsl("score", place, file(tmp_path, "a\nyes\n"))
    assert ended.code == 1 and not ended.out and "“b”" in ended.err


def test_bytes_on_a_console_of_few_letters(tmp_path: Path, mood: Path) -> None:
    answers = file(tmp_path, "id,q1,q2,q3,hours\nZoë 低,1,1,1,8\n")
    import subprocess
    import sys

    done: Ended = romdsl_apart("score", mood, answers, "--format", "table", encoding="ascii")
    assert done.code == 0 and "Zo? ?" in done.out
    raw = subprocess.run(
        [sys.executable, "-m", "romdsl", "score", str(mood), str(answers)],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
    )
    assert "Zoë 低".encode() in raw.stdout


def test_a_long_file_is_not_held_at_once(tmp_path: Path, mood: Path) -> None:
    """Two files, one twelve times as long: memory hardly grows."""
    resource = pytest.importorskip("resource")
    import os
    import subprocess
    import sys

    assert resource
    peaks = []
    for rows in (2_000, 24_000):
        answers = file(
            tmp_path, "id,q1,q2,q3,hours\n" + "".join(f"person {n},1,2,3,8\n" for n in range(rows)), f"{rows}.csv"
        )
        process = subprocess.Popen(
            [sys.executable, "-m", "romdsl", "score", mood, answers, "-o", tmp_path / "o.csv"],
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        assert status == 0
        peaks.append(used.ru_maxrss)
    assert peaks[1] < peaks[0] * 1.15, peaks
