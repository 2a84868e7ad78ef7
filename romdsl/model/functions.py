"""The functions of formulas: one row each, for the checks, the interpreter and the documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """A function as an author knows it.

    `aggregate` takes sets of items and may carry `reverse` and `missing`; `needs_rule` says that
    it must have a missing rule; `least` and `most` count its arguments (None: any number).
    """

    name: str
    aggregate: bool
    needs_rule: bool
    takes: str
    gives: str
    least: int
    most: int | None
    meaning: str
    example: str


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        Function("sum", True, True, "number", "number", 1, None, "adds the answered", "sum(q1..q9)"),
        Function(
            "mean",
            True,
            True,
            "number",
            "number",
            1,
            None,
            "divides their sum by how many are answered",
            "mean(q1..q5)",
        ),
        Function(
            "count",
            True,
            True,
            "yes or no",
            "number",
            1,
            None,
            "counts those for which it is true",
            "count(q1..q8 >= 2)",
        ),
        Function("min", True, True, "number", "number", 1, None, "takes the lowest", "min(q1..q5)"),
        Function("max", True, True, "number", "number", 1, None, "takes the highest", "max(q1..q5)"),
        Function("any", True, False, "yes or no", "yes or no", 1, None, "is true when one is true", "any(q1..q2 >= 2)"),
        Function(
            "all", True, False, "yes or no", "yes or no", 1, None, "is true when each is true", "all(q1..q2 >= 2)"
        ),
        Function(
            "reverse",
            False,
            False,
            "item",
            "number",
            1,
            1,
            "is lowest + highest score of the item's options, less its score",
            "reverse(q3)",
        ),
        Function(
            "answered", False, False, "item", "yes or no", 1, 1, "is true when the item has an answer", "answered(q3)"
        ),
        Function("round", False, False, "number", "number", 1, 2, "rounds halves away from zero", "round(x, 1)"),
        Function("abs", False, False, "number", "number", 1, 1, "leaves off the minus sign", "abs(x)"),
        Function("floor", False, False, "number", "number", 1, 1, "goes down to a whole number", "floor(x)"),
        Function("ceil", False, False, "number", "number", 1, 1, "goes up to a whole number", "ceil(x)"),
    )
}

LATER = frozenset(
    [
        "recode",
        "band",
        "median",
        "sd",
        "z",
        "t_score",
        "real",
        "sqrt",
        "exp",
        "ln",
        "power",
        "hours_between",
        "years_between",
        "join",
        "different",
        "at",
        "eap",
        "sum_score_table",
        "percent_of_possible",
        "weighted_mean",
        "table",
    ]
)
"""Functions of the language that this edition of the compiler does not take yet; a finding says so."""

REASONS = ("blank", "declined", "unknown", "not_applicable", "not_shown")
"""What may stand after `is` to ask why an item is missing."""
