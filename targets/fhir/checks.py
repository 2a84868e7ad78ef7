"""Checks of answers: a constraint where they are refused, and the author's words while one fails."""

from __future__ import annotations

from romdsl.emit.fhirpath import Expressions
from romdsl.model.measure import Check, Measure

from .conditions import shown_by
from .scored import calculated_item
from .words import CORE, Json, clean


def check_items(measure: Measure, printed: Expressions) -> list[Json]:
    """For each check whether it fails, hidden, and its words, shown while it does."""
    found: list[Json] = []
    for check in measure.checks:
        fails = printed.checks[check.id]
        found.append(calculated_item(f"check-{check.id}", text_of(check), "boolean", fails, [], True))
        found.append(
            {
                "extension": [shown_by(fails)],
                "linkId": f"check-{check.id}-words",
                "text": clean(text_of(check)),
                "type": "display",
            }
        )
    return found


def constraints(measure: Measure, printed: Expressions) -> list[Json]:
    """The checks that refuse answers; one that is undecided is met."""
    return [constraint(check, printed.checks[check.id]) for check in measure.checks if not check.warning]


def constraint(check: Check, fails: str) -> Json:
    met = {"language": "text/fhirpath", "expression": f"iif({fails}, false, true)"}
    parts = [
        {"url": "key", "valueId": check.id.replace("_", "-")[:64]},
        {"url": "severity", "valueCode": "error"},
        {"url": "expression", "valueExpression": met},
        {"url": "human", "valueString": clean(text_of(check))},
    ]
    return {"url": f"{CORE}targetConstraint", "extension": parts}


def text_of(check: Check) -> str:
    return check.text.value if check.text else check.id.replace("_", " ")
