"""What the keys of a look-up can be, beside the rows of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...model import written
from ...model.expression import (
    Call,
    Expression,
    If,
    Lookup,
    Name,
    Recode,
    children,
)
from ...model.functions import FUNCTIONS
from ...model.measure import Choice, Item, Let, NumberAnswer, Score, Slider, Table, TableCell, YesNo
from ...model.types import Type
from .answer_combinations import numbers_in
from .context import Context
from .infer_codes import written_codes

MOST_VALUES = 2_000


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One value of a key: its number, its code, and how a reader is told."""

    number: Fraction | None = None
    code: str | None = None
    only_code: bool = False

    @property
    def text(self) -> str:
        """As a cell or arm for it is written: a code of digits would be read as a number there."""
        if self.code is not None and (self.number is None or self.code[0].isalpha()):
            return self.code
        return written.number(self.number or Fraction(0))

    def fits(self, cell: TableCell) -> bool:
        """Whether a cell is for this value: numbers by value, codes as they are written."""
        if cell.interval is not None and not self.only_code:
            return self.number is not None and self.number in cell.interval
        return self.code is not None and self.code == cell.text


@dataclass(frozen=True, slots=True)
class Use:
    """A look-up in a table, and whether it is worked out whatever is answered."""

    table: Table
    keys: tuple[Expression, ...]
    place: Expression
    always: bool


def uses_of_tables(context: Context) -> list[Use]:
    """Each look-up in the formulas of a measure, but for those that go item by item."""
    tables = {table.id: table for table in context.measure.tables}
    always = always_worked_out(context)
    found: list[Use] = []
    for formula in context.formulas:
        for node, is_apart in single_lookups(formula.expression, False):
            table = tables.get(node.table)
            if table is None or len(node.keys) != len(table.keys) + (table.across is not None):
                continue
            of_all = not is_apart and (
                formula.role in ("when", "that") or (formula.role == "value" and formula.owner.id in always)
            )
            found.append(Use(table, node.keys, node, of_all))
    return found


def single_lookups(node: Expression, is_apart: bool) -> Iterator[tuple[Lookup, bool]]:
    """The look-ups outside aggregates, and whether only some answers lead to them."""
    if isinstance(node, Call) and FUNCTIONS[node.function].aggregate:
        return
    if isinstance(node, Lookup):
        yield node, is_apart
    certain = children(node)[:1] if isinstance(node, If | Recode) else children(node)
    for part in children(node):
        yield from single_lookups(part, is_apart or not any(part is one for one in certain))


def always_worked_out(context: Context) -> frozenset[str]:
    """The lets and scores that matter whatever is answered: not those that only a branch of an `if` looks at."""
    found: set[str] = set()
    waiting: list[Let | Score] = list(context.measure.scores)
    while waiting:
        thing = waiting.pop()
        if thing.id in found:
            continue
        found.add(thing.id)
        waiting += [other for other in certain_things(thing.value, context) if other.id not in found]
    return frozenset(found)


def certain_things(node: Expression, context: Context) -> Iterator[Let | Score]:
    if isinstance(node, Name):
        thing = context.names.find(node.id)
        if isinstance(thing, Let | Score):
            yield thing
    for part in children(node)[:1] if isinstance(node, If | Recode) else children(node):
        yield from certain_things(part, context)


def values_of_key(key: Expression, context: Context) -> Sequence[KeyValue] | None:
    """All that a key can be; None where that is not known, or much."""
    thing = context.names.find(key.id) if isinstance(key, Name) else None
    if isinstance(thing, Item):
        return values_of_item(thing)
    if context.types.get(key) is Type.CODE or (
        isinstance(thing, Let | Score) and context.types.get(thing.value) is Type.CODE
    ):
        codes = written_codes(key, context.names)
        return [KeyValue(code=code, only_code=True) for code in codes.places] if codes.complete else None
    reach = context.reach_of(key)
    values = reach.values if reach is not None and reach.exact else None
    if values is None or len(values) > MOST_VALUES:
        return None
    return [KeyValue(number) for number in sorted(values)]


def values_of_item(item: Item) -> Sequence[KeyValue] | None:
    match item.answer:
        case Choice(options, several=False):
            answers = [option for option in options if option.non_answer is None]
            return [KeyValue(option.score, option.code) for option in answers]
        case YesNo():
            return [KeyValue(code="yes"), KeyValue(code="no")]
        case NumberAnswer() | Slider():
            numbers = numbers_in(item)
            return None if numbers is None else [KeyValue(number) for number in numbers]
        case _:
            return None


def is_sound(table: Table, context: Context) -> bool:
    """Whether the table has rows, and nothing was found to be wrong among them, in its file either."""
    if not table.rows or table.id in context.garbled:
        return False
    file = table.rows[0].span.source
    in_file = file is not context.measure.span.source and any(fault.span.source is file for fault in context.errors)
    return not in_file and not (context.errors and any(context.touched(row.span) for row in table.rows))


def apart(keys: Sequence[Expression], context: Context) -> bool:
    """Whether the keys rest on different items, so that all their values can come together."""
    seen: set[str] = set()
    for key in keys:
        here = ids_behind(key, context)
        if here & seen:
            return False
        seen |= here
    return True


ASKS_WHAT_HOLDS = frozenset(["band", "z", "t_score", "percentile"])
"""Functions that look at more of a score than its value: at its bands, norms and percentiles."""


def ids_behind(expression: Expression, context: Context) -> set[str]:
    """The ids of all items that decide about a formula, through lets, scores and conditions.

    For whom the bands and norms of a score hold decides only about formulas that ask for them.
    """
    found: set[str] = set()
    seen: set[tuple[str, bool]] = set()
    waiting = [expression]
    while waiting:
        formula = waiting.pop()
        asks = any(call in ASKS_WHAT_HOLDS for call in calls_in(formula))
        for thing in context.mentioned(formula):
            if (thing.id, asks) not in seen:
                seen.add((thing.id, asks))
                found.add(thing.id)
                waiting += context.formulas_behind(thing) if asks else context.formulas_of_value(thing)
    return found


def calls_in(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Call):
        yield expression.function
    for part in children(expression):
        yield from calls_in(part)


def percentile_use(score: Score, table: Table) -> Use:
    """Percentiles are looked up by the things that they go by, then by the score."""
    keys = tuple(Name(key.value, span=key.span) for key in table.keys)
    return Use(table, keys, keys[-1], False)
