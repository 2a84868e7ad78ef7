"""What is borrowed scores as it does in its own measure: the same answers, under other names, give the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from romdsl.answers.asked import asked_by
from romdsl.checking import look_at
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Measure
from romdsl.scoring import INTERPRETER, scorer

from ..generate import BESIDE, answer_sets, whole_measure
from ..tools import require_engine
from .folders import borrower, written
from .lender import EVERY

WHOLE = 'measure mixed "Mixed"\nversion 1.0.0\nlanguage en\n{own}borrow b from {lender} verbatim\nborrow c from {lender} verbatim\n'
OWN = 'item before "Before?" answer yes no\nscore total "Its own" = if before then 1 else 0 { higher worse }\nalert alone when before { severity low; staff "Ask." }\n'
ENGINES = [INTERPRETER, "python", "javascript", "duckdb"]


def prefixed(measure: Measure, answers: Mapping[str, object], prefix: str) -> dict[str, object]:
    """Answers to a lender as answers to what is borrowed of it; contexts keep their names."""
    contexts = {context.id for context in measure.contexts}
    return {id if id in contexts else f"{prefix}.{id}": answer for id, answer in answers.items()}


def part_of(result: Mapping[str, object] | None, prefix: str) -> dict[str, object] | None:
    """What a result says of what was borrowed under a prefix, without that prefix."""
    if result is None:
        return None
    start = f"{prefix}."
    scores, raised, undecided = result["scores"], result["alerts"], result["alerts_undecided"]
    assert isinstance(scores, dict) and isinstance(raised, list) and isinstance(undecided, list)
    found = {id.removeprefix(start): dict(score) for id, score in scores.items() if id.startswith(start)}
    for score in found.values():
        score["rule"] = score["rule"] and score["rule"].replace(start, "")  # as is written there
    return {
        "scores": found,
        "alerts": [alert.removeprefix(start) for alert in raised if alert.startswith(start)],
        "undecided": [alert.removeprefix(start) for alert in undecided if alert.startswith(start)],
    }


def alone(result: Mapping[str, object] | None) -> dict[str, object] | None:
    if result is None:
        return None
    return {"scores": result["scores"], "alerts": result["alerts"], "undecided": result["alerts_undecided"]}


def lender(folder: Path, files: Mapping[str, str]) -> CheckedMeasure:
    looked = look_at(written(folder, files))
    assert looked.checked is not None, [finding.message for finding in looked.report.findings]
    return looked.checked


@pytest.mark.parametrize("engine", ENGINES)
def test_everything_scores_as_in_its_own_measure(engine: str, tmp_path: Path) -> None:
    require_engine(engine)
    every = lender(tmp_path / "every", EVERY)
    text = WHOLE.format(lender="every@2.1.0", own=OWN)
    mixed = borrower(tmp_path / "mixed", text, {"every@2.1.0": EVERY})
    answers = answer_sets(every.measure, 60, Random(7))
    for given in answers:
        given.update({key: value for key, value in {"sex": "f", "age": 9}.items() if given.get(key) is None})
    other = [*answers[1:], answers[0]]
    both = [
        {**prefixed(every.measure, one, "b"), **prefixed(every.measure, two, "c"), "sex": one["sex"], "age": one["age"]}
        for one, two in zip(answers, other, strict=True)
    ]
    wanted = scorer(INTERPRETER, every)(answers)
    found = scorer(engine, mixed)(both)
    compared = 0
    for place, (want, got) in enumerate(zip(wanted, found, strict=True)):
        if got is not None:
            assert part_of(got, "b") == alone(want), both[place]
            compared += 1
    assert compared > 30
    seen = [part_of(result, "b") for result in found if result is not None]
    for score in every.measure.scores:
        values = {str(result["scores"][score.id]) for result in seen if result}  # type: ignore[index]
        assert len(values) > 1, f"{score.id} is the same whatever is answered"


def test_checks_refuse_what_the_lender_refuses(tmp_path: Path) -> None:
    every = lender(tmp_path / "every", EVERY)
    text = WHOLE.format(lender="every@2.1.0", own="")
    mixed = borrower(tmp_path / "mixed", text, {"every@2.1.0": EVERY})
    too_many = {"slept_monday": 9, "played_monday": 6}
    assert scorer(INTERPRETER, every)([too_many]) == [None]
    assert scorer(INTERPRETER, mixed)([prefixed(every.measure, too_many, "b")]) == [None]
    assert scorer(INTERPRETER, mixed)([prefixed(every.measure, {**too_many, "played_monday": 5}, "b")]) != [None]


def test_random_measures_score_as_alone(tmp_path: Path) -> None:
    """Measures with every part of the language in them, put together by chance."""
    compared = 0
    for seed in range(12):
        files = {"measure.rom": whole_measure(seed), **BESIDE}
        looked = look_at(written(tmp_path / str(seed), files))
        if looked.checked is None:
            continue  # some formulas cannot be
        made = looked.checked
        text = 'measure mixed "Mixed"\nborrow b from made@1.0.0 verbatim\n'
        mixed = borrower(tmp_path / f"mixed{seed}", text, {"made@1.0.0": files})
        answers = answer_sets(made.measure, 20, Random(seed))
        found = scorer(INTERPRETER, mixed)([prefixed(made.measure, given, "b") for given in answers])
        assert [part_of(one, "b") for one in found] == [alone(one) for one in scorer(INTERPRETER, made)(answers)]
        compared += 1
    assert compared > 6


def test_borrowed_rows_are_found_by_their_column(tmp_path: Path) -> None:
    text = WHOLE.format(lender="every@2.1.0", own=OWN)
    asked = asked_by(borrower(tmp_path / "mixed", text, {"every@2.1.0": EVERY}).measure)
    names = {
        name: asked.named(name) for name in ("b.goals", "b_goals", "b_goals_r7_weight", "c_goals_r2_state", "goals")
    }
    assert names == {
        "b.goals": "b.goals",
        "b_goals": "b.goals",
        "b_goals_r7_weight": "b.goals_r7_weight",
        "c_goals_r2_state": "c.goals_r2_state",
        "goals": None,
    }
