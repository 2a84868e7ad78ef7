"""What a formula of codes can be, what is asked of codes, and what subjects and keys can be."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from ....model.expression import (
    Call,
    Expression,
    If,
    Includes,
    InCodes,
    Is,
    Missing,
    Name,
    NameRange,
    Recode,
    Several,
    Text,
)
from ....model.functions import REASONS
from ....model.measure import Item, Let, Score
from ....model.types import Type
from ..plan.elements import Element, Scope
from .answers import State, ends_of, numbers_of
from .domains import CODES, Codes, Truths, all_of
from .fixed import Fixed
from .matters import Matters, Pair, first_of_numbers
from .numbers import MOST_VALUES, Numbers
from .parts import Part
from .work import WORK, TooMuch

if TYPE_CHECKING:
    from .formulas import Formulas

_YES_NO = {True: "yes", False: "no", None: None}


class CodeSets:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    # --- formulas of codes -------------------------------------------------------------------

    def of(self, node: Expression, scope: Scope, fixed: Fixed) -> Codes:
        WORK.spend(4)
        choosing = self.formulas.choosing
        match node:
            case Text(value):
                return frozenset((value,))
            case Missing():
                return CODES.missing
            case If():
                return choosing.branch(node, scope, fixed, CODES, self.of)
            case Recode():
                return choosing.arm(node, scope, fixed, CODES, self.of)
            case Name() | NameRange() | Several():
                thing = self.formulas.thing(node, scope)
                if isinstance(thing, Let | Score):
                    return self.of_thing(thing, fixed)
                return self.asked_for(node, scope, fixed)
            case Call("join"):
                return self._joined(node, scope, fixed)
            case Call("band"):
                return self._band(node, scope, fixed)
            case _:
                raise TooMuch

    def of_thing(self, thing: Let | Score, fixed: Fixed) -> Codes:
        scope = Scope(thing.missing)
        return self.formulas.once("code", thing, fixed, lambda: self.of(thing.value, scope, fixed))

    def asked_for(self, node: Expression, scope: Scope, fixed: Fixed) -> Codes:
        """The code of an item's answer (none: empty), or of a formula that gives one."""
        thing = self.formulas.thing(node, scope)
        if isinstance(thing, Item):
            states = self.formulas.states(thing, fixed)
            return frozenset(None if state.reason is not None else state.code or "" for state in states)
        if self.formulas.kind(node, scope) is Type.TRUTH:
            return frozenset(map(_YES_NO.get, self.formulas.truth(node, scope, fixed)))
        return self.of(node, scope, fixed)

    def _joined(self, node: Call, scope: Scope, fixed: Fixed) -> Codes:
        """The codes put together; missing as soon as one is."""
        parts = [self._part(element) for element in self.formulas.elements(node, scope.rule)]
        return self.formulas.jointly(parts, fixed, _put_together, all_of)

    def _part(self, element: Element) -> Part[Codes]:
        formula, scope = element.formula, element.scope
        items = self.formulas.items_of(formula, scope)
        return Part(items, lambda fixed: self.asked_for(formula, scope, fixed), (formula, scope))

    def _band(self, node: Call, scope: Scope, fixed: Fixed) -> Codes:
        score = self.formulas.score_asked(node)
        if score is None:
            return CODES.missing
        sets = score.band_sets
        intervals = [[(place, band.interval) for place, band in enumerate(bands)] for _, bands in sets]

        def one(place: int, value: Numbers) -> Codes:
            found = first_of_numbers(value, intervals[place], len(intervals[place]))
            bands = sets[place][1]
            return frozenset(bands[at].code if at < len(bands) else None for at in found)

        return self.formulas.norms.held(score, [when for when, _ in sets], one, fixed, CODES)

    # --- what is asked of codes --------------------------------------------------------------

    def asked(self, node: Is | InCodes | Includes, scope: Scope, fixed: Fixed) -> Truths:
        thing = self.formulas.thing(node.subject, scope)
        if isinstance(node, Is) and node.code in REASONS:
            if not isinstance(thing, Item):
                raise TooMuch
            reasons = {state.reason for state in self.formulas.states(thing, fixed)}
            return frozenset((reason == node.code) != node.negated for reason in reasons)
        if isinstance(node, Includes):
            states = self.formulas.states(thing, fixed) if isinstance(thing, Item) else frozenset[State]()
            wanted = frozenset(node.codes)
            return frozenset(None if state.reason is not None else bool(state.ticks & wanted) for state in states)
        codes = (node.code,) if isinstance(node, Is) else node.codes
        negated = isinstance(node, Is) and node.negated
        found = self.asked_for(node.subject, scope, fixed)
        return frozenset(None if code is None else (code in codes) != negated for code in found)

    # --- subjects and keys -------------------------------------------------------------------

    def matters(self, node: Expression, scope: Scope, fixed: Fixed) -> Matters:
        thing = self.formulas.thing(node, scope)
        if isinstance(thing, Item):
            return self._of_item(thing, thing.id in scope.reversed, fixed)
        match self.formulas.kind(node, scope):
            case Type.NUMBER:
                number = self.formulas.number(node, scope, fixed)
                return Matters(Numbers(number.pieces, number.points), frozenset(), number.missing)
            case Type.TRUTH | Type.CODE:
                codes = self.asked_for(node, scope, fixed)
                return Matters(Numbers(), frozenset((None, code) for code in codes if code is not None), None in codes)
            case Type.UNKNOWN:
                return Matters(missing=True)
            case _:
                raise TooMuch

    def _of_item(self, item: Item, is_turned: bool, fixed: Fixed) -> Matters:
        numbers, pairs, missing = Numbers(), set[Pair](), False
        for state in self.formulas.states(item, fixed):
            if state.reason is not None:
                missing = True
            elif state.is_any:
                numbers = numbers_of(item, (state,), is_turned)
            elif not isinstance(state.score, Fraction):
                pairs.add((None, state.code))
            else:
                score = sum(ends_of(item), Fraction(0)) - state.score if is_turned else state.score
                pairs.add((score, state.code))
        return Matters(numbers, frozenset(pairs), missing)


def _put_together(found: list[Codes]) -> Codes:
    if prod(map(len, found)) > MOST_VALUES:
        raise TooMuch
    WORK.spend(prod(map(len, found)))
    return frozenset(
        None if None in row else "".join(code for code in row if code is not None) for row in product(*found)
    )
