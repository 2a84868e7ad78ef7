"""Every case of `spec/conformance/`, in the interpreter and in each target that can run here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from romdsl.answers.rows import Row
from romdsl.casework import faults_of_changes
from romdsl.compiler import compile_source, program_of
from romdsl.compiler.check import planned
from romdsl.compiler.check.cases import answers_of
from romdsl.diagnostics import Report
from romdsl.emit.target import Engine
from romdsl.interpreter import AnswerRefused, in_place, refusals, score
from romdsl.model.checked import CheckedMeasure
from romdsl.over_time.changes import Changes
from romdsl.over_time.sittings import Sitting, sittings_of
from romdsl.registry import beside_or_shipped, engines
from romdsl.scoring import INTERPRETER, scorer
from romdsl.source import Source

from .step_by_step import run as run_step_by_step
from .tools import require_engine

# The reader in C is seven times as quick; some builds of the library are without it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).resolve().parent.parent / "spec" / "conformance"
REASONS = ("blank", "declined", "unknown", "not_applicable", "not_shown", "insufficient", "no_norm")
LISTS = {"alerts": "alerts", "undecided": "alerts_undecided", "unused": "unused_answers", "checks": "checks"}


@dataclass(frozen=True)
class Topic:
    """One definition and its cases."""

    name: str
    definition: str
    cases: tuple[Mapping[str, Any], ...]
    changes: tuple[Mapping[str, Any], ...] = ()

    @property
    def answers(self) -> list[Mapping[str, object]]:
        return [case["answers"] for case in self.cases]


def topics() -> list[Topic]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, document in enumerate(yaml.load_all(path.read_text(encoding="utf-8"), LOADER), 1):
            name = path.stem if number == 1 else f"{path.stem}-{number}"
            assert {"about", "definition"} <= set(document) <= {"about", "definition", "cases", "changes"}, name
            cases, changes = (tuple(document.get(key, ())) for key in ("cases", "changes"))
            assert cases or changes, name
            found.append(Topic(name, document["definition"], cases, changes))
    return found


TOPICS = topics()
OVER_TIME = [topic for topic in TOPICS if topic.changes or "\nchange " in topic.definition]
ENGINES = list(engines().values())


@cache
def compiled(definition: str) -> CheckedMeasure:
    report = Report()
    checked = compile_source(Source("measure.rom", definition), report, beside_or_shipped(FOLDER / "measure.rom"))
    assert checked is not None, [(finding.rule.name, finding.span.line, finding.message) for finding in report.findings]
    return checked


def difference(case: Mapping[str, Any], result: Mapping[str, Any] | None) -> str:
    """What a result (None: refused) has otherwise than the case says, or an empty text."""
    if "refused" in case or result is None:
        return "" if ("refused" in case) == (result is None) else f"refused: {result is None}"
    wrong = []
    for id, wanted in case.get("scores", {}).items():
        found = result["scores"][id]
        wrong += [f"{id}: {key} {found[key]!r}, not {value!r}" for key, value in full(wanted).items() if found[key] != value
                  or isinstance(found[key], bool) != isinstance(value, bool)]  # fmt: skip
    for key, name in LISTS.items():
        if key in case and result[name] != case[key]:
            wrong.append(f"{name}: {result[name]}, not {case[key]}")
    return "; ".join(wrong)


def full(wanted: object) -> Mapping[str, Any]:
    if isinstance(wanted, dict):
        return wanted
    return {"value": None, "missing": wanted} if wanted in REASONS else {"value": wanted, "missing": None}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_interpreter(topic: Topic) -> None:
    measure = compiled(topic.definition).measure
    wrong = []
    for case in topic.cases:
        try:
            result = score(measure, case["answers"]).to_json()
        except AnswerRefused as refused:
            result = None
            assert refused.item == case.get("refused", "nobody"), (case, str(refused))
            assert [found.item for found in refusals(measure, case["answers"])] == [refused.item]
        if found := difference(case, result):
            wrong.append(f"{case['answers']}: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_steps_of_the_program(topic: Topic) -> None:
    """Each step is worked out by itself, its bounds and whether it can be missing asserted on the way."""
    results = step_by_step(topic)
    pairs = zip(topic.cases, results, strict=True)
    wrong = [f"{case['answers']}: {found}" for case, result in pairs if (found := difference(case, result))]
    assert not wrong, "\n".join(wrong)


def step_by_step(topic: Topic) -> list[Mapping[str, Any] | None]:
    """Steps know no rows, so those of a person's own are put at their places."""
    checked = compiled(topic.definition)
    placed = [in_place(checked.measure, answers) for answers in topic.answers]
    results = iter(run_step_by_step(program_of(checked), [one for one in placed if one is not None]))
    return [None if one is None else next(results) for one in placed]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.id)
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_engine(topic: Topic, engine: Engine) -> None:
    require_engine(engine.id)
    results = scorer(engine.id, compiled(topic.definition))(topic.answers)
    pairs = zip(topic.cases, results, strict=True)
    wrong = [f"{case['answers']}: {found}" for case, result in pairs if (found := difference(case, result))]
    assert not wrong, "\n".join(wrong)


def visits_of(number: int, change: Mapping[str, Any]) -> list[Row]:
    """The visits of one person, as a file of answers has them."""
    found: list[Row] = []
    for visit in change["visits"]:
        beside = {key: value for key, value in visit.items() if key != "answers"}
        answers = {"occasion": visit["occasion"], **visit["answers"]}
        found.append(Row("visits", len(found) + 1, answers, {"person": f"person {number:03}", **beside}))
    return found


def changes_of(topic: Topic, engine: str) -> list[dict[str, Mapping[str, object]]]:
    """Of each person in `changes` the changes that are asked for, worked out for all persons together."""
    checked = compiled(topic.definition)
    rows = [row for number, change in enumerate(topic.changes) for row in visits_of(number, change)]
    sittings, rejected = sittings_of(checked.measure, rows)
    assert not rejected, rejected
    persons: dict[str, list[Sitting]] = {f"person {number:03}": [] for number in range(len(topic.changes))}
    for sitting in sittings:
        persons[sitting.person].append(sitting)
    found: list[dict[str, Mapping[str, object]]] = [{} for _ in topic.changes]
    for change in checked.measure.changes:
        asked = {
            person: one
            for (person, one), each in zip(persons.items(), topic.changes, strict=True)
            if change.id in each["gives"]
        }
        worked = Changes(checked.measure, change)
        for row in worked.rows(asked, scorer(engine, planned(worked.pair))):
            found[int(row.person[-3:])][change.id] = row.to_json(change.start.value, change.end.value)
    return found


CHANGE_KEYS = {"from": "from_value", "to": "to_value", "difference": "difference", "class": "class", "why": "why"}


@pytest.mark.parametrize("engine", [None, *ENGINES], ids=lambda engine: engine.id if engine else INTERPRETER)
@pytest.mark.parametrize("topic", OVER_TIME, ids=lambda topic: topic.name)
def test_changes(topic: Topic, engine: Engine | None) -> None:
    """The pairs of a topic, and the changes that the worked cases of its definition expect."""
    name, checked = engine.id if engine else INTERPRETER, compiled(topic.definition)
    require_engine(name)
    wrong = []
    for expected, found in zip(topic.changes, changes_of(topic, name) if topic.changes else (), strict=True):
        for change, values in expected["gives"].items():
            row = found[change]
            wrong += [f"{expected['visits']}: {change} {key} {row[CHANGE_KEYS[key]]!r} ({row['why']}), not {value!r}"
                      for key, value in values.items() if row[CHANGE_KEYS[key]] != value]  # fmt: skip
    answers = [answers_of(case, checked.names) for case in checked.measure.cases]
    wrong += [fault.text for fault in faults_of_changes(checked, name, answers)]
    assert not wrong, "\n".join(wrong)


def test_there_are_many_cases() -> None:
    assert len(TOPICS) >= 25
    assert sum(len(topic.cases) for topic in TOPICS) >= 150
    assert sum(len(topic.changes) for topic in TOPICS) >= 50
