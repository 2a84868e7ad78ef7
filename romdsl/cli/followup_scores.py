"""The scores with which people began, for `romdsl followup`: as the file has them, else worked out once from answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite

from ..model.checked import CheckedMeasure
from ..over_time.followup import Followed
from ..over_time.visit import OCCASION, cell
from ..scoring import scorer
from .console import say

ENGINE = "python"
"""Written out once and for all rows; the interpreter would take ten times as long for the same numbers."""


def scores_at_start(
    checked: CheckedMeasure, people: Sequence[Followed], scores: Sequence[str]
) -> dict[str, dict[str, float]]:
    """The scores of each person whose window has closed, where they are known."""
    closed = [one for one in people if one.closed]
    found = {one.person: _given(one, scores) for one in closed}
    asked = [one for one in closed if not found[one.person] and one.start.row.answers.keys() - {OCCASION}]
    results = scorer(ENGINE, checked)([one.start.row.answers for one in asked]) if asked else []
    for one, result in zip(asked, results, strict=True):
        if result is not None:
            found[one.person] = _worked_out(result, scores)
    if refused := results.count(None):
        say(f"{refused} of the first visits cannot be scored and are in no mean; romdsl score says why")
    return found


def _given(one: Followed, scores: Sequence[str]) -> dict[str, float]:
    """What stands in the columns of scores; those of `mood.total` are `mood_total` where scores are written."""
    cells = {score: cell(one.start.row, score) or cell(one.start.row, score.replace(".", "_")) for score in scores}
    numbers = {score: _number(text) for score, text in cells.items()}
    return {score: number for score, number in numbers.items() if number is not None}


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _worked_out(result: Mapping[str, object], scores: Sequence[str]) -> dict[str, float]:
    there = result["scores"]
    assert isinstance(there, Mapping)
    values = {score: there[score]["value"] for score in scores}
    return {score: float(value) for score, value in values.items() if value is not None}
