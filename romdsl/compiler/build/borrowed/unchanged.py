"""What is borrowed stays as it was: its items, their order, and what was published of all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....diagnostics import Report
from ....model.expression import Name
from ....model.measure import Block, Measure, Score
from ....model.names import Names
from ....source import Span
from ...parse import rules
from .needed import needed_by
from .selection import Selection, Take


def note_changes(
    lender: Measure, names: Names, take: Take | None, selection: Selection, span: Span, report: Report
) -> None:
    """Says where `take` would change what was tried out: another order, a part of a block, a part of a grid's row."""
    if take is not None:
        unchanged = _Unchanged(lender, names, selection, span, report)
        unchanged.note_order(take)
        unchanged.note_cut_blocks()
        unchanged.note_cut_rows()


@dataclass(frozen=True, slots=True)
class _Unchanged:
    lender: Measure
    names: Names
    selection: Selection
    span: Span
    report: Report

    def note_order(self, take: Take) -> None:
        """Questions are asked in the order of the lender, so that no other may be written."""
        place = {item.id: index for index, item in enumerate(self.lender.items)}
        before, last = "", -1
        for name in take:
            places = [place[thing.id] for thing in self.names.members(name) if thing.id in place]
            written = name.id if isinstance(name, Name) else name.first.id
            if places and min(places) < last:
                message = f"“{written}” stands behind “{before}” here, and before it in “{self.lender.id}”."
                help = "write them in their order there: questions that are borrowed are asked in no other"
                self.report.add(rules.BORROW_CHANGES.at(name.span, message, help=help))
                return
            if places:
                before, last = written, max(places)

    def note_cut_blocks(self) -> None:
        """What was published of a score holds where its blocks are asked whole."""
        for block in self.lender.blocks:
            left_out = [item.id for item in block.items if item.id not in self.selection.items]
            inside = {item.id for item in block.items} & self.selection.items
            if not left_out or not inside:
                continue
            for score in self.lender.scores:
                if score.id not in self.selection.named | self.selection.needed.ids:
                    continue
                needed = needed_by([Name(score.id)], self.names)
                published = published_of(score) or ("a table" if needed.tables else "")
                if published and needed.ids & inside:
                    self._tell_cut(block, left_out, score, published)

    def _tell_cut(self, block: Block, left_out: list[str], score: Score, published: str) -> None:
        message = (
            f"“{left_out[0]}” of the block “{block.id}” is left out, and “{score.id}” has {published}"
            ", which holds with the whole block."
        )
        help = f"take {block.id}, or leave {score.id} out"
        self.report.add(rules.BORROW_CHANGES.at(self.span, message, help=help))

    def note_cut_rows(self) -> None:
        """A row of a grid is one question, asked once for each column."""
        for block in self.lender.blocks:
            for row in block.rows:
                taken = [item.id for item in row.items if item.id in self.selection.items]
                if 0 < len(taken) < len(row.items):
                    message = f"“{taken[0]}” is one cell of the row “{row.id}”, and the rest of it is not taken."
                    self.report.add(rules.BORROW_CHANGES.at(self.span, message, help=f"take {row.id}: the whole row"))


def published_of(score: Score) -> str:
    """What was published of a score and holds for its unchanged items alone, in words; empty where nothing was."""
    return next(_published_of(score), "")


def _published_of(score: Score) -> Iterator[str]:
    for found, word in (
        (score.norms, "a norm"),
        (score.percentiles, "a table of percentiles"),
        (score.caseness, "a cut-off for caseness"),
        (score.reliable_change, "a reliable change"),
        (score.clinical_cutoffs, "a clinical cut-off"),
        (score.bands, "bands"),
    ):
        if found:
            yield word
