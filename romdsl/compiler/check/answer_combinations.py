"""Every combination of answers that decides about some conditions, where they are few enough to be gone through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product
from math import prod

from ...interpreter.interpreter import Interpreter, Sitting
from ...model import written
from ...model.expression import Expression
from ...model.measure import Block, Check, Choice, Item, Let, Measure, NumberAnswer, Rows, Score, Slider, YesNo
from .context import Context

MOST_COMBINATIONS = 6_000
MOST_WORK = 60_000
MOST_VALUES = 400
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Combination:
    """Answers by item (None: blank), and what each condition is then; None where it is missing."""

    answers: tuple[tuple[Item, object], ...]
    truths: tuple[bool | None, ...]

    @property
    def complete(self) -> bool:
        """Whether all is answered, and with answers that count."""
        return all(answer is not None and not is_non_answer(item, answer) for item, answer in self.answers)

    @property
    def text(self) -> str:
        """`sex is female, age is 12`, what is blank left out."""
        given = [f"{item.id} is {shown(answer)}" for item, answer in self.answers if answer is not None]
        return ", ".join(given) or "nothing is answered"


def all_combinations(context: Context, conditions: Sequence[Expression]) -> list[Combination] | None:
    """All combinations of answers to what the conditions rest on; None where they are too many or not known."""
    if not context.everything_sound:
        return None
    items, things = resting_on(context, conditions)
    choices = [answers_to(item) for item in items]
    small = smaller(context.measure, items, things, conditions)
    known = [choice for choice in choices if choice is not None]
    count = prod(map(len, known))
    if len(known) < len(choices) or count > MOST_COMBINATIONS or count * (len(small.inputs) + 2) > MOST_WORK:
        return None
    return list(gone_through(small, items, known))


def gone_through(
    measure: Measure, items: Sequence[Item], choices: Sequence[tuple[object, ...]]
) -> Iterator[Combination]:
    interpreter = Interpreter(measure)
    for row in product(*choices):
        sitting = Sitting(interpreter, {item.id: answer for item, answer in zip(items, row, strict=True)})
        truths = tuple(truth if isinstance(truth, bool) else None for _, truth in sitting.checked)
        yield Combination(tuple(zip(items, row, strict=True)), truths)


def smaller(
    measure: Measure, items: Sequence[Item], things: Sequence[Let | Score], conditions: Sequence[Expression]
) -> Measure:
    """The measure with nothing but what the conditions rest on; the conditions are its checks."""
    needed = {item.id for item in items}
    values = {thing.id for thing in things}
    checks = tuple(Check(str(number), condition, warning=True) for number, condition in enumerate(conditions))
    return replace(
        measure,
        contexts=tuple(context for context in measure.contexts if context.id in needed),
        parts=tuple(
            part
            for part in measure.parts
            if (isinstance(part, Item) and part.id in needed)
            or (isinstance(part, Block | Rows) and any(item.id in needed for item in part.items))
        ),
        lets=tuple(let for let in measure.lets if let.id in values),
        scores=tuple(score for score in measure.scores if score.id in values),
        alerts=(),
        checks=checks,
        cases=(),
    )


def resting_on(context: Context, conditions: Sequence[Expression]) -> tuple[list[Item], list[Let | Score]]:
    """The items and contexts, and the lets and scores, that decide about conditions, through the `when` of items too."""
    found: dict[str, Item | Let | Score] = {}
    waiting = [thing for condition in conditions for thing in context.mentioned(condition)]
    while waiting:
        thing = waiting.pop()
        if thing.id in found:
            continue
        found[thing.id] = thing
        waiting += [other for formula in context.formulas_behind(thing) for other in context.mentioned(formula)]
    place = {item.id: number for number, item in enumerate(context.measure.inputs)}
    items = sorted((thing for thing in found.values() if isinstance(thing, Item)), key=lambda item: place[item.id])
    return items, [thing for thing in found.values() if not isinstance(thing, Item)]


def answers_to(item: Item) -> tuple[object, ...] | None:
    """Blank and every answer that can be given; None where they are many or no matter of a list."""
    match item.answer:
        case YesNo():
            return (None, True, False)
        case Choice(options, several=False):
            return (None, *(option.code for option in options))
        case Choice(options):
            codes = [option.code for option in options if option.non_answer is None]
            if len(codes) > MOST_TICKS:
                return None
            ticked = [list(some) for size in range(len(codes) + 1) for some in combinations(codes, size)]
            return (None, *ticked, *([option.code] for option in options if option.non_answer is not None))
        case NumberAnswer(interval) | Slider(interval):
            values = numbers_in(item)
            return None if values is None or interval.low is None else (None, *map(written.number, values))
        case _:
            return None


def numbers_in(item: Item) -> list[Fraction] | None:
    """Every number that can be answered, from the lowest; None where they are many."""
    answer = item.answer
    if not isinstance(answer, NumberAnswer | Slider) or answer.interval.low is None or answer.interval.high is None:
        return None
    size = answer.step.value if answer.step is not None else Fraction(1)
    count = int((answer.interval.high - answer.interval.low) / size) + 1 if size > 0 else 0
    return [answer.interval.low + size * number for number in range(count)] if 0 < count <= MOST_VALUES else None


def is_non_answer(item: Item, answer: object) -> bool:
    if not isinstance(item.answer, Choice):
        return False
    apart = {option.code for option in item.answer.options if option.non_answer is not None}
    return bool(apart & set(answer if isinstance(answer, list) else [answer]))


def shown(answer: object) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return " and ".join(answer) or "nothing ticked"
    return str(answer)
