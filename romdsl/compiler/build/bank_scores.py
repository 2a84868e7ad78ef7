"""What scores of a bank's form bring with them: their table of sums, their decimals and direction, their standard error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from ...model.calibrated import ERROR, Calibrated
from ...model.expression import Arm, Call, Expression, Interval, Missing, MissingRule, Name, Node, Number, Recode
from ...model.measure import Let, Placed, Score
from ...model.names import Names

_ERRORS = {"eap": "eap_se", "eap_of_sum": "eap_of_sum_se"}
PATTERN = ("eap", "eap_se")
TABLED = ("eap_of_sum", "eap_of_sum_se")


def with_bank_lets(lets: tuple[Let, ...], names: Names) -> tuple[Let, ...]:
    """The lets with the tables of sums that they look up."""
    return tuple(replace(let, value=_settled(let.value, names)) for let in lets)


def with_bank_scores(scores: tuple[Score, ...], names: Names) -> tuple[Score, ...]:
    """The scores with their tables of sums, each that is one of a bank's form with its standard error behind it."""
    if not names.calibrated:
        return scores
    return tuple(made for score in scores for made in _with_error(score, names))


def _with_error(score: Score, names: Names) -> Iterator[Score]:
    found = form_of(score.value, names)
    if found is None or not isinstance(score.value, Call) or score.value.function not in _ERRORS:
        yield replace(score, value=_settled(score.value, names))
        return
    metric, error = found.metric, replace(score.value, function=_ERRORS[score.value.function])
    score = replace(
        score, higher=score.higher or metric.higher, decimals=score.decimals or metric.digits, form=found.id
    )
    yield replace(score, value=_settled(score.value, names))
    yield standard_error(score, _settled(error, names), metric.digits)


def standard_error(score: Score, value: Expression, digits: Placed[int] | None) -> Score:
    """The score that a score on a metric brings along: its standard error, to the decimals of the metric."""
    title = f"{score.title.value if score.title else score.id}: standard error"
    return Score(
        score.id + ERROR,
        value,
        Placed(title, span=score.span),
        missing=score.missing,
        decimals=digits,
        higher=Placed("worse", span=score.span),
        error_of=score.id,
        span=score.span,
    )


def form_of(formula: Expression, names: Names) -> Calibrated | None:
    """The form or adaptive test of a formula that is nothing but its score."""
    if not isinstance(formula, Call) or len(formula.arguments) != 1:
        return None
    argument = formula.arguments[0]
    return names.calibrated.get(argument.id) if isinstance(argument, Name) else None


def _settled(node: Any, names: Names) -> Any:
    """A formula in which each `eap` knows what its metric asks for, and each `eap_of_sum` is the recoding that its table is."""
    if isinstance(node, Call) and node.function in PATTERN and (found := form_of(node, names)) is not None:
        return replace(node, least=found.least_answered)
    if isinstance(node, Call) and node.function in TABLED:
        found = form_of(node, names)
        return _table(node, found) if found is not None else Missing(span=node.span)
    if isinstance(node, tuple):
        return tuple(_settled(part, names) for part in node)
    if not isinstance(node, Node) or not names.calibrated:
        return node
    return replace(node, **{each.name: _settled(getattr(node, each.name), names) for each in fields(node) if each.init})


def _table(call: Call, found: Calibrated) -> Recode:
    """`recode(sum(short missing none), 0 -> 31.2, 1 -> 35.9, …)`: the sum of the scores, and what it is worth."""
    digits, is_error = found.of.metric.digits, call.function.endswith(ERROR)
    ends: list[tuple[Fraction, Fraction, Fraction]] = []
    for total, shown, error in found.sums:
        value = Fraction(round((error if is_error else shown) * 10**digits), 10**digits)
        first = ends.pop()[0] if ends and ends[-1][2] == value else Fraction(total)
        ends.append((first, Fraction(total), value))
    arms = (Arm(Interval(low, high), Number(value, span=call.span), span=call.span) for low, high, value in ends)
    sum_ = Call(
        "sum", call.arguments, missing=call.missing or MissingRule("none"), span=call.span, name_span=call.name_span
    )
    return Recode(sum_, tuple(arms), span=call.span)
