"""What a measure asks for: its items and contexts by the names they have in data, and those that a score needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.expression import Call, Expression, Name, NameRange, Several, children
from ..model.measure import FreeText, Item, Let, Measure, Placed, Rows, Score
from ..model.names import Names
from ..model.own_rows import OF_A_ROW, cell_of
from ..model.private import NOT_SHOWN, may_be_words


@dataclass(frozen=True)
class Asked:
    """The items and contexts of a measure.  `by_name` holds them by id and by their `column`; `needed`
    are the ids of those on which a score, an alert or a check rests, their conditions among them."""

    measure: str
    items: Mapping[str, Item]
    by_name: Mapping[str, str]
    needed: tuple[str, ...]
    contexts: frozenset[str] = frozenset()
    rows: tuple[Rows, ...] = ()
    kept: frozenset[str] = frozenset()
    """Items that are carried along besides: the occasion, without which a row of scores says little."""

    def named(self, name: str) -> str | None:
        """The id that a name in data stands for: of an item, of rows, or of a cell of a row."""
        if (found := self.by_name.get(name)) is not None:
            return found
        for rows in self.rows:
            # Borrowed rows, `mood.goals`, are called mood_goals in columns.
            for called in {rows.id, rows.id.replace(".", "_")}:
                id = rows.id + name.removeprefix(called) if name.startswith(called) else ""
                if id == rows.id or cell_of(rows, id):
                    return id
        return None

    def item(self, id: str) -> Item:
        """The item of an id; rows have as many cells as the data have."""
        known = self.items.get(id)
        for rows in self.rows if known is None else ():
            if (cell := cell_of(rows, id)) and cell[1] not in OF_A_ROW:
                return next(field.items[0] for field in rows.fields if field.id == cell[1])
        return known or Item(id, Placed(id), FreeText())

    @cached_property
    def has_private(self) -> bool:
        """Whether there are words of a person's own, which may go into no file of scores and no message."""
        return any(item.private for item in self.items.values())

    def shown(self, value: str, id: str | None = None) -> str:
        """What may be shown of a value that is refused: of an item, or of what may hold all of them."""
        is_private = self.has_private if id is None else self._is_private(id)
        return NOT_SHOWN if is_private and value and may_be_words(value) else value

    def _is_private(self, id: str) -> bool:
        return any(rows.private and rows.id == id for rows in self.rows) or self.item(id).private

    def doubtful(self, name: str) -> str | None:
        """What to do about a name that is no item's, and under which private words may stand; else None."""
        plain = name.casefold().strip()
        for rows in self.rows:
            if not rows.private:
                continue
            fields = {field.id.casefold() for field in rows.fields}
            if plain in fields or re.fullmatch(rf"{re.escape(rows.id.casefold())}([^a-z].*)?", plain, re.DOTALL):
                cells = f"{rows.id}_{rows.row_ids[0]}_{rows.fields[0].id}"
                return (
                    f"“{name}” is no cell of the rows {rows.id}, and may hold their words: call it as in {cells},"
                    f" or say with --columns FILE that it is something else (a line “{name},”)"
                )
        return None

    def lacking(self, present: Collection[str]) -> list[str]:
        """The ids of needed items that no column holds; of a field one row will do."""
        cells = {(rows.id, cell[1]) for rows in self.rows for id in present if (cell := cell_of(rows, id))}
        listed = {rows.id for rows in self.rows if rows.id in present}
        found = []
        for id in self.needed:
            slot = self.items[id].slot
            if id not in present and (slot is None or not ({(slot.rows, slot.field)} & cells or slot.rows in listed)):
                found.append(id)
        return found


def asked_by(measure: Measure) -> Asked:
    """What a checked measure asks for."""
    items = {item.id: item for item in measure.inputs}
    by_name = {item.column.value: item.id for item in measure.inputs if item.column}
    by_name.update({id: id for id in items})
    contexts = frozenset(context.id for context in measure.contexts)
    there = {item.id for rows in measure.rows for item in rows.there}
    by_name = {name: id for name, id in by_name.items() if id not in there}
    needed = tuple(id for id in needed_items(measure) if id not in there)
    return Asked(measure.id, items, by_name, needed, contexts, measure.rows, _kept(measure))


def _kept(measure: Measure) -> frozenset[str]:
    return frozenset(["occasion"]) if measure.occasions else frozenset()


def needed_items(measure: Measure) -> tuple[str, ...]:
    """The ids of the contexts and items on which scores, alerts and checks rest, in the order of the form."""
    formulas = [formula for score in measure.scores for formula in behind(score)]
    formulas += [condition for score in measure.scores for condition in reported_by(score)]
    formulas += [alert.when for alert in measure.alerts]
    formulas += [check.that for check in measure.checks]
    return tuple(item.id for item in items_behind(measure, formulas))


def items_behind(measure: Measure, formulas: Iterable[Expression]) -> tuple[Item, ...]:
    """The contexts and items on which formulas rest, by themselves or through lets and scores."""
    names = Names.of(measure)
    seen: set[str] = set()
    waiting = list(formulas)
    while waiting:
        expression = waiting.pop()
        waiting += children(expression)
        waiting += beside(expression, names)
        if not isinstance(expression, Name | NameRange | Several):
            continue
        for thing in names.members(expression):
            if thing.id not in seen:
                seen.add(thing.id)
                waiting += behind(thing)
    return tuple(item for item in measure.inputs if item.id in seen)


def reported_by(score: Score) -> list[Expression]:
    """The conditions of what is reported beside the value: bands and caseness."""
    conditions = [*(band.when for band in score.bands), *(caseness.when for caseness in score.caseness)]
    return [condition for condition in conditions if condition is not None]


def beside(expression: Expression, names: Names) -> list[Expression]:
    """What a call looks at besides its score: the conditions of norms, the keys of percentiles.  Bands are
    reported with their score."""
    match expression:
        case Call("z" | "t_score" | "percentile", (Name(id),)):
            score = names.find(id)
            if isinstance(score, Score):
                keys = [Name(key.value) for each in score.percentiles for key in each.table.keys]
                return [*(norm.when for norm in score.norms if norm.when is not None), *keys]
    return []


def behind(thing: Item | Let | Score) -> list[Expression]:
    """The formulas that decide what an item, let or score is worth."""
    if isinstance(thing, Item):
        return [thing.when] if thing.when else []
    filling = thing.missing.filling if thing.missing else None
    return [thing.value, filling] if filling else [thing.value]
