"""What `recode` becomes: a table of scores where a choice is recoded to numbers, else the first arm that fits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from ....model.expression import Expression, Interval, Missing, Name, NameRange, Negation, Number, Recode, Several
from ....model.measure import Choice, Item, Otherwise, YesNo
from ....program import FirstWhole, MissingWhole, TruthStep, WholeStep, WordStep
from .bands import disjoint, in_order
from .choosing import chosen, inside, present
from .elements import Scope
from .items import hidden, scores
from .quotient import NEVER, Quotient, of_step
from .real_steps import NEVER_REAL, Real, if_real
from .steps import FALSE, MISSING, MISSING_TRUTH, TRUE, constant, if_truth, negate
from .words import NOTHING, Case, first_word

if TYPE_CHECKING:
    from .formulas import Formulas

Arms = tuple[tuple[TruthStep, Expression], ...]


class Recodings:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._folded: dict[tuple[int, int, bool, Otherwise | None], Folded | None] = {}

    # --- what is recoded ---------------------------------------------------------------------

    def by_code(self, node: Recode, scope: Scope) -> bool:
        """Whether codes alone decide: then the subject is looked at as a code."""
        thing = self.formulas.thing(node.subject, scope) if is_name(node.subject) else None
        has_code = isinstance(thing, Item) and isinstance(thing.answer, Choice | YesNo)
        return all(isinstance(arm.match, str) for arm in node.arms) and (has_code or not isinstance(thing, Item))

    def lacks_subject(self, node: Recode, scope: Scope) -> TruthStep:
        """Whether what is recoded is missing; never missing itself."""
        if self.by_code(node, scope):
            return self.formulas.codes.lacks(node.subject, scope)
        return negate(present(self.formulas.number(node.subject, scope)))

    def arms(self, node: Recode, scope: Scope) -> Arms:
        """The condition of each arm, missing where the subject is, and its formula; what comes first counts."""
        formulas = self.formulas
        if self.by_code(node, scope):
            conditions = [formulas.codes.is_one_of(node.subject, (str(arm.match),), scope) for arm in node.arms]
            return tuple((truth, arm.value) for truth, arm in zip(conditions, node.arms, strict=True))
        value = formulas.shared(formulas.number(node.subject, scope), "recoded")
        intervals = [arm.match for arm in node.arms if isinstance(arm.match, Interval)]
        if len(intervals) == len(node.arms) and disjoint(intervals):
            by_place = {id(arm.match): arm.value for arm in node.arms}
            return tuple((truth, by_place[id(interval)]) for truth, interval in in_order(value, intervals))
        found = []
        for arm in node.arms:
            if isinstance(arm.match, Interval):
                found.append((inside(value, arm.match), arm.value))
            else:
                found.append((formulas.codes.is_one_of(node.subject, (arm.match,), scope), arm.value))
        return tuple(found)

    # --- numbers -----------------------------------------------------------------------------

    def number(self, node: Recode, scope: Scope) -> Quotient:
        item = self.formulas.thing(node.subject, scope) if is_name(node.subject) else None
        constants = _constants(node)
        if constants is not None and isinstance(item, Item) and isinstance(item.answer, Choice):
            known = id(node), id(item.answer.options), item.id in scope.reversed, item.otherwise
            if known not in self._folded:
                self._folded[known] = _folded(node, item, known[2])
            folded = self._folded[known]
            if folded is not None:
                return self._by_table(item, folded, scope, node)
        arms = self.arms(node, scope)
        if constants is not None:
            there = TRUE if node.otherwise is None else negate(self.lacks_subject(node, scope))
            return self._first(arms, node.otherwise, there)
        found = NEVER if node.otherwise is None else self.formulas.number(node.otherwise, scope)
        for condition, value in reversed(arms):
            truth = self.formulas.named.truth(f"{self.formulas.named.owner}_fits", condition)
            found = chosen(truth, self.formulas.number(value, scope), found)
        return found

    def _by_table(self, item: Item, folded: Folded, scope: Scope, node: Recode) -> Quotient:
        table = tuple((code, int(value * folded.divisor)) for code, value in folded.table)
        instead = None
        other = hidden(item)
        if item.when is not None and other.reason is None:
            score = other.score if isinstance(other.score, Fraction) else None
            if score is not None and item.id in scope.reversed:
                score = min(scores(item)) + max(scores(item)) - score
            value = _fitting(node, score, other.code)
            instead = None if value is None else int(value * folded.divisor)
        return of_step(self.formulas.items.mapped(item, table, instead), folded.divisor)

    def _first(self, arms: Arms, otherwise: Expression | None, there: TruthStep) -> Quotient:
        """Numbers alone: the first true condition gives one."""
        values = [_number(value) for _, value in arms]
        last = None if otherwise is None else _number(otherwise)
        divisor = lcm(*(value.denominator for value in (*values, last) if value is not None))
        cases = [(truth, _step(value, divisor)) for (truth, _), value in zip(arms, values, strict=True)]
        step = first_whole(cases, _step(last, divisor))
        if isinstance(step, MissingWhole):
            return NEVER
        return of_step(step, divisor, guards=() if there == TRUE else (there,))

    # --- truths, codes, real numbers ---------------------------------------------------------

    def truth(self, node: Recode, scope: Scope) -> TruthStep:
        arms = self.arms(node, scope)
        found = MISSING_TRUTH if node.otherwise is None else self.formulas.truth(node.otherwise, scope)
        for condition, value in reversed(arms):
            found = if_truth(condition, self.formulas.truth(value, scope), found)
        return found

    def code(self, node: Recode, scope: Scope) -> WordStep:
        cases: list[Case] = [(self.lacks_subject(node, scope), NOTHING)]
        cases += [(truth, self.formulas.code(value, scope)) for truth, value in self.arms(node, scope)]
        return first_word(cases, NOTHING if node.otherwise is None else self.formulas.code(node.otherwise, scope))

    def real(self, node: Recode, scope: Scope) -> Real:
        found = NEVER_REAL if node.otherwise is None else self.formulas.real(node.otherwise, scope)
        for condition, value in reversed(self.arms(node, scope)):
            found = if_real(condition, self.formulas.real(value, scope), found)
        return found


class Folded:
    """A recoded choice: each code with what it becomes, and by what these are multiplied to be whole."""

    def __init__(self, table: Sequence[tuple[str, Fraction]], divisor: int) -> None:
        self.table, self.divisor = tuple(table), divisor


def _folded(node: Recode, item: Item, turned: bool) -> Folded | None:
    """None where an option has no score and the arms ask for one."""
    assert isinstance(item.answer, Choice)
    options = [option for option in item.answer.options if option.non_answer is None]
    asks = any(isinstance(arm.match, Interval) for arm in node.arms)
    if asks and any(option.score is None for option in options):
        return None
    ends = sum((min(scores(item)), max(scores(item)))) if asks and turned else Fraction(0)
    found = []
    for option in options:
        score = ends - option.score if turned and asks and option.score is not None else option.score
        value = _fitting(node, score, option.code)
        if value is not None:
            found.append((option.code, value))
    other = hidden(item)
    instead = _fitting(node, other.score if isinstance(other.score, Fraction) else None, other.code)
    values = [value for _, value in found] + ([] if instead is None else [instead])
    return Folded(found, lcm(*(value.denominator for value in values)))


def _fitting(node: Recode, score: Fraction | None, code: str | None) -> Fraction | None:
    """The number of the first arm that fits; None for `missing`."""
    for arm in node.arms:
        if isinstance(arm.match, str) and code == arm.match:
            return _number(arm.value)
        if isinstance(arm.match, Interval) and score is not None and score in arm.match:
            return _number(arm.value)
    return None if node.otherwise is None else _number(node.otherwise)


def is_name(node: Expression) -> bool:
    return isinstance(node, Name | NameRange | Several)


def _number(node: Expression) -> Fraction | None:
    """A number as written; None for `missing`."""
    match node:
        case Number(value):
            return value
        case Negation(Number(value)):
            return -value
        case _:
            return None


def _constants(node: Recode) -> bool | None:
    """Whether the arms are numbers or `missing` alone; None where they are not."""
    values = [*(arm.value for arm in node.arms), *(() if node.otherwise is None else (node.otherwise,))]
    return True if all(isinstance(value, Missing) or _number(value) is not None for value in values) else None


def _step(value: Fraction | None, divisor: int) -> WholeStep:
    return MISSING if value is None else constant(int(value * divisor))


def first_whole(cases: Sequence[tuple[TruthStep, WholeStep]], otherwise: WholeStep) -> WholeStep:
    """The value of the first true condition, without cases that cannot come about."""
    kept: list[tuple[TruthStep, WholeStep]] = []
    for condition, value in cases:
        if condition == TRUE:
            otherwise = value
            break
        if condition not in (FALSE, MISSING_TRUTH):
            kept.append((condition, value))
    while kept and kept[-1][1] == otherwise:
        kept.pop()
    if not kept:
        return otherwise
    values = [value for _, value in kept] + [otherwise]
    there = [value for value in values if not isinstance(value, MissingWhole)]
    if not there:
        return MISSING
    low, high = min(value.low for value in there), max(value.high for value in there)
    return FirstWhole(tuple(kept), otherwise, low=low, high=high, may_be_missing=any(v.may_be_missing for v in values))
