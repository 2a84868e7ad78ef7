"""What each formula of a code becomes, and what asks for codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model.expression import Call, Expression, If, Includes, InCodes, Is, Name, NameRange, Recode, Several, Text
from ....model.functions import REASONS
from ....model.measure import Item, Score
from ....model.types import Type
from ....program import ItemCode, NoWord, TruthStep, UseWord, Word, WordStep
from .elements import Scope, Thing, elements_of
from .recoding import is_name
from .steps import MISSING_TRUTH, is_missing, negate
from .words import NOTHING, if_word, joined, word_is

if TYPE_CHECKING:
    from .formulas import Formulas

_YES, _NO = Word("yes", may_be_missing=False), Word("no", may_be_missing=False)


class Codes:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def code(self, node: Expression, scope: Scope) -> WordStep:
        match node:
            case Text(value):
                return Word(value, may_be_missing=False)
            case Name() | NameRange() | Several():
                return self.of_thing(self.formulas.thing(node, scope))
            case If(condition, then, otherwise):
                truth = self.formulas.condition(condition, scope)
                return if_word(truth, self.formulas.code(then, scope), self.formulas.code(otherwise, scope))
            case Recode():
                return self.formulas.recodings.code(node, scope)
            case Call("join"):
                parts = elements_of(node, None, self.formulas.names)
                return joined(self.formulas.code(part.formula, part.scope) for part in parts)
            case Call("band"):
                score = self.banded(node)
                return NOTHING if score is None else self.formulas.bands.band(score)
            case _ if self.formulas.kinds.of(node, scope) is Type.TRUTH:
                return if_word(self.formulas.truth(node, scope), _YES, _NO)
            case _:
                return NOTHING

    def banded(self, node: Call) -> Score | None:
        """The score of which a call of `band` asks."""
        first = node.arguments[0]
        thing = self.formulas.names.find(first.id) if isinstance(first, Name) else None
        return thing if isinstance(thing, Score) else None

    def of_thing(self, thing: Thing | None) -> WordStep:
        if isinstance(thing, Item):
            return self.formulas.items.word(thing)
        value = NOTHING if thing is None else self.formulas.value(thing)
        if isinstance(value, TruthStep):
            return if_word(value, _YES, _NO)
        return value if isinstance(value, WordStep) else NOTHING

    # --- questions ---------------------------------------------------------------------------

    def asked(self, node: Is | InCodes, scope: Scope) -> TruthStep:
        """`x is a`, `x in (a, b)`, `x is blank`."""
        if isinstance(node, InCodes):
            return self.is_one_of(node.subject, node.codes, scope)
        if node.code in REASONS:
            thing = self.formulas.thing(node.subject, scope) if is_name(node.subject) else None
            found = self.formulas.reasons.is_missing_because(thing, node.code)
        else:
            found = self.is_one_of(node.subject, (node.code,), scope)
        return negate(found) if node.negated else found

    def is_one_of(self, subject: Expression, codes: tuple[str, ...], scope: Scope) -> TruthStep:
        """Whether the code of a formula is one of these; missing where it has none."""
        thing = self.formulas.thing(subject, scope) if is_name(subject) else None
        if isinstance(thing, Item):
            return self.formulas.items.code_in(thing, codes)
        if thing is not None and isinstance(truth := self.formulas.value(thing), TruthStep):
            return word_is(if_word(truth, _YES, _NO), codes)
        return word_is(self._shared(subject, scope), codes)

    def includes(self, node: Includes, scope: Scope) -> TruthStep:
        thing = self.formulas.thing(node.subject, scope)
        return self.formulas.items.includes(thing, node.codes) if isinstance(thing, Item) else MISSING_TRUTH

    def lacks(self, node: Expression, scope: Scope) -> TruthStep:
        """Whether a formula has no code; never missing itself."""
        return is_missing(self._shared(node, scope))

    def _shared(self, node: Expression, scope: Scope) -> WordStep:
        """A code that is asked several times, under a name where it is not plain."""
        word, named = self.formulas.code(node, scope), self.formulas.named
        if isinstance(word, UseWord | Word | NoWord | ItemCode):
            return word
        return named.word(f"{named.owner}_code", word, ("word", word))
