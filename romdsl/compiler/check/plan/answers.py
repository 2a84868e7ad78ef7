"""What an item is worth: its score, its truth, its code, whether it is shown, answered, expected."""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction
from math import lcm

from ....model.expression import Expression
from ....model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    FreeText,
    Item,
    NoAnswerType,
    NumberAnswer,
    Slider,
    TimeAnswer,
    YesNo,
)
from ....program import (
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemTruth,
    TruthStep,
    WholeStep,
    Word,
    WordStep,
)
from .item_steps import Table, by_table, clock_given, given, number_given, table_of, ticked_given
from .items import clock_written, decimals_of, hidden, non_answers, scores
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
from .words import NOTHING, if_word


class Items:
    """Steps about items; `truth_of` gives the truth of a condition."""

    def __init__(self, named: NamedSteps, truth_of: Callable[[Expression], TruthStep]) -> None:
        self.named = named
        self._truth_of = truth_of
        self._shown: dict[str, TruthStep] = {}
        self._answered: dict[str, TruthStep] = {}
        self._raws: dict[tuple[str, int, bool], WholeStep] = {}
        self._tables: dict[tuple[int, int, bool], Table] = {}

    def shown(self, item: Item) -> TruthStep:
        """Whether the item is asked; missing when that cannot be said."""
        if item.when is None:
            return TRUE
        if item.id not in self._shown:
            before, self.named.owner = self.named.owner, item.id
            step = self._truth_of(item.when)
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
            case Choice(options, several=False):
                known = id(options), divisor, reverse
                if known not in self._tables:
                    self._tables[known] = self.named.table(table_of(options, divisor, reverse))
                return by_table(item.id, self._tables[known])
            case NumberAnswer() | Slider() | DurationAnswer():
                is_clock = isinstance(item.answer, DurationAnswer)
                step: WholeStep = clock_given(item) if is_clock else number_given(item)
                if reverse:
                    step = linear(step.low + step.high, [(-1, step)])
                return linear(0, [(divisor // (60 if is_clock else 10 ** decimals_of(item)), step)])
            case Choice() | YesNo() | FreeText() | TimeAnswer() | DateAnswer() | NoAnswerType():
                return MISSING

    def mapped(self, item: Item, table: Table, instead: int | None) -> WholeStep:
        """What a table gives for the item's code; `instead` for a hidden item that has a value."""
        raw = by_table(item.id, self.named.table(table))
        if item.when is None:
            return raw
        without = MISSING if instead is None or hidden(item).reason is not None else constant(instead)
        step = if_whole(self.shown(item), raw, without)
        return self.named.whole(f"{item.id}_recoded", step, ("mapped", item.id, table, instead))

    def clock(self, item: Item) -> WholeStep:
        """The minutes of a time, the number yyyymmdd of a date."""
        raw = clock_given(item)
        if item.when is None:
            return raw
        instead = clock_written(hidden(item).code or "")
        step = if_whole(self.shown(item), raw, MISSING if instead is None else constant(instead))
        return self.named.whole(f"{item.id}_{raw.kind}", step, ("clock", item.id))

    def ticked(self, item: Item) -> WholeStep:
        """How many options of a tick-all are ticked."""
        raw = ticked_given(item)
        if item.when is None:
            return raw
        return if_whole(self.shown(item), raw, MISSING if hidden(item).reason is not None else constant(1))

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
        there = given(item)
        if item.when is None:
            return there
        when_hidden = any_of([is_true(negate(self.shown(item)))]) if hidden(item).reason is None else FALSE
        return any_of([all_of([is_true(self.shown(item)), there]), when_hidden])

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
        """Whether the item is left out: hidden so, or where nobody knows whether it is; never missing."""
        if item.when is None:
            return FALSE
        unknown: TruthStep = FALSE
        if item.left_out_unless is not None:
            expected = is_true(self._truth_of(item.left_out_unless))
            unknown = all_of([is_missing(self.shown(item)), negate(expected)])
        return any_of([unknown, FALSE if hidden(item).expected else is_true(negate(self.shown(item)))])

    # --- codes -------------------------------------------------------------------------------

    def code_in(self, item: Item, codes: tuple[str, ...]) -> TruthStep:
        """Whether the item's code is one of these; missing when it has no answer or a non-answer."""
        if isinstance(item.answer, YesNo):
            truth = self.truth(item)
            wanted = ("yes" in codes, "no" in codes)
            if wanted == (True, True) or wanted == (False, False):
                return only_truth_if(negate(is_missing(truth)), TRUE if wanted[0] else FALSE)
            return truth if wanted[0] else negate(truth)
        mine = tuple(code for code in _codes(item) if code in codes)
        raw = only_truth_if(given(item), ItemIs(item.id, mine, may_be_missing=False) if mine else FALSE)
        return self._or_hidden(item, raw, codes)

    def includes(self, item: Item, codes: tuple[str, ...]) -> TruthStep:
        """Whether one of these options of a tick-all is ticked."""
        mine = tuple(code for code in _codes(item) if code in codes)
        return self._or_hidden(item, ItemIncludes(item.id, mine), codes)

    def _or_hidden(self, item: Item, raw: TruthStep, codes: tuple[str, ...]) -> TruthStep:
        if item.when is None:
            return raw
        other = hidden(item)
        instead = MISSING_TRUTH if other.reason is not None else (TRUE if other.code in codes else FALSE)
        return if_truth(self.shown(item), raw, instead)

    def word(self, item: Item) -> WordStep:
        """The code of a choice or a yes/no; missing when it has no answer or a non-answer."""
        if isinstance(item.answer, YesNo):
            return if_word(self.truth(item), Word("yes", may_be_missing=False), Word("no", may_be_missing=False))
        raw = ItemCode(item.id, _codes(item))
        if item.when is None:
            return raw
        other = hidden(item)
        is_there = other.reason is None and other.code is not None
        return if_word(self.shown(item), raw, Word(other.code or "", may_be_missing=False) if is_there else NOTHING)


def _codes(item: Item) -> tuple[str, ...]:
    """The codes that are an answer."""
    options = item.answer.options if isinstance(item.answer, Choice) else ()
    return tuple(option.code for option in options if option.non_answer is None)
