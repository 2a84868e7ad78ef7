"""`romdsl score first_steps FILE --change`: what is written, what is rejected, and how it ends.

Expected values are worked out by hand: `mood.total` is the sum of nine answers, a case from 10 on, 6 is more than
error; `support` the sum of two; goals are compared where they are rated both times.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from ..command_line import romdsl
from ..tools import require_engine

HEAD = (
    "person,change,score,from,to,from_number,to_number,from_date,to_date,from_value,to_value,difference,class,"
    "class_text,why"
).split(",")
ITEMS = [f"mood.q{number}" for number in range(1, 10)]
COLUMNS = [
    "person", "occasion", "occasion_number", "date", "occasion_reason", "worker", "how", *ITEMS, "coping", "someone",
    "goals_r1_goal", "goals_r1_progress", "goals_r2_goal", "goals_r2_progress", "goals_r2_state", "goals_r3_goal",
    "goals_r3_progress",
]  # fmt: skip


def visit(
    person: str, occasion: str, date: str, mood: int | None, own: int | None, **more: object
) -> dict[str, object]:
    """One row: all nine mood questions and both own ones with the same answer."""
    row: dict[str, object] = {"person": person, "occasion": occasion, "date": date, "worker": "w1"}
    row |= dict.fromkeys(ITEMS, mood) | dict.fromkeys(("coping", "someone"), own)
    if occasion == "end":
        row["occasion_reason"] = "agreed"
    return row | more


ROWS = [
    # p1: 18 → 9, from a case to none; support 2 → 4; r1 from 2 to 7, r2 dropped, r3 new; the start seen now as 0
    visit("p1", "baseline", "2026-01-12", 2, 1, goals_r1_goal="Sleep", goals_r1_progress=2, goals_r2_goal="Friends", goals_r2_progress=5),
    visit("p1", "review", "2026-02-23", 2, 1, occasion_number=1, goals_r1_goal="Sleep", goals_r1_progress=4),
    visit("p1", "end", "2026-04-06", 1, 2, goals_r1_goal="Sleep", goals_r1_progress=7, goals_r2_state="retired", goals_r3_goal="Work", goals_r3_progress=1),
    visit("p1", "looking_back", "2026-04-06", None, 0),
    # p2 has no first visit; p3: 9 → 18, worse; p4 has its end before its first visit
    visit("p2", "end", "2026-04-06", 1, 2),
    visit("p3", "baseline", "2026-01-12", 1, 3),
    visit("p3", "end", "2026-04-06", 2, 2),
    visit("p4", "baseline", "2026-04-06", 2, 1),
    visit("p4", "end", "2026-01-12", 1, 1),
]  # fmt: skip
GONE = "Cannot be compared"
NO_RULE, MEMORY = "class: the measure does not say what is more than error", "class: one of both looks back"
WANTED = {
    ("p1", "mood_change"): ("18", "9", "-9", "reliable_recovery", "Reliable recovery", ""),
    ("p1", "support_change"): ("2", "4", "2", "", "", NO_RULE),
    ("p1", "goal_change"): ("2", "7", "5", "", "", NO_RULE),
    ("p1", "seen_now"): ("2", "0", "-2", "", "", MEMORY),
    ("p1", "adjusted"): ("0", "4", "4", "", "", MEMORY),
    ("p2", "mood_change"): ("", "", "", "not_comparable", GONE, "there is no baseline"),
    ("p2", "seen_now"): ("", "", "", "not_comparable", GONE, "there is no baseline and no looking_back"),
    ("p2", "adjusted"): ("", "", "", "not_comparable", GONE, "there is no looking_back"),
    ("p3", "mood_change"): ("9", "18", "9", "reliable_deterioration", "Reliable deterioration", ""),
    ("p3", "support_change"): ("6", "4", "-2", "", "", NO_RULE),
    ("p4", "mood_change"): (
        "", "", "", "not_comparable", GONE, "Last visit 1 (2026-01-12) lies before First visit (2026-04-06)",
    ),
}  # fmt: skip


def in_csv(folder: Path, rows: list[dict[str, object]], name: str = "answers.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def by_change(rows: list[dict[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    kept = ("from_value", "to_value", "difference", "class", "class_text", "why")
    return {(row["person"], row["change"]): tuple(row[name] for name in kept) for row in rows}


def test_a_row_for_each_person_and_change(tmp_path: Path) -> None:
    ended = romdsl("score", "first_steps", in_csv(tmp_path, ROWS), "--change")
    assert ended.code == 0 and ended.line == "9 read = 9 used + 0 rejected; 20 changes written"
    assert ended.out.splitlines()[0].split(",") == HEAD
    found = by_change(table(ended.out))
    assert {key: found[key] for key in WANTED} == WANTED
    first = next(row for row in table(ended.out) if row["person"] == "p1" and row["change"] == "mood_change")
    both = {key: first[key] for key in HEAD[:9]}
    assert both == {
        "person": "p1", "change": "mood_change", "score": "mood.total", "from": "baseline", "to": "end",
        "from_number": "1", "to_number": "1", "from_date": "2026-01-12", "to_date": "2026-04-06",
    }  # fmt: skip
    for word in ("Sleep", "Friends", "Work"):
        assert word not in ended.out


def test_the_same_as_json_and_from_json(tmp_path: Path) -> None:
    """JSON has the values as numbers; a file of JSON lines with rows as lists gives the same."""
    lines = tmp_path / "answers.jsonl"
    lines.write_text("".join(json.dumps(as_listed(row)) + "\n" for row in ROWS), encoding="utf-8")
    ended = romdsl("score", "first_steps", lines, "--change", "--format", "json")
    assert ended.code == 0
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert list(found[0]) == HEAD
    (first,) = [row for row in found if row["person"] == "p1" and row["change"] == "mood_change"]
    assert (first["from_value"], first["to_value"], first["difference"], first["why"]) == (18, 9, -9, None)
    from_csv = romdsl("score", "first_steps", in_csv(tmp_path, ROWS), "--change", "--format", "json")
    assert from_csv.out == ended.out


def as_listed(row: Mapping[str, object]) -> dict[str, object]:
    rows = {id: {"id": id} for id in ("r1", "r2", "r3")}
    plain: dict[str, object] = {}
    for key, value in row.items():
        if key.startswith("goals_"):
            _, id, field = key.split("_")
            rows[id][field] = value  # type: ignore[assignment]
        elif value is not None:
            plain[key] = value
    return plain | {"goals": [one for one in rows.values() if len(one) > 1]}


def test_a_table_says_classes_in_words(tmp_path: Path) -> None:
    ended = romdsl("score", "first_steps", in_csv(tmp_path, ROWS), "--change", "--format", "table")
    assert ended.code == 0 and "Reliable recovery" in ended.out and "there is no baseline" in ended.out


@pytest.mark.parametrize("engine", ["python", "javascript", "duckdb", "postgres", "spark"])
def test_every_engine_writes_the_same_bytes(tmp_path: Path, engine: str) -> None:
    require_engine(engine)
    answers = in_csv(tmp_path, ROWS)
    wanted = romdsl("score", "first_steps", answers, "--change", "--engine", "interpreter")
    found = romdsl("score", "first_steps", answers, "--change", "--engine", engine)
    assert (found.code, found.out) == (0, wanted.out)


def test_rejected_rows_and_their_reasons(tmp_path: Path) -> None:
    rows = [
        *ROWS[:3],
        visit("p1", "baseline", "2026-01-13", 0, 0),
        visit("", "baseline", "2026-01-12", 1, 1),
        visit("p5", "baseline", "20260112", 1, 1),
        visit("p5", "end", "2026-04-06", 1, 1, occasion_reason=""),
        visit("p5", "baseline", "2026-01-12", 1, 1, occasion_number=2),
        visit("p5", "baseline", "2026-01-12", 1, 1, goals_r1_goal="Zwetschge", goals_r1_progress=11),
        visit("p6", "baseline", "2026-01-12", 1, 1),
    ]
    rejects, out = tmp_path / "rejects.csv", tmp_path / "changes.csv"
    answers = in_csv(tmp_path, rows)
    ended = romdsl("score", "first_steps", answers, "--change", "-o", out, "--rejects", rejects)
    assert ended.code == 1 and ended.line == "10 read = 3 used + 7 rejected; 10 changes written"
    with rejects.open(encoding="utf-8", newline="") as file:
        told = [tuple(row) for row in list(csv.reader(file))[1:]]
    twice = "rows 2, 5 are all of p1, First visit: keep the one that counts"
    assert told == [
        ("10", "goals_r1_progress", "11", "11 does not lie in 0..10"),
        ("2", "person", "p1", twice),
        ("5", "person", "p1", twice),
        ("6", "person", "", "nobody is named; each row needs a code for the person"),
        ("7", "date", "20260112", "this is no day of the calendar as it is written here: 2026-01-12"),
        ("8", "occasion_reason", "", "end has no day of its own, so why it was then is needed"),
        ("9", "occasion_number", "2", "baseline is asked once, so there is no number 2 of it"),
    ]
    changes = table(out.read_text(encoding="utf-8"))
    assert {row["person"] for row in changes} == {"p1", "p6"}
    why = {row["person"]: row["why"] for row in changes if row["change"] == "mood_change"}
    assert why == {"p1": "there is no baseline (a row of this person was rejected)", "p6": "there is no end"}


def test_a_visit_with_an_impossible_answer_was_there(tmp_path: Path) -> None:
    """7 is no answer to a mood question: the end of p7 is rejected, and its change says that it was there."""
    rows = [visit("p7", "baseline", "2026-01-12", 2, 1), visit("p7", "end", "2026-04-06", 7, 1)]
    ended = romdsl("score", "first_steps", in_csv(tmp_path, rows), "--change")
    assert ended.code == 1
    assert by_change(table(ended.out))["p7", "mood_change"][-1] == (
        "there is no end (a row of this person was rejected)"
    )


@pytest.mark.parametrize("words", [(), ("--change",)])
def test_points_that_add_up_to_99_are_rejected(tmp_path: Path, words: tuple[str, ...]) -> None:
    answers, rejects = tmp_path / "answers.jsonl", tmp_path / "rejects.csv"
    cues = [{"id": f"r{number}", "cue": "x", "level": 50, "weight": 20 - (number == 1)} for number in range(1, 6)]
    row = {"person": "p", "occasion": "baseline", "date": "2026-01-12", "cues": cues}
    answers.write_text(json.dumps(row) + "\n")
    ended = romdsl("score", "what_matters", answers, *words, "--rejects", rejects)
    assert ended.code == 1 and table(ended.out) == []
    (rejected,) = table(rejects.read_text(encoding="utf-8"))
    assert rejected["row"] == "1" and "The points for what matters add up to 100" in rejected["reason"]


def test_answers_not_used_are_named_as_in_the_data(tmp_path: Path) -> None:
    """Asked at the first visit alone, and answered at a review: r7 stands at the first place."""
    answers = tmp_path / "answers.jsonl"
    row = visit("p", "review", "2026-02-23", 1, 1) | {
        "goals": [{"id": "r7", "goal": "Sleep", "why": "Tired", "progress": 3}]
    }
    answers.write_text(json.dumps({key: value for key, value in row.items() if value is not None}) + "\n")
    for engine in ("interpreter", "python", "duckdb"):
        ended = romdsl("score", "first_steps", answers, "--engine", engine)
        assert table(ended.out)[0]["unused_answers"] == "goals_r7_why", engine


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["first_steps"], "name one as INPUT"),
        (["phq9", "answers.csv"], "the measure names no change"),
        (["first_steps", "answers.csv", "--format", "parquet", "-o", "x.parquet"], "csv, json or a table"),
        (["first_steps", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_what_cannot_be_asked(tmp_path: Path, words: list[str], said: str) -> None:
    in_csv(tmp_path, ROWS)
    ended = romdsl("score", *words, "--change", folder=tmp_path)
    assert ended.code == 2 and said in ended.err and not ended.out
