"""Many adaptive tests in lock step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..adaptive import Rules
from ..metric import TIE
from .curves import Reals
from .posterior import expected
from .selection import Truths, Wholes, allowed, chosen, owed
from .tables import SKIPPED, Answers, Tables


@dataclass(frozen=True, slots=True)
class Sessions:
    """`asked` (persons, the most that may be asked): the items in their order, -1 after the last; theta, error (persons,)."""

    asked: Wholes
    theta: Reals
    error: Reals


@dataclass(slots=True)
class _Running:
    """The tests that have not ended: whose they are, and what is known so far."""

    person: Wholes
    weights: Reals
    asked: Truths
    counts: Wholes
    answered: Wholes
    error: Reals
    drop: Reals

    def only(self, keep: Truths) -> None:
        if not keep.all():
            for name in self.__slots__:
                setattr(self, name, getattr(self, name)[keep])


def administered(tables: Tables, rules: Rules, answers: Answers, seeds: Wholes | None = None) -> Sessions:
    """A whole test of each person, whose answers to all items are known; `seeds` (persons,) serves `randomesque`."""
    persons = len(answers)
    seeds = np.zeros(persons, dtype=np.int64) if seeds is None else seeds
    theta, error = expected(tables, np.tile(tables.prior, (persons, 1)))
    asked = np.full((persons, min(rules.maximum, len(tables.bank.items))), -1)
    running = _begun(tables, rules, persons, error)
    for index in range(asked.shape[1]):
        running.only(~_ended(rules, running))
        items = _next(tables, rules, running, seeds, index)
        running.only(items >= 0)
        items = items[items >= 0]
        if not len(items):
            break
        asked[running.person, index] = items
        _take(tables, rules, running, items, answers[running.person, items])
        theta[running.person], error[running.person] = expected(tables, running.weights)
        running.drop = running.error - error[running.person]
        running.error = error[running.person]
    return Sessions(asked, theta, error)


def _begun(tables: Tables, rules: Rules, persons: int, error: Reals) -> _Running:
    return _Running(
        person=np.arange(persons),
        weights=np.tile(tables.prior, (persons, 1)),
        asked=np.zeros((persons, len(tables.bank.items)), dtype=bool),
        counts=np.zeros((persons, len(rules.areas)), dtype=np.int64),
        answered=np.zeros(persons, dtype=np.int64),
        error=error.copy(),
        drop=np.zeros(persons),
    )


def _next(tables: Tables, rules: Rules, running: _Running, seeds: Wholes, index: int) -> Wholes:
    open_items = allowed(tables, rules, running.asked, running.counts, index)
    if index == 0 and rules.first is not None:
        return np.where(open_items.any(1), rules.first, -1)
    return chosen(tables, rules, running.weights, open_items, seeds[running.person], index)


def _take(tables: Tables, rules: Rules, running: _Running, items: Wholes, categories: Wholes) -> None:
    """Notes what was asked, and lets the answers weigh."""
    running.asked[np.arange(len(items)), items] = True
    for place, area in enumerate(rules.areas):
        running.counts[:, place] += np.array([item.area == area.name for item in tables.bank.items])[items]
    given = categories != SKIPPED
    products = running.weights * tables.probability[items, np.maximum(categories, 0)]
    products /= products.sum(1, keepdims=True)
    running.weights = products if given.all() else np.where(given[:, None], products, running.weights)
    running.answered = running.answered + given


def _ended(rules: Rules, running: _Running) -> Truths:
    """Whose test the rules end here, before the maximum."""
    slowed = (running.drop > TIE) & (running.drop < rules.stop_drop - TIE)
    precise = (running.error < rules.stop_error - TIE) | slowed
    ended: Truths = precise & (running.answered >= max(rules.minimum, 1))
    return ended & (owed(rules, running.counts).sum(1) == 0) if rules.areas else ended
