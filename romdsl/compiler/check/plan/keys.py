"""What makes two steps the same."""

from __future__ import annotations

from collections.abc import Hashable

from ....program import (
    ItemClock,
    ItemNumber,
    ItemScore,
    ItemTicked,
    ScalarStep,
    UseReal,
    UseTruth,
    UseWhole,
    UseWord,
)


def key(step: ScalarStep) -> Hashable:
    """The bounds with which a named step or an answer is used do not count."""
    match step:
        case UseWhole(name) | UseTruth(name) | UseReal(name) | UseWord(name):
            return ("use", name)
        case ItemScore(item, table):
            return ("score", item, table)
        case ItemNumber(item, decimals):
            return ("number", item, decimals)
        case ItemClock(item) | ItemTicked(item):
            return (type(step).__name__, item)
        case _:
            return step
