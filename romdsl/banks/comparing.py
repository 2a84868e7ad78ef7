"""Forms side by side with their bank: how sure each is, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from ..irt import plain
from .content import Content
from .precision import Range, curves_of, errors_of, good_ranges, reliability, wanted_error
from .scale import Scale, scale_of

EVERY = 5.0
"""Errors are shown at so many points of the metric, where its standard deviation is 10."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A form: its standard error at each of some values, in reported units; where it is as wanted; its reliability
    in the norm group; and how it correlates with the score of the whole bank there, as far as the errors tell."""

    id: str
    title: str
    items: int
    errors: tuple[float, ...]
    good: tuple[Range, ...]
    reliability: float
    with_bank: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The values at which errors are told, the error that is wanted, and each form, the whole bank first."""

    values: tuple[float, ...]
    wanted: float
    forms: tuple[Compared, ...]


def compare(content: Content, forms: Sequence[str], wanted: float | None = None) -> Comparison:
    """Sets forms beside the whole bank; `wanted` is in reported units, by default what the report takes: the error of a
    reliability of 0.8."""
    scale = scale_of(content)
    enough = wanted_error(scale, wanted)
    information = curves_of(content.bank, scale.thetas).information
    of_bank = reliability(scale, errors_of(scale, information[list(content.in_use)].sum(0)))
    every = content.in_use
    chosen = [("", "the whole bank", every), *((id, content.titles.get(id, id), content.forms[id]) for id in forms)]
    shown = _shown(scale)
    found = []
    for id, title, items in chosen:
        errors = errors_of(scale, information[list(items)].sum(0))
        reliable = reliability(scale, errors)
        # Two scores of one theta: their correlation is the root of the ratio of what each keeps of its spread.
        with_bank = min(1.0, sqrt(reliable / of_bank))
        low, high = _ends(content, items)
        good = tuple(good_ranges(scale.values, errors, enough))
        found.append(
            Compared(
                id,
                title,
                len(items),
                tuple(np.interp(shown, scale.values, errors)),
                good,
                reliable,
                with_bank,
                low,
                high,
            )
        )
    return Comparison(shown, enough, tuple(found))


def _shown(scale: Scale) -> tuple[float, ...]:
    step = EVERY * scale.spread / 10
    count = int((scale.values[-1] - scale.values[0]) / step + 1e-9)
    return tuple(scale.values[0] + step * place for place in range(count + 1))


def _ends(content: Content, items: Sequence[int]) -> tuple[float, float]:
    """The scores of the lowest and of the highest answer to every item."""
    on, metric = plain.tables(content.bank), content.bank.metric
    low = plain.expected_a_posteriori(on, [(item, 0) for item in items])
    high = plain.expected_a_posteriori(on, [(item, content.bank.items[item].categories - 1) for item in items])
    return metric.reported(low.theta), metric.reported(high.theta)
