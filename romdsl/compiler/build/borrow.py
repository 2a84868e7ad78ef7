"""Builds what is borrowed from another measure, whole and unchanged, under names of its own: `mood.q1`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from ...diagnostics import Finding, Report, nearest
from ...model.expression import Expression, Lookup, Name, NameRange, Node, Several, children
from ...model.measure import (
    Alert,
    Block,
    Borrowed,
    Choice,
    Contacts,
    Item,
    Let,
    Measure,
    Note,
    Placed,
    Scale,
    Score,
    Table,
)
from ...model.names import Names
from ...model.renaming import Renaming
from ...source import Source, Span
from ..parse import rules, values
from ..parse.beside import Beside, NotBeside
from .entry import Entry
from .values import check_words, read, read_bare, read_flag, read_id

N = TypeVar("N")
T = TypeVar("T")
_FROM = re.compile(r"([A-Za-z][A-Za-z0-9_]*)@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)")
_NAMES = ("measure.rom", "measure.yaml", "measure.yml")
_FILE = "borrowed/{id}@{version}/{name}"
"""Where a borrowed measure stands beside the one that borrows; a shipped one need not."""

ReadMeasure = Callable[[Source, Report, Beside | None], Measure | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes out of one borrow, with its new names."""

    borrowed: Borrowed
    parts: tuple[Block | Item | Note, ...] = ()
    contexts: tuple[Item, ...] = ()
    scales: tuple[Scale, ...] = ()
    lets: tuple[Let, ...] = ()
    scores: tuple[Score, ...] = ()
    tables: tuple[Table, ...] = ()
    alerts: tuple[Alert, ...] = ()
    contacts: tuple[Contacts, ...] = ()


def build_borrow(entry: Entry, read_measure: ReadMeasure, beside: Beside | None, report: Report) -> Taken | None:
    """The taken parts of the measure that is named, or None after a finding."""
    check_words(entry, report)
    prefix = read_id(entry, report)
    named = read_bare(entry.first("from"), report)
    found = _FROM.fullmatch(named.value) if named is not None else None
    if named is None or found is None:
        place = named.span if named is not None else entry.span
        report.add(
            rules.BORROW_NOT_FOUND.at(
                place, "This does not say which measure is borrowed.", help="write from phq9@1.0.0: its id and version"
            )
        )
        return None
    read_flag(entry.first("verbatim"), report)
    lender = _lender(found[1], found[2], named.span, read_measure, beside, report)
    if lender is None:
        return None
    wanted = read(entry.first("take"), values.read_names, report)
    return _Borrowing(prefix, lender, named, entry.span, report).taken(wanted)


def _lender(
    id: str, version: str, span: Span, read_measure: ReadMeasure, beside: Beside | None, report: Report
) -> Measure | None:
    """The measure that is borrowed from, with no fault in it and just that version."""
    for name in _NAMES if beside is not None else ():
        path = _FILE.format(id=id, version=version, name=name)
        try:
            assert beside is not None
            text = beside(path).decode("utf-8")
        except (NotBeside, UnicodeDecodeError):
            continue
        own = Report()
        measure = read_measure(Source(path, text), own, _files_of(path, beside))
        if measure is None or own.has_errors:
            report.add(_not_found(span, f"“{id}” has faults of its own.", f"run romdsl check on {path}"))
            return None
        if measure.version is None or measure.version.value != version:
            has = measure.version.value if measure.version else "no version"
            report.add(
                _not_found(
                    span, f"“{id}” is here as {has}, not as {version}.", f"write from {id}@{has}, or get {version}"
                )
            )
            return None
        return measure
    place = _FILE.format(id=id, version=version, name="measure.rom")
    report.add(_not_found(span, f"“{id}@{version}” is not here.", f"put it into {place}, beside this definition"))
    return None


def _files_of(path: str, beside: Beside) -> Beside:
    """The files beside a borrowed measure."""
    folder = path.rpartition("/")[0]
    return lambda name: beside(f"{folder}/{name}")


def _not_found(span: Span, message: str, help: str) -> Finding:
    return rules.BORROW_NOT_FOUND.at(span, message, help=help)


class _Borrowing:
    """One borrow: which parts of the lender are needed, and what they are called here."""

    def __init__(self, prefix: str, lender: Measure, named: Placed[str], span: Span, report: Report) -> None:
        self.prefix, self.lender, self.named, self.span, self.report = prefix, lender, named, span, report
        self.known = Names.of(lender)
        kept = {context.id: context.id for context in lender.contexts}
        things = [item.id for item in lender.items] + [let.id for let in lender.lets]
        things += [score.id for score in lender.scores] + [table.id for table in lender.tables]
        things += [block.id for block in lender.blocks] + [row.id for block in lender.blocks for row in block.rows]
        self.renaming = Renaming({id: f"{prefix}.{id}" for id in things} | kept)

    def taken(self, wanted: tuple[Placed[str], ...] | None) -> Taken:
        lender = self.lender
        alerts = {alert.id: alert for alert in lender.alerts}
        ids = self.wanted(wanted, alerts)
        items = {item.id for id in ids for item in self.items_of(id)}
        items |= set() if wanted is not None else {item.id for item in lender.items}
        risks = {item.risk.value for item in lender.items if item.id in items and item.risk}
        told = [alert for alert in lender.alerts if wanted is None or alert.id in ids or alert.id in risks]
        asked: list[Expression] = [alert.when for alert in told]
        scores = [score for score in lender.scores if wanted is None or score.id in ids]
        asked += [Name(score.id) for score in scores]
        asked += [item.when for item in lender.items if item.id in items and item.when is not None]
        needed = self.needed(asked)
        self.note_lacking(needed, items)
        used = {id for id in needed if id in self.renaming.names}
        contacts = {alert.contacts.value for alert in told if alert.contacts}
        return Taken(
            Borrowed(
                self.prefix, lender.id, lender.version.value if lender.version else "", lender.title,
                lender.source, lender.citation, lender.licence, wanted is not None, span=self.named.span,
            ),  # fmt: skip
            tuple(self.parts(items)),
            tuple(context for context in lender.contexts if context.id in used),
            tuple(replace(scale, id=self.scale(scale.id)) for scale in lender.scales),
            tuple(self.renaming.let(self.with_tables(let)) for let in lender.lets if let.id in used),
            tuple(self.score(score) for score in lender.scores if score.id in used),
            tuple(replace(table, id=f"{self.prefix}.{table.id}") for table in lender.tables if table.id in used),
            tuple(
                replace(alert, id=f"{self.prefix}.{alert.id}", when=self.renaming.formula(alert.when)) for alert in told
            ),
            tuple(each for each in lender.contacts if each.id in contacts),
        )  # fmt: skip

    def wanted(self, wanted: tuple[Placed[str], ...] | None, alerts: dict[str, Alert]) -> set[str]:
        """The ids that are taken; those that are unknown are told."""
        ids: set[str] = set()
        for name in wanted or ():
            if self.known.find(name.value) is None and name.value not in alerts:
                near = nearest(name.value, [*self.known.by_id, *alerts])
                help = f"did you mean {near}?" if near else "take blocks, items, scores or alerts of it"
                message = f"“{self.lender.id}” has nothing called “{name.value}”."
                self.report.add(rules.BORROW_LACKS.at(name.span, message, help=help))
            ids.add(name.value)
        return ids

    def items_of(self, id: str) -> tuple[Item, ...]:
        thing = self.known.find(id)
        if isinstance(thing, Item):
            return (thing,)
        return thing.items if isinstance(thing, Block) else ()

    def needed(self, asked: list[Expression]) -> dict[str, Expression]:
        """Everything that the formulas rest on, each with the place that names it first."""
        found: dict[str, Expression] = {}
        waiting = list(asked)
        while waiting:
            node = waiting.pop()
            waiting += children(node)
            if isinstance(node, Lookup):
                found.setdefault(node.table, node)
            if not isinstance(node, Name | NameRange | Several):
                continue
            for thing in self.known.members(node):
                if thing.id not in found:
                    found[thing.id] = node
                    waiting += _formulas(thing)
        return found

    def note_lacking(self, needed: dict[str, Expression], items: set[str]) -> None:
        """Says which items a taken score or alert rests on that are not taken: it would not be the same score."""
        contexts = {context.id for context in self.lender.contexts}
        lacking = [item.id for item in self.lender.items if item.id in needed and item.id not in items | contexts]
        if lacking:
            some = ", ".join(lacking[:5]) + (f" and {len(lacking) - 5} more" if len(lacking) > 5 else "")
            message = f"What is taken of “{self.lender.id}” rests on {some}, not taken."
            help = "take these too, as they stand there: a score, norm or cut-off holds for all its items alone"
            self.report.add(rules.BORROW_LACKS.at(self.span, message, help=help))

    def parts(self, items: set[str]) -> Iterator[Block | Item | Note]:
        """What is asked, in the lender's order; the time that is asked about goes with it."""
        recall = self.lender.recall
        texts = [block.text.value for block in self.lender.blocks if block.text]
        if recall is not None and not all(recall.value.lower() in text.lower() for text in texts or [""]):
            yield Note(replace(recall, value=recall.value[:1].upper() + recall.value[1:] + "."), span=self.span)
        for part in self.lender.parts:
            if isinstance(part, Item) and part.id in items:
                yield self.item(part)
            elif isinstance(part, Block) and any(item.id in items for item in part.items):
                kept = tuple(each for each in part.members if isinstance(each, Note) or each.id in items)
                made = {item.id: self.item(item) for item in part.items}
                rows = tuple(row for row in part.rows if all(item.id in items for item in row.items))
                whole = len(kept) == len(part.members)
                block = replace(part, members=kept, rows=rows, validated=part.validated and whole)
                yield self.renaming.block(block, made)

    def item(self, item: Item) -> Item:
        answer = item.answer
        if isinstance(answer, Choice) and answer.scale is not None:
            answer = replace(answer, scale=replace(answer.scale, value=self.scale(answer.scale.value)))
        column = Placed(f"{self.prefix}_{item.column.value if item.column else item.id}", span=item.span)
        risk = None if item.risk is None else replace(item.risk, value=f"{self.prefix}.{item.risk.value}")
        return replace(self.renaming.item(item), answer=answer, column=column, risk=risk)

    def score(self, score: Score) -> Score:
        scale = None if score.scale is None else replace(score.scale, value=self.scale(score.scale.value))
        return replace(self.renaming.score(self.with_tables(score)), scale=scale, replaces=None)

    def with_tables(self, thing: T) -> T:
        """The formula with the new names of tables."""
        assert isinstance(thing, Let | Score)
        return replace(thing, value=self.tables_in(thing.value))

    def tables_in(self, node: N) -> N:
        found: object = node
        if isinstance(node, tuple):
            found = tuple(self.tables_in(part) for part in node)
        elif isinstance(node, Node):
            parts = {each.name: self.tables_in(getattr(node, each.name)) for each in fields(node) if each.init}
            found = replace(node, **parts)
            if isinstance(found, Lookup):
                found = replace(found, table=f"{self.prefix}.{found.table}")
        return found  # type: ignore[return-value]

    def scale(self, id: str) -> str:
        return f"{self.prefix}.{id}"


def _formulas(thing: Item | Let | Score) -> Iterator[Expression]:
    if isinstance(thing, Item):
        if thing.when is not None:
            yield thing.when
        return
    yield thing.value
    if thing.missing is not None and thing.missing.filling is not None:
        yield thing.missing.filling
    if isinstance(thing, Score):
        conditions = [each.when for each in thing.bands] + [each.when for each in thing.caseness]
        conditions += [each.when for each in thing.norms] + [each.when for each in thing.reliable_change]
        conditions += [each.when for each in thing.clinical_cutoffs]
        yield from (when for when in conditions if when is not None)
        yield from (Name(key.value) for each in thing.percentiles for key in each.table.keys)
