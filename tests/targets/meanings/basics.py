"""What the steps that are tried rest on: items, whole numbers, and the meaning of an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from romdsl.model.measure import Answer, Choice, DateAnswer, DurationAnswer, Option, Placed, TimeAnswer
from romdsl.program import Constant, Input, ItemCode, ItemNumber, ItemScore, ItemTruth, RealConstant, RealOf

Answers = dict[str, Any]
Meaning = Callable[[Answers], Any]
TICKED = ("a", "b", "it's", "7")
SCORES = (("0", 0), ("1", 2), ("x", -3))
CODES = ("0", "1", "x")
NON_ANSWERS = ("9", "!declined", "!unknown", "!not_applicable")

INPUTS = (
    Input("v", "several", (*TICKED, "no"), exclusive=("no",)),
    Input("h", "time"), Input("d", "date"), Input("l", "duration"),
)  # fmt: skip
MODEL: dict[str, Answer] = {
    "v": Choice(
        (*(Option(code, Placed(code)) for code in TICKED), Option("no", Placed("No word"), None, "declined")), several=True
    ),
    "h": TimeAnswer(), "d": DateAnswer(), "l": DurationAnswer(),
}  # fmt: skip

WIDE: dict[str, Any] = {"low": -10_000, "high": 10_000}
FLOATS: dict[str, Any] = {"low": -1e6, "high": 1e6}


def fixed(value: int) -> Constant:
    return Constant(value, low=value, high=value, may_be_missing=False)


A, B = ItemNumber("a", 0, low=-9, high=9), ItemNumber("b", 0, low=1, high=4)
Q, R, S = (ItemScore(id, SCORES, low=-3, high=2) for id in "qrs")
T = ItemTruth("t")
QC, RC = ItemCode("q", CODES), ItemCode("r", CODES)
REAL_A = RealOf(A, fixed(1), low=-9.0, high=9.0)
REAL_B = RealOf(B, fixed(1), low=1.0, high=4.0)


def real(text: str) -> RealConstant:
    return RealConstant(text, low=float(text), high=float(text), may_be_missing=False)


def a(x: Answers) -> Any:
    return x.get("a")


def b(x: Answers) -> Any:
    return x.get("b")


def t(x: Answers) -> Any:
    return x.get("t")


def score(id: str) -> Meaning:
    return lambda x: dict(SCORES).get(str(x.get(id)))


def code(id: str) -> Meaning:
    return lambda x: str(x.get(id)) if str(x.get(id)) in CODES else None


def there(work: Callable[..., Any], *parts: Meaning) -> Meaning:
    """Missing when a part is."""

    def meaning(x: Answers) -> Any:
        values = [part(x) for part in parts]
        return None if None in values else work(*values)

    return meaning
