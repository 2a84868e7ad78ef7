"""Which item comes next, for many persons at once; `plain.selection` says why."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..adaptive import Rules
from ..metric import TIE
from ..plain.random import MASK, STRIDE
from .curves import Reals
from .posterior import expected
from .tables import Tables

Wholes = NDArray[np.int64]
Truths = NDArray[np.bool_]


def chosen(tables: Tables, rules: Rules, weights: Reals, allowed: Truths, seeds: Wholes, index: int) -> Wholes:
    """The item for each person, -1 where none is allowed; `index` is how many were asked."""
    rows = np.arange(len(weights))
    worths = _worths(tables, rules, weights)
    np.putmask(worths, ~allowed, -np.inf)
    picked = [_best(worths)]
    if rules.randomesque > 1:
        for _ in range(rules.randomesque - 1):
            worths[rows, picked[-1]] = -np.inf
            picked.append(_best(worths))
        count = np.minimum(allowed.sum(1), rules.randomesque)
        drawn = np.stack(picked)[draws(seeds, index) * count >> 32, rows]
    else:
        drawn = picked[0]
    return np.where(allowed.any(1), drawn, -1)


def _best(worths: Reals) -> Wholes:
    """The first index whose worth is the greatest, or nearly."""
    first: Wholes = (worths >= worths.max(1, keepdims=True) - TIE).argmax(1)
    return first


def _worths(tables: Tables, rules: Rules, weights: Reals) -> Reals:
    """What each item is worth to each person (persons, items)."""
    worths: Reals
    if rules.select == "mpwi":
        worths = weights @ tables.information.T
    elif rules.select == "mfi":
        theta, _ = expected(tables, weights)
        worths = np.empty((len(weights), len(tables.bank.items)))
        for group in tables.groups:
            worths[:, group.items] = group.information(theta)
    else:
        worths = np.zeros((len(weights), len(tables.bank.items)))
        for category in range(tables.probability.shape[1]):
            likely = tables.probability[:, category].T
            whole, first, second = (weights * power @ likely for power in tables.powers.T)
            # An item without this category has probability 0 for it everywhere: nothing is added.
            worths -= second - first * first / np.where(whole > 0, whole, 1)
    return worths


def owed(rules: Rules, counts: Wholes) -> Wholes:
    """How many items each area still lacks of its minimum, from how many were asked of each (persons, areas)."""
    return np.maximum(np.array([area.minimum for area in rules.areas]) - counts, 0)


def allowed(tables: Tables, rules: Rules, asked: Truths, counts: Wholes, index: int) -> Truths:
    """Which items may be asked (persons, items)."""
    left = ~asked
    left[:, list(rules.out)] = False
    for one, other in rules.apart:
        left[:, one] &= ~asked[:, other]
        left[:, other] &= ~asked[:, one]
    if not rules.areas:
        return left
    places = {area.name: place for place, area in enumerate(rules.areas)}
    # The last column stands for items in no area that the rules name: never full, never owed.
    place = np.array([places.get(item.area, len(places)) for item in tables.bank.items])
    most = np.array([rules.maximum if area.maximum is None else area.maximum for area in rules.areas])
    lacking = owed(rules, counts)
    none = np.zeros((len(counts), 1), dtype=bool)
    full, needed = np.hstack([counts >= most, none]), np.hstack([lacking > 0, none])
    bound = rules.maximum - index <= lacking.sum(1)
    found: Truths = left & ~full[:, place] & (~bound[:, None] | needed[:, place])
    return found


def draws(seeds: Wholes, index: int) -> Wholes:
    """What `plain.draw` gives for each seed; 64 bits hold every product before it is cut to 32."""
    state = (seeds + (index + 1) * STRIDE & MASK).astype(np.uint64)
    mask, seven, fourteen, fifteen = (np.uint64(each) for each in (MASK, 7, 14, 15))
    mixed = (state ^ state >> fifteen) * (state | np.uint64(1)) & mask
    mixed ^= mixed + ((mixed ^ mixed >> seven) * (mixed | np.uint64(61)) & mask) & mask
    drawn: Wholes = (mixed ^ mixed >> fourteen).astype(np.int64)
    return drawn
