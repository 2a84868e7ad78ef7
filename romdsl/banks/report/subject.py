"""What is reported on: a bank, its numbers worked out once, and what is known of it beside its parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...irt import Item
from ..content import Content
from ..precision import Curves, Reals, curves_of, errors_of, halfway, wanted_error
from ..scale import Scale, scale_of
from ..simulating import Simulation


@dataclass(frozen=True, slots=True)
class Answered:
    """One step of an adaptive test: the item's index, the category given or None, theta and its error after it."""

    item: int
    category: int | None
    theta: float
    error: float


@dataclass(frozen=True, slots=True)
class Path:
    """What a person was asked by an adaptive test, in order; `truth` is the theta that a simulated person has."""

    test: str
    steps: tuple[Answered, ...]
    truth: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One item as it works in two groups: `first` and `second` are its parameters there, on one metric."""

    item: str
    groups: tuple[str, str]
    first: Item
    second: Item


@dataclass(frozen=True, slots=True)
class Supplements:
    """What the parameters alone do not say.

    `wanted` is the standard error that is good enough, in units of the metric (T); by default that of a reliability
    of 0.8 in the norm group.  `paths` are courses of adaptive tests (by default one simulated person for each of
    them), `simulations` adaptive tests that were tried on many, `pairs` items that work differently.
    """

    wanted: float | None = None
    paths: Sequence[Path] | None = None
    simulations: Sequence[Simulation] = ()
    pairs: Sequence[Pair] = ()


NOTHING_MORE = Supplements()


class Subject:
    """A bank with its curves at the points of its scale."""

    def __init__(self, content: Content, supplements: Supplements = NOTHING_MORE) -> None:
        self.content = content
        self.scale: Scale = scale_of(content)
        self.wanted = wanted_error(self.scale, supplements.wanted)
        self.says_wanted = supplements.wanted is not None
        self.curves: Curves = curves_of(content.bank, self.scale.thetas)
        scaling = content.bank.metric.scaling
        self.pairs = tuple(supplements.pairs)
        self.halfway = [halfway(item, scaling) for item in content.bank.items]

    @property
    def items(self) -> tuple[Item, ...]:
        return self.content.bank.items

    def index(self, id: str) -> int:
        """The place of an item in the bank."""
        return next(at for at, item in enumerate(self.items) if item.id == id)

    def name(self, item: int) -> str:
        """The words of an item, or its id where it has none."""
        return self.content.content(item).text.strip() or self.items[item].id

    def option(self, item: int, category: int) -> str:
        """The words of a category, or its number where it has none."""
        options = self.content.content(item).options
        return options[category] if category < len(options) and options[category].strip() else str(category)

    def title(self, id: str) -> str:
        """What a form or an adaptive test is called."""
        return self.content.titles.get(id, id)

    def errors(self, items: Sequence[int]) -> Reals:
        """The standard error over the scale where these items are answered."""
        return errors_of(self.scale, self.curves.information[list(items)].sum(0))

    def everything(self) -> tuple[int, ...]:
        """The items that may be asked: all but the retired ones, whose parameters only score old answers."""
        return self.content.in_use

    def information(self) -> Reals:
        """What all of them tell over the scale."""
        found: Reals = self.curves.information[list(self.everything())].sum(0)
        return found

    def peak(self, item: int) -> tuple[float, float]:
        """Where an item tells most, as a value of the metric, and how much."""
        at = int(np.argmax(self.curves.information[item]))
        return self.scale.values[at], float(self.curves.information[item][at])

    def place(self, item: int) -> float:
        """Where an item stands: the middle of its half-way points, or where it tells most."""
        known = [theta for theta in self.halfway[item] if theta is not None]
        return self.scale.value(sum(known) / len(known)) if known else self.peak(item)[0]

    def by_place(self) -> list[int]:
        return sorted(self.everything(), key=lambda item: (self.place(item), item))


def safe(id: str) -> str:
    """An id that may stand in SVG and as the name of a file."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", id)
