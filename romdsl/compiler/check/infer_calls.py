"""The types of calls of functions."""

from __future__ import annotations

from ...model import written
from ...model.expression import Call, Expression, Name, NameRange, Several, children
from ...model.functions import FUNCTIONS
from ...model.measure import Block, Cat, Choice, DateAnswer, Form, Item, Score, TimeAnswer
from ...model.types import Type
from .infer_tables import TableTyping

WANTED = {"number": Type.NUMBER, "yes or no": Type.TRUTH}
REAL_TAKING = frozenset(["round", "abs", "floor", "ceil", "real", "sqrt", "exp", "ln", "power", "z", "t_score"])
STAY_REAL = frozenset(["abs", "z", "t_score"])
"""Functions that give a real number where one of theirs is real, and an exact one else."""
GIVEN = {"number": Type.NUMBER, "yes or no": Type.TRUTH, "real number": Type.REAL, "code": Type.CODE}


class CallTyping(TableTyping):
    """Types of calls."""

    def call(self, node: Call, inside: bool) -> Type:
        function = FUNCTIONS[node.function]
        number = len(node.arguments)
        if number < function.least or (node.function in ("z", "t_score") and number == 2):
            self.fault("too-few-arguments", node.name_span, function=node.function, number=str(number))
        if function.most is not None and number > function.most:
            self.fault("too-many-arguments", node.name_span, function=node.function, number=str(number))
        found = self._arguments(node, inside or function.aggregate)
        for target in node.reverse:
            if self.all_known(target):
                self.type(target, True)
        if node.missing and node.missing.filling is not None:
            self.want(node.missing.filling, WANTED.get(function.takes, Type.UNKNOWN), "what stands after as")
        asks_set = node.function == "answered" and any(map(self.names.is_set, node.arguments))
        return Type.NUMBER if asks_set and not inside else found

    def _arguments(self, node: Call, inside: bool) -> Type:
        function = FUNCTIONS[node.function]
        given = GIVEN[function.gives]
        match node.function:
            case "answered" | "reverse" | "ticked":
                self._item_argument(node, inside)
            case "eap" | "eap_se" | "eap_of_sum" | "eap_of_sum_se":
                self._form(node)
            case "different":
                self._different(node, inside)
            case "band" | "percentile":
                self._score_argument(node)
            case "z" | "t_score" if len(node.arguments) == 1:
                return Type.REAL if self._score_argument(node) is Type.REAL else given
            case "join":
                self._codes_to_join(node)
            case "hours_between" | "years_between":
                self._times(node, inside)
            case _ if node.function in REAL_TAKING:
                parts = [self.calculated(part, f"what {node.function}( ) takes", inside) for part in node.arguments]
                return Type.REAL if node.function in STAY_REAL and any(parts) else given
            case _:
                for argument in node.arguments:
                    self.want(argument, WANTED[function.takes], f"what {node.function}( ) takes", inside)
                self._sets(node)
        return given

    def _item_argument(self, node: Call, inside: bool) -> None:
        for argument in node.arguments:
            if not isinstance(argument, Name | NameRange | Several):
                self.fault("is-needs-item", argument.span, what=written.formula(argument))
                continue
            if not self.all_known(argument):
                continue
            members = self.names.members(argument)
            if node.function == "ticked":
                self._ticks(node, argument, inside)
            elif any(not isinstance(member, Item) for member in members):
                self.fault("is-needs-item", argument.span, what=written.formula(argument))
            elif node.function == "reverse":
                self.want(argument, Type.NUMBER, "what reverse( ) takes", inside)
            else:
                self.types.setdefault(argument, Type.UNKNOWN)

    def _form(self, node: Call) -> None:
        """The form or the adaptive test of a bank, or the bank."""
        for argument in node.arguments:
            thing = self.names.find(argument.id) if isinstance(argument, Name) else None
            if not isinstance(thing, Form | Cat) and not (isinstance(thing, Block) and thing.banked):
                self.fault("eap-of-no-form", argument.span, what=written.formula(argument), function=node.function)

    def _different(self, node: Call, inside: bool) -> None:
        """A set of items, each of which has a number; it is not gone through item by item."""
        for argument in node.arguments:
            if isinstance(argument, Name | NameRange | Several) and not self.all_known(argument):
                continue
            things = self.things_of(argument)
            if inside or not self.names.is_set(argument) or not all(isinstance(thing, Item) for thing in things):
                self.fault("different-of-no-set", argument.span, what=written.formula(argument))
            else:
                self.want(argument, Type.NUMBER, "what different( ) takes", True)

    def _ticks(self, node: Call, argument: Expression, inside: bool) -> None:
        if self.names.is_set(argument) and not inside:
            self.fault("set-outside-aggregate", argument.span, set=written.formula(argument))
            return
        for member in self.names.members(argument):
            ticks = isinstance(member, Item) and isinstance(member.answer, Choice) and member.answer.several
            if not ticks:
                self.fault("ticked-of-no-ticks", argument.span, item=member.id)
                return
        self.types.setdefault(argument, Type.SET)

    def _score_argument(self, node: Call) -> Type:
        """`band`, `percentile`, `z(total)`: the score must have what they look at."""
        found = Type.UNKNOWN
        for argument in node.arguments[:1]:
            if not self.all_known(argument):
                continue
            score = self.names.find(argument.id) if isinstance(argument, Name) else None
            if isinstance(score, Score):
                found = self.type(argument, False)
                has = {"band": score.bands, "percentile": score.percentiles}.get(node.function, score.norms)
                if has:
                    continue
            self.fault(
                f"{LOOKS_AT[node.function]}-not-there",
                argument.span,
                function=node.function,
                what=written.formula(argument),
                is_score="yes" if isinstance(score, Score) else "",
            )
        return found

    def _codes_to_join(self, node: Call) -> None:
        for argument in node.arguments:
            if isinstance(argument, Name | NameRange | Several) and not self.all_known(argument):
                continue
            if self.is_of_codes(argument):
                self.types.setdefault(argument, Type.CODE)
            elif self.type(argument, True) not in (Type.CODE, Type.UNKNOWN):
                self.fault("is-needs-item", argument.span, what=written.formula(argument))

    def _times(self, node: Call, inside: bool) -> None:
        """Only an item that is answered with a time (a date) has one."""
        wanted, kind = (TimeAnswer, Type.TIME) if node.function == "hours_between" else (DateAnswer, Type.DATE)
        for argument in node.arguments:
            if self.names.is_set(argument) and not inside:
                self.fault("set-outside-aggregate", argument.span, set=written.formula(argument))
                continue
            if not self.all_known(argument):
                continue
            things = self.things_of(argument)
            if things and all(isinstance(thing, Item) and isinstance(thing.answer, wanted) for thing in things):
                self.types.setdefault(argument, kind)
            else:
                self.fault(
                    "no-time", argument.span, function=node.function, what=written.formula(argument), wanted=kind.value
                )

    def _sets(self, node: Call) -> None:
        """What only some aggregates ask of their sets."""
        if node.function == "percent_of_possible":
            for argument in node.arguments:
                things = self.things_of(argument)
                if not things or not all(isinstance(thing, Item) for thing in things):
                    self.fault("percent-of-no-items", argument.span, what=written.formula(argument))
        elif node.function == "weighted_mean" and len(node.arguments) == 2:
            self.paired(node.arguments)

    def paired(self, parts: tuple[Expression, ...]) -> None:
        """Two sets in one formula go item by item together: they must be equally long."""
        sets = [leaf for part in parts for leaf in leaves(part) if self.names.is_set(leaf)]
        if not all(isinstance(name, Name | NameRange) for part in sets for name in in_brackets(part)):
            return
        lengths = [len(self.names.elements(part)) for part in sets]
        for part, length in zip(sets[1:], lengths[1:], strict=True):
            if length != lengths[0]:
                self.fault(
                    "unequal-sets",
                    part.span,
                    first=written.formula(sets[0]),
                    second=written.formula(part),
                    first_number=str(lengths[0]),
                    second_number=str(length),
                )
                return


LOOKS_AT = {"band": "bands", "percentile": "percentiles", "z": "norm", "t_score": "norm"}


def in_brackets(node: Expression) -> list[Expression]:
    """What brackets hold, and brackets in them; the name or range itself where it is none."""
    return [part for inner in node.parts for part in in_brackets(inner)] if isinstance(node, Several) else [node]


def leaves(node: Expression) -> list[Expression]:
    """The names in a formula that go item by item with it: not those inside calls of aggregates."""
    if isinstance(node, Name | NameRange | Several):
        return [node]
    if isinstance(node, Call) and FUNCTIONS[node.function].aggregate:
        return []
    return [leaf for part in children(node) for leaf in leaves(part)]
