"""An interval whose first number is the higher one, or that holds no number."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import InInterval, Interval, Recode
from ....model.measure import Measure, NumberAnswer, Slider
from ....source import Span
from ..context import Context
from ..mentions import parts_of

rule = Rule("ROM410", "reversed-interval", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for interval in (*intervals_of(context.measure), *intervals_in_formulas(context)):
        if interval.low is None or interval.high is None or interval.span in seen:
            continue
        seen.add(interval.span)
        text = written.interval(interval)
        if interval.low > interval.high:
            turned = Interval(interval.high, interval.low, interval.high_open, interval.low_open)
            instead = written.interval(turned)
            message = (
                f"{text} runs backwards: {written.number(interval.low)} is more than {written.number(interval.high)}."
            )
            finding = rule.at(interval.span, message, help=f"write {instead}")
            yield finding.fix(f"Write {instead}", interval.span, instead)
        elif interval.low == interval.high and (interval.low_open or interval.high_open):
            instead = f"{written.number(interval.low)}..{written.number(interval.high)}"
            yield rule.at(interval.span, f"{text} holds no number.", help=f"write {instead} for that number alone")


def intervals_of(measure: Measure) -> Iterator[Interval]:
    if measure.ages is not None:
        yield measure.ages
    for item in measure.inputs:
        if isinstance(item.answer, NumberAnswer | Slider):
            yield item.answer.interval
    for score in measure.scores:
        if score.range is not None:
            yield score.range
        yield from (band.interval for band in score.bands)
        yield from (caseness.interval for caseness in score.caseness)
    for table in measure.tables:
        cells = (cell for row in table.rows for cell in row.keys)
        yield from (cell.interval for cell in cells if cell.interval is not None)


def intervals_in_formulas(context: Context) -> Iterator[Interval]:
    for formula in context.formulas:
        for part in parts_of(formula.expression):
            if isinstance(part, InInterval):
                yield part.interval
            elif isinstance(part, Recode):
                yield from (arm.match for arm in part.arms if isinstance(arm.match, Interval))
