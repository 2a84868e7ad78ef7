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
from collections.abc import Mapping, Sequence

import pytest

from romdsl.emit.target import Engine
from romdsl.interpreter import in_place
from romdsl.registry import engines
from romdsl.scoring import scorer
from romdsl.targets.javascript.run import score_all as score_all_in_node

from .generate import CORNERS
from .generate.made import (
    Made,
    Results,
    answered,
    enough_for_each,
    for_what_is_lacking,
    made,
    made_over_time,
    made_whole,
    some_made,
    sum_of,
)
from .step_by_step import run as run_step_by_step
from .tools import require_engine

pytestmark = pytest.mark.agreement

MEASURES = 200
"""How many measures of each of the two kinds."""
OVER_TIME = 12
"""How many measures have rows; every second of them has changes, too."""
FURTHER = 100_000
"""The first seed of measures that are made only for what is lacking in the others."""
SLOW_MEASURES = 44
"""How many of all measures the slow engines score, at least."""
SLOW = ("fhir", "fhirpath", "spark")


@pytest.fixture(scope="module")
def all_made() -> list[Made]:
    fell_out: Counter[str] = Counter()
    found = [one for text in CORNERS for one in answered(text, 0, fell_out)]
    assert len(found) == len(CORNERS), fell_out
    for make in (made, made_whole):
        found += some_made(make, MEASURES, fell_out)
    found += [one for seed in range(OVER_TIME) for one in made_over_time(seed, fell_out)]
    found += for_what_is_lacking(found, range(FURTHER, FURTHER + MEASURES), fell_out)
    print(f"\nmeasures fell out for: {dict(fell_out.most_common())}")
    return found


@pytest.fixture(scope="module")
def some_for_the_slow(all_made: list[Made]) -> list[Made]:
    """Measures in which every construct meets every kind of missing answer, and some more."""
    found = enough_for_each(all_made)
    others = [one for one in all_made if not one.checked.measure.rows and one not in found]
    return [*found, *others[: max(0, SLOW_MEASURES - len(found))]]


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
