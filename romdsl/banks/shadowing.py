"""Adaptive tests in which each item is taken from the best whole form that is still possible (shadow tests).

What a test of forms and areas would cost is seen beside it: `romdsl bank simulate --shadow`.  Needs SciPy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..irt import Area, Estimate, plain
from ..irt import Rules as Adaptive
from ..irt.many import SKIPPED, Sessions
from ..irt.plain.session import ending
from .assembling import Limit, Rules, shadow_next
from .content import Content


def shadowed(content: Content, test: str, answers: NDArray[np.int64]) -> Sessions:
    """The test on answers (persons, items of the bank), each item asked by a shadow test (van der Linden and Reese 1998).

    Limits of areas and of enemies hold for the whole form from the first item on; what tells most is asked first,
    whatever rule of selection the test has, and nothing is drawn.
    """
    rules = content.adaptive[test]
    on, form = plain.tables(content.bank), form_rules(content, rules)
    asked = np.full((len(answers), rules.maximum), -1, dtype=np.int64)
    theta, error = np.zeros(len(answers)), np.zeros(len(answers))
    for person, row in enumerate(answers.tolist()):
        given, estimate = _one(content, rules, on, form, row)
        asked[person, : len(given)] = [item for item, _ in given]
        theta[person], error[person] = estimate.theta, estimate.error
    return Sessions(asked, theta, error)


def _one(
    content: Content, rules: Adaptive, on: plain.Tables, form: Rules, answers: Sequence[int]
) -> tuple[list[tuple[int, int | None]], Estimate]:
    """The test of one person: what was given, and what is known at the end."""
    metric = content.bank.metric
    given: list[tuple[int, int | None]] = []
    while True:
        estimate = plain.expected_a_posteriori(on, given)
        if ending(on, rules, given, estimate):
            return given, estimate
        so_far = metric.reported_mean + metric.reported_sd * estimate.theta
        is_first = not given and rules.first is not None
        item = rules.first if is_first else shadow_next(content, form, [each for each, _ in given], so_far)
        if item is None:
            return given, estimate
        given.append((item, None if answers[item] == SKIPPED else answers[item]))


def form_rules(content: Content, rules: Adaptive) -> Rules:
    """What the whole form of an adaptive test is held to."""
    allowed = tuple(index for index in range(len(content.bank.items)) if index not in rules.out)
    return Rules(allowed, tuple(_limits(content, rules, allowed)))


def _limits(content: Content, rules: Adaptive, allowed: Sequence[int]) -> Iterator[Limit]:
    count = float(min(rules.maximum, len(allowed)))
    yield Limit("as many as may be asked", dict.fromkeys(allowed, 1.0), count, count)
    for area in rules.areas:
        yield _of_area(content, area, allowed)
    for one, other in rules.apart:
        yield Limit("enemies", {one: 1.0, other: 1.0}, high=1.0)


def _of_area(content: Content, area: Area, allowed: Sequence[int]) -> Limit:
    own = [index for index in allowed if content.bank.items[index].area == area.name]
    most = float(area.maximum) if area.maximum is not None else float(len(own))
    return Limit(area.name, dict.fromkeys(own, 1.0), float(area.minimum), most)
