"""Builds occasions, and the context that says which one it is."""

from __future__ import annotations

from ...diagnostics import Report
from ...model.expression import And, Expression, InCodes, Is, Name
from ...model.measure import Choice, Item, Occasion, Option, Placed
from ...model.measure.over_time import FIRST, LAST, OCCASION, PREVIOUS
from ...source import Span
from ..parse import rules
from ..parse.timing import Timing, read_timing
from .entry import Entry
from .values import check_words, read, read_id, read_text


def build_occasions(entries: list[Entry], report: Report) -> tuple[Occasion, ...]:
    """All occasions, in written order."""
    return tuple(_occasion(entry, report) for whole in entries for entry in whole.all("occasion"))


def _occasion(entry: Entry, report: Report) -> Occasion:
    check_words(entry, report)
    timing = read(entry.first("timing"), read_timing, report) or Timing("once")
    id = read_id(entry, report)
    if id in (FIRST, PREVIOUS, LAST):
        message = f"“{id}” stands for whichever sitting is that, so no occasion can be called so."
        report.add(rules.RESERVED_WORD.at(entry.span, message, help=f"call it {id}_visit or otherwise"))
    return Occasion(
        id,
        read_text(entry.first("title"), report),
        timing.kind,
        timing.length,
        timing.window,
        timing.anchor,
        timing.beside,
        timing.until,
        span=entry.span,
    )


def occasion_context(occasions: tuple[Occasion, ...], span: Span) -> tuple[Item, ...]:
    """What the data say of the occasion, where the measure has any."""
    if not occasions:
        return ()
    options = tuple(
        Option(each.id, each.title or Placed(each.id.replace("_", " ").capitalize()), span=each.span)
        for each in occasions
    )
    text = Placed("Which time is this?", span=span)
    return (Item(OCCASION, text, Choice(options, span=span), span=span),)


def at_condition(at: tuple[Placed[str], ...], own: Expression | None) -> Expression | None:
    """The condition of an item that is asked at some occasions alone, with its own."""
    if not at:
        return own
    span = at[0].span.to(at[-1].span)
    subject = Name(OCCASION, span=span)
    spans = tuple(each.span for each in at)
    condition: Expression
    if len(at) == 1:
        condition = Is(subject, at[0].value, span=span, code_span=spans[0])
    else:
        condition = InCodes(subject, tuple(each.value for each in at), span=span, code_spans=spans)
    return condition if own is None else And((condition, own), span=own.span)
