"""Which parts of a lender are taken: those that are named, and all that they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....diagnostics import Report, nearest
from ....model.expression import Expression, Name, NameRange
from ....model.measure import Alert, Block, Change, Check, Item, Let, Measure, Row, Rows, Score
from ....model.names import Names
from ....source import Span
from ...parse import rules
from .needed import Needed, formulas_of, needed_by

Take = tuple[Name | NameRange, ...]


@dataclass(frozen=True)
class Selection:
    """The ids of what is taken.  `needed`: what all of it rests on; `whole`: every item is among it."""

    items: frozenset[str]
    named: frozenset[str]
    alerts: tuple[Alert, ...]
    checks: tuple[Check, ...]
    changes: tuple[Change, ...]
    needed: Needed
    whole: bool


@dataclass(frozen=True)
class Selecting:
    """Reads what stands behind `take`; without it all of the lender is taken."""

    lender: Measure
    names: Names
    span: Span
    report: Report

    def selection(self, take: Take | None) -> Selection:
        """What is taken; names that the lender does not have, and items that are lacking, are told."""
        lender = self.lender
        named = self.all_ids() if take is None else frozenset(id for each in take for id in self.ids_of(each))
        for rows in lender.rows:  # a range that ends at a row's field means the rows, which are one question
            if any(item.id in named for item in rows.items):
                named |= {*(item.id for item in rows.items), *(let.id for each in rows.lets for let in each.lets)}
        items = frozenset(item.id for item in lender.items if item.id in named)
        risks = {item.risk.value for item in lender.items if item.id in items and item.risk}
        alerts = tuple(alert for alert in lender.alerts if alert.id in named | risks)
        changes = tuple(change for change in lender.changes if change.id in named)
        asked = [*self.formulas(named, items), *(alert.when for alert in alerts), *_of_changes(changes)]
        checks = tuple(check for check in lender.checks if check.id in named or self.rests_on(check, items))
        needed = needed_by([*asked, *(check.that for check in checks)], self.names)
        self.note_lacking(needed, items)
        return Selection(items, named, alerts, checks, changes, needed, len(items) == len(lender.items))

    def all_ids(self) -> frozenset[str]:
        """The ids of everything that can be taken of the lender."""
        lender = self.lender
        ids = {item.id for item in lender.inputs} | {let.id for let in lender.lets}
        ids |= {score.id for score in lender.scores} | {table.id for table in lender.tables}
        ids |= {alert.id for alert in lender.alerts} | {check.id for check in lender.checks}
        return frozenset(ids | {change.id for change in lender.changes})

    def ids_of(self, name: Name | NameRange) -> Iterator[str]:
        """The ids that one name behind `take` stands for."""
        if isinstance(name, NameRange):
            found = self.names.members(name)
            if not found:
                self.tell_unknown(f"{name.first.id}..{name.last.id}", name.span)
            yield from (thing.id for thing in found)
            return
        thing = self.names.find(name.id)
        if isinstance(thing, Block | Row | Rows):
            yield from (item.id for item in thing.items)
            yield from (let.id for each in (thing.lets if isinstance(thing, Rows) else ()) for let in each.lets)
        elif isinstance(thing, Item | Let | Score) and not (isinstance(thing, Item) and thing.slot):
            yield thing.id
        elif name.id in self.all_ids() - {item.id for item in self.lender.items}:
            yield name.id  # a table, an alert, a check or a change
        else:
            self.tell_unknown(name.id, name.span)

    def tell_unknown(self, name: str, span: Span) -> None:
        known = [*(id for id in self.names.by_id if "." not in id), *self.all_ids()]
        near = nearest(name, known)
        help = f"did you mean {near}?" if near else "take blocks, items, rows, scores, alerts, checks or changes of it"
        if "." in name and isinstance(self.names.find(name.partition(".")[0]), Rows):
            help = f"rows are taken whole: {name.partition('.')[0]}"
        message = f"“{self.lender.id}” has nothing called “{name}” that could be taken."
        self.report.add(rules.BORROW_LACKS.at(span, message, help=help))

    def formulas(self, named: frozenset[str], items: frozenset[str]) -> Iterator[Expression]:
        """The formulas at what is taken, and the names of what is taken for itself."""
        lender = self.lender
        yield from (Name(let.id) for let in lender.lets if let.id in named)
        yield from (Name(score.id) for score in lender.scores if score.id in named)
        yield from (when for item in lender.items if item.id in items for when in formulas_of(item))
        yield from (
            Name(key.value)
            for table in lender.tables
            for key in table.keys
            if table.id in named and key.value in self.names.contexts
        )
        yield from (Name(id) for id in sorted(named & self.names.contexts) if id not in items)

    def rests_on(self, check: Check, items: frozenset[str]) -> bool:
        """Whether all that a check is about is taken: then the answers must pass it here, too."""
        asked = {id for id in needed_by([check.that], self.names).ids if id in self.names.place}
        return bool(asked) and asked <= items

    def note_lacking(self, needed: Needed, items: frozenset[str]) -> None:
        """Says which items a taken score or alert rests on that are not taken: it would not be the same score."""
        contexts = {context.id for context in self.lender.contexts}
        lacking = [item.id for item in self.lender.items if item.id in needed.ids and item.id not in items | contexts]
        if lacking:
            some = ", ".join(lacking[:5]) + (f" and {len(lacking) - 5} more" if len(lacking) > 5 else "")
            message = f"What is taken of “{self.lender.id}” rests on {some}, not taken."
            help = "take these too, as they stand there: a score, norm or cut-off holds for all its items alone"
            self.report.add(rules.BORROW_LACKS.at(self.span, message, help=help))


def _of_changes(changes: tuple[Change, ...]) -> Iterator[Expression]:
    for change in changes:
        yield from change.formulas
        if change.value is None:
            yield Name(change.of.value)
