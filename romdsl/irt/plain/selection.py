"""Which item comes next."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from ..adaptive import Rules
from ..metric import TIE
from .curves import information
from .posterior import expected
from .random import draw
from .tables import Tables


def chosen(tables: Tables, rules: Rules, weights: Sequence[float], asked: Sequence[int], seed: int) -> int | None:
    """The index of the item to ask, or None where none may be asked."""
    candidates = open_items(tables, rules, asked)
    if not candidates:
        return None
    if not asked and rules.first is not None:
        return rules.first
    worth = WORTH[rules.select]
    theta = expected(tables.nodes, weights).theta
    worths = {item: worth(tables, weights, theta, item) for item in candidates}
    best: list[int] = []
    while len(best) < rules.randomesque and worths:
        top = max(worths.values()) - TIE
        best.append(next(item for item, value in worths.items() if value >= top))
        del worths[best[-1]]
    return best[draw(seed, len(asked)) * len(best) >> 32] if len(best) > 1 else best[0]


def owed(tables: Tables, rules: Rules, asked: Sequence[int]) -> dict[str, int]:
    """How many items each area still lacks of its minimum."""
    areas = [tables.bank.items[item].area for item in asked]
    return {area.name: max(0, area.minimum - areas.count(area.name)) for area in rules.areas}


def open_items(tables: Tables, rules: Rules, asked: Sequence[int]) -> list[int]:
    """Items that may be asked: not yet asked, not left out, kept apart from none that was asked, in no area that is full,
    and where the places that are left are all owed to areas below their minimum, in one of those."""
    barred = {*asked, *rules.out}
    for one, other in rules.apart:
        if one in asked:
            barred.add(other)
        if other in asked:
            barred.add(one)
    areas = [tables.bank.items[item].area for item in asked]
    full = {area.name for area in rules.areas if area.maximum is not None and areas.count(area.name) >= area.maximum}
    lacking = owed(tables, rules, asked)
    bound = rules.maximum - len(asked) <= sum(lacking.values())
    return [
        index
        for index, item in enumerate(tables.bank.items)
        if index not in barred and item.area not in full and (not bound or lacking.get(item.area))
    ]


def weighted_information(tables: Tables, weights: Sequence[float], theta: float, item: int) -> float:
    """The sum over the nodes of posterior * information."""
    known: float = sum(map(mul, weights, tables.information[item]))
    return known


def information_here(tables: Tables, weights: Sequence[float], theta: float, item: int) -> float:
    """Information at the posterior mean."""
    return information(tables.bank.items[item], tables.bank.metric.scaling, theta)


def less_variance(tables: Tables, weights: Sequence[float], theta: float, item: int) -> float:
    """Minus the posterior variance that is expected after an answer to the item: the greater, the better.

    For each category with probability m it is m times the variance; both from sums of weight * P * theta^n.
    """
    left = 0.0
    for shares in tables.probability[item]:
        products = list(map(mul, weights, shares))
        moments = list(map(mul, products, tables.nodes))
        first = sum(moments)
        left += sum(map(mul, moments, tables.nodes)) - first * first / sum(products)
    return -left


WORTH = {"mpwi": weighted_information, "mfi": information_here, "mepv": less_variance}
