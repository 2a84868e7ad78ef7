"""What became of each item: asked or hidden, its score, its code, or why it is missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..model.measure import Choice, Item, NumberAnswer, Otherwise, Reason, Slider, YesNo
from ..model.written import number as written_number
from .accept import Accepted
from .values import Lacking, Value


@dataclass(frozen=True, slots=True)
class State:
    """`reason` None: the item is answered.  `score` is None for an option without a score."""

    asked: bool
    expected: bool
    score: Fraction | bool | str | None = None
    code: str | None = None
    reason: Reason | None = None

    @property
    def value(self) -> Value:
        if self.reason is not None:
            return Lacking(self.reason)
        assert self.score is not None, f"the option {self.code} has no score"
        return self.score


def state_of(item: Item, answer: Accepted, condition: bool | Lacking) -> State:
    """The state of an item with what was answered, once it is known whether it is asked."""
    if condition is True:
        return State(True, True, answer.score, answer.code, answer.reason)
    if condition is False and item.otherwise is not None:
        return _hidden(item, item.otherwise)
    return State(False, True, reason="not_shown")


def _hidden(item: Item, otherwise: Otherwise) -> State:
    match otherwise.kind, otherwise.value:
        case "left_out", _:
            return State(False, False, reason="not_shown")
        case "value", Fraction() as number:
            return State(False, True, number, written_number(number))
        case "value", str(code):
            return _hidden_code(item, code)
        case _:
            return State(False, True, reason="not_shown")


def _hidden_code(item: Item, code: str) -> State:
    match item.answer:
        case YesNo():
            return State(False, True, code == "yes", code)
        case Choice(options):
            for option in options:
                if option.code == code and option.non_answer is not None:
                    return State(False, True, reason=option.non_answer)
                if option.code == code:
                    return State(False, True, option.score, code)
    return State(False, True, code, code)


def reversed_score(item: Item, value: Value) -> Value:
    """Lowest + highest score of the item, less the value."""
    if isinstance(value, Lacking):
        return value
    assert isinstance(value, Fraction) and not isinstance(value, bool)
    match item.answer:
        case Choice(options):
            scores = [option.score for option in options if option.score is not None]
            return min(scores) + max(scores) - value
        case NumberAnswer(interval) | Slider(interval):
            assert interval.low is not None and interval.high is not None
            return interval.low + interval.high - value
        case _:
            raise AssertionError(f"{item.id} has no scores to reverse")
