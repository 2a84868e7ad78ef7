"""What the README shows is what happens: its measure, its finding, its score in each language."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from romdsl import registry
from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source

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


def test_pages_it_points_to_are_there() -> None:
    for path in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / path).exists(), path
