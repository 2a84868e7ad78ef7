"""What a score on the metric of an item bank says of itself beside its value."""

from __future__ import annotations

from dataclasses import dataclass

from .calibrated import ERROR
from .measure import Score
from .names import Names


@dataclass(frozen=True, slots=True)
class OnMetric:
    """Where a score on a metric comes from, as results say it.

    `said` are keys of a result with their texts: metric, form and the hash of the bank, or metric and link.  `error`
    is the id of the score that is its standard error.  `items` are those of the form, which were asked if they have
    an answer; there are none of a link.
    """

    said: tuple[tuple[str, str], ...]
    error: str
    items: tuple[str, ...] = ()


def on_metric(score: Score, names: Names) -> OnMetric | None:
    """What a score of a form or a link says of itself; None of every other score."""
    error = score.id + ERROR
    if score.linked_to is not None:
        return OnMetric((("metric", score.linked_to), ("link", score.id)), error)
    found = names.calibrated.get(score.form) if score.form is not None else None
    if found is None:
        return None
    said = (("metric", found.metric.id), ("form", found.id), ("bank", found.digest))
    return OnMetric(said, error, tuple(item.id for item in found.items))
