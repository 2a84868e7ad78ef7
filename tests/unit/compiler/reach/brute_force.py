"""All answers to a small measure gone through one by one in the interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product
from math import prod

from romdsl.interpreter.interpreter import Interpreter, Sitting
from romdsl.interpreter.known import Scope
from romdsl.interpreter.order import formulas, named, named_by_norms
from romdsl.interpreter.reals import rounded_number
from romdsl.interpreter.values import Lacking
from romdsl.model.expression import Expression
from romdsl.model.measure import Choice, FreeText, Item, Let, Measure, NumberAnswer, Score, Slider, YesNo
from romdsl.model.names import Names


def values_by_brute_force(measure: Measure, score: Score, when: Expression | None = None) -> set[object]:
    """Every value of a score that some answers give which no check refuses; None where it is missing.

    With `when`, of the answers for which that is true.
    """
    interpreter, found = Interpreter(measure), set[object]()
    behind = items_behind(score, measure, when)
    for row in product(*map(possible, behind)):
        sitting = Sitting(interpreter, {item.id: answer for item, answer in zip(behind, row, strict=True)})
        if any(passes is False for _, passes in sitting.checked):
            continue
        if when is not None and sitting.value(when, Scope()) is not True:
            continue
        found.add(_value(sitting, score))
    return found


def values_of(measure: Measure, answer_sets: list[dict[str, object]]) -> Iterator[Mapping[str, object]]:
    """The values of all scores by their ids, for each of these answers that no check refuses."""
    interpreter = Interpreter(measure)
    for answers in answer_sets:
        sitting = Sitting(interpreter, answers)
        if not any(passes is False for _, passes in sitting.checked):
            yield {score.id: _value(sitting, score) for score in measure.scores}


def _value(sitting: Sitting, score: Score) -> object:
    value = sitting.values[score.id]
    if isinstance(value, float):
        value = rounded_number(value, score.decimals.value if score.decimals else 0, "half away")
    return None if isinstance(value, Lacking) else value


def number_of_answer_sets(score: Score, measure: Measure) -> int:
    return prod(len(possible(item)) for item in items_behind(score, measure, None))


def possible(item: Item) -> list[object]:
    """Every answer that can be given, and each way in which there is none."""
    lacking: list[object] = [None, "!declined", "!unknown", "!not_applicable"]
    match item.answer:
        case Choice(options, several=True):
            codes = [option.code for option in options]
            return [*(list(some) for size in range(len(codes) + 1) for some in combinations(codes, size)), *lacking]
        case Choice(options):
            return [*(option.code for option in options), *lacking]
        case FreeText():
            return ["a", *lacking]
        case YesNo():
            return [True, False, *lacking]
        case NumberAnswer(interval) | Slider(interval):
            assert interval.low is not None and interval.high is not None
            size = item.answer.step.value if item.answer.step is not None else Fraction(1)
            count = int((interval.high - interval.low) / size)
            return [*(str(float(interval.low + size * number)) for number in range(count + 1)), *lacking]
    raise AssertionError(item)


def items_behind(score: Score, measure: Measure, when: Expression | None) -> list[Item]:
    """The contexts and items that decide about a score, about what is asked besides and about checks."""
    names, found = Names.of(measure), dict[str, Item | Let | Score]()
    waiting: list[Item | Let | Score] = [score]
    for formula in (*(check.that for check in measure.checks), *([] if when is None else [when])):
        waiting += _in_formula(formula, names)
    while waiting:
        thing = waiting.pop()
        if thing.id not in found:
            found[thing.id] = thing
            waiting += [other for formula in formulas(thing) for other in _in_formula(formula, names)]
    return [item for item in measure.inputs if item.id in found]


def _in_formula(formula: Expression, names: Names) -> Iterator[Item | Let | Score]:
    yield from named(formula, names)
    yield from named_by_norms(formula, names)
