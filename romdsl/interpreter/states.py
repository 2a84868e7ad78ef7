"""What became of each item: asked or hidden, its score, its code, or why it is missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..model.given import answer_in
from ..model.measure import Choice, FreeText, Item, NumberAnswer, Otherwise, Reason, Slider
from ..model.written import number as written_number
from .accept import Accepted, accept
from .values import Lacking, Present, Value


@dataclass(frozen=True, slots=True)
class State:
    """`reason` None: the item is answered.  `score` is None for an option without a score."""

    asked: bool
    expected: bool
    score: Present | None = None
    code: str | None = None
    reason: Reason | None = None

    @property
    def value(self) -> Value:
        if self.reason is not None:
            return Lacking(self.reason)
        assert self.score is not None, f"the option {self.code} has no score"
        return self.score


def state_of(item: Item, answer: Accepted, condition: bool | Lacking, is_expected: bool = True) -> State:
    """The state of an item with what was answered, once it is known whether it is asked."""
    if condition is True:
        return State(True, True, answer.score, answer.code, answer.reason)
    if condition is False and item.otherwise is not None:
        return _hidden(item, item.otherwise)
    return State(False, is_expected, reason="not_shown")


def _hidden(item: Item, otherwise: Otherwise) -> State:
    match otherwise.kind, otherwise.value:
        case "left_out", _:
            return State(False, False, reason="not_shown")
        case "value", Fraction() as number:
            answer = item.answer
            if isinstance(answer, Choice) and answer.several:
                return _as_answered(item, written_number(number))
            return State(False, True, number, written_number(number))
        case "value", str(code):
            return _as_answered(item, code)
        case _:
            return State(False, True, reason="not_shown")


def _as_answered(item: Item, text: str) -> State:
    """As if the text had been answered; one that could not be is a code all the same."""
    answer = accept(item, text if isinstance(item.answer, FreeText) else answer_in(item, text))
    if isinstance(answer, Accepted):
        return State(False, True, answer.score, answer.code, answer.reason)
    return State(False, True, text, text)


def reversed_score(item: Item, value: Value) -> Value:
    """Lowest + highest score of the item, less the value."""
    if isinstance(value, Lacking):
        return value
    assert isinstance(value, Fraction)
    low, high = ends_of(item)
    return low + high - value


def ends_of(item: Item) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score of an item, non-answers apart; the ends of a number."""
    match item.answer:
        case Choice(options):
            scores = [option.score for option in options if option.score is not None]
            return min(scores), max(scores)
        case NumberAnswer(interval) | Slider(interval):
            assert interval.low is not None and interval.high is not None
            return interval.low, interval.high
        case _:
            raise AssertionError(f"{item.id} has no lowest and highest score")
