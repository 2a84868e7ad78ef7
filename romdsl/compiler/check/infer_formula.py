"""The type of one formula, from its parts upwards."""

from __future__ import annotations

from typing import assert_never

from ...model import written
from ...model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    InCodes,
    InInterval,
    Is,
    Missing,
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
    children,
)
from ...model.functions import FUNCTIONS
from ...model.measure import Choice, FreeText, Item, Let, NoAnswerType, Score, YesNo
from ...model.names import Names
from ...model.types import Type
from ...source import Span
from .infer_codes import code_fault


class Typing:
    """Types found so far, and the faults."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.types: dict[Expression, Type] = {}
        self.faults: list[tuple[str, Span, dict[str, str]]] = []
        self._under_way: set[str] = set()

    def fault(self, kind: str, span: Span, **words: str) -> Type:
        self.faults.append((kind, span, words))
        return Type.UNKNOWN

    def want(self, node: Expression, wanted: Type, what: str, inside: bool = False) -> None:
        """Types a formula and notes where it is not of the wanted kind."""
        found = self.type(node, inside)
        if Type.UNKNOWN in (found, wanted) or found is wanted:
            return
        if found is Type.CODE or isinstance(node, Text):
            self.fault("compares-code", node.span, what=written.formula(node))
        else:
            self.fault("wrong-type", node.span, wanted=wanted.value, found=found.value, what=what)

    def reported(self, node: Expression) -> None:
        """A let's or score's formula: a number or a truth."""
        found = self.type(node, False)
        if isinstance(node, Text) or found in (Type.CODE, Type.TEXT):
            self.fault("no-value", node.span, what=written.formula(node))

    def type(self, node: Expression, inside: bool) -> Type:
        """The type of a formula; `inside` an aggregate it may hold sets, and has their items' type."""
        found = self._type(node, inside)
        self.types[node] = found
        return found

    def _type(self, node: Expression, inside: bool) -> Type:
        match node:
            case Number():
                return Type.NUMBER
            case Truth():
                return Type.TRUTH
            case Text():
                return Type.CODE
            case Missing():
                return Type.UNKNOWN
            case Name() | NameRange() | Several():
                return self._named(node, inside)
            case Sum() | Product() | Negation():
                for part in children(node):
                    self.want(part, Type.NUMBER, "a part of a calculation", inside)
                self._pairs(node, inside)
                return Type.NUMBER
            case Comparison(_, left, right):
                self._comparison(node, left, right, inside)
                return Type.TRUTH
            case InInterval(subject):
                self.want(subject, Type.NUMBER, "what is compared with an interval", inside)
                return Type.TRUTH
            case Is(subject, code):
                self._codes(subject, ((code, node.code_span),), inside, reasons=True)
                return Type.TRUTH
            case InCodes(subject, codes):
                self._codes(subject, tuple(zip(codes, node.code_spans, strict=True)), inside, reasons=False)
                return Type.TRUTH
            case And() | Or() | Not():
                for part in children(node):
                    self.want(part, Type.TRUTH, "a part of and, or, not", inside)
                self._pairs(node, inside)
                return Type.TRUTH
            case If():
                return self._branches(node, inside)
            case Call():
                return self._call(node, inside)
            case _:
                assert_never(node)

    # --- names -------------------------------------------------------------------------------

    def _named(self, node: Name | NameRange | Several, inside: bool) -> Type:
        if not self._known(node):
            return Type.UNKNOWN
        if self.names.is_set(node) and not inside:
            return self.fault("set-outside-aggregate", node.span, set=written.formula(node))
        if isinstance(node, Several):
            found = [self.type(part, True) for part in node.parts]
        else:
            found = [self._thing(member, node.span) for member in self.names.members(node)]
        kinds = {kind for kind in found if kind is not Type.UNKNOWN}
        if len(kinds) > 1:
            return self.fault("mixed-set", node.span, set=written.formula(node))
        return kinds.pop() if kinds else Type.UNKNOWN

    def _known(self, node: Expression) -> bool:
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

    def _known_range(self, node: NameRange, first: Name, last: Name) -> bool:
        for end in (first, last):
            if not self._known(end):
                return False
            if not isinstance(self.names.find(end.id), Item):
                self.fault("range-end-not-item", end.span, name=end.id)
                return False
        if self.names.place[first.id] > self.names.place[last.id]:
            self.fault("range-backwards", node.span, first=first.id, last=last.id)
            return False
        return True

    def _thing(self, thing: Item | Let | Score, span: Span) -> Type:
        match thing:
            case Item(id, _, answer):
                match answer:
                    case YesNo():
                        return Type.TRUTH
                    case FreeText():
                        return self.fault("text-in-formula", span, name=id)
                    case NoAnswerType():
                        return Type.UNKNOWN
                    case Choice(options) if options and all(option.score is None for option in options):
                        return self.fault("no-scores", span, name=id)
                    case _:
                        return Type.NUMBER
            case Let() | Score():
                return self._later_thing(thing)

    def _later_thing(self, thing: Let | Score) -> Type:
        """The type of another let or score, found on the way; of one in a cycle nothing is said."""
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

    # --- conditions --------------------------------------------------------------------------

    def _comparison(self, node: Comparison, left: Expression, right: Expression, inside: bool) -> None:
        for side in (left, right):
            if isinstance(side, Text):
                self.fault("compares-code", node.span, what=side.value)
                return
        for side in (left, right):
            self.want(side, Type.NUMBER, "a side of a comparison", inside)
        self._pairs(node, inside)

    def _codes(self, subject: Expression, codes: tuple[tuple[str, Span], ...], inside: bool, reasons: bool) -> None:
        if self.names.is_set(subject) and not inside:
            self.fault("set-outside-aggregate", subject.span, set=written.formula(subject))
            return
        if not isinstance(subject, Name | NameRange | Several):
            self.fault("is-needs-item", subject.span, what=written.formula(subject))
            return
        for part in subject.parts if isinstance(subject, Several) else (subject,):
            if not self._known(part):
                return
        for member in self.names.members(subject):
            for code, span in codes:
                if kind := code_fault(member, code, reasons):
                    words = {"code": code, "item": member.id} if kind == "unknown-code" else {"what": member.id}
                    self.fault(kind, span, **words)

    def _branches(self, node: If, inside: bool) -> Type:
        self.want(node.condition, Type.TRUTH, "what stands after if", inside)
        then, otherwise = self.type(node.then, inside), self.type(node.otherwise, inside)
        known = {kind for kind in (then, otherwise) if kind is not Type.UNKNOWN}
        if len(known) > 1:
            return self.fault("unlike-branches", node.span, then=then.value, otherwise=otherwise.value)
        self._pairs(node, inside)
        return known.pop() if known else Type.UNKNOWN

    def _pairs(self, node: Expression, inside: bool) -> None:
        """Two sets in one formula go item by item together: they must be equally long."""
        if not inside:
            return
        sets = [part for part in _leaves(node) if self.names.is_set(part)]
        lengths = [len(self.names.elements(part)) for part in sets]
        for part, length in zip(sets[1:], lengths[1:], strict=True):
            if length != lengths[0]:
                first, second = written.formula(sets[0]), written.formula(part)
                self.fault(
                    "unequal-sets",
                    part.span,
                    first=first,
                    second=second,
                    first_number=str(lengths[0]),
                    second_number=str(length),
                )
                return

    # --- calls -------------------------------------------------------------------------------

    def _call(self, node: Call, inside: bool) -> Type:
        function = FUNCTIONS[node.function]
        number = len(node.arguments)
        if number < function.least:
            self.fault("too-few-arguments", node.name_span, function=node.function, number=str(number))
        if function.most is not None and number > function.most:
            self.fault("too-many-arguments", node.name_span, function=node.function, number=str(number))
        wanted = {"number": Type.NUMBER, "yes or no": Type.TRUTH, "item": Type.UNKNOWN}[function.takes]
        if node.function in ("answered", "reverse"):
            self._item_argument(node, inside)
        else:
            for argument in node.arguments:
                self.want(argument, wanted, f"what {node.function}( ) takes", inside or function.aggregate)
        for target in node.reverse:
            if self._known(target):
                self.type(target, True)
        if node.missing and node.missing.filling is not None:
            self.want(node.missing.filling, wanted, "what stands after as")
        if (
            node.function == "answered"
            and any(self.names.is_set(argument) for argument in node.arguments)
            and not inside
        ):
            return Type.NUMBER
        return Type.NUMBER if function.gives == "number" else Type.TRUTH

    def _item_argument(self, node: Call, inside: bool) -> None:
        for argument in node.arguments:
            if not isinstance(argument, Name | NameRange | Several):
                self.fault("is-needs-item", argument.span, what=written.formula(argument))
                continue
            if not self._known(argument):
                continue
            members = self.names.members(argument)
            if any(not isinstance(member, Item) for member in members):
                self.fault("is-needs-item", argument.span, what=written.formula(argument))
            elif node.function == "reverse":
                self.want(argument, Type.NUMBER, "what reverse( ) takes", inside)
            else:
                self.types.setdefault(argument, Type.UNKNOWN)


def _leaves(node: Expression) -> list[Expression]:
    """The names in a formula that go item by item with it: not those inside calls of aggregates."""
    if isinstance(node, Name | NameRange | Several):
        return [node]
    if isinstance(node, Call) and FUNCTIONS[node.function].aggregate:
        return []
    return [leaf for part in children(node) for leaf in _leaves(part)]
