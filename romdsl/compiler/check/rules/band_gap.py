"""A score can take a value that lies in none of its bands."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Interval
from ....model.measure import Band
from ..bands import Banded, above, banded_scores, below, furthest, overlap, with_furthest_before
from ..context import Context

rule = Rule("ROM512", "band-gap", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for banded in banded_scores(context):
        bands = banded.bands
        for before, band in with_furthest_before(bands):
            yield from gap(banded, before, band)
        yield from gap(banded, furthest(bands), None)


def gap(banded: Banded, before: Band | None, after: Band | None) -> Iterator[Finding]:
    """What lies between two bands, or beyond the first or last."""
    room = Interval(None, None)
    for part in (above(before.interval) if before else room, below(after.interval) if after else room):
        found = overlap(room, part)
        if found is None:
            return
        room = found
    witness = banded.reach.witness(room)
    at = after or before
    if witness is None or at is None:
        return
    value = written.number(witness.value)
    label = begins(after.interval) if after else ends(at.interval)
    instead = closing(banded, before, after, room, witness.value)
    finding = rule.at(
        at.interval.span, f"The bands of “{banded.score.id}” leave out {value}.", help=f"write {instead}", label=label
    )
    if before is not None and after is not None:
        finding = finding.because(before.interval.span, f"this band {ends(before.interval)}")
    finding = finding.detail(f"“{banded.score.id}” can be {witness.text}{banded.where}, and would have no band.")
    yield finding.fix(f"Write {instead}", at.interval.span, instead)


def closing(banded: Banded, before: Band | None, after: Band | None, room: Interval, value: Fraction) -> str:
    """The interval of the band at the gap that would close it, without opening another question."""
    if after is None:
        assert before is not None
        highest = as_written(banded.reach.high)
        return written.interval(Interval(before.interval.low, highest, before.interval.low_open))
    ends_of = after.interval
    if before is None:
        low_value = as_written(banded.reach.low)
        return written.interval(Interval(low_value, ends_of.high, False, ends_of.high_open))
    alone = all(
        banded.reach.never(part)
        for part in (overlap(room, Interval(None, value, False, True)), overlap(room, Interval(value, None, True)))
        if part is not None
    )
    if alone and as_written(value) is not None:
        return written.interval(Interval(value, ends_of.high, False, ends_of.high_open))
    edge = before.interval
    return written.interval(Interval(edge.high, ends_of.high, not edge.high_open, ends_of.high_open))


def as_written(value: Fraction | None) -> Fraction | None:
    """The value where it is a decimal that ends; None, an open end, where nobody could write it."""
    return None if value is None or "/" in written.number(value) else value


def begins(interval: Interval) -> str:
    low = "nowhere" if interval.low is None else written.number(interval.low)
    return f"begins above {low}" if interval.low_open else f"begins at {low}"


def ends(interval: Interval) -> str:
    high = "nowhere" if interval.high is None else written.number(interval.high)
    return f"ends below {high}" if interval.high_open else f"ends at {high}"
