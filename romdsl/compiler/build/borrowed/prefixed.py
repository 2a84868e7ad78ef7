"""The taken parts of a lender under the names that they have in the measure that borrows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ....model.measure import (
    Alert,
    Block,
    Borrowed,
    Change,
    Check,
    Choice,
    Item,
    Measure,
    Note,
    Placed,
    Rows,
    Scale,
    Score,
)
from ....model.measure.over_time import OCCASION
from ....model.renaming import Renaming
from .selection import Selection
from .taken import Taken

_QUOTED = re.compile(r"\{([\w.]+)\}")


@dataclass(frozen=True)
class Prefixed:
    """One borrow: `prefix` goes before the names of all but the contexts and contacts, which are shared."""

    prefix: str
    lender: Measure
    selection: Selection
    named: Placed[str]

    def id(self, id: str) -> str:
        return f"{self.prefix}.{id}"

    def placed(self, id: Placed[str] | None) -> Placed[str] | None:
        return None if id is None else replace(id, value=self.id(id.value))

    @cached_property
    def renaming(self) -> Renaming:
        lender = self.lender
        things = [*(item.id for item in lender.items), *(let.id for let in lender.lets)]
        things += [*(score.id for score in lender.scores), *(rows.id for rows in lender.rows)]
        things += [id for block in lender.blocks for id in (block.id, *(row.id for row in block.rows))]
        for rows in lender.rows:
            things += [f"{rows.id}.{id}" for id in (*(each.id for each in rows.fields), *(let.id for let in rows.lets))]
        percentiles = [each.table for score in lender.scores for each in score.percentiles]
        tables = {table.id: self.id(table.id) for table in (*lender.tables, *percentiles)}
        return Renaming({id: self.id(id) for id in things}, tables)

    def taken(self) -> Taken:
        """Everything that is taken."""
        lender, chosen, renaming = self.lender, self.selection, self.renaming
        used = chosen.needed.ids | chosen.named
        tables = chosen.needed.tables | chosen.named
        parts = tuple(self.parts())
        scores = tuple(self.score(score) for score in lender.scores if score.id in used)
        alerts = tuple(self.alert(alert) for alert in chosen.alerts)
        of_rows = {let.id for rows in lender.rows for each in rows.lets for let in each.lets}
        contacts = {alert.contacts.value for alert in chosen.alerts if alert.contacts}
        at = {named.value for item in lender.items if item.id in chosen.items for named in item.at}
        return Taken(
            lender,
            self.named,
            tuple(self.borrowed()),
            parts,
            tuple(self.context(each) for each in lender.contexts if each.id in used and each.id != OCCASION),
            tuple(self.scales(parts, scores)),
            tuple(renaming.let(let) for let in lender.lets if let.id in used - of_rows),
            scores,
            tuple(renaming.table(table) for table in lender.tables if table.id in tables),
            alerts,
            tuple(self.check(check) for check in chosen.checks),
            tuple(each for each in lender.contacts if each.id in contacts),
            tuple(self.change(change) for change in chosen.changes),
            occasions=frozenset(at | chosen.needed.occasions),
        )

    def borrowed(self) -> Iterator[Borrowed]:
        """The lender and its terms, and those of whom it has borrowed itself."""
        lender, items = self.lender, self.selection.items
        version = lender.version.value if lender.version else ""
        cut = [block for block in lender.blocks if 0 < sum(item.id in items for item in block.items) < len(block.items)]
        yield Borrowed(
            self.prefix, lender.id, version, lender.title, lender.source, lender.citation, lender.licence,
            not self.selection.whole, tuple(self.id(block.id) for block in cut), span=self.named.span,
        )  # fmt: skip
        for each in lender.borrowed:
            own = [item.id for item in lender.items if item.id.startswith(f"{each.prefix}.")]
            taken = [id for id in own if id in items]
            if taken:
                part = each.in_part or len(taken) < len(own)
                blocks = tuple(dict.fromkeys((*map(self.id, each.cut), *(self.id(block.id) for block in cut))))
                mine = tuple(block for block in blocks if block.startswith(f"{self.prefix}.{each.prefix}."))
                yield replace(each, prefix=self.id(each.prefix), in_part=part, cut=mine, span=self.named.span)

    def parts(self) -> Iterator[Block | Item | Note | Rows]:
        """What is asked, in the lender's order, with what stands above it there and the time that is asked about."""
        lender, items = self.lender, self.selection.items
        yield from self.opening()
        for part in lender.parts:
            if isinstance(part, Note):
                if self.selection.whole:
                    yield part
            elif isinstance(part, Item):
                if part.id in items:
                    yield self.item(part)
            elif any(item.id in items for item in part.items):
                made = {item.id: self.item(item) for item in part.items}
                yield self.renaming.rows(part, made) if isinstance(part, Rows) else self.block(part, made)

    def opening(self) -> Iterator[Note]:
        """What the lender says above all questions: the time they are about, unless it is said again, and instructions."""
        recall, above = self.lender.recall, self.lender.instructions
        stems = [block.text.value if block.text else "" for block in self.lender.blocks] or [""]
        stems = [above.value] if above and recall and recall.value.lower() in above.value.lower() else stems
        if recall is not None and not all(recall.value.lower() in text.lower() for text in stems):
            yield Note(replace(recall, value=recall.value[:1].upper() + recall.value[1:] + "."), span=self.named.span)
        if above is not None:
            yield Note(above, span=self.named.span)

    def block(self, block: Block, made: dict[str, Item]) -> Block:
        """A block with those of its items that are taken; one that lacks some is no published instrument any more."""
        items = self.selection.items
        kept = tuple(each for each in block.members if isinstance(each, Note) or each.id in items)
        rows = tuple(row for row in block.rows if all(item.id in items for item in row.items))
        whole = len(kept) == len(block.members)
        return self.renaming.block(replace(block, members=kept, rows=rows, validated=block.validated and whole), made)

    def item(self, item: Item) -> Item:
        """An item; what its text quotes is named as it is here."""
        answer = item.answer
        if isinstance(answer, Choice):
            answer = replace(answer, scale=self.placed(answer.scale))
        column = Placed(f"{self.prefix}_{item.column.value if item.column else item.id}", span=item.span)
        names = self.renaming.names
        text = _QUOTED.sub(lambda found: f"{{{names.get(found[1], found[1])}}}", item.text.value)
        return replace(
            self.renaming.item(item), text=replace(item.text, value=text), answer=answer, column=column,
            risk=self.placed(item.risk),
            slot=None if item.slot is None else replace(item.slot, rows=self.id(item.slot.rows)),
            cell=None if item.cell is None else replace(item.cell, row=self.id(item.cell.row)),
        )  # fmt: skip

    def context(self, context: Item) -> Item:
        """A context, which keeps its name and has its options without that of their scale."""
        answer = context.answer
        return replace(context, answer=replace(answer, scale=None) if isinstance(answer, Choice) else answer)

    def score(self, score: Score) -> Score:
        return replace(self.renaming.score(score), scale=self.placed(score.scale), replaces=None)

    def scales(self, parts: tuple[Block | Item | Note | Rows, ...], scores: tuple[Score, ...]) -> Iterator[Scale]:
        """The scales from which something is chosen that is taken."""
        asked = [item for part in parts for item in (() if isinstance(part, Note | Item) else part.items)]
        asked += [part for part in parts if isinstance(part, Item)]
        used = {item.answer.scale.value for item in asked if isinstance(item.answer, Choice) and item.answer.scale}
        used |= {score.scale.value for score in scores if score.scale}
        yield from (replace(each, id=self.id(each.id)) for each in self.lender.scales if self.id(each.id) in used)

    def alert(self, alert: Alert) -> Alert:
        return replace(alert, id=self.id(alert.id), when=self.renaming.formula(alert.when))

    def check(self, check: Check) -> Check:
        return replace(check, id=self.id(check.id), that=self.renaming.formula(check.that))

    def change(self, change: Change) -> Change:
        return replace(
            change, id=self.id(change.id), of=self.renaming.key(change.of), value=self.renaming.formula(change.value),
            reliable_change=tuple(
                replace(each, when=self.renaming.formula(each.when)) for each in change.reliable_change
            ),
            clinical_cutoffs=tuple(
                replace(each, when=self.renaming.formula(each.when)) for each in change.clinical_cutoffs
            ),
            scale=self.placed(change.scale),
        )  # fmt: skip
