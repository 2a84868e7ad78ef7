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
        Function("round", False, False, "number", "number", 1, 2, "rounds, halves away from zero", "round(x, 1)"),
        Function("abs", False, False, "number", "number", 1, 1, "leaves off the minus sign", "abs(x)"),
        Function("floor", False, False, "number", "number", 1, 1, "goes down to a whole number", "floor(x)"),
        Function("ceil", False, False, "number", "number", 1, 1, "goes up to a whole number", "ceil(x)"),
        Function("median", True, True, "number", "number", 1, None, "takes the one in the middle", "median(q1..q5)"),
        Function(
            "sd",
            True,
            True,
            "number",
            "real number",
            1,
            None,
            "is the standard deviation of the answered (n − 1)",
            "sd(q1..q5)",
        ),
        Function(
            "percent_of_possible",
            True,
            True,
            "number",
            "number",
            1,
            None,
            "says where the answered lie between their lowest and highest possible sum, from 0 to 100",
            "percent_of_possible(q1..q5)",
        ),
        Function(
            "weighted_mean",
            True,
            True,
            "number",
            "number",
            2,
            2,
            "divides the sum of value × weight by the sum of the weights",
            "weighted_mean(levels, weights)",
        ),
        Function(
            "different",
            False,
            False,
            "number",
            "yes or no",
            1,
            1,
            "is true when no two answers of a set are alike",
            "different(goals.rank)",
        ),
        Function("ticked", False, False, "tick-all item", "number", 1, 1, "counts the ticks", "ticked(aids)"),
        Function("band", False, False, "score", "code", 1, 1, "is the code of the score's band", "band(total)"),
        Function("join", True, False, "code", "code", 1, None, "puts codes together", "join(q1..q5)"),
        Function(
            "z",
            False,
            False,
            "number",
            "number",
            1,
            3,
            "is (x − mean) / sd, by the score's norm or by the numbers given",
            "z(x, 50, 10)",
        ),
        Function("t_score", False, False, "number", "number", 1, 3, "is 50 + 10 × z", "t_score(total)"),
        Function("percentile", False, False, "score", "number", 1, 1, "is the score's percentile", "percentile(total)"),
        Function(
            "hours_between",
            False,
            False,
            "time of day",
            "number",
            2,
            2,
            "is the hours from the first to the second, on the next day where need be",
            "hours_between(bed, up)",
        ),
        Function(
            "years_between",
            False,
            False,
            "date",
            "number",
            2,
            2,
            "is the whole years from the first to the second",
            "years_between(born, today)",
        ),
        Function("real", False, False, "number", "real number", 1, 1, "goes over to real numbers", "real(x)"),
        Function("sqrt", False, False, "number", "real number", 1, 1, "is the square root", "sqrt(x)"),
        Function("exp", False, False, "number", "real number", 1, 1, "is e to the power of x", "exp(x)"),
        Function("ln", False, False, "number", "real number", 1, 1, "is the natural logarithm", "ln(x)"),
        Function("power", False, False, "number", "real number", 2, 2, "is x to the power of y", "power(x, 2)"),
        Function(
            "eap", True, True, "form", "number", 1, 1,
            "is the score of a bank's form by the pattern of its answers, on the bank's metric", "eap(short)",
        ),
        Function("eap_se", True, True, "form", "number", 1, 1, "is the standard error of `eap`", "eap_se(short)"),
        Function(
            "eap_of_sum", False, False, "form", "number", 1, 1,
            "is the score of a bank's form by the sum of its answers, all of which must be there", "eap_of_sum(short)",
        ),
        Function(
            "eap_of_sum_se", False, False, "form", "number", 1, 1, "is the standard error of `eap_of_sum`",
            "eap_of_sum_se(short)",
        ),
    )
}  # fmt: skip

REASONS = ("blank", "declined", "unknown", "not_applicable", "not_shown")
"""What may stand after `is` to ask why an item is missing."""

RESERVED = frozenset(
    "and or not if then else is in includes missing true false reverse let at gives when otherwise".split()
)
"""Words of formulas and statements, which no id can be."""
