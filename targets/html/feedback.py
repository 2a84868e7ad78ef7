"""What the picture of a score over time needs to know of it; drawn where the measure says `shown over time`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, sqrt
from typing import Protocol, TypeVar

from romdsl.emit.published import cutoff_value
from romdsl.model.change_class import square_of
from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Expression, Interval
from romdsl.model.measure import Band, Measure, ReliableChange, Score


class Conditional(Protocol):
    """What may hold for some people alone."""

    @property
    def when(self) -> Expression | None: ...


T = TypeVar("T", bound=Conditional)


def has_pictures(measure: Measure) -> bool:
    """Whether the person is shown how any score went."""
    return any(score.shown_over_time for score in measure.scores)


def picture_values(score: Score, checked: CheckedMeasure) -> Mapping[str, object]:
    """Ends, bands, cut-off and reliable change, as far as they hold for everyone."""
    facts = checked.facts[score.id]
    unit = 10**facts.decimals
    own = any(checked.item(key.item).slot is not None for key in facts.items)
    return {
        "low": None if facts.low is None else float(Fraction(facts.low * unit // 1, unit)),
        "high": None if facts.high is None else float(Fraction(ceil(facts.high * unit), unit)),
        "higher": score.higher.value if score.higher else "",
        "bands": [] if any(band.when for band in score.bands) else band_values(score.bands),
        "cutoffs": cutoffs_of(score),
        "reliable": None if own else reliable_of(score, checked.measure),
        "own": own,
    }


def band_values(bands: tuple[Band, ...]) -> list[Mapping[str, object]]:
    """The bands from the lowest on, each from midway between its first value and the one below."""
    ordered = sorted(bands, key=lambda band: (band.interval.low is not None, band.interval.low or 0))
    starts: list[float | None] = [None] if ordered else []
    for one, other in zip(ordered, ordered[1:], strict=False):
        high, low = one.interval.high, other.interval.low
        starts.append(float((high + low) / 2) if high is not None and low is not None else float(low or 0))
    return [
        {
            "code": band.code,
            "text": band.text[:1].upper() + band.text[1:],
            "from": start,
            "first": None if band.interval.low is None else float(band.interval.low),
        }
        for band, start in zip(ordered, starts, strict=True)
    ]


def cutoffs_of(score: Score) -> list[Mapping[str, object]]:
    """Where cases begin: as published, or else Jacobson and Truax's cut-off."""
    for case in for_everyone(score.caseness):
        return edge_values(case.interval)
    for cutoff in for_everyone(score.clinical_cutoffs):
        value = cutoff_value(cutoff, score)
        if value is not None and score.higher is not None:
            is_from_below = score.higher.value == "worse"
            return edge_values(Interval(value, None) if is_from_below else Interval(None, value))
    return []


def edge_values(interval: Interval) -> list[Mapping[str, object]]:
    """An interval with one end as a line across the picture."""
    if (interval.low is None) == (interval.high is None):
        return []
    value = interval.low if interval.low is not None else interval.high
    assert value is not None
    is_open = interval.low_open if interval.low is not None else interval.high_open
    return [{"value": float(value), "up": interval.low is not None, "open": is_open}]


def reliable_of(score: Score, measure: Measure) -> float | None:
    """The smallest change that is more than error: the score's, or that of a change of it."""
    of_changes = [change.reliable_change for change in measure.changes if change.of.value == score.id]
    said = score.reliable_change or next(filter(None, of_changes), ())
    return next((amount(each) for each in for_everyone(said)), None)


def amount(change: ReliableChange) -> float:
    """As published, or 1.96 · SD · √(2 · (1 − reliability)) (Jacobson and Truax 1991)."""
    if change.amount is not None:
        return float(change.amount)
    return sqrt(square_of(change))


def for_everyone(said: Iterable[T]) -> list[T]:
    """What holds for everyone; nothing where any of it holds for some alone."""
    found = list(said)
    return [] if any(one.when is not None for one in found) else found
