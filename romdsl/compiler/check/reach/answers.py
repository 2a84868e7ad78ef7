"""What can be answered to an item, as far as formulas can tell the answers apart, and what it is worth then."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ....model.expression import Call, Expression, InCodes, Is, children
from ....model.measure import Choice, DurationAnswer, Item, Let, Measure, NumberAnswer, Score, Slider, YesNo
from ....model.names import Names
from ..mentions import formulas_of
from ..plan.items import NON_ANSWERS, hidden
from .numbers import TooMuch

_MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class State:
    """What an item is worth; `reason` None: it is answered."""

    score: Fraction | bool | None = None
    code: str | None = None
    reason: str | None = None
    expected: bool = True


BLANK = State(reason="blank")
NOT_SHOWN = State(reason="not_shown")


class Answers:
    """All states that an item can be in by its answer alone."""

    def __init__(self, measure: Measure, names: Names) -> None:
        self.measure = measure
        self.names = names
        self._found: dict[object, tuple[State, ...]] = {}

    @cached_property
    def _formulas(self) -> list[Expression]:
        return list({id(formula.expression): formula.expression for formula in formulas_of(self.measure)}.values())

    @cached_property
    def _asked(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of items whose code or reason a formula asks for, and the reasons that a rule leaves out."""
        ids: set[str] = set()
        reasons: set[str] = set()
        waiting = list(self._formulas)
        things: tuple[Let | Score, ...] = (*self.measure.lets, *self.measure.scores)
        reasons.update(*(thing.missing.leaving_out for thing in things if thing.missing is not None))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Is | InCodes):
                ids.update(thing.id for thing in self.names.elements(node.subject))
            if isinstance(node, Call) and node.missing is not None:
                reasons.update(node.missing.leaving_out)
            waiting += children(node)
        return frozenset(ids), frozenset(reasons)

    def of(self, item: Item) -> tuple[State, ...]:
        by_code = item.id in self._asked[0]
        what = id(item.answer.options) if isinstance(item.answer, Choice) else id(item.answer)
        if (what, by_code) not in self._found:
            self._found[what, by_code] = tuple(self._worked_out(item, by_code))
        return self._found[what, by_code]

    def _worked_out(self, item: Item, by_code: bool) -> dict[State, None]:
        found: dict[State, None] = {}
        match item.answer:
            case Choice(options):
                for option in options:
                    if option.non_answer is None:
                        found.setdefault(State(option.score, option.code if by_code else None))
            case YesNo():
                found |= {State(True, "yes"): None, State(False, "no"): None}
            case NumberAnswer(interval, _, step) | Slider(interval, _, _, step):
                assert interval.low is not None and interval.high is not None
                size = step.value if step is not None else Fraction(1)
                count = int((interval.high - interval.low) / size)
                if count > _MOST_STEPS:
                    raise TooMuch
                found |= dict.fromkeys(State(interval.low + size * n) for n in range(count + 1))
            case DurationAnswer():
                raise TooMuch
            case _:
                found.setdefault(State())
        found.setdefault(BLANK)
        for reason in NON_ANSWERS:
            if by_code or reason in self._asked[1]:
                found.setdefault(State(reason=reason))
        return found


def hidden_state(item: Item) -> State:
    other = hidden(item)
    return State(other.score, other.code, other.reason, other.expected)
