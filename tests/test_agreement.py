"""Random measures and answers in every engine: what the interpreter gives, all give, to the last digit.

400 measures with 50 sets of answers each: half of them put together freely from items and formulas, half with every
kind of answer and part of the language in them.  The interpreter, the steps of the score program one by one, and
every engine that can run here score the same answers; whole results are compared.  Engines that take seconds a
measure score some of them, chosen so that each construct meets each kind of missing answer there too: a table says
how often, and a cell without any fails.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

import pytest

from romdsl.compiler import compile_source, program_of, read
from romdsl.compiler.check import planned
from romdsl.diagnostics import Report
from romdsl.emit.target import Engine
from romdsl.interpreter import AnswerRefused, in_place, score
from romdsl.model.checked import CheckedMeasure
from romdsl.pairing import pair_of, paired
from romdsl.program import Program
from romdsl.registry import engines
from romdsl.scoring import scorer
from romdsl.source import Source
from romdsl.targets.javascript.run import score_all as score_all_in_node

from .generate import (
    BESIDE,
    CORNERS,
    Chooser,
    Table,
    answer_sets,
    answers_with_rows,
    made_measure,
    measure_over_time,
    whole_measure,
    with_bands,
)
from .step_by_step import run as run_step_by_step
from .tools import require_engine

pytestmark = pytest.mark.agreement

MEASURES, ANSWERS, REFUSED = 200, 50, 2
"""How many measures of each of the two kinds, and how many sets of answers to each."""
OVER_TIME, OVER_TIME_SLOW = 6, 2
"""How many measures have rows, every second with two changes; of how many, and changes, slow engines score the least."""
FURTHER = 100_000
"""The first seed of measures that are made only for what is lacking in the others."""
SLOW_MEASURES = 44
"""How many of all measures the slow engines score, at least."""
SLOW = ("fhir", "fhirpath", "spark")

Results = list[dict[str, object] | None]


@dataclass(frozen=True)
class Made:
    """A measure that passed the checks, answers to it, and what the interpreter gives."""

    text: str
    checked: CheckedMeasure
    program: Program
    answers: Sequence[Mapping[str, object]]
    wanted: Results

    @cached_property
    def table(self) -> Table:
        """Which constructs met which kinds of missing answer here."""
        table = Table()
        pairs = zip(self.answers, self.wanted, strict=True)
        table.add(self.checked.measure, [given for given, result in pairs if result is not None])
        return table


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


def made(seed: int, fell_out: Counter[str]) -> Made | None:
    """The measure of a seed, with bands at values that occur."""
    text = made_measure(Chooser.random(seed))
    measure = read(Source("measure.rom", text), Report())
    if measure is None:
        fell_out["not read"] += 1
        return None
    banded = with_bands(text, measure, answer_sets(measure, 60, Random(seed)), Random(seed))
    return answered(banded, seed, fell_out)


def answered(text: str, seed: int, fell_out: Counter[str]) -> Made | None:
    """The measure of a text with random answers, and what the interpreter makes of them."""
    checked = compiled(text, fell_out)
    if checked is None:
        return None
    answers = answer_sets(checked.measure, ANSWERS, Random(seed + 1), REFUSED)
    return Made(text, checked, program_of(checked), answers, interpreted(checked, answers))


@pytest.fixture(scope="module")
def all_made() -> list[Made]:
    fell_out: Counter[str] = Counter()
    corners = [answered(text, 0, fell_out) for text in CORNERS]
    found = [one for one in corners if one is not None]
    assert len(found) == len(CORNERS), fell_out
    for make in (made, made_whole):
        found += some_made(make, MEASURES, fell_out)
    found += some_over_time(fell_out)
    found += for_what_is_lacking(set(sum_of(found).empty()), fell_out)
    print(f"\nmeasures fell out for: {dict(fell_out.most_common())}")
    return found


def some_over_time(fell_out: Counter[str]) -> Sequence[Made]:
    """Measures with rows of a person's own, and for each of their changes the measure of both sittings."""
    found: list[Made] = []
    for seed in range(OVER_TIME):
        text = measure_over_time(seed)
        assert (checked := compiled(text, fell_out)) is not None, (text, fell_out)
        answers = answers_with_rows(checked.measure, ANSWERS, seed, REFUSED)
        wanted = interpreted(checked, answers)
        found.append(Made(text, checked, program_of(checked), answers, wanted))
        good = [given for given, result in zip(answers, wanted, strict=True) if result is not None]
        for change in checked.measure.changes[-4 + seed // 2 % 2 :: 2] if seed % 2 == 0 else ():
            pair = planned(paired(checked.measure, change))
            both = [pair_of(checked.measure, *two) for two in zip(good, [*good[5:], *good[:5]], strict=True)]
            found.append(Made(f"{text}\n# {change.id}", pair, program_of(pair), both, interpreted(pair, both)))
            assert None not in found[-1].wanted, text
    return found


def some_made(make: Callable[[int, Counter[str]], Made | None], number: int, fell_out: Counter[str]) -> Sequence[Made]:
    """So many measures that pass the checks; most must."""
    found, seed = list[Made](), 0
    while len(found) < number:
        one = make(seed, fell_out)
        found += [one] if one is not None else []
        seed += 1
        assert "check-broke-off" not in fell_out, f"a check breaks off at seed {seed - 1}"
        assert seed < 40 + 2 * len(found), f"most measures fall out: {fell_out}"
    return found


def for_what_is_lacking(lacking: set[tuple[str, str]], fell_out: Counter[str]) -> Sequence[Made]:
    """Measures of further seeds in which a construct meets a kind of missing answer that it did not meet before.

    What a check refuses changes with the checks, and with it which of the first seeds remain.
    """
    found: list[Made] = []
    for seed in range(FURTHER, FURTHER + MEASURES):
        for make in (made, made_whole):
            one = make(seed, fell_out) if lacking else None
            if one is not None and lacking & one.table.filled():
                found.append(one)
                lacking = lacking - one.table.filled()
    return found


def made_whole(seed: int, fell_out: Counter[str]) -> Made | None:
    """A measure with the whole language in it."""
    return answered(whole_measure(seed), seed, fell_out)


@pytest.fixture(scope="module")
def some_for_the_slow(all_made: list[Made]) -> list[Made]:
    """Measures in which every construct meets every kind of missing answer, and some more."""
    waiting = [one for one in all_made if not one.checked.measure.rows]
    lacking, found = set(sum_of(waiting).filled()), list[Made]()
    while lacking and waiting:
        best = max(waiting, key=lambda one: len(lacking & one.table.filled()))
        if not lacking & best.table.filled():
            break
        waiting.remove(best)
        found.append(best)
        lacking -= best.table.filled()
    small = sorted((one for one in all_made if one.checked.measure.rows), key=lambda one: len(one.checked.measure.items))
    kinds = ([one for one in small if bool(one.checked.measure.changes) is single] for single in (True, False))
    own_rows = [one for kind in kinds for one in kind[:OVER_TIME_SLOW]]
    return [*found, *own_rows, *waiting[: max(0, SLOW_MEASURES - len(found) - len(own_rows))]]


def sum_of(made: Sequence[Made]) -> Table:
    table = Table()
    for one in made:
        table.cells.update(one.table.cells)
    return table


def differences(made: Made, results: Sequence[Mapping[str, object] | None]) -> list[str]:
    """What an engine gives otherwise than the interpreter, key by key."""
    wrong = []
    for given, wanted, found in zip(made.answers, made.wanted, results, strict=True):
        if json.dumps(wanted) == json.dumps(found):
            continue
        if wanted is None or found is None:
            wrong.append(f"{given}\n  refused: {found is None}, not {wanted is None}")
            continue
        keys = [key for key in wanted if wanted[key] != found.get(key)] or ["order or type"]
        for key in keys:
            wrong.append(f"{given}\n  {key}: {found.get(key)}\n  not {wanted.get(key)}")
    return wrong


def hold_together(engine: str, pairs: Sequence[tuple[Made, Sequence[Mapping[str, object] | None]]]) -> None:
    """Every result is the interpreter's; else the smallest measure that differs is shown."""
    wrong = [(made, found) for made, results in pairs if (found := differences(made, results))]
    if wrong:
        made, found = min(wrong, key=lambda pair: len(pair[0].text))
        pytest.fail(f"{engine} differs in {len(wrong)} of {len(pairs)} measures\n{made.text}\n" + "\n".join(found[:3]))


def test_results_are_not_all_alike(all_made: list[Made]) -> None:
    """An agreement about nothing would be none: values, missing ones, bands, cases, alerts and refusals occur."""
    seen: Counter[str] = Counter()
    for one in all_made:
        for result in one.wanted:
            if result is None:
                seen["refused"] += 1
                continue
            scores = result["scores"]
            assert isinstance(scores, dict)
            for found in scores.values():
                seen["value" if found["missing"] is None else str(found["missing"])] += 1
                seen["fraction"] += isinstance(found["value"], float)
                seen["code"] += isinstance(found["value"], str)
                seen["band"] += found["band"] is not None
                seen["case"] += found["caseness"] is True
                seen["filled"] += found["filled"] > 0
            for key in ("alerts", "alerts_undecided", "checks", "unused_answers"):
                seen[key] += bool(result[key])
    print(dict(seen))
    assert all(seen[key] >= 100 for key in seen) and len(seen) == 18


def test_steps_of_the_program(all_made: list[Made]) -> None:
    """Each step is worked out by itself, its bounds and whether it can be missing asserted on the way."""
    hold_together("step by step", [(one, stepped(one)) for one in all_made])


def stepped(made: Made) -> Results:
    """Steps know no rows, so those of a person's own are put at their places."""
    placed = [in_place(made.checked.measure, answers) for answers in made.answers]
    results = iter(run_step_by_step(made.program, [one for one in placed if one is not None]))
    return [None if one is None else next(results) for one in placed]


def test_python(all_made: list[Made]) -> None:
    run = engines()["python"].run
    hold_together("python", [(one, run(one.checked, one.program, one.answers)) for one in all_made])


def test_javascript(all_made: list[Made]) -> None:
    """All measures in one Node process."""
    from romdsl.emit.javascript import module

    if lacking := engines()["javascript"].can_run():
        pytest.skip(f"javascript cannot run here; {lacking}")
    jobs = [(module(one.checked, one.program), one.answers) for one in all_made]
    hold_together("javascript", list(zip(all_made, score_all_in_node(jobs), strict=True)))


OTHERS = [engine for engine in engines().values() if engine.id not in ("python", "javascript")]


@pytest.mark.parametrize("engine", OTHERS, ids=lambda engine: engine.id)
def test_other_engines(engine: Engine, all_made: list[Made], some_for_the_slow: list[Made]) -> None:
    require_engine(engine.id)
    some = some_for_the_slow if engine.id in SLOW else all_made
    hold_together(engine.id, [(one, scorer(engine.id, one.checked)(one.answers)) for one in some])


def test_every_construct_met_every_kind_of_missing(all_made: list[Made], some_for_the_slow: list[Made]) -> None:
    table, slow = sum_of(all_made), sum_of(some_for_the_slow)
    print(f"\nall engines, {len(all_made)} measures\n{table}")
    print(f"\n{', '.join(SLOW)}, {len(some_for_the_slow)} measures\n{slow}")
    assert not table.empty(), f"never met: {table.empty()}"
    assert not slow.empty(), f"never met in {', '.join(SLOW)}: {slow.empty()}"
