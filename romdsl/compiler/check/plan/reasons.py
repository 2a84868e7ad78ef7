"""Why a value is missing: the first missing part, or `insufficient`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from ....model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Lookup,
    Missing,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Recode,
    Several,
    Sum,
    Text,
    Truth,
)
from ....model.functions import REASONS
from ....model.measure import Item, Let, Score
from ....model.types import Type
from ....program import (
    FirstWord,
    ItemIs,
    ItemIsBlank,
    ItemReason,
    MissingReal,
    NoWord,
    RealArithmetic,
    RealConstant,
    TruthStep,
    UseWord,
    Word,
    WordStep,
)
from .choosing import compared, present
from .elements import Scope, Thing
from .items import hidden, non_answers
from .quotient import Quotient, exactly
from .real_steps import Real
from .reasons_of_calls import ReasonsOfCalls
from .steps import FALSE, TRUE, all_of, if_truth, is_missing, is_true, negate
from .words import INSUFFICIENT, NOTHING, Case, first_word, word_is

if TYPE_CHECKING:
    from .formulas import Formulas, Value


class Reasons:
    """Reasons of formulas, as text steps that can be looked at anywhere."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self.calls = ReasonsOfCalls(self)
        self._of_things: dict[str, WordStep] = {}

    def lacks(self, value: Value) -> TruthStep:
        """Whether a value is missing; never missing itself."""
        if isinstance(value, Quotient):
            return negate(present(value))
        return is_missing(value.step if isinstance(value, Real) else value)

    def of_thing(self, thing: Let | Score) -> WordStep:
        """Why a let or score is missing, under a name; no word when it is there."""
        if thing.id not in self._of_things:
            value, scope = self.formulas.value(thing), Scope(thing.missing)
            word = self.of(thing.value, scope, self.formulas.kinds.of(thing.value, scope))
            if _words(word) <= {"insufficient", None}:
                word = first_word([(self.lacks(value), INSUFFICIENT)], NOTHING)
            named = self.formulas.named
            before, named.owner = named.owner, thing.id
            self._of_things[thing.id] = named.word(f"{thing.id}_why", word, ("why", thing.id))
            named.owner = before
        return self._of_things[thing.id]

    def of_item(self, item: Item) -> WordStep:
        raw = ItemReason(item.id, tuple((code, why) for code, why in non_answers(item) if not code.startswith("!")))
        if item.when is None:
            return raw
        reason = hidden(item).reason
        instead: WordStep = NOTHING if reason is None else Word(reason, may_be_missing=False)
        shown = self.formulas.items.shown(item)
        not_shown = Word("not_shown", may_be_missing=False)
        return first_word([(shown, raw), (negate(shown), instead)], not_shown)

    def is_missing_because(self, thing: Thing | None, reason: str) -> TruthStep:
        """Whether an item, let or score is missing for this reason; never missing itself."""
        if isinstance(thing, Item):
            return self.formulas.items.reason_is(thing, (reason,))
        return FALSE if thing is None else self._word_is(self.of_thing(thing), reason)

    def _word_is(self, word: WordStep, reason: str) -> TruthStep:
        match word:
            case Word(value):
                return TRUE if value == reason else FALSE
            case NoWord():
                return FALSE
            case UseWord(name):
                step = self.formulas.named.definitions[name].step
                assert isinstance(step, WordStep)
                return self._word_is(step, reason)
            case ItemReason(item, codes):
                if reason == "blank":
                    return ItemIsBlank(item, may_be_missing=False)
                mine = (*(code for code, why in codes if why == reason), f"!{reason}")
                return ItemIs(item, mine, may_be_missing=False)
            case FirstWord(cases, otherwise):
                found = self._word_is(otherwise, reason)
                for condition, inner in reversed(cases):
                    found = if_truth(is_true(condition), self._word_is(inner, reason), found)
                return found
            case _:
                return is_true(word_is(word, (reason,)))

    # --- formulas ----------------------------------------------------------------------------

    def of(self, node: Expression, scope: Scope, kind: Type) -> WordStep:
        """Why a formula is missing; no word when it is there."""
        match node:
            case Number() | Truth() | Text():
                return NOTHING
            case Missing():
                return INSUFFICIENT
            case Name() | NameRange() | Several():
                return self.of_named(node, scope)
            case Negation(inner) | InInterval(inner):
                return self.of(inner, scope, Type.NUMBER)
            case Not(inner):
                return self.of(inner, scope, Type.TRUTH)
            case Is(_, code) if code in REASONS:
                return NOTHING
            case Is(subject) | InCodes(subject) | Includes(subject):
                return self.of(subject, scope, Type.CODE)
            case Sum(terms):
                return self._first([term.value for term in terms], scope, Type.NUMBER)
            case Comparison(_, left, right):
                return self._first([left, right], scope, Type.NUMBER)
            case Product():
                return self._product(node, scope)
            case And(parts) | Or(parts):
                there = (negate(self.formulas.lacks(node, scope, Type.TRUTH)), NOTHING)
                return first_word([there, *self._cases(parts, scope, Type.TRUTH)], NOTHING)
            case If(condition, then, otherwise):
                truth = self.formulas.truth(condition, scope)
                branches = [(truth, self.of(then, scope, kind)), (negate(truth), self.of(otherwise, scope, kind))]
                return first_word([*self._cases((condition,), scope, Type.TRUTH), *branches], NOTHING)
            case Recode():
                return self._recode(node, scope, kind)
            case Lookup():
                return self.formulas.tables.why(node, scope)
            case Call():
                return self.calls.of(node, scope)
            case _:
                assert_never(node)

    def of_named(self, node: Expression, scope: Scope) -> WordStep:
        thing = self.formulas.thing(node, scope)
        if isinstance(thing, Item):
            return self.of_item(thing)
        return INSUFFICIENT if thing is None else self.of_thing(thing)

    def case(self, node: Expression, scope: Scope, kind: Type) -> Case:
        """The reason of a part, where it is missing."""
        return self.formulas.lacks(node, scope, kind), self.of(node, scope, kind)

    def _cases(self, parts: Sequence[Expression], scope: Scope, kind: Type) -> list[Case]:
        return [self.case(part, scope, kind) for part in parts]

    def _first(self, parts: Sequence[Expression], scope: Scope, kind: Type) -> WordStep:
        return first_word(self._cases(parts, scope, kind), NOTHING)

    def _product(self, node: Product, scope: Scope) -> WordStep:
        cases: list[Case] = []
        for factor in node.factors:
            cases += self._cases((factor.value,), scope, Type.NUMBER)
            if factor.divides:
                cases.append((self.is_nothing(factor.value, scope), INSUFFICIENT))
        return first_word(cases, NOTHING)

    def is_nothing(self, node: Expression, scope: Scope) -> TruthStep:
        """Whether a number is 0, exact or real; missing, or not true, where it is missing."""
        value = self.formulas.mixed(node, scope)
        if isinstance(value, Quotient):
            return compared("=", value, exactly(Fraction(0)))
        divisor = self.formulas.reals.apart(value, "divisor").step
        if divisor.low > 0 or divisor.high < 0 or isinstance(divisor, MissingReal):
            return FALSE
        none = RealConstant("0", low=0.0, high=0.0, may_be_missing=False)
        divided = RealArithmetic("/", none, divisor, low=0.0, high=0.0)
        return all_of([negate(is_missing(divisor)), is_missing(divided)])

    def _recode(self, node: Recode, scope: Scope, kind: Type) -> WordStep:
        subject = Type.CODE if self.formulas.recodings.by_code(node, scope) else Type.NUMBER
        cases: list[Case] = [
            (self.formulas.recodings.lacks_subject(node, scope), self.of(node.subject, scope, subject))
        ]
        last = INSUFFICIENT if node.otherwise is None else self.of(node.otherwise, scope, kind)
        reasons = [self.of(arm.value, scope, kind) for arm in node.arms]
        if all(reason == NOTHING for reason in reasons):
            if last != NOTHING:
                kind = Type.NUMBER if kind is Type.UNKNOWN else kind
                cases += [(negate(self.formulas.lacks(node, scope, kind)), NOTHING)]
            return first_word(cases, last)
        by_value = {id(arm.value): reason for arm, reason in zip(node.arms, reasons, strict=True)}
        arms = self.formulas.recodings.arms(node, scope)
        return first_word([*cases, *((truth, by_value[id(value)]) for truth, value in arms)], last)


def _words(word: WordStep) -> set[str | None]:
    """All words that a text step can give; None where it may have others, or none."""
    match word:
        case Word(value):
            return {value}
        case NoWord():
            return {None}
        case FirstWord(cases, otherwise):
            return _words(otherwise).union(*(_words(inner) for _, inner in cases))
        case _:
            return {"", None}
