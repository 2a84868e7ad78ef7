"""Forms put together by rules: the items that tell most, found as a whole (van der Linden 2005).

Needs SciPy, which `pip install 'romdsl[assembly]'` brings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from ..faults import Fault
from ..irt.plain import information
from .content import Content

SLACK = 1e-6
"""Less information than this decides nothing: the solver knows no finer."""
_INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule as an author would say it: the sum of `weights` over the items taken lies from `low` to `high`."""

    words: str
    weights: Mapping[int, float]
    low: float = -inf
    high: float = inf


@dataclass(frozen=True, slots=True)
class Rules:
    """What a form is to be: indices of the items that may be taken, the limits that hold, and where it is to tell
    most, as the metric reports it (nothing: at the mean of the metric)."""

    allowed: tuple[int, ...]
    limits: tuple[Limit, ...]
    best_at: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """The indices of the items that were chosen; where no form keeps all rules, a smallest set of them that clash."""

    items: tuple[int, ...] = ()
    clashing: tuple[str, ...] = field(default=())


def told(content: Content, index: int, value: float) -> float:
    """What an item tells at a reported value, in units of the prior's precision."""
    metric = content.bank.metric
    theta = (value - metric.reported_mean) / metric.reported_sd
    return information(content.bank.items[index], metric.scaling, theta) * metric.prior_sd**2


def assemble(content: Content, rules: Rules) -> Assembled:
    """The form that keeps all rules and whose information, at the value where it is least, is greatest.

    Of several such forms the one with the greatest sum of information over those values, and of these the one whose
    items stand first in the bank.  Raises Fault where SciPy is not installed.
    """
    if not rules.allowed or _chosen(rules, rules.limits, []) is None:
        return Assembled(clashing=_clash(rules))
    rules = _without_barred(rules)
    metric = content.bank.metric
    at = rules.best_at or (metric.reported_mean,)
    tables = [{index: told(content, index, value) for index in rules.allowed} for value in at]
    whole = {index: sum(each[index] for each in tables) for index in rules.allowed}
    first = _chosen(rules, rules.limits, tables) or ()
    least = min(sum(each[index] for index in first) for each in tables)
    enough = [*rules.limits, *(Limit("", each, low=least - SLACK) for each in tables)]
    second = _chosen(rules, enough, [whole]) or first
    enough.append(Limit("", whole, low=sum(whole[index] for index in second) - SLACK))
    return Assembled(_first_of_all(rules, enough, second))


def _without_barred(rules: Rules) -> Rules:
    """The rules without the items that one of them bars altogether, which need not be tried."""
    barred = {
        index for limit in rules.limits if limit.high == 0 for index, weight in limit.weights.items() if weight > 0
    }
    return replace(rules, allowed=tuple(index for index in rules.allowed if index not in barred))


def _first_of_all(rules: Rules, limits: Sequence[Limit], found: tuple[int, ...]) -> tuple[int, ...]:
    """Of all forms that keep the limits the one whose items stand first: decided item by item, as long as there is
    another at all; most often there is none, and to ask that once saves to ask of each item."""
    settled: list[Limit] = []
    if _is_only(rules, limits, found):
        return found
    for index in rules.allowed:
        if index in found:
            settled.append(Limit("", {index: 1.0}, low=1.0))
            continue
        wanted = Limit("", {index: 1.0}, low=1.0)
        other = _chosen(rules, [*limits, *settled, wanted], [])
        if other is None:
            settled.append(Limit("", {index: 1.0}, high=0.0))
            continue
        found = other
        settled.append(wanted)
        if _is_only(rules, [*limits, *settled], found):
            break
    return found


def _is_only(rules: Rules, limits: Sequence[Limit], found: tuple[int, ...]) -> bool:
    """Whether no other form keeps the limits: one that lacks an item of this, or has one more."""
    other = Limit("", {index: -1.0 if index in found else 1.0 for index in rules.allowed}, low=1.0 - len(found))
    return _chosen(rules, [*limits, other], []) is None


def _chosen(rules: Rules, limits: Sequence[Limit], least_of: Sequence[Mapping[int, float]]) -> tuple[int, ...] | None:
    """A form that keeps the limits and makes the least of some sums as great as can be; None where there is none."""
    try:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError:
        raise Fault("forms are put together with SciPy; pip install 'romdsl[assembly]' brings it") from None
    place = {index: column for column, index in enumerate(rules.allowed)}
    size = len(place) + 1
    rows, low, high = [], [], []
    for limit in (*limits, *(Limit("", weights) for weights in least_of)):
        row = np.zeros(size)
        for index, weight in limit.weights.items():
            if index in place:
                row[place[index]] = weight
        rows.append(row)
        low.append(limit.low)
        high.append(limit.high)
    for nth in range(len(least_of)):
        rows[len(limits) + nth][-1] = -1.0
        low[len(limits) + nth] = 0.0
    goal = np.zeros(size)
    goal[-1] = -1.0 if least_of else 0.0
    bounds = Bounds(np.zeros(size), np.array([*np.ones(size - 1), 1e6]))
    constraint = [LinearConstraint(np.array(rows), np.array(low), np.array(high))] if rows else []
    kinds = np.array([*np.ones(size - 1), 0.0])
    found = milp(goal, constraints=constraint, bounds=bounds, integrality=kinds, options={"mip_rel_gap": 0.0})
    if found.status == _INFEASIBLE:
        return None
    if found.x is None:
        raise Fault(f"no form could be found: {found.message}")
    return tuple(index for index, column in place.items() if found.x[column] > 0.5)


def _clash(rules: Rules) -> tuple[str, ...]:
    """Rules that cannot all be kept, none of which could be left out of that: each is tried without."""
    if not rules.allowed:
        return ("no item may be taken",)
    kept = list(rules.limits)
    for limit in rules.limits:
        without = [other for other in kept if other is not limit]
        if _chosen(rules, without, []) is None:
            kept = without
    return tuple(limit.words for limit in kept)


def shadow_next(content: Content, rules: Rules, asked: Sequence[int], value: float) -> int | None:
    """What an adaptive test asks next so that its form can still keep all rules (van der Linden and Reese 1998).

    Of the best whole form that holds what was asked, best at the score so far (as reported), the item not yet asked
    that tells most there.  None where no form can keep the rules any more, or
    all of it was asked.
    """
    must = [Limit("", {index: 1.0}, low=1.0) for index in asked]
    here = {index: told(content, index, value) for index in rules.allowed}
    form = _chosen(rules, [*rules.limits, *must], [here])
    left = [index for index in form or () if index not in asked]
    return max(left, key=lambda index: (here[index], -index)) if left else None
