"""`z` or `t_score` with a standard deviation that is not above 0."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Call, Negation, Number
from ..context import Context
from ..mentions import parts_of

rule = Rule("ROM554", "deviation-not-positive", "error")


def findings(context: Context) -> Iterator[Finding]:
    for formula in context.formulas:
        for part in parts_of(formula.expression):
            if not isinstance(part, Call) or part.function not in ("z", "t_score") or len(part.arguments) != 3:
                continue
            deviation = part.arguments[2]
            if isinstance(deviation, Negation) or (isinstance(deviation, Number) and deviation.value <= 0):
                message = f"The standard deviation here is {written.formula(deviation)}, and it has to be above 0."
                yield rule.at(deviation.span, message, help="write the value, the mean, and then the deviation")
