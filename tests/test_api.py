"""romdsl from Python: load, score, build, and how light the import is."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import romdsl
from tests.command_line import SHORT, measure_in
from tests.tools import ROOT


def test_load_score_build(tmp_path: Path) -> None:
    checked = romdsl.load(measure_in(tmp_path))
    result = romdsl.score(checked, {"q1": 1, "q2": 2, "hours": 7.5})
    assert result.scores["total"].value == Fraction(9, 2) and result.scores["total"].filled == 1
    built = romdsl.build(checked, tmp_path / "out", targets=["python"])
    assert [path.name for path in built.files] == ["mood.py"] and all(path.is_file() for path in built.files)


def test_a_file_its_folder_and_an_id() -> None:
    by_id, by_folder = romdsl.load("phq9"), romdsl.load(ROOT / "measures" / "phq9")
    assert by_id.definition == by_folder.definition == romdsl.load(str(ROOT / "measures/phq9/measure.rom")).definition


def test_a_wrong_measure_raises_with_its_findings(tmp_path: Path) -> None:
    with pytest.raises(romdsl.MeasureRefused) as refused:
        romdsl.load(measure_in(tmp_path, SHORT.replace("sum(week)", "sum(weak)")))
    assert refused.value.report.has_errors and "“weak”" in str(refused.value)


def test_an_answer_that_is_not_possible_raises() -> None:
    with pytest.raises(romdsl.AnswerRefused) as refused:
        romdsl.score(romdsl.load("gad7"), {"q1": 1, "q2": 9})
    assert refused.value.item == "q2" and isinstance(refused.value, ValueError)


def test_a_form_without_contacts_is_left_out(tmp_path: Path) -> None:
    built = romdsl.build(romdsl.load("phq9"), tmp_path, targets=["html", "python"])
    assert built.has_errors and [path.name for path in built.files] == ["phq9.py"]
    service = ROOT / "measures/phq9/sample-service.yaml"
    assert not romdsl.build(romdsl.load("phq9"), tmp_path, ["html"], service).has_errors


def test_importing_is_light() -> None:
    code = (
        "import sys, romdsl; print(sorted(set(sys.modules) & {'yaml', 'lark', 'jinja2', 'click', 'romdsl.compiler'}))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT).stdout == "[]\n"


def test_help_imports_no_command() -> None:
    code = "import sys; from romdsl.cli.run import run; run(['--help']); print(sorted(set(sys.modules) & {'yaml', 'jinja2', 'romdsl.compiler', 'romdsl.model'}))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT).stdout
    assert said.splitlines()[-1] == "[]"


def test_what_the_page_shows_runs(tmp_path: Path) -> None:
    page = (ROOT / "spec" / "scoring.md").read_text(encoding="utf-8")
    shown = page.split("```python\n")[1].split("```")[0]
    ended = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "out" / "phq9" / "python" / "phq9.py").is_file()
