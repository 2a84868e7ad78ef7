"""Builds occasions, the context that says which one it is, and changes."""

from __future__ import annotations

from ...diagnostics import Report
from ...model.expression import And, Expression, InCodes, Is, Name
from ...model.measure import Change, Choice, Item, Occasion, Option, Placed
from ...model.measure.over_time import OCCASION
from ...source import Span
from ..parse import rules, values
from ..parse.timing import Timing, read_timing
from .entry import Entry
from .values import check_words, read, read_id, read_name, read_text


def build_occasions(entries: list[Entry], report: Report) -> tuple[Occasion, ...]:
    """All occasions, in written order."""
    return tuple(_occasion(entry, report) for whole in entries for entry in whole.all("occasion"))


def _occasion(entry: Entry, report: Report) -> Occasion:
    check_words(entry, report)
    timing = read(entry.first("timing"), read_timing, report) or Timing("once")
    return Occasion(
        read_id(entry, report),
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


def build_change(entry: Entry, report: Report) -> Change:
    """What is said of a score at two occasions."""
    check_words(entry, report)
    missing = [word for word in ("of", "from", "to") if entry.first(word) is None]
    if missing:
        report.add(
            rules.CHANGE_LACKS_WORD.at(
                entry.span,
                f"This change does not say {' and '.join(missing)}.",
                help="write change id of total from baseline to end",
            )
        )
    none = Placed("", span=entry.span)
    reliable = (read(one, values.read_reliable_change, report) for one in entry.all("reliable change"))
    cutoffs = (read(one, values.read_clinical_cutoff, report) for one in entry.all("clinical cutoff"))
    return Change(
        read_id(entry, report),
        read_name(entry.first("of"), report) or none,
        read_name(entry.first("from"), report) or none,
        read_name(entry.first("to"), report) or none,
        read_text(entry.first("title"), report),
        tuple(one for one in reliable if one is not None),
        tuple(one for one in cutoffs if one is not None),
        span=entry.span,
    )
