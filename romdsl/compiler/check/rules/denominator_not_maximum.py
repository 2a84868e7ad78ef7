"""A percentage of a maximum that is not the one that can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Call, Number, Product
from ....model.measure import Score
from ..context import Context

rule = Rule("ROM571", "denominator-not-maximum", "warning")
needs_sound_formulas = True

HUNDRED = Fraction(100)


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        declared = percentage(score)
        if declared is None:
            continue
        part, divisor = declared
        reach = context.reach_of(part if part.missing is not None else replace(part, missing=score.missing))
        if reach is None or reach.low != 0 or reach.high is None or reach.high <= 0:
            continue
        # Far off, the number is no maximum at all: days of a month, items of a list.
        if reach.high != divisor.value and Fraction(1, 2) <= reach.high / divisor.value <= 2:
            most, by = written.number(reach.high), written.number(divisor.value)
            message = f"“{written.formula(part)}” comes to {most} at most, and is divided by {by}."
            ends = written.number(round(HUNDRED * reach.high / divisor.value, 1))
            finding = rule.at(divisor.span, message, help=f"write {most}; or look whether an item is missing")
            yield finding.detail(f"“{score.id}” goes to {ends} and not to 100.").because(part.span, f"at most {most}")


def percentage(score: Score) -> tuple[Call, Number] | None:
    """`100 * sum(…) / 27`, in any order: the sum and the divisor."""
    if not isinstance(score.value, Product):
        return None
    times = [factor.value for factor in score.value.factors if not factor.divides]
    divisors = [factor.value for factor in score.value.factors if factor.divides]
    hundreds = [part for part in times if isinstance(part, Number) and part.value == HUNDRED]
    sums = [part for part in times if isinstance(part, Call) and part.function == "sum"]
    if len(times) != 2 or len(hundreds) != 1 or len(sums) != 1 or len(divisors) != 1:
        return None
    divisor = divisors[0]
    if not isinstance(divisor, Number) or divisor.value <= 0:
        return None
    return sums[0], divisor
