"""What random scores can be, beside all answers, or many random ones, in the interpreter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from romdsl.compiler import read
from romdsl.compiler.check.infer import infer
from romdsl.compiler.check.order import evaluation_order
from romdsl.compiler.check.reach import Reach, reach_of
from romdsl.diagnostics import Report
from romdsl.model.measure import Measure, Score
from romdsl.model.names import Names
from romdsl.source import Source
from tests.generate import BESIDE, Chooser, answer_sets, made_measure, whole_measure

from .brute_force import number_of_answer_sets, values_by_brute_force, values_of
from .small_whole import small_measure

_MOST_ANSWER_SETS = 2_000
"""Up to so many are gone through one by one, which takes less than a second."""


def measure_of(text: str) -> Measure | None:
    """The measure of a random text; None where its formulas have a fault."""
    report = Report()
    measure = read(Source("made.rom", text), report, lambda name: BESIDE[name].encode())
    if measure is None or report.has_errors:
        return None
    names = Names.of(measure)
    return None if infer(measure, names).faults or evaluation_order(measure, names).cycles else measure


def reached(measure: Measure) -> Iterator[tuple[Score, Reach]]:
    names = Names.of(measure)
    types = infer(measure, names).types
    for score in measure.scores:
        yield score, reach_of(score, measure, names, types, beside_checks=True)


def all_of(reach: Reach) -> set[object]:
    return {*reach.truths, *reach.codes, *reach.numbers.each(), *([None] if reach.missing else [])}


class Said:
    """What is said of a score: its set, or its ends, or nothing."""

    def __init__(self, reach: Reach) -> None:
        self.how = "exact" if reach.exact else "ends" if reach.low is not None else "nothing"
        self.low, self.high = reach.low, reach.high
        self.values = all_of(reach) if reach.exact else set()

    def holds(self, value: object) -> bool:
        """Whether a value can be by what is said."""
        if self.how == "exact":
            return value in self.values
        if self.low is None or self.high is None or value is None:
            return True
        return self.low <= value <= self.high  # type: ignore[operator]


def beside_all_answers(measure: Measure) -> Counter[str]:
    """Compares each score that has few answer sets with all of them, and counts how much was said."""
    said: Counter[str] = Counter()
    for score, reach in reached(measure):
        if number_of_answer_sets(score, measure) > _MOST_ANSWER_SETS:
            continue
        values, found = values_by_brute_force(measure, score), Said(reach)
        if not values:
            continue  # a check that refuses all answers hangs on other items alone
        assert found.values == values or found.how != "exact", score.id
        assert all(map(found.holds, values)), score.id
        said[found.how] += 1
    return said


@pytest.mark.parametrize("first", (0, 15))
def test_small_measures_with_every_part_of_the_language(first: int) -> None:
    said: Counter[str] = Counter()
    for seed in range(first, first + 15):
        measure = measure_of(small_measure(seed))
        said += beside_all_answers(measure) if measure is not None else Counter()
    assert said["exact"] >= 12 and said["nothing"] <= 2, said


@pytest.mark.parametrize("first", (0, 6))
def test_made_measures(first: int) -> None:
    said: Counter[str] = Counter()
    for seed in range(first, first + 6):
        measure = measure_of(made_measure(Chooser.random(seed)))
        said += beside_all_answers(measure) if measure is not None else Counter()
    assert said["exact"] >= 3 and said["nothing"] <= 2, said


@pytest.mark.parametrize("first", (0, 6))
def test_random_answers_never_give_what_cannot_be(first: int) -> None:
    """Also of measures with too many answers to go through: times, dates, durations, long intervals."""
    said: Counter[str] = Counter()
    for seed in range(first, first + 6):
        for text in (whole_measure(seed), made_measure(Chooser.random(seed))):
            measure = measure_of(text)
            if measure is None:
                continue
            found = {score.id: Said(reach) for score, reach in reached(measure)}
            for values in values_of(measure, answer_sets(measure, 40, Random(seed))):
                wrong = [id for id, value in values.items() if not found[id].holds(value)]
                assert not wrong, (seed, wrong)
            said += Counter("exact" if each.how == "exact" else "not" for each in found.values())
    assert said["exact"] >= 3 * said["not"], said
