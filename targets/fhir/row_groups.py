"""A person's own rows as repetitions of one group: which rows can be one, and where their inputs then stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from romdsl.emit.fhirpath import Repeated
from romdsl.model import written
from romdsl.model.expression import And, If
from romdsl.model.measure import Item, Measure, Rows
from romdsl.program import AllOf, AnyStep, IsMissing, ItemTruth, Not, Program, TruthStep, UseTruth


def is_repeating(rows: Rows) -> bool:
    """Rows without positions whose fields hang on nothing in their own row, and are worth nothing of their own where
    they are hidden: FHIR has no name for that row."""
    if rows.positions:
        return False
    own = re.compile(rf"\b{rows.id}_r[0-9]")
    # The first part of a condition says that the row is there.
    whens = [item.when for field in rows.fields for item in field.items]
    parts = [part for when in whens if isinstance(when, And) for part in when.parts[1:]]
    worth_something = any(isinstance(when, If) for when in whens)
    return not worth_something and not any(own.search(written.formula(part)) for part in parts)


def repeated(measure: Measure) -> dict[str, Repeated]:
    """Where each input of repeating rows stands."""
    found: dict[str, Repeated] = {}
    for rows in filter(is_repeating, measure.rows):
        for place, there in enumerate(rows.there):
            found[there.id] = Repeated(rows.id, place, None)
            for field in rows.fields:
                found[field.items[place].id] = Repeated(rows.id, place, link_of(rows, field.id))
    return found


def link_of(rows: Rows, field: str) -> str:
    return f"{rows.id}-{field}"


def there_link(rows: Rows) -> str:
    """The linkId of what says that a row is there in which nothing is answered."""
    return f"{rows.id}-row-there"


def conditions(measure: Measure, program: Program) -> dict[str, TruthStep]:
    """When the fields of repeating rows are shown, by their linkIds, beside that the row is there."""
    shown: Mapping[str, TruthStep] = dict(program.shown)
    steps = {named.name: named.step for named in program.steps}
    found: dict[str, TruthStep] = {}
    for rows in filter(is_repeating, measure.rows):
        for field in rows.fields:
            first = field.items[0].id
            if first in shown and (parts := beside(shown[first], rows.there[0], steps)):
                found[link_of(rows, field.id)] = AllOf(tuple(parts), may_be_missing=True) if parts[1:] else parts[0]
    return found


def beside(step: TruthStep, there: Item, steps: Mapping[str, AnyStep]) -> Sequence[TruthStep]:
    """The parts of a condition but for that its row is there."""
    match step:
        case UseTruth(name=name):
            named = steps[name]
            assert isinstance(named, TruthStep)
            return beside(named, there, steps)
        case AllOf(parts=parts):
            return [rest for part in parts for rest in beside(part, there, steps)]
        case Not(value=IsMissing(value=ItemTruth(item=item))) if item == there.id:
            return []
        case _:
            return [step]
