"""Runs a program made by hand in Python and in Node, and holds the two to each other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from romdsl.emit.javascript import module as javascript_module
from romdsl.program import Program
from romdsl.targets.javascript.run import score_all as score_in_node
from romdsl.targets.python.module import module as python_module
from romdsl.targets.python.run import score_all as score_in_python
from tests.targets.programs import small_measure

Answers = Mapping[str, object]


def results(program: Program, answers: Sequence[Answers]) -> list[Any]:
    """What both languages give, which must be the same; None where the answers were refused."""
    checked = small_measure(program.inputs)
    in_python = score_in_python(python_module(checked, program), answers)
    in_node = score_in_node([(javascript_module(checked, program), answers)])[0]
    # Compared as text, so that 2 and 2.0, or true and 1, are not taken for the same.
    assert list(map(json.dumps, in_python)) == list(map(json.dumps, in_node))
    return in_python


def values(program: Program, answers: Sequence[Answers], score: str) -> list[Any]:
    return [result["scores"][score]["value"] for result in results(program, answers)]


def words(program: Program, answers: Sequence[Answers], score: str) -> list[Any]:
    return [result["scores"][score]["band"] for result in results(program, answers)]
