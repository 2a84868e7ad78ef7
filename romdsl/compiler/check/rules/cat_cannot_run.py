"""An adaptive test whose limits cross."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.calibrated import LEAST_ASKED, MOST_ASKED, is_retired, metric_of, scored_items
from ....model.measure import Block, Cat
from ....source import Span
from ..bank_parts import bank_named, left_for
from ..context import Context

rule = Rule("ROM860", "cat-cannot-run", "error")

Fault = tuple[Span, str, str]


def findings(context: Context) -> Iterator[Finding]:
    for cat in context.measure.cats:
        bank = bank_named(context.measure, cat)
        faults = [*limits(cat), *areas(cat)]
        if bank is not None and not faults:
            faults += items_left(cat, bank, context)
        for span, message, help in faults:
            yield rule.at(span, message, help=help)


def ends(cat: Cat) -> tuple[int, int]:
    low, high = (cat.items.low, cat.items.high) if cat.items else (None, None)
    return int(LEAST_ASKED if low is None else low), int(MOST_ASKED if high is None else high)


def limits(cat: Cat) -> Iterator[Fault]:
    least, most = ends(cat)
    place = cat.items.span if cat.items else cat.span
    if least > most or most < 1:
        yield place, f"At least {least} and at most {most} items cannot be asked.", "write items 4..12"
    if cat.randomesque is not None and cat.randomesque.value < 1:
        yield cat.randomesque.span, "An item is drawn of none.", "write randomesque 3, or take the line out"
    if cat.stop is not None and any(value is not None and value <= 0 for value in (cat.stop.error, cat.stop.drop)):
        message = "A standard error is never below 0, so the test never ends by it."
        yield cat.stop.span, message, "write a limit above 0, as it is reported"


def areas(cat: Cat) -> Iterator[Fault]:
    _, most = ends(cat)
    seen: set[str] = set()
    needed = 0
    for area in cat.areas:
        low, high = area.interval.low or 0, area.interval.high
        if area.area in seen:
            yield area.span, f"“{area.area}” is limited twice.", "keep one of the two"
        if low < 0 or (high is not None and low > high):
            yield area.span, f"The least of “{area.area}” is above its most.", f"write area {area.area} 1..2"
        seen.add(area.area)
        needed += int(low)
    if needed > most:
        message = f"The areas need {needed} items together, and at most {most} are asked."
        yield cat.areas[-1].span, message, "ask more items, or fewer of an area"


def items_left(cat: Cat, bank: Block, context: Context) -> Iterator[Fault]:
    least, most = ends(cat)
    left, metric = left_for(bank, cat), metric_of(context.measure, bank)
    place = cat.items.span if cat.items else cat.span
    if max(least, 1) > len(left):
        message = f"At least {max(least, 1)} items are to be asked, and {len(left)} may be taken."
        yield place, message, "ask fewer, or let the test take more"
    wanted = metric.least_answered if metric is not None else None
    if wanted is not None and most < wanted.value:
        message = f"At most {most} items are asked, and the metric asks for {wanted.value} answers."
        yield place, message, f"ask at least {wanted.value}"
    scored = [item.id for item in scored_items(bank) if not is_retired(item)]
    if cat.start is not None and cat.start.value in scored and cat.start.value not in [item.id for item in left]:
        message = f"The test begins with “{cat.start.value}”, which may not be taken."
        yield cat.start.span, message, "begin with another, or change what may be taken"
