"""The steps that look at the answer of an item."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from romdsl.program import (
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTicked,
    ItemTruth,
)

from .answers import NON_ANSWERS, Answer

ItemStep = (
    ItemScore | ItemNumber | ItemClock | ItemTicked | ItemTruth | ItemIs | ItemIsBlank | ItemIncludes | ItemReason
    | ItemCode
)  # fmt: skip


def of_item(step: ItemStep, answer: Answer) -> int | bool | str | None:
    match step:
        case ItemScore() | ItemNumber() | ItemClock() | ItemTicked():
            return _number(step, answer)
        case ItemTruth():
            return answer if isinstance(answer, bool) else None
        case ItemIs(_, codes):
            return isinstance(answer, str) and answer in codes
        case ItemIsBlank():
            return answer is None
        case ItemIncludes(_, codes):
            return bool(answer & set(codes)) if isinstance(answer, frozenset) else None
        case ItemCode(_, codes):
            return answer if isinstance(answer, str) and answer in codes else None
        case ItemReason(_, codes):
            if answer is None:
                return "blank"
            reasons = {**dict(codes), **{code: code[1:] for code in NON_ANSWERS}}
            return reasons.get(answer) if isinstance(answer, str) else None
        case _:
            assert_never(step)


def _number(step: ItemScore | ItemNumber | ItemClock | ItemTicked, answer: Answer) -> int | None:
    match step:
        case ItemScore(_, table, affine):
            found = dict(table).get(answer) if isinstance(answer, str) else None
            assert affine is None or found is None or found == affine[0] + affine[1] * int(str(answer))
            return found
        case ItemNumber(_, decimals):
            if not isinstance(answer, Fraction):
                return None
            scaled = answer * 10**decimals
            assert scaled.denominator == 1
            return int(scaled)
        case ItemClock(_, kind):
            return None if not isinstance(answer, str) or answer in NON_ANSWERS else _clock(kind, answer)
        case ItemTicked():
            return len(answer) if isinstance(answer, frozenset) else None
        case _:
            assert_never(step)


def _clock(kind: str, answer: str) -> int:
    if kind == "date":
        return int(answer.replace("-", ""))
    hours, minutes = answer.split(":")
    return 60 * int(hours) + int(minutes)
