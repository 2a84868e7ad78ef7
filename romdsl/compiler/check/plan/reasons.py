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
    InCodes,
    InInterval,
    Is,
    Missing,
    MissingRule,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Several,
    Sum,
    Text,
    Truth,
)
from ....model.functions import REASONS
from ....model.measure import Item, Let, Score
from ....model.types import Type
from ....program import FirstWord, ItemIs, ItemIsBlank, ItemReason, NoWord, TruthStep, UseWord, Word, WordStep
from .choosing import compared, present
from .elements import NONE, Scope, Thing, elements_of
from .items import hidden, non_answers
from .quotient import Quotient, exactly
from .steps import FALSE, TRUE, all_of, any_of, if_truth, is_missing, is_true, negate

if TYPE_CHECKING:
    from .formulas import Formulas, Value

INSUFFICIENT = Word("insufficient", may_be_missing=False)
NOTHING = NoWord()

Case = tuple[TruthStep, WordStep]


def first_word(cases: Sequence[Case], otherwise: WordStep) -> WordStep:
    """The word of the first true condition, without cases that cannot come about."""
    kept: list[Case] = []
    for condition, word in cases:
        if condition == TRUE:
            otherwise = word
            break
        if condition != FALSE:
            kept.append((condition, word))
    while kept and kept[-1][1] == otherwise:
        kept.pop()
    if not kept:
        return otherwise
    missing = otherwise.may_be_missing or any(word.may_be_missing for _, word in kept)
    return FirstWord(tuple(kept), otherwise, may_be_missing=missing)


class Reasons:
    """Reasons of formulas, as text steps that can be looked at anywhere."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._of_things: dict[str, WordStep] = {}

    def lacks(self, value: Value) -> TruthStep:
        """Whether a value is missing; never missing itself."""
        return negate(present(value)) if isinstance(value, Quotient) else is_missing(value)

    def of_thing(self, thing: Let | Score) -> WordStep:
        """Why a let or score is missing, under a name; no word when it is there."""
        if thing.id not in self._of_things:
            value = self.formulas.value(thing)
            kind = Type.NUMBER if isinstance(value, Quotient) else Type.TRUTH
            word = self.of(thing.value, Scope(thing.missing), kind)
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
                assert isinstance(step, Word | NoWord | UseWord | ItemReason | FirstWord)
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
                assert_never(word)

    # --- formulas ----------------------------------------------------------------------------

    def of(self, node: Expression, scope: Scope, kind: Type) -> WordStep:
        """Why a formula is missing; no word when it is there."""
        match node:
            case Number() | Truth() | Text():
                return NOTHING
            case Missing():
                return INSUFFICIENT
            case Name() | NameRange() | Several():
                return self._of_named(node, scope)
            case Negation(inner) | InInterval(inner):
                return self.of(inner, scope, Type.NUMBER)
            case Not(inner):
                return self.of(inner, scope, Type.TRUTH)
            case Is(subject, code):
                return NOTHING if code in REASONS else self._of_named(subject, scope)
            case InCodes(subject):
                return self._of_named(subject, scope)
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
            case Call():
                return self._call(node, scope)
            case _:
                assert_never(node)

    def _of_named(self, node: Expression, scope: Scope) -> WordStep:
        thing = self.formulas.thing(node, scope)
        if isinstance(thing, Item):
            return self.of_item(thing)
        return INSUFFICIENT if thing is None else self.of_thing(thing)

    def _cases(self, parts: Sequence[Expression], scope: Scope, kind: Type) -> list[Case]:
        return [(self.formulas.lacks(part, scope, kind), self.of(part, scope, kind)) for part in parts]

    def _first(self, parts: Sequence[Expression], scope: Scope, kind: Type) -> WordStep:
        return first_word(self._cases(parts, scope, kind), NOTHING)

    def _product(self, node: Product, scope: Scope) -> WordStep:
        cases: list[Case] = []
        for factor in node.factors:
            cases += self._cases((factor.value,), scope, Type.NUMBER)
            if factor.divides:
                zero = compared("=", self.formulas.number(factor.value, scope), exactly(Fraction(0)))
                cases.append((zero, INSUFFICIENT))
        return first_word(cases, NOTHING)

    def _call(self, node: Call, scope: Scope) -> WordStep:
        match node.function:
            case "sum" | "mean" | "count" | "min" | "max" | "any" | "all":
                if node.function in ("any", "all") and (node.missing or scope.rule) is None:
                    return self._three_valued(node)
                return self._aggregate(node, scope.rule)
            case "answered":
                return NOTHING
            case "reverse":
                return self._of_named(node.arguments[0], scope)
            case _:
                return self.of(node.arguments[0], scope, Type.NUMBER)

    def _aggregate(self, node: Call, around: MissingRule | None) -> WordStep:
        tally = self.formulas.aggregates.tally(node, around)
        rule = node.missing or around
        there: WordStep = NOTHING
        if rule is not None and rule.fill == "as" and rule.filling is not None:
            kind = Type.TRUTH if node.function in ("count", "any", "all") else Type.NUMBER
            there = self.of(rule.filling, Scope(NONE), kind)
        cases: list[Case] = [(all_of(tally.met), there)]
        if node.function == "count":
            cases.insert(0, (tally.nothing_expected, NOTHING))
        return first_word(cases, INSUFFICIENT)

    def _three_valued(self, node: Call) -> WordStep:
        """The reason of the first missing element that is expected."""
        formulas = self.formulas
        cases: list[Case] = [(negate(is_missing(formulas.truth(node, Scope()))), NOTHING)]
        for element in elements_of(node, None, formulas.names):
            expected = negate(any_of(formulas.items.left_out(item) for item in element.items))
            lacking = formulas.lacks(element.formula, element.scope, Type.TRUTH)
            cases.append((all_of([expected, lacking]), self.of(element.formula, element.scope, Type.TRUTH)))
        return first_word(cases, NOTHING)


def _words(word: WordStep) -> set[str | None]:
    """All words that a text step can give; None where it may have others, or none."""
    match word:
        case Word(value):
            return {value}
        case NoWord():
            return {None}
        case FirstWord(cases, otherwise):
            return _words(otherwise).union(*(_words(inner) for _, inner in cases))
        case UseWord() | ItemReason():
            return {"", None}
        case _:
            assert_never(word)
