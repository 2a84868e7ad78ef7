"""`romdsl due`: who is listed, how it is written, and what is rejected; days by the calendar, by hand."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from ..command_line import romdsl
from ..tools import heed_signals
from .test_schedule import MEASURE

HEAD = ["person", "occasion", "number", "due", "from", "until", "state"]
VISITS = """\
person,occasion,date,occasion_reason,note
late,baseline,2026-01-12,,review 1 is due on 23 February until 9 March; review 2 opens on 23 March
due,baseline,2026-01-26,,review 1 is due on 9 March: from 23 February until 23 March
coming,baseline,2026-02-16,,review 1 is due on 30 March: from 16 March
ended,baseline,2026-01-12,,no more reviews
ended,end,2026-02-20,agreed,one month later is 20 March: from 17 March; looking back was for 20 February
"""
LATE = ["late", "review", "1", "2026-02-23", "2026-02-09", "2026-03-09", "late"]
DUE = ["due", "review", "1", "2026-03-09", "2026-02-23", "2026-03-23", "due"]
REMEMBERED = ["ended", "remembered", "1", "2026-02-20", "2026-02-20", "2026-02-20", "late"]
COMING = ["coming", "review", "1", "2026-03-30", "2026-03-16", "2026-04-13", "coming"]
AFTER_END = ["ended", "after_end", "1", "2026-03-20", "2026-03-17", "2026-03-23", "coming"]
TODAY = ("--on", "2026-03-10")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.rom").write_text("romdsl 1\n" + MEASURE)
    (tmp_path / "visits.csv").write_text(VISITS)
    return tmp_path


def due(folder: Path, *words: str) -> tuple[int, str, str]:
    ended = romdsl("due", "m.rom", "visits.csv", *words, folder=folder)
    return ended.code, ended.out, ended.err


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_the_table_lists_due_and_late_by_day(folder: Path) -> None:
    code, out, err = due(folder, *TODAY)
    assert code == 0 and err == "5 read = 5 used + 0 rejected\n"
    head, _, *lines = [line.split() for line in out.splitlines()]
    assert (head, lines) == (HEAD, [REMEMBERED, LATE, DUE])


def test_all_lists_what_is_to_come_too(folder: Path) -> None:
    _, out, _ = due(folder, *TODAY, "--all", "--format", "csv")
    assert rows(out) == [HEAD, REMEMBERED, LATE, DUE, AFTER_END, COMING]


def test_json_has_a_line_for_each(folder: Path) -> None:
    _, out, _ = due(folder, *TODAY, "--format", "json")
    assert [json.loads(line) for line in out.splitlines()] == [
        dict(zip(HEAD, row, strict=True)) for row in (REMEMBERED, LATE, DUE)
    ]


def test_a_file_is_csv(folder: Path) -> None:
    code, out, _ = due(folder, *TODAY, "-o", "list.csv")
    assert (code, out, rows((folder / "list.csv").read_text())) == (0, "", [HEAD, REMEMBERED, LATE, DUE])


@pytest.mark.parametrize(
    ("on", "states"),
    [("2026-03-09", {"due": "due", "late": "due"}), ("2026-03-24", {"due": "late", "late": "due", "coming": "due"})],
)
def test_another_day_counts_as_today(folder: Path, on: str, states: dict[str, str]) -> None:
    """On 9 March both are in their windows; on 24 March one is past it, and the second review of the other is open."""
    _, out, _ = due(folder, "--on", on, "--format", "csv")
    assert {row[0]: row[-1] for row in rows(out)[1:] if row[1] == "review"} == states


def test_nobody_is_due(folder: Path) -> None:
    code, out, _ = due(folder, "--on", "2026-01-12")
    assert (code, out) == (0, "Nobody is due.\n")


@pytest.mark.parametrize("on", ["2026-02-30", "12.1.2026", "today"])
def test_a_day_that_is_none(folder: Path, on: str) -> None:
    code, out, err = due(folder, "--on", on)
    assert code == 2 and not out and f"“{on}” is no day of the calendar" in err


def test_the_list_of_a_past_day_is_that_of_then(folder: Path) -> None:
    """On 10 February `ended` had not ended, and review 1 was due from 9 February until 9 March."""
    code, out, err = due(folder, "--on", "2026-02-10", "--format", "csv")
    assert (
        code == 0
        and err == "2 of the visits lie after 2026-02-10 and are not looked at\n5 read = 5 used + 0 rejected\n"
    )
    due_then = [*LATE[:6], "due"]
    assert rows(out) == [HEAD, ["ended", *due_then[1:]], due_then]


@pytest.mark.parametrize("on", ["20260310", "2026-W11-2"])
def test_a_day_is_written_in_one_way(folder: Path, on: str) -> None:
    code, _, err = due(folder, "--on", on)
    assert code == 2 and "write 2026-01-12" in err


def test_rows_that_are_no_visits_are_told_and_the_others_listed(folder: Path) -> None:
    with (folder / "visits.csv").open("a") as file:
        file.write("x,baseline,2026-02-30,,\n")
    code, out, err = due(folder, *TODAY, "--format", "csv")
    assert (code, len(rows(out))) == (1, 4)
    assert "this is no day of the calendar" in err and err.endswith("6 read = 5 used + 1 rejected\n")


@pytest.mark.parametrize("person", ["=1+1", "+1", "@x", "-1+1"])
def test_no_cell_begins_a_formula(folder: Path, person: str) -> None:
    (folder / "visits.csv").write_text(f"person,occasion,date\n{person},baseline,2026-01-26\n")
    plain, safe = (due(folder, *TODAY, "--format", "csv", *more)[1] for more in ([], ["--spreadsheet-safe"]))
    assert rows(plain)[1] == [person, *DUE[1:]]
    assert rows(safe) == [HEAD, [f"'{person}", *DUE[1:]]]


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program without asking it")
def test_a_list_that_was_stopped_leaves_the_one_before(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    (out / "list.csv").write_text("yesterday's\n")
    lines = "".join(f"p{place},baseline,2026-01-26\n" for place in range(60_000))
    (folder / "visits.csv").write_text(f"person,occasion,date\n{lines}")
    command = [sys.executable, "-m", "romdsl", "due", "m.rom", "visits.csv", "-o", str(out / "list.csv"), *TODAY]
    run = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=heed_signals)
    while len(list(out.iterdir())) == 1 and run.poll() is None:
        time.sleep(0.001)
    run.send_signal(signal.SIGTERM)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (130, "romdsl: stopped\n")
    assert [path.name for path in out.iterdir()] == ["list.csv"]
    assert (out / "list.csv").read_text() == "yesterday's\n"
