"""What is told of a bank beyond its lines: what has to be worked out from its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import inf
from statistics import median

import numpy as np

from ..diagnostics import Rule
from ..irt import Item
from .content import Content
from .precision import ENOUGH, FOR_ONE, Curves, Reals, curves_of, error_at, errors_of, good_ranges
from .scale import Scale, scale_of
from .simulating import exposures

OPTION_NEVER_LIKELIEST = Rule("ROM880", "option-never-likeliest", "note")
WHERE_IT_MEASURES = Rule("ROM881", "where-it-measures", "note")
PRECISE_NOWHERE = Rule("ROM882", "precise-nowhere", "warning")
FLOOR_OR_CEILING = Rule("ROM883", "floor-or-ceiling", "warning")
SCALINGS_MIXED = Rule("ROM884", "scalings-mixed", "warning")
SAME_PARAMETERS = Rule("ROM885", "same-parameters", "warning")
NEVER_AMONG_BEST = Rule("ROM886", "never-among-best", "note")
NEVER_CHOSEN = Rule("ROM891", "never-chosen", "note")
ASKED_TOO_OFTEN = Rule("ROM892", "asked-too-often", "warning")

MOST_AT_END = 0.15
"""Of the norm group, as Terwee 2007 has it."""
BEST, SHORT = 12, 4
"""As many items as an adaptive test asks at most, and as few as one may have."""
PERSONS = 5_000
"""Who take each adaptive test on trial."""
MOST_SINGLE = 3
"""So many items are told one by one, each at its place; more in one sentence, which leaves room for the rest."""
MOST_NAMED = 10
"""Of the items that a message tells, so that it can be read."""
NEAR = 0.02
"""Parameters that differ by no more are of one item asked twice, for all that its answers tell."""
FEWEST_TO_COMPARE = 4
MIXED = (1.5, 1.9)
"""Ratios of discriminations that point to parameters of D 1 and of D 1.7 side by side."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: `about` is the id of an item, a form or an adaptive test, and empty for the whole bank."""

    rule: Rule
    about: str
    message: str
    help: str


def remarks(content: Content) -> list[Remark]:
    """All that is to say of a bank: of its items that are in use first, then of its forms and adaptive tests."""
    found = _Checking(content)
    of_items = [*found.options(), *found.twins(), *found.scalings(), *found.never_best()]
    return [*of_items, *found.forms(), *found.tests()]


@dataclass(frozen=True)
class _Checking:
    content: Content

    @cached_property
    def items(self) -> dict[int, Item]:
        """The items in use by their index; a retired one is not looked at any more."""
        return {index: self.content.bank.items[index] for index in self.content.in_use}

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
        told: dict[str, list[str]] = {}
        for index, item in self.items.items():
            likeliest = set(self.curves.probability[index].argmax(0).tolist())
            never = [place for place in range(1, item.categories - 1) if place not in likeliest]
            if item.family == "graded" and never:
                texts = self.content.items[item.id].options
                told[item.id] = [f"“{texts[at]}”" if at < len(texts) else f"option {at}" for at in never]
        if len(told) > MOST_SINGLE:
            each = [f"{id} ({', '.join(options)})" for id, options in told.items()]
            message = f"{len(told)} items have an option that is nowhere the likeliest answer: {some(each)}."
            yield Remark(OPTION_NEVER_LIKELIEST, "", message, "look how often these were chosen")
            return
        for id, options in told.items():
            are = "are" if len(options) > 1 else "is"
            message = f"{' and '.join(options)} of “{id}” {are} nowhere the likeliest answer."
            yield Remark(OPTION_NEVER_LIKELIEST, id, message, "look how often it was chosen")

    def twins(self) -> Iterator[Remark]:
        """Each item that has the parameters of an earlier one, or nearly; two that are kept apart may."""
        seen: list[Item] = []
        for item in self.items.values():
            near = [other for other in seen if nearness(item, other) <= NEAR and not self.are_enemies(item, other)]
            if near:
                first = min(near, key=lambda other: nearness(item, other))
                what = "nearly the parameters" if nearness(item, first) else "all parameters"
                message = f"“{item.id}” has {what} of “{first.id}”."
                help = f"look whether a row was copied; if both are right, one will do, or keep them apart: enemies {first.id}"
                yield Remark(SAME_PARAMETERS, item.id, message, help)
            seen.append(item)

    def are_enemies(self, one: Item, other: Item) -> bool:
        known = self.content.items
        return other.id in known[one.id].enemies or one.id in known[other.id].enemies

    def scalings(self) -> Iterator[Remark]:
        """Areas of content are mostly calibrated each by itself, so each may have its own D."""
        areas: dict[str, list[float]] = {}
        for item in self.items.values():
            areas.setdefault(item.area, []).append(item.a)
        known = {area: median(values) for area, values in areas.items() if area and len(values) >= FEWEST_TO_COMPARE}
        for (first, low), (second, high) in combinations(sorted(known.items(), key=lambda pair: pair[1]), 2):
            if MIXED[0] <= high / low <= MIXED[1]:
                message = f"The items of {second} discriminate {high / low:.1f} times as well as those of {first}."
                help = "look whether both were calibrated with one D: parameters of D 1 are 1.7 times those of D 1.7"
                yield Remark(SCALINGS_MIXED, "", message, help)

    def never_best(self) -> Iterator[Remark]:
        if len(self.items) <= BEST:
            return
        known = np.full_like(self.curves.information, -1.0)  # what is retired is among no best
        known[list(self.items)] = self.curves.information[list(self.items)]
        best = set(np.argsort(-known, axis=0, kind="stable")[:BEST].ravel().tolist())
        told = [item.id for index, item in self.items.items() if index not in best]
        help = "an adaptive test will hardly ask them, unless a rule does"
        if len(told) > MOST_SINGLE:
            message = f"{len(told)} items are nowhere among the {BEST} that tell most: {some(told)}."
            yield Remark(NEVER_AMONG_BEST, "", message, help)
            return
        for id in told:
            message = f"“{id}” is nowhere among the {BEST} items that tell most."
            yield Remark(NEVER_AMONG_BEST, id, message, help.replace("them", "it"))

    def forms(self) -> Iterator[Remark]:
        every = self.content.in_use
        for id, items in {"": every, **self.content.forms}.items():
            name = f"“{id}”" if id else f"The bank “{self.content.id}”"
            errors = errors_of(self.scale, self.curves.information[list(items)].sum(0))
            yield self.where(id, name, errors)
            yield from self.ends(id, name, items) if id else self.best_of(name)

    def best_of(self, name: str) -> Iterator[Remark]:
        """Where so few items measure well that are the best at each value: the most that a test of so many can do."""
        known = np.sort(self.curves.information[list(self.items)], axis=0)
        for count in (SHORT, BEST):
            if len(self.items) > count:
                errors = errors_of(self.scale, known[-count:].sum(0))
                found = self.where("", f"{name}, with the {count} items that tell most at each value,", errors)
                if found.rule is WHERE_IT_MEASURES:
                    yield found

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
                theta = float((np.array(self.content.bank.metric.nodes) * shares * weights).sum()) / share
                message = (
                    f"{name} gets the {answer} answer everywhere from {share:.0%} of the population of its metric: "
                    f"all of them have {self.scale.exact(theta)}."
                )
                yield Remark(FLOOR_OR_CEILING, id, message, "add items that tell people apart at that end")

    def tests(self) -> Iterator[Remark]:
        """What each adaptive test asks of simulated persons who are spread as the norm group is."""
        for test, rules in self.content.adaptive.items():
            shares = exposures(self.content, test, PERSONS)
            barred = {self.content.bank.items[index].id for index in rules.out}
            never = [id for id, share in shares.items() if not share and id not in barred]
            if never:
                yield unasked(test, never, len(shares) - len(barred))
            for id, share in shares.items():
                if share > self.content.most_exposure(id):
                    yield self.worn(test, id, share)

    def worn(self, test: str, id: str, share: float) -> Remark:
        limit, is_said = self.content.most_exposure(id), self.content.items[id].exposure is not None
        most = "its exposure is to be at most" if is_said else "an item wears out above"
        message = f"“{test}” asks “{id}” of {percent(share)} of {PERSONS:,} simulated persons; {most} {percent(limit)}."
        help = "let the test draw among more of the best (randomesque 3)"
        return Remark(
            ASKED_TOO_OFTEN, id, message, help + ("" if is_said else "; or write exposure 1 where it may be so")
        )


def unasked(test: str, never: Sequence[str], of: int) -> Remark:
    """Which items a test might ask, and asked nobody."""
    message = f"“{test}” asks none of {PERSONS:,} simulated persons {len(never)} of its {of} items: {some(never)}."
    help = "they serve forms alone; to have them asked, limit areas, or draw among more of the best (randomesque 3)"
    return Remark(NEVER_CHOSEN, test, message, help)


def some(names: Sequence[str]) -> str:
    """A list of names, no longer than a message can be."""
    return ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")


def nearness(one: Item, other: Item) -> float:
    """The largest difference between the parameters of two items; infinite where they are not of one kind."""
    if one.model != other.model or len(one.b) != len(other.b) or abs(one.a - other.a) > NEAR:
        return inf
    pairs = zip((one.a, *one.b, one.c, one.d), (other.a, *other.b, other.c, other.d), strict=True)
    return round(max(abs(mine - theirs) for mine, theirs in pairs), 9)


def percent(share: float) -> str:
    """A share with as many places as tell it from its limit."""
    return f"{100 * share:.3g}%"
