"""Bands and caseness for the scores of a random measure, at values that do occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from random import Random

from romdsl.interpreter import AnswerRefused, score
from romdsl.model.measure import Measure

from .measures import BANDS


def with_bands(text: str, measure: Measure, answers: Sequence[Mapping[str, object]], chance: Random) -> str:
    """The text with bands (and caseness at a band's edge) for about two of three scores that vary."""
    values = _values(measure, answers)
    lines = []
    for line in text.splitlines():
        if line.startswith(BANDS):
            found = sorted(values.get(line.removeprefix(BANDS), set()))
            cuts = _cuts(found, chance) if len(found) > 1 and chance.random() < 0.7 else []
            lines += _bands(cuts, chance)
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _values(measure: Measure, answers: Sequence[Mapping[str, object]]) -> dict[str, set[Fraction]]:
    found: dict[str, set[Fraction]] = {}
    for given in answers:
        try:
            result = score(measure, given, ("", ""))
        except AnswerRefused:
            continue
        for id, reported in result.scores.items():
            if isinstance(reported.value, Fraction):
                found.setdefault(id, set()).add(reported.value)
    return found


def _cuts(found: list[Fraction], chance: Random) -> list[str]:
    """One or two numbers, each above one value that occurs and not above the next."""
    places = sorted(chance.sample(range(1, len(found)), min(chance.choice((1, 2)), len(found) - 1)))
    return [_decimal_between(found[place - 1], found[place]) for place in places]


def _decimal_between(low: Fraction, high: Fraction) -> str:
    """A short decimal above `low`, at most `high`."""
    for digits in range(7):
        scaled = floor(high * 10**digits)
        if Fraction(scaled, 10**digits) > low:
            return f"{scaled / 10**digits:.{digits}f}" if digits else str(scaled)
    return str(ceil(high))


def _bands(cuts: list[str], chance: Random) -> list[str]:
    if not cuts:
        return []
    edges = ["", *cuts, ""]
    names = ("low", "middle", "high") if len(cuts) == 2 else ("low", "high")
    lines = [
        f"    {low}..{'<' if high else ''}{high} {name}"
        for low, high, name in zip(edges, edges[1:], names, strict=False)
    ]
    caseness = [f'  caseness {cuts[-1]}.. source "Made up 2020"'] if chance.random() < 0.6 else []
    return ["  bands {", *lines, "  }", *caseness]
