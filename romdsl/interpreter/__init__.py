"""Scores answers directly, by walking the formulas: the meaning that every target reproduces.

Written from `spec/meaning.md` alone, with fractions; it never sees a score program.

    answers --accept--> accepted answers --items--> states --formulas--> values --scores--> Result
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.measure import Measure
from ..model.result import Result
from .accept import AnswerRefused, Refusal
from .interpreter import Interpreter
from .own_rows import in_place, names_in_data

__all__ = [
    "AnswerRefused",
    "Interpreter",
    "Refusal",
    "in_place",
    "names_in_data",
    "refusals",
    "score",
    "undecided_checks",
]

_recent: list[Interpreter] = []


def score(measure: Measure, answers: Mapping[str, object], hashes: tuple[str, str] | None = None) -> Result:
    """All scores, alerts and notes of one set of answers.

    Answers are JSON values by the item's id (`spec/meaning.md`, Answers); None or an absent id is
    blank.  `hashes` are the definition and scoring of the measure where they are known already.
    Raises AnswerRefused for the first answer that is not possible, else for the first check without
    `warning` that they fail.
    """
    return _interpreter(measure).score(answers, hashes)


def refusals(measure: Measure, answers: Mapping[str, object]) -> list[Refusal]:
    """Every answer that is not possible: those of items in the order of the form, then unknown ids.

    Where there is none: every check without `warning` that the answers fail.
    """
    return _interpreter(measure).refusals(answers)


def undecided_checks(measure: Measure, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The ids of the checks of which possible answers do not say whether they pass."""
    return _interpreter(measure).undecided_checks(answers)


def _interpreter(measure: Measure) -> Interpreter:
    """Many sets of answers of one measure come one after the other: what is known of it is kept."""
    if not _recent or _recent[0].measure is not measure:
        _recent[:] = [Interpreter(measure)]
    return _recent[0]
