"""What the README shows is what happens: its measure, its finding, its score in each language."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb

from romdsl import registry
from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source
from tests.command_line import romdsl

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def checked() -> CheckedMeasure:
    report = Report()
    found = compile_source(Source("measure.rom", block("rom")), report)
    assert found is not None and report.findings == ()
    return found


def test_it_fits_on_three_screens() -> None:
    assert len(README.splitlines()) <= 150


def test_the_finding_is_what_check_says(tmp_path: Path) -> None:
    folder = tmp_path / "sleep_well"
    folder.mkdir()
    (folder / "measure.rom").write_text(block("rom").replace("4..6 fair", "4..5 fair"), encoding="utf-8")
    command = [sys.executable, "-m", "romdsl", "check", "./sleep_well"]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert shown.returncode == 1
    assert block("text").rstrip() in shown.stdout


def test_the_score_is_the_same_in_every_language() -> None:
    measure = checked()
    answers = {"asleep": 3, "through": 2}
    found = {}
    for name, engine in registry.engines().items():
        if not engine.when_named and engine.can_run() is None:
            (result,) = engine.run(measure, program_of(measure), [answers])
            assert result is not None
            found[name] = result["scores"]["total"]["value"]  # type: ignore[index,call-overload]
    assert found and set(found.values()) == {8}, found
    assert README.count("8") >= 4


def test_many_visits_can_be_followed_with_the_answers_that_come_along(tmp_path: Path) -> None:
    """Counted in the file by hand: C01 has 18, then 9; of six whom w2 began with, five are closed and two in time."""
    shown = re.search(r"^cp (\S+) answers.csv\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert shown is not None
    (tmp_path / "answers.csv").write_bytes((ROOT / shown[1]).read_bytes())
    words = [shlex.split(line, comments=True)[1:] for line in shown[2].splitlines()]
    assert [each[0] for each in words] == ["score", "due", "followup", "chart"]
    change, due, followup, chart = (
        romdsl(*each, *(("--on", "2026-04-20") if each[0] in {"due", "followup"} else ()), folder=tmp_path)
        for each in words
    )
    assert [each.code for each in (change, due, followup, chart)] == [0, 0, 0, 0]
    assert "C01,mood_change,mood.total,baseline,end,1,1,2026-01-12,2026-04-06,18,9,-9,reliable_recovery" in change.out
    assert "C09     review             2  2026-04-16  2026-04-02  2026-04-30  due" in due.out
    assert "worker  w2            6       5     2      1  40.0 %" in followup.out
    assert (tmp_path / "pictures" / "C01").is_dir()


def test_pages_it_points_to_are_there() -> None:
    for path in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / path).exists(), path


def test_the_page_of_engines_makes_a_view_in_duckdb(tmp_path: Path) -> None:
    shown = re.search(r"```sh\n(.*?)```", (ROOT / "spec" / "engines.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    build, _, view = (shlex.split(line) for line in shown[1].splitlines())
    connection = duckdb.connect(str(tmp_path / "study.db"))
    connection.execute("CREATE TABLE visits AS SELECT 7 AS id, " + ", ".join(f"1 AS q{n}" for n in range(1, 10)))
    connection.execute("ALTER TABLE visits ADD COLUMN difficulty INTEGER")
    connection.close()
    assert build[0] == "romdsl" and romdsl(*build[1:], folder=tmp_path).code == 0
    subprocess.run([sys.executable, *view[1:]], cwd=tmp_path, check=True)
    connection = duckdb.connect(str(tmp_path / "study.db"))
    scored = connection.execute("SELECT id, total, total_band FROM phq9_scores").fetchall()
    assert scored == [(7, 9, "mild")]
