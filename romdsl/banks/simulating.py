"""Adaptive tests tried on persons whose theta is known, or on answers that people gave to the whole bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from ..irt import TIE, Rules
from ..irt.many import SKIPPED, Sessions, Tables, administered, expected_a_posteriori, tables
from ..irt.many.curves import groups
from ..irt.many.selection import draws
from .content import Content
from .shadowing import shadowed

Reals = NDArray[np.float64]
Answers = NDArray[np.int64]
Progress = Callable[[int, int], None]
"""Called with how many persons are done, and of how many."""

WITHIN = 1.96
"""So many standard errors lie on each side of a 95 % interval."""
NODES = tuple(half / 2 for half in range(-6, 7))
"""Where persons are, in standard deviations of the norm group from its mean."""
SPREAD = 0x9E3779B1
"""Between the seeds of two persons, so that their draws have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tests of some persons, all in reported units.  `value` is their true score, None for the norm group; bias, rmse
    and coverage are None where nobody knows the truth."""

    value: float | None
    persons: int
    bias: float | None
    rmse: float | None
    error: float
    coverage: float | None
    length: float
    length_95: float
    at_most: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """An adaptive test as it ran: by true score, and for the norm group (or for those who answered) as a whole.

    `stopped` is the share that each rule ended; `exposure` by item the share of persons who were asked it, `limits` the
    highest share that its author allows, where one is said; `overlap` the share of items that two persons have in
    common; `with_bank` the correlation with the score of all that was answered, `from_bank` the root mean squared
    difference from it.  `answered` is the share of the bank that was answered (1 for simulated persons; retired items
    are left out), `unasked` the share of those answers that the test did without.
    """

    test: str
    seed: int
    groups: tuple[Group, ...]
    whole: Group
    stopped: dict[str, float]
    exposure: dict[str, float]
    limits: dict[str, float]
    overlap: float
    with_bank: float | None
    from_bank: float
    answered: float
    unasked: float


def simulate(
    content: Content,
    test: str,
    persons: int = 500,
    seed: int = 1,
    progress: Progress = lambda done, of: None,
    shadow: bool = False,
) -> Simulation:
    """Persons at each of the nodes, and as many as at all of them spread as the norm group is.

    What a person answers is drawn from the probabilities of the parameters by the generator of `irt`, so that the same
    seed gives the same everywhere.  With `shadow` each item is asked by a shadow test.
    """
    metric = content.bank.metric
    on, rules = tables(content.bank), content.adaptive[test]

    def ran(answers: Answers, seeds: Answers) -> Sessions:
        return shadowed(content, test, answers) if shadow else administered(on, rules, answers, seeds)

    every, found = persons * len(NODES) * 2, []
    for nth, node in enumerate(NODES):
        theta = np.full(persons, metric.prior_mean + metric.prior_sd * node)
        answers, seeds = _answers(content, theta, seed, nth * persons)
        found.append(_group(content, rules, ran(answers, seeds), theta))
        progress((nth + 1) * persons, every)
    count = persons * len(NODES)
    theta = _norm_group(content, count)
    answers, seeds = _answers(content, theta, seed, count)
    progress(every, every)
    return _whole(content, test, seed, on, answers, ran(answers, seeds), theta, tuple(found))


def exposures(content: Content, test: str, persons: int, seed: int = 1) -> dict[str, float]:
    """By item the share of so many persons, spread as the norm group is, who are asked it."""
    answers, seeds = _answers(content, _norm_group(content, persons), seed, 0)
    asked = _asked(administered(tables(content.bank), content.adaptive[test], answers, seeds), len(content.bank.items))
    return {item.id: float(share) for item, share in zip(content.bank.items, asked.mean(0), strict=True)}


def _norm_group(content: Content, persons: int) -> Reals:
    """The theta of each person, at even parts of the norm group."""
    normal = NormalDist(content.bank.metric.prior_mean, content.bank.metric.prior_sd)
    return np.array([normal.inv_cdf((person + 0.5) / persons) for person in range(persons)])


def _asked(ran: Sessions, size: int) -> NDArray[np.bool_]:
    """Whether each person was asked each item."""
    asked = np.zeros((len(ran.asked), size), dtype=bool)
    persons, places = np.nonzero(ran.asked >= 0)
    asked[persons, ran.asked[persons, places]] = True
    return asked


def post_hoc(content: Content, test: str, answers: Answers, seed: int = 1) -> Simulation:
    """The test on answers that people gave: (persons, items of the bank), SKIPPED where there is none."""
    on, rules = tables(content.bank), content.adaptive[test]
    seeds = _seeds(seed, 0, len(answers))
    return _whole(content, test, seed, on, answers, administered(on, rules, answers, seeds), None, ())


def _seeds(seed: int, first: int, persons: int) -> Answers:
    return (seed + (first + np.arange(persons)) * SPREAD) % 2**32


def _answers(content: Content, theta: Reals, seed: int, first: int) -> tuple[Answers, Answers]:
    """The category of each person for each item, and the seeds of their tests."""
    seeds = _seeds(seed, first, len(theta))
    answers = np.zeros((len(theta), len(content.bank.items)), dtype=np.int64)
    for group in groups(content.bank):
        shares = group.curves(theta)[0]
        for place, item in enumerate(group.items):
            # Further along the sequence than any item of a test is drawn.
            chance = draws(seeds, 1_000 + int(item)) / 2.0**32
            answers[:, int(item)] = (np.cumsum(shares[:, place], axis=-1)[:, :-1] <= chance[:, None]).sum(1)
    return answers, seeds


def _group(content: Content, rules: Rules, ran: Sessions, theta: Reals | None) -> Group:
    scale = content.bank.metric.reported_sd
    lengths = (ran.asked >= 0).sum(1)
    bias = rmse = coverage = value = None
    if theta is not None:
        away = ran.theta - theta
        bias, rmse = float(away.mean() * scale), float(np.sqrt((away**2).mean()) * scale)
        coverage = float((np.abs(away) <= WITHIN * ran.error).mean())
        if np.ptp(theta) == 0:
            value = float(content.bank.metric.reported_mean + scale * theta[0])
    return Group(
        value,
        len(lengths),
        bias,
        rmse,
        float(ran.error.mean() * scale),
        coverage,
        float(lengths.mean()),
        float(np.percentile(lengths, 95)),
        float((lengths == rules.maximum).mean()),
    )


def _whole(
    content: Content,
    test: str,
    seed: int,
    on: Tables,
    answers: Answers,
    ran: Sessions,
    theta: Reals | None,
    found: tuple[Group, ...],
) -> Simulation:
    rules, items = content.adaptive[test], content.bank.items
    asked = _asked(ran, len(items))
    exposure, counts = asked.mean(0), asked.sum(0)
    full, _ = expected_a_posteriori(on, answers)
    kept = [not content.items[item.id].retired for item in items]
    given = (answers != SKIPPED) & kept
    both = len(full) > 1 and np.ptp(full) > 0 and np.ptp(ran.theta) > 0
    return Simulation(
        test,
        seed,
        found,
        _group(content, rules, ran, theta),
        _stopped(rules, ran, len(items) - len(rules.out)),
        {item.id: float(share) for item, share in zip(items, exposure, strict=True)},
        {id: known.exposure for id, known in content.items.items() if known.exposure is not None},
        float((counts * (counts - 1)).sum() / max((len(answers) - 1) * counts.sum(), 1)),
        float(np.corrcoef(full, ran.theta)[0, 1]) if both else None,
        float(np.sqrt(((full - ran.theta) ** 2).mean()) * content.bank.metric.reported_sd),
        float(given[:, kept].mean()),
        float((given & ~asked).sum() / max(given.sum(), 1)),
    )


def _stopped(rules: Rules, ran: Sessions, size: int) -> dict[str, float]:
    """The share that ended since the error was small, since it hardly fell, with the most items, or with none left."""
    lengths = (ran.asked >= 0).sum(1)
    most = lengths == rules.maximum
    small = ~most & (ran.error < rules.stop_error - TIE)
    none = ~most & ~small & ((lengths == size) | (rules.stop_drop == 0))
    slow = ~most & ~small & ~none
    shares = {"error": small, "drop": slow, "most items": most, "no item left": none}
    return {name: float(those.mean()) for name, those in shares.items()}


__all__ = ["SKIPPED", "Group", "Simulation", "post_hoc", "simulate"]
