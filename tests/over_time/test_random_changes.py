"""The written modules of a change against what the commands say of random persons.

A person has up to four visits of any occasion, on days of any order, with answers of every kind of missing and rows
of every state.  The module is given the two visits that the change compares in the order of their days; where the
person has none such, the first and the last.  It must give the values and class of `Changes.rows`, and refuse the
visits where these cannot be compared.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

import romdsl
from romdsl.answers.rows import Row
from romdsl.compiler.check import planned
from romdsl.interpreter import AnswerRefused, score
from romdsl.model.change_class import CLASSES
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Change
from romdsl.over_time.changes import ChangeRow, Changes
from romdsl.over_time.sittings import Sitting, by_person, sittings_of
from romdsl.pairing import END, START, at, class_of
from romdsl.scoring import INTERPRETER, scorer

from ..generate import answers_with_rows
from .change_modules import WAYS, Answers

BOTH_WAYS = """measure both_ways "Good up and good down"
occasions {
  baseline "First"
  review "Again" every 6 weeks until end
  end "Last" chosen by worker
  looking_back "Thinking back" looking back to baseline with end
}
item a "A" answer number 0..10 points
item b "B" answer number 0..10 points when a >= 2 otherwise 0
score low = a + b {
  higher worse
  caseness 10.. source "made"
  reliable change 4 when a >= 5 source "made"
  reliable change 9 when a < 5 source "made"
}
score well = sum(a, b missing at most 1, prorate) {
  decimals 1
  higher better
  reliable change from sd 5 reliability 0.8 source "made"
  clinical cutoff c clinical 6, 4 functional 14, 3 source "made"
}
change low_change of low from baseline to end
change well_change of well from baseline to end
change well_since of well from previous to last
change doubled from review to end = 2 * low - at(review).low { higher worse }
"""
MEASURES = ("first_steps", "own_goals", "own_problems", "both_ways")
SEED, PERSONS = 5, 200
CLASSED = {"mood_change", "low_change", "well_change", "well_since"}
"""Changes that have each class."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "both_ways.rom").write_text(BOTH_WAYS, encoding="utf-8")
    for name in MEASURES:
        romdsl.build(loaded(name, folder), folder, targets=list(WAYS))
    return folder


def loaded(name: str, folder: Path) -> CheckedMeasure:
    return romdsl.load(folder / f"{name}.rom" if name == "both_ways" else name)


def rows_of(checked: CheckedMeasure, chance: Random) -> list[Row]:
    """Visits of random persons with answers that are possible; own words are the same as long as their row is."""
    measure = checked.measure
    locked = [field.id for rows in measure.rows for field in rows.fields if any(item.locked for item in field.items)]
    # Every fifth set leaves nothing open: a difference needs two visits that say enough.
    sets = enumerate(answers_with_rows(measure, 12 * PERSONS, SEED))
    answers = iter([given for nth, given in sets if nth % 5 == 0 or chance.random() < 0.2])
    found: list[Row] = []
    for person in range(PERSONS):
        days = chance.sample(range(200), 4)
        for day in sorted(days) if chance.random() < 0.7 else days:
            occasion = ("baseline", "review", "end", chance.choice(measure.occasions).id)[len(found) % 4]
            given = next(answers) | {"occasion": occasion}
            given |= {name: name for name in given if name.endswith(tuple(f"_{field}" for field in locked))}
            when = (date(2026, 1, 5) + timedelta(days=day)).isoformat()
            carried = {"person": str(person), "occasion": occasion, "date": when, "occasion_reason": "agreed"}
            found.append(Row("file.csv", len(found) + 1, given, carried))
    return [row for row in found if is_possible(checked, row.answers) and chance.random() < 0.9]


def is_possible(checked: CheckedMeasure, answers: Answers) -> bool:
    try:
        score(checked.measure, answers)
    except AnswerRefused:
        return False
    return True


def handed_over(row: ChangeRow, sittings: Sequence[Sitting]) -> list[Sitting]:
    """The two visits that whoever has the module gives it: the earlier first, unless one of them looks back."""
    two = [row.start, row.end] if row.start and row.end else [sittings[0], sittings[-1]]
    known = [one for one in two if one is not None and one.date is not None]
    if any(one.occasion.kind == "looking_back" for one in known):
        return known
    return sorted(known, key=lambda one: one.date or date.max)


def said(row: ChangeRow, change: str) -> dict[str, object]:
    """The values of a change as a module names them."""
    found: dict[str, object] = {change: row.difference}
    if row.score is not None:
        found |= {at(row.score, START): row.start_value, at(row.score, END): row.end_value}
    # A class of what cannot be compared is the word of the commands: where there is no value a module has none.
    kind = None if row.difference is None else row.kind
    return found | ({class_of(change): kind} if kind is not None else {})


@pytest.mark.parametrize("target", WAYS)
@pytest.mark.parametrize("name", MEASURES)
def test_modules_say_what_the_commands_say(built: Path, name: str, target: str) -> None:
    run, ending = WAYS[target]
    checked = loaded(name, built)
    sittings, _ = sittings_of(checked.measure, rows_of(checked, Random(SEED)))
    persons = {person: visits for person, visits in by_person(sittings).items() if len(visits) > 1}
    assert len(persons) > PERSONS / 2
    for change in checked.measure.changes:
        worked = Changes(checked.measure, change)
        rows = list(worked.rows(persons, scorer(INTERPRETER, planned(worked.pair))))
        pairs = [handed_over(row, persons[row.person]) for row in rows]
        given = [(dict(one.row.answers), dict(other.row.answers)) for one, other in pairs]
        results = run(built / name / target / f"{name}_{change.id}.{ending}", given)
        seen: Counter[str] = Counter()
        for row, two, result in zip(rows, given, results, strict=True):
            wanted = said(row, change.id)
            apart = row.start is None or row.end is None or "lies before" in row.why
            if apart:
                assert "is not where this change" in str(result.get("thrown")), (change.id, row, result)
            else:
                found = {id: result.get(id, "nothing") for id in wanted}
                assert json.dumps(found) == json.dumps(wanted), (change.id, row.why, two, result)
            seen["refused" if apart else "missing" if row.difference is None else str(row.kind)] += 1
        assert set(seen) >= must_occur(checked, change), (change.id, seen)


def must_occur(checked: CheckedMeasure, change: Change) -> set[str]:
    """What an agreement about a change has to be about."""
    can_be_refused = change.start.value != "previous" or any(
        one.kind == "looking_back" for one in checked.measure.occasions
    )
    classes = set(CLASSES) if change.id in CLASSED else {"None"}
    return classes | {"missing"} | ({"refused"} if can_be_refused else set())
