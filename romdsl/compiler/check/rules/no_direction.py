"""A score does not say whether more of it is better or worse."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, Expression
from ....model.types import Type
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM518", "no-direction", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        if (
            score.higher is None
            and score.id not in context.garbled
            and not of_bank(score.value)
            and context.types.get(score.value) in (Type.NUMBER, Type.REAL)
        ):
            message = f"“{score.id}” does not say whether a higher value is better or worse."
            yield rule.at(
                score.span,
                message,
                help=in_spelling(
                    score.span, "write higher better or higher worse", "write higher: better or higher: worse"
                ),
            )


def of_bank(formula: Expression) -> bool:
    """A score of a form says what its metric says; where that cannot be had, another rule says why."""
    return isinstance(formula, Call) and formula.function.startswith("eap")
