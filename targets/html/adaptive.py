"""What the form knows of an adaptive test: its block, its items, and between how many questions it usually ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from romdsl.emit.bank_forms import chosen
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Cat
from romdsl.program import Program


@dataclass(frozen=True, slots=True)
class AdaptiveTest:
    """A test that runs in a block of the page: at least and at most so many questions are asked."""

    block: str
    test: str
    least: int
    most: int
    draws: bool


def tests_of(checked: CheckedMeasure, program: Program, named: str) -> tuple[AdaptiveTest, ...]:
    """The adaptive tests that the page runs, in the order of the measure."""
    return tuple(_tests(checked, program, named))


def _tests(checked: CheckedMeasure, program: Program, named: str) -> Iterator[AdaptiveTest]:
    rules = {form.form: form.rules for form in program.forms if form.rules is not None}
    for block, thing in chosen(checked.measure, named).items():
        if isinstance(thing, Cat) and (rule := rules.get(thing.id)) is not None:
            size = len(checked.names.calibrated[thing.id].items) - len(rule.out)
            most = min(rule.maximum, size)
            yield AdaptiveTest(block, thing.id, min(rule.minimum, most), most, rule.randomesque > 1)


def test_values(test: AdaptiveTest) -> Mapping[str, object]:
    return {"block": test.block, "id": test.test, "least": test.least, "most": test.most, "draws": test.draws}
