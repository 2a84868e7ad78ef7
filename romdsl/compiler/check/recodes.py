"""What a `recode` is about: the values that its subject can have, and the arms that are for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.expression import Arm, Call, Expression, If, Interval, NameRange, Recode, Several, children
from ...model.functions import FUNCTIONS
from ...model.measure import Item
from .context import Context
from .key_values import KeyValue, always_worked_out, values_of_item, values_of_key

Value = KeyValue


def all_recodes(context: Context) -> Iterator[Recode]:
    """Every `recode` in the formulas of a measure, those that go item by item too."""
    for formula in context.formulas:
        waiting = [formula.expression]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Recode) and not context.touched(part.span):
                yield part
            waiting += children(part)


def certain_recodes(context: Context) -> Iterator[Recode]:
    """Those that are worked out whatever is answered."""
    always = always_worked_out(context)
    for formula in context.formulas:
        if formula.role in ("when", "that") or (formula.role == "value" and formula.owner.id in always):
            yield from (node for node in certain(formula.expression) if not context.touched(node.span))


def certain(node: Expression) -> Iterator[Recode]:
    if isinstance(node, Recode):
        yield node
    for part in children(node)[:1] if isinstance(node, If | Recode) else children(node):
        yield from certain(part)


def possible_values(subject: Expression, context: Context) -> Sequence[Value] | None:
    """All that a subject can be, over all items where it is a set; None where that is not known."""
    if not isinstance(subject, NameRange | Several) and not context.names.is_set(subject):
        return values_of_key(subject, context) if not goes_item_by_item(subject, context) else None
    found: dict[Value, None] = {}
    for member in context.names.members(subject):
        values = values_of_item(member) if isinstance(member, Item) else None
        if values is None:
            return None
        found |= dict.fromkeys(values)
    return list(found)


def goes_item_by_item(subject: Expression, context: Context) -> bool:
    """Whether a set stands in it that an aggregate around it goes through."""
    if context.names.is_set(subject):
        return True
    if isinstance(subject, Call) and FUNCTIONS[subject.function].aggregate:
        return False
    return any(goes_item_by_item(part, context) for part in children(subject))


def fits(arm: Arm, value: Value) -> bool:
    """An interval is for a number, a code for a code."""
    if isinstance(arm.match, Interval):
        return value.number is not None and not value.only_code and value.number in arm.match
    return value.code == arm.match


def dead_arms(node: Recode, context: Context) -> Iterator[Arm]:
    """The arms that no value leads to, because it has none or because those before them are for it."""
    values = possible_values(node.subject, context)
    if values is None or context.touched(node.span) or not context.sound_formula(node.subject):
        return
    taken = {id(next((arm for arm in node.arms if fits(arm, value)), None)) for value in values}
    yield from (arm for arm in node.arms if id(arm) not in taken)
