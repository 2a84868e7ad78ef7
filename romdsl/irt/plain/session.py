"""One adaptive test from the first item to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..adaptive import Ending, Rules
from ..estimate import Estimate
from ..metric import TIE
from .posterior import Given, expected, expected_a_posteriori, posterior
from .selection import chosen, owed
from .tables import Tables


@dataclass(frozen=True, slots=True)
class Step:
    """The item to ask next, or None at the end and why it is there; and what is known so far."""

    item: int | None
    estimate: Estimate
    ended: Ending | None = None


def step(tables: Tables, rules: Rules, given: Given, seed: int = 0) -> Step:
    """What comes after all that was given so far, in the order in which it was asked.

    It keeps no state: the same past always has the same next item.  `seed` serves `randomesque` alone.
    """
    weights = posterior(tables, given)
    estimate = expected(tables.nodes, weights)
    if ended := ending(tables, rules, given, estimate):
        return Step(None, estimate, ended)
    item = chosen(tables, rules, weights, [item for item, _ in given], seed)
    return Step(item, estimate, "bank" if item is None else None)


def ending(tables: Tables, rules: Rules, given: Given, estimate: Estimate) -> Ending | None:
    """Which rule ends the test here; of several the error, then the drop."""
    at_most: Ending | None = "items" if len(given) >= rules.maximum else None
    answered = sum([category is not None for _, category in given])
    if answered < max(rules.minimum, 1) or any(owed(tables, rules, [item for item, _ in given]).values()):
        return at_most
    if estimate.error < rules.stop_error - TIE:
        return "se"
    if rules.stop_drop == 0:
        return at_most
    drop = expected_a_posteriori(tables, given[:-1]).error - estimate.error
    return "drop" if TIE < drop < rules.stop_drop - TIE else at_most


def administered(
    tables: Tables, rules: Rules, answer: Callable[[int], int | None], seed: int = 0
) -> tuple[list[tuple[int, int | None]], Estimate]:
    """A whole test: what was given, and theta with its error; `answer` gives the category for an item, or None."""
    given: list[tuple[int, int | None]] = []
    while (found := step(tables, rules, given, seed)).item is not None:
        given.append((found.item, answer(found.item)))
    return given, found.estimate
