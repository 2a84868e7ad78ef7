"""One adaptive test from the first item to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..adaptive import Rules
from ..estimate import Estimate
from ..metric import TIE
from .posterior import Given, expected, expected_a_posteriori, posterior
from .selection import chosen, owed
from .tables import Tables


@dataclass(frozen=True, slots=True)
class Step:
    """The item to ask next, or None at the end; and what is known so far."""

    item: int | None
    estimate: Estimate


def step(tables: Tables, rules: Rules, given: Given, seed: int = 0) -> Step:
    """What comes after all that was given so far, in the order in which it was asked.

    It keeps no state: the same past always has the same next item.  `seed` serves `randomesque` alone.
    """
    weights = posterior(tables, given)
    estimate = expected(tables.nodes, weights)
    if has_ended(tables, rules, given, estimate):
        return Step(None, estimate)
    return Step(chosen(tables, rules, weights, [item for item, _ in given], seed), estimate)


def has_ended(tables: Tables, rules: Rules, given: Given, estimate: Estimate) -> bool:
    """Whether the rules end the test here."""
    if len(given) >= rules.maximum:
        return True
    answered = sum([category is not None for _, category in given])
    if answered < max(rules.minimum, 1) or any(owed(tables, rules, [item for item, _ in given]).values()):
        return False
    if estimate.error < rules.stop_error - TIE:
        return True
    if rules.stop_drop == 0:
        return False
    drop = expected_a_posteriori(tables, given[:-1]).error - estimate.error
    return TIE < drop < rules.stop_drop - TIE


def administered(
    tables: Tables, rules: Rules, answer: Callable[[int], int | None], seed: int = 0
) -> tuple[list[tuple[int, int | None]], Estimate]:
    """A whole test: what was given, and theta with its error; `answer` gives the category for an item, or None."""
    given: list[tuple[int, int | None]] = []
    while (found := step(tables, rules, given, seed)).item is not None:
        given.append((found.item, answer(found.item)))
    return given, found.estimate
