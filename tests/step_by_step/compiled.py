"""A measure written in a test, planned and lowered without the rules that speak of its wording."""

from __future__ import annotations

from dataclasses import dataclass

from romdsl.compiler import read
from romdsl.compiler.check.infer import infer
from romdsl.compiler.check.order import evaluation_order
from romdsl.compiler.check.plan import Plan, make_plan
from romdsl.compiler.check.reach import Reach, reach_of
from romdsl.compiler.lower import lower
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Expression
from romdsl.model.measure import Let, Measure, Score
from romdsl.model.names import Names
from romdsl.model.types import Type
from romdsl.program import Program
from romdsl.source import Source


@dataclass(frozen=True)
class Compiled:
    measure: Measure
    names: Names
    types: dict[Expression, Type]
    plan: Plan
    checked: CheckedMeasure

    @property
    def program(self) -> Program:
        return lower(self.checked)

    def reach(self, id: str) -> Reach:
        things: tuple[Let | Score, ...] = (*self.measure.lets, *self.measure.scores)
        thing = next(thing for thing in things if thing.id == id)
        return reach_of(thing, self.measure, self.names, self.types)


def compiled(text: str) -> Compiled:
    """The measure of a text in `.rom`, its plan and facts; the text must be sound."""
    report = Report()
    measure = read(Source("measure.rom", text), report)
    assert measure is not None and not report.has_errors, [finding.message for finding in report.findings]
    names = Names.of(measure)
    inference, order = infer(measure, names), evaluation_order(measure, names)
    assert not inference.faults and not order.cycles, inference.faults
    plan = make_plan(measure, names, inference.types, order.order)
    checked = CheckedMeasure(measure, names, inference.types, order.order, {}, plan)
    return Compiled(measure, names, inference.types, plan, checked)


def with_items(count: int, scores: str = "0..3", rest: str = "") -> str:
    """A measure of a block `b` of items `q1…` with one scale, and the rest as written."""
    low, high = map(int, scores.split(".."))
    options = "; ".join(f'{code} "{code}"' for code in range(low, high + 1))
    items = "\n".join(f'  q{number} "Question {number}"' for number in range(1, count + 1))
    return f'measure made "Made"\nscale s {{ {options} }}\nblock b "Stem" scale s {{\n{items}\n}}\n{rest}\n'
