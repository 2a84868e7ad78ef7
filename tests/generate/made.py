"""Random measures that passed the checks, with answers to them and what the interpreter makes of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from romdsl.compiler import compile_source, program_of, read
from romdsl.compiler.check import planned
from romdsl.diagnostics import Report
from romdsl.interpreter import AnswerRefused, score
from romdsl.model.checked import CheckedMeasure
from romdsl.pairing import pair_of, paired
from romdsl.program import Program
from romdsl.source import Source

from .answers import answer_sets
from .bands import with_bands
from .choosing import Chooser
from .measures import made_measure
from .own_rows import answers_with_rows, measure_over_time
from .table import Between, Table
from .whole import BESIDE, whole_measure

ANSWERS, REFUSED = 50, 2
"""How many sets of answers to each measure, and how many of them are not possible."""

Results = list[dict[str, object] | None]


@dataclass(frozen=True)
class Made:
    """A measure that passed the checks, answers to it, and what the interpreter gives."""

    text: str
    checked: CheckedMeasure
    program: Program
    answers: Sequence[Mapping[str, object]]
    wanted: Results
    between: Between | None = None

    @cached_property
    def table(self) -> Table:
        """Which constructs met which kinds of missing answer here."""
        table = Table()
        pairs = zip(self.answers, self.wanted, strict=True)
        table.add(self.checked.measure, [given for given, result in pairs if result is not None], self.between)
        return table


Maker = Callable[[int, Counter[str]], Sequence[Made]]
"""The measures of a seed: none where a check found a fault."""


def compiled(text: str, fell_out: Counter[str]) -> CheckedMeasure | None:
    """The checked measure, or None where a check found a fault: the formulas are random, some cannot be."""
    report = Report()
    checked = compile_source(Source("measure.rom", text), report, lambda name: BESIDE[name].encode())
    for name in {finding.rule.name for finding in report.findings if finding.rule.severity == "error"}:
        fell_out[name] += 1
    return checked


def interpreted(checked: CheckedMeasure, answers: Sequence[Mapping[str, object]]) -> Results:
    found: Results = []
    for given in answers:
        try:
            found.append(score(checked.measure, given, (checked.definition, checked.scoring)).to_json())
        except AnswerRefused:
            found.append(None)
    return found


def made(seed: int, fell_out: Counter[str]) -> Sequence[Made]:
    """The measure of a seed, with bands at values that occur."""
    text = made_measure(Chooser.random(seed))
    measure = read(Source("measure.rom", text), Report())
    if measure is None:
        fell_out["not read"] += 1
        return []
    banded = with_bands(text, measure, answer_sets(measure, 60, Random(seed)), Random(seed))
    return answered(banded, seed, fell_out)


def made_whole(seed: int, fell_out: Counter[str]) -> Sequence[Made]:
    """A measure with the whole language in it."""
    return answered(whole_measure(seed), seed, fell_out)


def answered(text: str, seed: int, fell_out: Counter[str]) -> Sequence[Made]:
    """The measure of a text with random answers, and what the interpreter makes of them; none where it has a fault."""
    checked = compiled(text, fell_out)
    if checked is None:
        return []
    answers = answer_sets(checked.measure, ANSWERS, Random(seed + 1), REFUSED)
    return [Made(text, checked, program_of(checked), answers, interpreted(checked, answers))]


def made_over_time(seed: int, fell_out: Counter[str]) -> Sequence[Made]:
    """A measure with rows of a person's own, and of every second seed two or three changes as measures of both sittings."""
    text = measure_over_time(seed)
    assert (checked := compiled(text, fell_out)) is not None, (text, fell_out)
    measure = checked.measure
    answers = answers_with_rows(measure, ANSWERS, seed, REFUSED)
    wanted = interpreted(checked, answers)
    found = [Made(text, checked, program_of(checked), answers, wanted)]
    good = [given for given, result in zip(answers, wanted, strict=True) if result is not None]
    scores = {each.id: each for each in measure.scores}
    for change in measure.changes[-5 + seed // 2 % 2 :: 2] if seed % 2 == 0 else ():
        pair = planned(paired(measure, change))
        both = [pair_of(measure, *two) for two in zip(good, [*good[5:], *good[:5]], strict=True)]
        between = change, scores.get(change.of.value)
        found.append(Made(f"{text}\n# {change.id}", pair, program_of(pair), both, interpreted(pair, both), between))
        assert None not in found[-1].wanted, text
    return found


def some_made(make: Maker, number: int, fell_out: Counter[str]) -> Sequence[Made]:
    """So many measures that pass the checks; most must."""
    found, seed = list[Made](), 0
    while len(found) < number:
        found += make(seed, fell_out)
        seed += 1
        assert "check-broke-off" not in fell_out, f"a check breaks off at seed {seed - 1}"
        assert seed < 40 + 2 * len(found), f"most measures fall out: {fell_out}"
    return found


def for_what_is_lacking(found: Sequence[Made], seeds: Iterable[int], fell_out: Counter[str]) -> Sequence[Made]:
    """Measures of further seeds in which a construct meets a kind of missing answer that it did not meet before.

    What a check refuses changes with the checks, and with it which of the first seeds remain.
    """
    lacking, further = set(sum_of(found).empty()), list[Made]()
    for seed in seeds:
        for make in (made, made_whole, made_over_time):
            for one in make(seed, fell_out) if lacking else ():
                filled = one.table.filled()
                further += [one] if lacking & filled else []
                lacking -= filled
    return further


def enough_for_each(waiting: Iterable[Made]) -> list[Made]:
    """Some of the measures, in which every construct meets every kind of missing answer that it meets in all.

    Small ones before large ones: an engine that takes seconds for a measure takes minutes for one of fifty items.
    """
    left = [(one, one.table.filled(), len(one.checked.measure.inputs) ** 2) for one in waiting]
    lacking, found = set(sum_of(one for one, _, _ in left).filled()), list[Made]()
    while lacking:
        best = max(left, key=lambda one: len(lacking & one[1]) / one[2])
        left.remove(best)
        found.append(best[0])
        lacking -= best[1]
    return found


def sum_of(made: Iterable[Made]) -> Table:
    table = Table()
    for one in made:
        table.cells.update(one.table.cells)
    return table
