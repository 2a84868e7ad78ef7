"""`romdsl chart` as it is run: which files it writes, for whom, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import romdsl

HEAD = "person,occasion,date," + ",".join(f"q{place}" for place in range(1, 10))
ANSWERS = f"""{HEAD}
A12,First,2026-01-12,2,2,2,2,2,2,2,2,2
A12,Third,2026-04-06,1,1,1,1,1,1,1,1,1
A12,Second,2026-02-23,2,2,,,,2,2,2,1
../x/é,First,2026-01-12,1,1,1,1,1,1,1,1,1
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.csv"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_for_each_person(answers: Path, tmp_path: Path) -> None:
    ended = romdsl("chart", "phq9", answers, "-o", tmp_path / "out")
    assert (ended.code, ended.line) == (0, "4 read = 4 used + 0 rejected; 2 files for 2 persons")
    folder, name = tmp_path / "out", "x-"
    (other,) = [path for path in files(folder) if path != "A12/total.svg"]
    assert other.startswith(name) and other.endswith("/total.svg") and other.isascii()
    text = (folder / "A12" / "total.svg").read_text(encoding="utf-8")
    assert (
        "12 January 2026 (First) 18, moderately severe; 23 February 2026 (Second) no score, not enough answers" in text
    )
    assert "Since the first score: 9 lower, more than chance." in text


def test_one_person_one_score_a_page_and_a_narrow_picture(answers: Path, tmp_path: Path) -> None:
    words: list[str | Path] = ["chart", "phq9", answers, "-o", tmp_path / "out", "--person", "A12", "--score", "total"]
    assert romdsl(*words, "--html", "--narrow").code == 0
    assert files(tmp_path / "out") == ["A12/index.html", "A12/total.svg"]
    assert 'viewBox="0 0 360 ' in (tmp_path / "out" / "A12" / "total.svg").read_text(encoding="utf-8")
    first = (tmp_path / "out" / "A12" / "index.html").read_bytes()
    romdsl(*words, "--html", "--narrow")
    assert (tmp_path / "out" / "A12" / "index.html").read_bytes() == first


def test_names_that_one_folder_could_mean_are_kept_apart(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    people = ["a1", "A1", "con", "a/b", "a b", "x" * 200]
    file.write_text("\n".join([HEAD, *(f"{one},First,2026-01-12" + ",1" * 9 for one in people)]), encoding="utf-8")
    assert romdsl("chart", "phq9", file, "-o", tmp_path / "out").code == 0
    folders = [path.name for path in (tmp_path / "out").iterdir()]
    assert len({name.casefold() for name in folders}) == 6 and "con" not in folders
    assert all(len(name) <= 60 for name in folders)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--person", "B1"], "nobody in the file is called “B1”"),
        (["--score", "totl"], "the measure has no score “totl” that is a number; did you mean total?"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_written(
    answers: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    ended = romdsl("chart", "phq9", answers, "-o", tmp_path / "out", *words)
    assert ended.code == 2 and said in ended.line and not (tmp_path / "out").exists()


def test_rows_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    rows = [
        "A12,First,2026-01-12" + ",1" * 9,
        ",First,2026-01-12" + ",1" * 9,
        "A12,x,12.1.2026" + ",1" * 9,
        "A12,y,2026-01-13" + ",9" * 9,
    ]
    file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    ended = romdsl("chart", "phq9", file, "-o", tmp_path / "out")
    assert ended.code == 1 and "4 read = 1 used + 3 rejected; 1 file for 1 person" in ended.err
    assert "nobody is named" in ended.err and "this is no day of the calendar" in ended.err


def test_own_goals(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    line = (
        '{"person": "p1", "occasion": "%s", "date": "%s", "occasion_reason": "agreed",'
        ' "goals": [{"id": "r1", "goal": "Sleep", "progress": %d}]}\n'
    )
    file.write_text(line % ("baseline", "2026-01-12", 2) + line % ("end", "2026-04-06", 7), encoding="utf-8")
    assert romdsl("chart", "own_goals", file, "-o", tmp_path / "out").code == 0
    assert files(tmp_path / "out") == ["p1/goals_progress.svg", "p1/progress.svg"]
    assert "“Sleep”" in (tmp_path / "out" / "p1" / "goals_progress.svg").read_text(encoding="utf-8")
    assert romdsl("chart", "own_goals", file, "-o", tmp_path / "out", "--without-words").code == 0
    assert "Sleep" not in (tmp_path / "out" / "p1" / "goals_progress.svg").read_text(encoding="utf-8")
