"""What the names in a formula stand for, and of what type they are."""

from __future__ import annotations

from ...model import written
from ...model.expression import Expression, Name, NameRange, Several, Text
from ...model.measure import (
    Choice,
    DateAnswer,
    FreeText,
    Item,
    Let,
    NoAnswerType,
    Score,
    Table,
    TimeAnswer,
    YesNo,
)
from ...model.names import Names
from ...model.types import Type
from ...source import Span

Thing = Item | Let | Score


class NameTyping:
    """Types found so far, the faults, and the types of names."""

    def __init__(self, names: Names, tables: dict[str, Table] | None = None) -> None:
        self.names = names
        self.tables = tables or {}
        self.types: dict[Expression, Type] = {}
        self.faults: list[tuple[str, Span, dict[str, str]]] = []
        self._under_way: set[str] = set()

    def fault(self, kind: str, span: Span, **words: str) -> Type:
        self.faults.append((kind, span, words))
        return Type.UNKNOWN

    def type(self, node: Expression, inside: bool) -> Type:
        """The type of a formula; `inside` an aggregate it may hold sets, and has their items' type."""
        found = self._type(node, inside)
        self.types[node] = found
        return found

    def _type(self, node: Expression, inside: bool) -> Type:
        raise NotImplementedError

    def want(self, node: Expression, wanted: Type, what: str, inside: bool = False) -> None:
        """Types a formula and notes where it is not of the wanted kind."""
        self._fits(node, self.type(node, inside), wanted, what)

    def _fits(self, node: Expression, found: Type, wanted: Type, what: str) -> None:
        if Type.UNKNOWN in (found, wanted) or found is wanted:
            return
        if found is Type.CODE or isinstance(node, Text):
            self.fault("compares-code", node.span, what=written.formula(node))
        elif found is Type.REAL and wanted is Type.NUMBER:
            self.fault("real-not-rounded", node.span, formula=written.formula(node), what=what)
        else:
            self.fault("wrong-type", node.span, wanted=wanted.value, found=found.value, what=what)

    def calculated(self, node: Expression, what: str, inside: bool) -> bool:
        """Types a part of a calculation, exact or real; says whether it is real."""
        found = self.type(node, inside)
        if found is not Type.REAL:
            self._fits(node, found, Type.NUMBER, what)
        return found is Type.REAL

    def united(self, node: Expression, found: list[Type]) -> Type:
        """The one type of branches or arms; numbers become real where one is real."""
        known = {kind for kind in found if kind is not Type.UNKNOWN}
        if known == {Type.NUMBER, Type.REAL}:
            return Type.REAL
        if len(known) > 1:
            first, other = [kind.value for kind in dict.fromkeys(found) if kind is not Type.UNKNOWN][:2]
            return self.fault("unlike-branches", node.span, then=first, otherwise=other)
        return known.pop() if known else Type.UNKNOWN

    # --- names -------------------------------------------------------------------------------

    def named(self, node: Name | NameRange | Several, inside: bool) -> Type:
        if not self.known(node):
            return Type.UNKNOWN
        if self.names.is_set(node) and not inside:
            return self.fault("set-outside-aggregate", node.span, set=written.formula(node))
        if isinstance(node, Several):
            if not self._holds_names(node):
                return Type.UNKNOWN
            found = [self.type(part, True) for part in node.parts]
        else:
            found = self._things(node)
        kinds = {kind for kind in found if kind is not Type.UNKNOWN}
        if len(kinds) > 1:
            return self.fault("mixed-set", node.span, set=written.formula(node))
        return kinds.pop() if kinds else Type.UNKNOWN

    def _things(self, node: Name | NameRange) -> list[Type]:
        """The types of what a name holds; of a fault at several items of it the first is told."""
        found = []
        before = len(self.faults)
        for member in self.names.members(node):
            found.append(self._thing(member, node.span))
            del self.faults[before + 1 :]
        return found

    def known(self, node: Expression) -> bool:
        """Whether all names in a name, range or brackets are there; the faults are noted."""
        match node:
            case Name(id):
                if self.names.find(id) is None:
                    self.fault("unknown-name", node.span, name=id)
                    return False
                return True
            case NameRange(first, last):
                return self._known_range(node, first, last)
            case _:
                return True

    def all_known(self, node: Expression) -> bool:
        if isinstance(node, Several):
            known = [self._holds_names(node), *(self.all_known(part) for part in node.parts)]
            return all(known)
        return self.known(node)

    def _holds_names(self, node: Several) -> bool:
        """A set in brackets is of things that have a name; the first number or formula there is noted."""
        others = [part for part in node.parts if not isinstance(part, Name | NameRange | Several)]
        for part in others[:1]:
            self.fault("no-item-in-brackets", part.span, what=written.formula(part), set=written.formula(node))
        return not others

    def _known_range(self, node: NameRange, first: Name, last: Name) -> bool:
        for end in (first, last):
            if not self.known(end):
                return False
            if not isinstance(self.names.find(end.id), Item) or end.id in self.names.contexts:
                self.fault("range-end-not-item", end.span, name=end.id)
                return False
        if self.names.place[first.id] > self.names.place[last.id]:
            self.fault("range-backwards", node.span, first=first.id, last=last.id)
            return False
        return True

    def _thing(self, thing: Thing, span: Span) -> Type:
        match thing:
            case Item(id, _, answer):
                match answer:
                    case YesNo():
                        return Type.TRUTH
                    case FreeText():
                        return self.fault("text-in-formula", span, name=id)
                    case TimeAnswer() | DateAnswer():
                        return self.fault("time-in-formula", span, name=id)
                    case NoAnswerType():
                        return Type.UNKNOWN
                    case Choice(several=True):
                        return self.fault("ticks-in-formula", span, name=id)
                    case Choice(options) if options and all(option.score is None for option in options):
                        return self.fault("no-scores", span, name=id)
                    case _:
                        return Type.NUMBER
            case Let():
                return self._value_type(thing)
            case Score():
                found = self._value_type(thing)
                return Type.NUMBER if found is Type.REAL and thing.round is not None else found

    def _value_type(self, thing: Let | Score) -> Type:
        """The type of another let's or score's formula, found on the way; of one in a cycle nothing is said."""
        known = self.types.get(thing.value)
        if known is not None:
            return known
        if thing.id in self._under_way:
            return Type.UNKNOWN
        self._under_way.add(thing.id)
        before = len(self.faults)
        found = self.type(thing.value, False)
        del self.faults[before:]
        self.types.pop(thing.value, None)
        self._under_way.discard(thing.id)
        return found

    def things_of(self, node: Expression) -> tuple[Thing, ...]:
        """What a name, range or brackets hold; nothing for any other formula."""
        return self.names.members(node) if isinstance(node, Name | NameRange | Several) else ()

    def is_of_codes(self, node: Expression) -> bool:
        """Whether all that a name, range or brackets hold has a code: choices, yes/no, codes on the way."""
        things = self.things_of(node)
        return bool(things) and all(self.has_code(thing) for thing in things)

    def has_code(self, thing: Thing) -> bool:
        if isinstance(thing, Item):
            answer = thing.answer
            return isinstance(answer, YesNo) or (isinstance(answer, Choice) and not answer.several)
        return self._value_type(thing) is Type.CODE
