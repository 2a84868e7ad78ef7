"""What a person wrote in words of their own comes out of no command, in whatever shape it went in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from romdsl.interpreter import AnswerRefused, refusals, score

from ..command_line import measure_in, romdsl
from .test_own_rows import checked_of

WORD = "Zwetschge"
WORDS = f"Find my {WORD} again"
MEASURE = """
measure visits "Visits"
occasions { baseline "First"; review "Again" every 6 weeks until end; end "Last" chosen by worker }
item diary "What happened?" { answer text; private }
item low "How low do you feel?" answer number 0..10 points
rows goals "What would you like to be different?" 0..3 {
  goal "In your own words" answer text carried locked
  why "Why?" answer text at baseline
  place "Where?" scale { home "At home"; work "At work" }
  progress "How far are you with “{goal}”?" answer number 0..10 points
}
score total = low { higher worse }
score mean_progress = mean(goals.progress) { missing any, ignore; decimals 1; higher better }
change c of mean_progress from baseline to end
"""
ROW: dict[str, object] = {"person": "p1", "occasion": "baseline", "date": "2026-01-12", "low": 3}
LISTS: list[object] = [
    WORDS,
    {WORD: 1},
    [WORDS],
    [[WORDS]],
    [{"id": WORDS, "progress": 1}],
    [{"id": "r1", WORD: 5}],
    [{"id": "r1", "state": WORDS}],
    [{"id": "r1", "goal": [WORDS], "progress": 2}],
    [{"id": "r1", "goal": {WORD: WORD}, "progress": 2}],
    [{"id": "r1", "goal": WORDS, "progress": WORDS}],
    [{"id": "r1", "goal": WORDS, "progress": [WORDS]}],
    [{"id": "r1", "goal": WORDS, "place": WORDS}],
    [{"id": "r1", "goal": WORDS, "progress": 11}],
    [{"id": "r1", "goal": WORDS}, {"id": "r1", "goal": WORDS}],
    [{"id": f"r{number}", "goal": WORDS} for number in range(1, 5)],
    [{"id": "r7", "goal": WORDS, "why": WORDS, "progress": 2, "replaces": WORDS}],
    [{"id": "r1", "goal": WORDS, "progress": 2, "state": "retired"}],
]
CELLS: list[dict[str, object]] = [
    {"goals_r1": WORDS},
    {"goals_r1_progress": WORDS},
    {"goals_r1_state": WORDS},
    {"goals_r1_goal": WORDS, "goals_r1_place": WORDS},
    {"goals_r1_goal": WORDS, "goals_r1_why": WORDS, "goals_r1_progress": 3, "diary": WORDS},
    {"goals_r1_goal": f"{WORDS}\0"},
    {"goals_r1_gaol": WORDS},
    {"goals_r0_goal": WORDS},
    {"Goals_R1_Goal": WORDS},
    {"goals.r1.goal": WORDS},
    {"goals r1": WORDS},
    {"goal": WORDS},
    {"Goals": WORDS},
    {f"goals_r{number}_goal": WORDS for number in range(3, 7)},
]
OBJECTS: list[dict[str, object]] = [
    *({"goals": listed} for listed in LISTS),
    *CELLS,
    {"goals": LISTS[-2], "goals_r7_goal": WORDS},
    {"diary": [WORDS]},
    {"diary": {WORD: 1}},
    {"Goals": [{"id": "r1", "goal": WORDS}]},
    {"answers": {"goals": [{"id": "r1", "goal": WORDS}]}},
    {"resourceType": "QuestionnaireResponse", "item": [{"linkId": "goals", "answer": [{"valueString": WORDS}]}]},
]
LINES = [
    json.dumps(ROW | {"goals": LISTS[0]})[:-1],
    json.dumps([ROW | {"goals": WORDS}]),
    json.dumps(WORDS),
    f'{{"goals": "{WORDS}", "goals": "{WORDS}"}}',
    f'{{"low": 3, "diary": "{WORDS} \\ud800"}}',
    f'{{"low": 1e9999, "diary": "{WORDS}"}}',
]


def files(folder: Path) -> Iterator[Path]:
    """Every shape in every kind of file: what has a head by itself, objects together, forms in a folder."""
    tables = [as_csv(ROW | given) for given in OBJECTS] + [as_csv(ROW | {"diary": WORDS})]
    tables += [as_csv(ROW | CELLS[4], ending) for ending in (",more", ',"open')]
    for number, text in enumerate(dict.fromkeys(tables)):
        path = folder / f"answers{number}.csv"
        path.write_text(text, encoding="utf-8")
        yield path
    lines = folder / "answers.jsonl"
    lines.write_text("\n".join([*(json.dumps(ROW | given) for given in OBJECTS), *LINES]), encoding="utf-8")
    yield lines
    for number, line in enumerate(LINES):
        torn = folder / f"torn{number}.json"
        torn.write_text(f"[{line}", encoding="utf-8")
        yield torn
    forms = folder / "forms"
    forms.mkdir()
    for number, form in enumerate(saved_forms()):
        (forms / f"{number}.json").write_text(json.dumps(form), encoding="utf-8")
    yield forms
    yield from in_parquet(folder)


def saved_forms() -> Iterator[dict[str, object]]:
    note: dict[str, object] = {"romdsl": 1, "measure": "visits", "person": "p1", "occasion": "baseline"}
    for given in OBJECTS:
        yield note | {"answers": {"low": 3} | given, "result": {"scores": WORDS}}
        yield note | {"answers": {"low": 3}} | given
    yield note | {"answers": [WORDS]}
    yield note | {"measure": {WORD: WORD}, "answers": CELLS[4]}
    yield note | {"romdsl": {WORD: WORD}, "answers": CELLS[4]}


def as_csv(given: dict[str, object], ending: str = "") -> str:
    """A head and one row, with something behind it."""
    cells = {key: json.dumps(cell) if isinstance(cell, list | dict) else cell for key, cell in given.items()}
    rows = (list(cells), list(cells.values()))
    lines = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join(lines) + ending + "\n"


def in_parquet(folder: Path) -> Iterator[Path]:
    text = f"'{WORDS}'"
    columns = [
        f"{text} AS goals",
        f"[{text}] AS goals",
        f"[{{'id': 'r1', 'goal': {text}, 'progress': 11}}] AS goals",
        f"[{{'id': 'r1', 'goal': {text}, 'progress': 1}}] AS goals",
        f"{{'goal': {text}}} AS goals",
        f"MAP {{'r1': {text}}} AS goals",
        f"[{{'goal': {text}}}] AS other",
        f"{{'goal': {text}}} AS other",
        f"MAP {{'r1': {text}}} AS other",
        f"'{json.dumps([WORDS])}'::JSON AS other",
        f"{text} AS goals_r1_goal, {text} AS goals_r1_progress",
        f"[{text}] AS goals_r1_goal",
        f"{text} AS goals_r1_gaol",
        f"[{text}] AS diary",
    ]
    for number, column in enumerate(columns):
        path = folder / f"table{number}.parquet"
        row = "'p1' AS person, 'baseline' AS occasion, '2026-01-12' AS date, 3 AS low"
        with duckdb.connect() as connection:
            connection.execute(f"COPY (SELECT {row}, {column}) TO '{path}' (FORMAT parquet)")
        yield path


WAYS: list[list[str]] = [
    ["score", "--rejects", "left_out.csv"],
    ["score", "--engine", "interpreter", "--format", "json"],
    ["score", "--engine", "python", "--format", "table", "--rejects", "left_out.csv"],
    ["score", "--change", "--format", "json", "--rejects", "left_out.csv"],
    ["due", "--all"],
    ["followup"],
]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_words_come_out_nowhere(tmp_path: Path, way: list[str]) -> None:
    measure = measure_in(tmp_path, MEASURE, "visits")
    given = tmp_path / "given"
    given.mkdir()
    asked = 0
    rejects = tmp_path / "left_out.csv"
    for path in files(given):
        asked += 1
        rejects.unlink(missing_ok=True)
        ended = romdsl(way[0], measure, path, *way[1:], folder=tmp_path)
        left = rejects.read_text(encoding="utf-8") if rejects.exists() else ""
        for what in (ended.out, ended.err, left):
            assert WORD.casefold() not in what.casefold(), (path.name, what)
    assert asked > 50


def test_a_table_into_parquet_holds_no_words(tmp_path: Path) -> None:
    measure = measure_in(tmp_path, MEASURE, "visits")
    (table,) = [path for path in in_parquet(tmp_path) if path.name == "table3.parquet"]
    out = tmp_path / "scores.parquet"
    assert romdsl("score", measure, table, "-o", out).code == 0
    assert WORD.encode() not in out.read_bytes()


@pytest.mark.parametrize("listed", LISTS[:15], ids=str)
def test_what_is_raised_holds_no_words(listed: object) -> None:
    """A program that logs what is raised logs no words either; the number that is refused is told."""
    measure = checked_of(MEASURE).measure
    found = refusals(measure, {"goals": listed})
    assert found and WORD not in repr(found)
    with pytest.raises(AnswerRefused) as raised:
        score(measure, {"goals": listed})
    assert WORD not in f"{raised.value} {raised.value.args} {raised.value.value} {raised.value.item}"


def test_numbers_are_told_and_reasons_stay_true(tmp_path: Path) -> None:
    """A rating of 11 is shown as it is, and words in place of a rating are not."""
    measure = measure_in(tmp_path, MEASURE, "visits")
    answers = tmp_path / "answers.csv"
    head = "person,occasion,low,goals_r7_goal,goals_r7_progress,goals_r7_place\n"
    answers.write_text(
        f"{head}p1,baseline,3,{WORDS},11,\np2,baseline,3,{WORDS},far,\np3,baseline,3,{WORDS},1,At home\n"
        f"p4,baseline,3,{WORDS},1,{WORDS}\n"
    )
    assert romdsl("score", measure, answers, "--rejects", tmp_path / "rejects.csv", "-o", tmp_path / "o.csv").code == 1
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.reader(file))[1:]
    assert told == [
        ["2", "goals_r7_progress", "11", "11 does not lie in 0..10"],
        ["3", "goals_r7_progress", "(not shown)", "what was given is not a number"],
        ["4", "goals_r7_place", "At home", "“At home” is the text of an option, and its code is wanted: home"],
        ["5", "goals_r7_place", "(not shown)", "what was given is not one of its options (home, work)"],
    ]
