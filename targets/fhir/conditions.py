"""When an item is shown: as `enableWhen` where the condition is simple, else as an expression."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Choice, NumberAnswer, Slider
from romdsl.program import (
    AllOf,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    ItemIncludes,
    ItemIs,
    ItemNumber,
    ItemScore,
    ItemTruth,
    Operator,
    Program,
    TruthStep,
    UseTruth,
    UseWhole,
)

from .numbers import is_whole
from .options import system_of
from .row_groups import conditions, repeated
from .words import Json, expression, number

Either = tuple[Json, ...]
"""Conditions of which one suffices."""

MOST = 12

TESTS: dict[Operator, Callable[[int, int], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class Conditions:
    """Finds for each item what FHIR's own conditions can say; a missing condition hides there too."""

    def __init__(self, checked: CheckedMeasure, program: Program, options: Options) -> None:
        self._checked = checked
        self._options = options
        self._steps = {named.name: named.step for named in program.steps}
        self._shown: dict[str, TruthStep] = {**dict(program.shown), **conditions(checked.measure, program)}
        self._repeated = repeated(checked.measure)

    def simple(self, item: str) -> Json | None:
        """`enableWhen` and `enableBehavior` of an item, or None where they cannot say it."""
        step = self._named(self._shown[item])
        match step:
            case AllOf(parts=parts):
                groups = [self._either(part) for part in parts]
                if any(group is None or len(group) != 1 for group in groups):
                    return None
                every = [condition for group in groups if group for condition in group]
                return self._made(every, "all")
            case _:
                found = self._either(step)
                return None if found is None else self._made(list(found), "any")

    def _made(self, conditions: list[Json], behaviour: str) -> Json | None:
        if not conditions or len(conditions) > MOST:
            return None
        made: Json = {"enableWhen": conditions}
        return made | {"enableBehavior": behaviour} if len(conditions) > 1 else made

    def _named(self, step: AnyStep) -> AnyStep:
        while isinstance(step, UseTruth | UseWhole):
            step = self._steps[step.name]
        return step

    def _either(self, given: AnyStep) -> Either | None:
        step = self._named(given)
        match step:
            case AnyOf(parts=parts):
                groups = [self._either(part) for part in parts]
                if any(group is None for group in groups):
                    return None
                return tuple(condition for group in groups if group for condition in group)
            case ItemTruth(item=item) | ItemIs(item=item) | ItemIncludes(item=item) if item in self._repeated:
                return None
            case ItemTruth(item=item):
                return ({"question": item, "operator": "=", "answerBoolean": True},)
            case ItemIs(item=item, codes=codes) | ItemIncludes(item=item, codes=codes):
                return self._codes(item, codes)
            case Compare(operator=operator, left=left, right=right):
                return self._compared(operator, self._named(left), self._named(right))
            case _:
                return None

    def _codes(self, item: str, codes: tuple[str, ...]) -> Either | None:
        asked = self._checked.item(item)
        if any(code.startswith("!") for code in codes):
            return None
        if not isinstance(asked.answer, Choice):
            truths = ({"question": item, "operator": "=", "answerBoolean": code == "yes"} for code in codes)
            return tuple(truths)
        system = system_of(self._checked.measure, asked, self._options)
        return tuple(
            {"question": item, "operator": "=", "answerCoding": {"system": system, "code": code}} for code in codes
        )

    def _compared(self, operator: Operator, left: AnyStep, right: AnyStep) -> Either | None:
        match left, right:
            case ItemScore(item=item) | ItemNumber(item=item), _ if item in self._repeated:
                return None
            case ItemScore(item=item, table=table), Constant(value=value):
                codes = tuple(code for code, score in table if TESTS[operator](score, value))
                return self._codes(item, codes) if codes else None
            case ItemNumber(item=item, decimals=decimals), Constant(value=value):
                answer = self._checked.item(item).answer
                assert isinstance(answer, NumberAnswer | Slider)
                wanted = Fraction(value, 10**decimals)
                if is_whole(answer):
                    return (
                        ({"question": item, "operator": operator, "answerInteger": int(wanted)},)
                        if wanted.denominator == 1
                        else None
                    )
                return ({"question": item, "operator": operator, "answerDecimal": number(wanted)},)
            case _:
                return None


def shown_by(shown: str) -> Json:
    return expression("enableWhenExpression", shown)
