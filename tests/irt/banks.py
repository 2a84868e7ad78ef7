"""Invented banks of every model, and persons who answer them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from romdsl.irt import Bank, Item, Metric
from romdsl.irt.bank import Model
from romdsl.irt.plain import curves

MODELS: tuple[Model, ...] = ("grm", "gpcm", "pcm", "1pl", "2pl", "3pl", "4pl")
AREAS = ("mood", "thought", "body")


def metric(step: Fraction = Fraction(1, 5), scaling: float = 1.0) -> Metric:
    return Metric(Fraction(-4), Fraction(4), step, scaling)


def item(model: Model, index: int, random: Random) -> Item:
    """An item with parameters as published banks have them; steps of gpcm and pcm may be out of order."""
    count = random.randint(2, 4) if model in ("grm", "gpcm", "pcm") else 1
    b = [round(random.gauss(0, 1.3), 4) for _ in range(count)]
    if model == "grm":
        b = sorted({*b})
    a = 1.0 if model == "pcm" else round(random.uniform(0.8, 3.5), 4)
    c = round(random.uniform(0.05, 0.3), 3) if model in ("3pl", "4pl") else 0.0
    d = round(random.uniform(0.85, 0.98), 3) if model == "4pl" else 1.0
    return Item(f"{model}{index}", model, a, tuple(b), c, d, AREAS[index % 3])


def bank(models: Sequence[Model], count: int, seed: int = 1, on: Metric | None = None) -> Bank:
    """A bank of `count` items, the models in turn."""
    random = Random(seed)
    items = tuple(item(models[index % len(models)], index, random) for index in range(count))
    return Bank(items, on or metric())


def answers(of: Bank, theta: float, random: Random, missing: float = 0.0) -> list[int]:
    """What a person with a theta answers to each item, -1 where it is left out."""
    found = []
    for each in of.items:
        shares = [share for share, _, _ in curves(each, of.metric.scaling, theta)]
        chosen = random.choices(range(len(shares)), shares)[0]
        found.append(-1 if random.random() < missing else chosen)
    return found


def persons(of: Bank, count: int, seed: int = 2, missing: float = 0.12) -> list[list[int]]:
    """Persons with theta from the prior; the first two chose the lowest and the highest of everything."""
    random = Random(seed)
    lowest, highest = [0] * len(of.items), [each.categories - 1 for each in of.items]
    return [lowest, highest] + [answers(of, random.gauss(0, 1), random, missing) for _ in range(count - 2)]


def given(row: Sequence[int]) -> list[tuple[int, int | None]]:
    """Answers to all items as `plain` takes them."""
    return [(index, None if category < 0 else category) for index, category in enumerate(row)]
