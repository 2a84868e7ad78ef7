"""What an item is worth: its score, its truth, its code, whether it is shown, answered, expected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import lcm

from ....model import written
from ....model.measure import Choice, FreeText, Item, NoAnswerType, NumberAnswer, Option, Otherwise, Slider, YesNo
from ....program import ItemIs, ItemIsBlank, ItemNumber, ItemScore, ItemTruth, TruthStep, WholeStep
from .named import NamedSteps
from .quotient import Affine, Quotient, of_step
from .steps import (
    FALSE,
    MISSING,
    MISSING_TRUTH,
    TRUE,
    all_of,
    any_of,
    constant,
    if_truth,
    if_whole,
    is_missing,
    is_true,
    linear,
    negate,
    only_truth_if,
)

NON_ANSWERS = ("declined", "unknown", "not_applicable")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a hidden item is worth; `reason` None: it has a value."""

    expected: bool = True
    reason: str | None = "not_shown"
    score: Fraction | bool | None = None
    code: str | None = None


def hidden(item: Item) -> Hidden:
    match item.otherwise:
        case Otherwise("left_out"):
            return Hidden(expected=False)
        case Otherwise("value", Fraction() as number):
            return Hidden(True, None, number, written.number(number))
        case Otherwise("value", str(code)):
            return _hidden_code(item, code)
        case _:
            return Hidden()


def _hidden_code(item: Item, code: str) -> Hidden:
    if isinstance(item.answer, YesNo):
        return Hidden(True, None, code == "yes", code)
    for option in item.answer.options if isinstance(item.answer, Choice) else ():
        if option.code == code and option.non_answer is not None:
            return Hidden(True, option.non_answer)
        if option.code == code:
            return Hidden(True, None, option.score, code)
    return Hidden(True, None, None, code)


def scores(item: Item) -> tuple[Fraction, ...]:
    """The scores of an item's options, or the ends of its number."""
    match item.answer:
        case Choice(options):
            return tuple(option.score for option in options if option.score is not None)
        case NumberAnswer(interval) | Slider(interval):
            return tuple(end for end in (interval.low, interval.high) if end is not None)
        case _:
            return ()


def decimals_of(item: Item) -> int:
    """How many decimals a number that is answered can have."""
    assert isinstance(item.answer, NumberAnswer | Slider)
    step = item.answer.step.value if item.answer.step else Fraction(1)
    parts = [step, *(end for end in (item.answer.interval.low, item.answer.interval.high) if end is not None)]
    return next((d for d in range(20) if all((part * 10**d).denominator == 1 for part in parts)), 0)


def _table(options: Sequence[Option], divisor: int, reverse: bool) -> tuple[tuple[str, int], ...]:
    """Each code and its score as a whole number."""
    found = [(option.code, option.score) for option in options if option.score is not None]
    if not reverse:
        return tuple((code, int(score * divisor)) for code, score in found)
    ends = min(score for _, score in found) + max(score for _, score in found) if found else Fraction(0)
    return tuple((code, int((ends - score) * divisor)) for code, score in found)


def _score(id: str, table: tuple[tuple[str, int], ...]) -> WholeStep:
    if not table:
        return MISSING
    numbers = [score for _, score in table]
    return ItemScore(id, table, _affine(table), low=min(numbers), high=max(numbers))


class Items:
    """Steps about items; `condition` gives the truth of an item's `when`."""

    def __init__(self, named: NamedSteps, condition: Callable[[Item], TruthStep]) -> None:
        self.named = named
        self._condition = condition
        self._shown: dict[str, TruthStep] = {}
        self._answered: dict[str, TruthStep] = {}
        self._raws: dict[tuple[str, int, bool], WholeStep] = {}
        self._tables: dict[tuple[int, int, bool], tuple[tuple[str, int], ...]] = {}

    def shown(self, item: Item) -> TruthStep:
        """Whether the item is asked; missing when that cannot be said."""
        if item.when is None:
            return TRUE
        if item.id not in self._shown:
            before, self.named.owner = self.named.owner, item.id
            step = self._condition(item)
            self._shown[item.id] = self.named.truth_of(f"shown_{item.id}", step, ("shown", item.id))
            self.named.owner = before
        return self._shown[item.id]

    # --- values ------------------------------------------------------------------------------

    def divisor(self, item: Item) -> int:
        """By what the item's scores are multiplied to be whole."""
        fractions = [*scores(item)]
        other = hidden(item).score if item.when is not None else None
        if isinstance(other, Fraction):
            fractions.append(other)
        decimals = decimals_of(item) if isinstance(item.answer, NumberAnswer | Slider) else 0
        return lcm(10**decimals, *(fraction.denominator for fraction in fractions))

    def scaled(self, item: Item, divisor: int, reverse: bool = False) -> WholeStep:
        """The item's score times `divisor`, reversed on request; missing when it has none."""
        known = item.id, divisor, reverse
        if known not in self._raws:
            self._raws[known] = self._raw(item, divisor, reverse)
        raw = self._raws[known]
        if item.when is None:
            return raw
        other = hidden(item)
        if other.reason is not None or not isinstance(other.score, Fraction):
            return if_whole(self.shown(item), raw, MISSING)
        value = sum((min(scores(item)), max(scores(item))), -other.score) if reverse else other.score
        step = if_whole(self.shown(item), raw, constant(int(value * divisor)))
        ending = "_reversed" if reverse else "_score"
        return self.named.whole(item.id + ending, step, ("item", item.id, divisor, reverse))

    def _raw(self, item: Item, divisor: int, reverse: bool) -> WholeStep:
        match item.answer:
            case Choice(options):
                known = id(options), divisor, reverse
                if known not in self._tables:
                    self._tables[known] = self.named.table(_table(options, divisor, reverse))
                return _score(item.id, self._tables[known])
            case NumberAnswer() | Slider():
                step: WholeStep = _number(item)
                if reverse:
                    step = linear(step.low + step.high, [(-1, step)])
                return linear(0, [(divisor // 10 ** decimals_of(item), step)])
            case YesNo() | FreeText() | NoAnswerType():
                return MISSING

    def number(self, item: Item, reverse: bool = False) -> Quotient:
        divisor = self.divisor(item)
        step = self.scaled(item, divisor, reverse)
        low, high = Fraction(step.low, divisor), Fraction(step.high, divisor)
        affine = Affine(Fraction(0), {("item", item.id): (Fraction(1), low, high)})
        if reverse:
            total = sum((min(scores(item)), max(scores(item))))
            affine = Affine(Fraction(total), {("item", item.id): (Fraction(-1), total - high, total - low)})
        return of_step(step, divisor, affine=affine)

    def truth(self, item: Item) -> TruthStep:
        raw = ItemTruth(item.id)
        if item.when is None:
            return raw
        other = hidden(item)
        if other.reason is None and isinstance(other.score, bool):
            return if_truth(self.shown(item), raw, TRUE if other.score else FALSE)
        return only_truth_if(self.shown(item), raw)

    # --- answers -----------------------------------------------------------------------------

    def answered(self, item: Item) -> TruthStep:
        """Whether the item is answered; never missing."""
        if item.id not in self._answered:
            self._answered[item.id] = self._worked_out_answered(item)
        return self._answered[item.id]

    def _worked_out_answered(self, item: Item) -> TruthStep:
        given = self._given(item)
        if item.when is None:
            return given
        when_hidden = any_of([is_true(negate(self.shown(item)))]) if hidden(item).reason is None else FALSE
        return any_of([all_of([is_true(self.shown(item)), given]), when_hidden])

    def _given(self, item: Item) -> TruthStep:
        """Whether there is an answer that is no non-answer, shown or not."""
        match item.answer:
            case Choice(options):
                codes = tuple(option.code for option in options if option.non_answer is None)
                return ItemIs(item.id, codes, may_be_missing=False)
            case YesNo():
                return negate(is_missing(ItemTruth(item.id)))
            case NumberAnswer() | Slider():
                return negate(is_missing(_number(item)))
            case _:
                refused = ItemIs(item.id, tuple(f"!{reason}" for reason in NON_ANSWERS), may_be_missing=False)
                return negate(any_of([ItemIsBlank(item.id, may_be_missing=False), refused]))

    def reason_is(self, item: Item, reasons: Collection[str]) -> TruthStep:
        """Whether the item is missing for one of these reasons; never missing."""
        parts: list[TruthStep] = []
        if "blank" in reasons:
            parts.append(ItemIsBlank(item.id, may_be_missing=False))
        codes = tuple(code for code, reason in non_answers(item) if reason in reasons)
        if codes:
            parts.append(ItemIs(item.id, codes, may_be_missing=False))
        if item.when is None:
            return any_of(parts)
        shown, other = self.shown(item), hidden(item)
        found = [all_of([is_true(shown), any_of(parts)])]
        if "not_shown" in reasons:
            found.append(is_missing(shown))
        if other.reason in reasons:
            found.append(is_true(negate(shown)))
        return any_of(found)

    def left_out(self, item: Item) -> TruthStep:
        """Whether the item is hidden and left out; never missing."""
        if item.when is None or hidden(item).expected:
            return FALSE
        return is_true(negate(self.shown(item)))

    def code_in(self, item: Item, codes: tuple[str, ...]) -> TruthStep:
        """Whether the item's code is one of these; missing when it has no answer or a non-answer."""
        if isinstance(item.answer, YesNo):
            truth = self.truth(item)
            wanted = ("yes" in codes, "no" in codes)
            if wanted == (True, True) or wanted == (False, False):
                return only_truth_if(negate(is_missing(truth)), TRUE if wanted[0] else FALSE)
            return truth if wanted[0] else negate(truth)
        mine = (
            tuple(option.code for option in item.answer.options if option.code in codes)
            if isinstance(item.answer, Choice)
            else ()
        )
        raw = only_truth_if(self._given(item), ItemIs(item.id, mine, may_be_missing=False) if mine else FALSE)
        if item.when is None:
            return raw
        other = hidden(item)
        instead = MISSING_TRUTH if other.reason is not None else (TRUE if other.code in codes else FALSE)
        return if_truth(self.shown(item), raw, instead)


def _number(item: Item) -> ItemNumber:
    """The number that was given, in the unit of its last decimal."""
    grid = 10 ** decimals_of(item)
    low, high = scores(item)
    return ItemNumber(item.id, decimals_of(item), low=int(low * grid), high=int(high * grid))


def non_answers(item: Item) -> tuple[tuple[str, str], ...]:
    """The codes of an item's non-answers, each with its reason."""
    own = tuple(
        (option.code, option.non_answer)
        for option in (item.answer.options if isinstance(item.answer, Choice) else ())
        if option.non_answer is not None
    )
    return (*own, *((f"!{reason}", reason) for reason in NON_ANSWERS))


@cache
def _affine(table: tuple[tuple[str, int], ...]) -> tuple[int, int] | None:
    """(a, b) where every score is a + b * code, the codes being whole numbers."""
    try:
        points = [(int(code), score) for code, score in table if str(int(code)) == code]
    except ValueError:
        return None
    if len(points) < len(table):
        return None
    (code, score), rest = points[0], points[1:]
    if not rest:
        return score - code, 1
    slope = Fraction(rest[0][1] - score, rest[0][0] - code)
    if slope.denominator != 1 or any(other != score + slope * (at - code) for at, other in rest):
        return None
    return int(score - slope * code), int(slope)
