"""What is told of a bank beyond its lines: what has to be worked out from its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from statistics import median

import numpy as np

from ..diagnostics import Rule
from ..irt import Item
from .content import Content
from .precision import ENOUGH, FOR_ONE, Curves, Reals, curves_of, error_at, errors_of, good_ranges
from .scale import Scale, scale_of

OPTION_NEVER_LIKELIEST = Rule("ROM880", "option-never-likeliest", "note")
WHERE_IT_MEASURES = Rule("ROM881", "where-it-measures", "note")
PRECISE_NOWHERE = Rule("ROM882", "precise-nowhere", "warning")
FLOOR_OR_CEILING = Rule("ROM883", "floor-or-ceiling", "warning")
SCALINGS_MIXED = Rule("ROM884", "scalings-mixed", "warning")
SAME_PARAMETERS = Rule("ROM885", "same-parameters", "warning")
NEVER_AMONG_BEST = Rule("ROM886", "never-among-best", "note")

MOST_AT_END = 0.15
"""Of the norm group, as Terwee 2007 has it."""
BEST = 12
FEWEST_TO_COMPARE = 4
MIXED = (1.5, 1.9)
"""Ratios of discriminations that point to parameters of D 1 and of D 1.7 side by side."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: `about` is the id of an item or a form, and empty for the whole bank."""

    rule: Rule
    about: str
    message: str
    help: str


def remarks(content: Content) -> list[Remark]:
    """All that is to say of a bank, its items first, then its forms."""
    found = _Checking(content)
    return [*found.options(), *found.twins(), *found.scalings(), *found.never_best(), *found.forms()]


@dataclass(frozen=True)
class _Checking:
    content: Content

    @cached_property
    def scale(self) -> Scale:
        return scale_of(self.content)

    @cached_property
    def curves(self) -> Curves:
        return curves_of(self.content.bank, self.scale.thetas)

    @cached_property
    def norm(self) -> tuple[tuple[Reals, ...], Reals]:
        """The probabilities of all options at the nodes of the metric, and what part of the norm group is there."""
        metric = self.content.bank.metric
        weights = np.exp(-(((np.array(metric.nodes) - metric.prior_mean) / metric.prior_sd) ** 2) / 2)
        return curves_of(self.content.bank, metric.nodes).probability, weights / weights.sum()

    def options(self) -> Iterator[Remark]:
        """Of graded items alone: steps of partial credit that cross are told where they stand."""
        for item, shares in zip(self.content.bank.items, self.curves.probability, strict=True):
            likeliest = set(shares.argmax(0).tolist())
            never = [place for place in range(1, item.categories - 1) if place not in likeliest]
            if item.family == "graded" and never:
                texts = self.content.items[item.id].options
                are = "are" if len(never) > 1 else "is"
                named = " and ".join(
                    f"“{texts[place]}”" if place < len(texts) else f"option {place}" for place in never
                )
                message = f"{named} of “{item.id}” {are} nowhere the likeliest answer."
                yield Remark(OPTION_NEVER_LIKELIEST, item.id, message, "look how often it was chosen")

    def twins(self) -> Iterator[Remark]:
        seen: dict[tuple[object, ...], Item] = {}
        for item in self.content.bank.items:
            first = seen.setdefault((item.model, item.a, item.b, item.c, item.d), item)
            if first is not item:
                message = f"“{item.id}” has all parameters of “{first.id}”."
                yield Remark(SAME_PARAMETERS, item.id, message, "look whether a row was copied and not changed")

    def scalings(self) -> Iterator[Remark]:
        """Areas of content are mostly calibrated each by itself, so each may have its own D."""
        areas: dict[str, list[float]] = {}
        for item in self.content.bank.items:
            areas.setdefault(item.area, []).append(item.a)
        known = {area: median(values) for area, values in areas.items() if area and len(values) >= FEWEST_TO_COMPARE}
        for (first, low), (second, high) in combinations(sorted(known.items(), key=lambda pair: pair[1]), 2):
            if MIXED[0] <= high / low <= MIXED[1]:
                message = f"The items of {second} discriminate {high / low:.1f} times as well as those of {first}."
                help = "look whether both were calibrated with one D: parameters of D 1 are 1.7 times those of D 1.7"
                yield Remark(SCALINGS_MIXED, "", message, help)

    def never_best(self) -> Iterator[Remark]:
        items = self.content.bank.items
        if len(items) <= BEST:
            return
        best = set(np.argsort(-self.curves.information, axis=0, kind="stable")[:BEST].ravel().tolist())
        for place, item in enumerate(items):
            if place not in best:
                message = f"“{item.id}” is nowhere among the {BEST} items that tell most."
                yield Remark(
                    NEVER_AMONG_BEST, item.id, message, "an adaptive test will hardly ask it, unless a rule does"
                )

    def forms(self) -> Iterator[Remark]:
        every = tuple(range(len(self.content.bank.items)))
        for id, items in {"": every, **self.content.forms}.items():
            name = f"“{id}”" if id else f"The bank “{self.content.id}”"
            errors = errors_of(self.scale, self.curves.information[list(items)].sum(0))
            yield self.where(id, name, errors)
            if id:
                yield from self.ends(id, name, items)

    def where(self, id: str, name: str, errors: Reals) -> Remark:
        """Where it measures well, or else well enough."""
        for reliability in (FOR_ONE, ENOUGH):
            wanted = error_at(self.scale, reliability)
            ranges = good_ranges(self.scale.values, errors, wanted)
            if ranges:
                told = " and ".join(self.scale.span(low, high) for low, high in ranges)
                message = f"{name} has a standard error of at most {self.scale.error(wanted)} from {told}."
                help = f"a reliability of {reliability} among people as in the population of the metric"
                return Remark(WHERE_IT_MEASURES, id, message, help)
        message = f"{name} has nowhere a standard error of {self.scale.error(wanted)} or less."
        return Remark(PRECISE_NOWHERE, id, message, "take more items, or items that discriminate better")

    def ends(self, id: str, name: str, items: Sequence[int]) -> Iterator[Remark]:
        """Who gives the lowest answer everywhere, or the highest, is not told apart from others who do."""
        probability, weights = self.norm
        for category, answer in ((0, "lowest"), (-1, "highest")):
            shares = np.prod([probability[item][category] for item in items], axis=0)
            share = float((shares * weights).sum())
            if share > MOST_AT_END:
                message = (
                    f"{name} gets the {answer} answer everywhere from {share:.0%} of the population of its metric."
                )
                yield Remark(FLOOR_OR_CEILING, id, message, "add items that tell people apart at that end")
