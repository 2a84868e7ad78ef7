"""Forms side by side with their bank: how sure each is, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..irt import plain
from .content import Content
from .precision import Range, curves_of, errors_of, good_ranges
from .scale import Scale, scale_of

HALF = 0.5
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
    """Sets forms beside the whole bank; `wanted` is in reported units, by default a third of the spread: about 0.9
    of reliability."""
    scale = scale_of(content)
    enough = wanted if wanted is not None else scale.spread * 0.1**HALF
    information = curves_of(content.bank, scale.thetas).information
    weights = _norm(scale)
    whole = errors_of(scale, information.sum(0))
    every = tuple(range(len(content.bank.items)))
    chosen = [("", "the whole bank", every), *((id, content.titles.get(id, id), content.forms[id]) for id in forms)]
    shown = _shown(scale)
    found = []
    for id, title, items in chosen:
        errors = errors_of(scale, information[list(items)].sum(0))
        reliable = _reliability(scale, errors, weights)
        # Two scores of one theta: their correlation is the root of the ratio of what each keeps of its spread.
        with_bank = min(1.0, (reliable / _reliability(scale, whole, weights)) ** HALF)
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


def _norm(scale: Scale) -> NDArray[np.float64]:
    values = np.array(scale.values)
    heights: NDArray[np.float64] = np.exp(-HALF * ((values - scale.mean) / scale.spread) ** 2)
    weights: NDArray[np.float64] = heights / heights.sum()
    return weights


def _reliability(scale: Scale, errors: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """1 - mean squared error / variance, over the norm group (Green, Bock, Humphreys, Linn and Reckase 1984)."""
    return float(1 - (errors**2 * weights).sum() / scale.spread**2)


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
