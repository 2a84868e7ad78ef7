"""The steps of a number or slider do not end at its upper end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import NumberAnswer, Slider
from ..context import Context

rule = Rule("ROM411", "step-does-not-fit", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.inputs:
        answer = item.answer
        if not isinstance(answer, NumberAnswer | Slider):
            continue
        ends, step = answer.interval, answer.step
        size = step.value if step is not None else Fraction(1)
        span = step.span if step is not None else ends.span
        if ends.low is None or ends.high is None or ends.low >= ends.high or size <= 0 or span in seen:
            continue
        seen.add(span)
        if (ends.high - ends.low) % size == 0:
            continue
        last = ends.low + (ends.high - ends.low) // size * size
        steps = f"steps of {written.number(size)}" if step is not None else "steps of 1, as none are written,"
        message = (
            f"From {written.number(ends.low)} in {steps} one comes to {written.number(last)}"
            f" and never to {written.number(ends.high)}."
        )
        fits = next(
            (f"step 0.{'0' * n}{d}" for n in range(3) for d in (5, 2, 1) if divides(n, d, ends.high - ends.low)), ""
        )
        help = f"write {fits}, or another end" if fits else "write another end or another step"
        yield rule.at(span, message, help=help)


def divides(zeros: int, digit: int, width: Fraction) -> bool:
    return width % Fraction(digit, 10 ** (zeros + 1)) == 0
