"""Scores answers with the written Python module, in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType

from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .module import module

Score = Callable[[Mapping[str, object]], dict[str, object]]


def run(
    checked: CheckedMeasure, program: Program, answers: Sequence[Mapping[str, object]]
) -> list[dict[str, object] | None]:
    """A result for each set of answers, None where they were refused."""
    return score_all(module(checked, program), answers)


def score_all(text: str, answers: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
    """The results of a written module's `score`."""
    score = load(text)
    results: list[dict[str, object] | None] = []
    for one in answers:
        try:
            results.append(score(one))
        except ValueError:
            results.append(None)
    return results


def load(text: str) -> Score:
    """The function `score` of a written module, in a namespace of its own."""
    made = ModuleType(f"{__name__}.measure")
    # Dataclasses look for their module there while they are made.
    sys.modules[made.__name__] = made
    try:
        exec(compile(text, "<measure>", "exec"), made.__dict__)
    finally:
        del sys.modules[made.__name__]
    found: Score = made.__dict__["score"]
    assert callable(found)
    return found
