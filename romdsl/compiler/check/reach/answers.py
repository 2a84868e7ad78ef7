"""What can be answered to an item, as far as formulas can tell the answers apart, and what it is worth then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

from ....model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    Item,
    Measure,
    NumberAnswer,
    Slider,
    TimeAnswer,
    YesNo,
)
from ....model.names import Names
from ..plan.items import LONGEST_DURATION, NON_ANSWERS, hidden, scores
from .asked import Asked, AskedOfItem, asked_of
from .numbers import Numbers
from .pieces import Piece
from .work import TooMuch

_MOST_STEPS = 20_000
_MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class State:
    """What an item is worth; `reason` None: it is answered.

    `ticks` are those ticked of the options of a tick-all that a formula asks for; its `score` is how
    many are ticked.  `is_any`: any of very many answers, a time or a duration, which are not told apart.
    """

    score: Fraction | bool | None = None
    code: str | None = None
    reason: str | None = None
    expected: bool = True
    ticks: frozenset[str] = frozenset()
    is_any: bool = False


BLANK = State(reason="blank")
NOT_SHOWN = State(reason="not_shown")


@dataclass(frozen=True, slots=True, eq=False)
class Possible:
    """Some states of an item that are not told apart any further; there is one object for each such set."""

    states: frozenset[State]

    @property
    def is_one(self) -> bool:
        """Whether it is known what is answered."""
        return len(self.states) == 1 and not any(state.is_any for state in self.states)


class Answers:
    """All states that an item can be in by its answer alone."""

    def __init__(self, measure: Measure, names: Names) -> None:
        self.measure = measure
        self.names = names
        self._found: dict[object, tuple[State, ...]] = {}
        self._possible: dict[frozenset[State], Possible] = {}

    @cached_property
    def _asked(self) -> Asked:
        return asked_of(self.measure, self.names)

    def possible(self, states: Iterable[State]) -> Possible:
        found = frozenset(states)
        if found not in self._possible:
            self._possible[found] = Possible(found)
        return self._possible[found]

    def of(self, item: Item) -> tuple[State, ...]:
        asked = self._asked.of(item.id)
        what = id(item.answer.options) if isinstance(item.answer, Choice) else id(item.answer)
        if (what, asked) not in self._found:
            found = dict.fromkeys(_answered(item, asked))
            found.setdefault(BLANK)
            for reason in NON_ANSWERS:
                if asked.why or reason in self._asked.reasons:
                    found.setdefault(State(reason=reason))
            self._found[what, asked] = tuple(found)
        return self._found[what, asked]

    def hidden(self, item: Item) -> State:
        """What the item is worth when it is hidden."""
        other = hidden(item)
        if isinstance(item.answer, Choice) and item.answer.several and other.reason is None:
            ticks = self._asked.of(item.id).ticks & {other.code or ""}
            return State(Fraction(1), ticks=ticks)
        return State(other.score, other.code, other.reason, other.expected)


def _answered(item: Item, asked: AskedOfItem) -> Iterable[State]:
    match item.answer:
        case Choice(options, several=True):
            codes = {option.code for option in options if option.non_answer is None}
            return _ticked(codes & asked.ticks, len(codes - asked.ticks), asked.number)
        case Choice(options):
            answers = [option for option in options if option.non_answer is None]
            return [State(option.score, option.code if asked.code else None) for option in answers]
        case YesNo():
            return [State(True, "yes"), State(False, "no")]
        case NumberAnswer() | Slider() if not is_wide(item):
            return [State(value) for value in progression(item).values()]
        case _:
            return [State(is_any=True)]


def _ticked(asked: set[str], others: int, by_number: bool) -> list[State]:
    """The ways to tick: of the options that are asked for, and how many in all where that is asked for."""
    if len(asked) > _MOST_TICKS:
        raise TooMuch
    found = []
    for row in product((False, True), repeat=len(asked)):
        ticks = frozenset(code for code, is_ticked in zip(sorted(asked), row, strict=True) if is_ticked)
        numbers = range(len(ticks), len(ticks) + others + 1) if by_number else (0,)
        found += [State(Fraction(number), ticks=ticks) for number in numbers]
    return found


def progression(item: Item) -> Piece:
    """All numbers that can be answered, of a duration in hours."""
    match item.answer:
        case NumberAnswer(interval, _, step) | Slider(interval, _, _, step):
            assert interval.low is not None and interval.high is not None
            size = step.value if step is not None else Fraction(1)
            count = int((interval.high - interval.low) / size) + 1
            if count > 4_000_000:
                raise TooMuch
            return Piece(interval.low, size, (1 << count) - 1)
        case DurationAnswer():
            return Piece(Fraction(0), Fraction(1, 60), (1 << (LONGEST_DURATION + 1)) - 1)
        case _:
            raise TooMuch


def is_wide(item: Item) -> bool:
    """Whether so much can be answered that it is not gone through one by one."""
    match item.answer:
        case NumberAnswer(interval, _, step) | Slider(interval, _, _, step):
            assert interval.low is not None and interval.high is not None
            return (interval.high - interval.low) / (step.value if step is not None else 1) > _MOST_STEPS
        case TimeAnswer() | DateAnswer() | DurationAnswer():
            return True
        case _:
            return False


def numbers_of(item: Item, states: Iterable[State], is_turned: bool) -> Numbers:
    """The scores of an item in some states, reversed on request."""
    points: set[Fraction] = set()
    pieces: list[Piece] = []
    missing = False
    for state in states:
        missing = missing or state.reason is not None
        if state.reason is None and state.is_any:
            pieces.append(progression(item))
        elif state.reason is None and isinstance(state.score, Fraction):
            points.add(state.score)
    found = Numbers(tuple(pieces), frozenset(points), missing)
    if not is_turned or found.is_empty:
        return found
    return found.moved(Fraction(-1), sum(ends_of(item), Fraction(0)))


def ends_of(item: Item) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score of an item's options, or the ends of its number."""
    found = scores(item)
    return min(found), max(found)
