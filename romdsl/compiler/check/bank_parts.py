"""Parts of item banks that several rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...diagnostics import Finding
from ...model.calibrated import is_retired, scored_items
from ...model.item_filter import NoFilter, passes
from ...model.measure import Block, Calibration, Cat, Form, Item, ItemModel, Measure, Placed
from ...source import Span
from .context import Context

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


@dataclass(frozen=True, slots=True)
class Calibrating:
    """One item of a bank with what its bank says of it."""

    block: Block
    item: Item
    calibration: Calibration

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def model(self) -> ItemModel | None:
        """The model of the item, or else that of its bank."""
        of_bank = self.block.banked.model if self.block.banked else None
        return placed.value if (placed := self.calibration.model or of_bank) else None

    @property
    def steps(self) -> tuple[float, ...]:
        """The values of b."""
        return tuple(map(float, self.calibration.b.value)) if self.calibration.b else ()

    def at_step(self, index: int) -> Span:
        """Where one value of b stands: beside the item, or in its cell; all of them where that is not known."""
        assert self.calibration.b is not None
        span = self.calibration.b.span
        found = list(_NUMBER.finditer(span.source.text, span.start, span.end))
        if len(found) != len(self.calibration.b.value):
            return span
        return Span(span.source, found[index].start(), found[index].end())

    def placed(self, finding: Finding) -> Finding:
        """A finding at a parameter; one in a file says which item it is about."""
        if finding.span.source is self.item.span.source:
            return finding
        return finding.because(self.item.span, "the item")


def banks_of(measure: Measure) -> Iterator[Block]:
    """The banks of a measure."""
    return (block for block in measure.blocks if block.banked is not None)


def all_items(measure: Measure) -> Iterator[Calibrating]:
    """All items of all banks, the pilot items too."""
    for block in banks_of(measure):
        for item in block.items:
            if item.calibration is not None:
                yield Calibrating(block, item, item.calibration)


def scored_of(measure: Measure) -> Iterator[Calibrating]:
    """The items of all banks but the pilot items, which need no parameters."""
    return (each for each in all_items(measure) if not each.calibration.is_pilot)


def asked_of(measure: Measure) -> Iterator[Calibrating]:
    """The items of all banks that may still be asked: all but the retired ones."""
    return (each for each in all_items(measure) if not each.calibration.is_retired)


def things_of(measure: Measure) -> tuple[Form | Cat, ...]:
    """All forms and adaptive tests."""
    return (*measure.forms, *measure.cats)


def bank_named(measure: Measure, thing: Form | Cat) -> Block | None:
    """The bank of a form or an adaptive test."""
    return next((bank for bank in banks_of(measure) if thing.bank and bank.id == thing.bank.value), None)


def noun(thing: Form | Cat) -> str:
    return "form" if isinstance(thing, Form) else "adaptive test"


def left_for(bank: Block, thing: Form | Cat) -> tuple[Item, ...]:
    """The scored items that a form or an adaptive test may ask; all in use where its filter says nothing."""
    scored = [item for item in scored_items(bank) if not is_retired(item)]
    where = thing.where if isinstance(thing, Cat) else thing.assembly.where if thing.assembly else None
    try:
        return tuple(item for item in scored if passes(item, where))
    except NoFilter:
        return tuple(scored)


def tags_of(item: Item) -> set[str]:
    """The areas of content that an item belongs to."""
    return {tag.value for tag in item.calibration.tags} if item.calibration else set()


def areas_of(item: Item, thing: Form | Cat) -> set[str]:
    """The areas that a rule counts an item in: of an adaptive test its first alone, so that each is counted once."""
    if isinstance(thing, Form) or item.calibration is None:
        return tags_of(item)
    return {tag.value for tag in item.calibration.tags[:1]}


def from_lock(form: Form) -> str:
    """What stands before the message about an item that the author did not write."""
    return f"{form.id}.lock.json: " if form.assembly is not None else ""


def unread_file(each: Calibrating, context: Context) -> bool:
    """Whether the parameters may stand in a file that could not be read."""
    file: Placed[str] | None = each.block.banked.file if each.block.banked else None
    if file is None:
        return False
    return context.error_places.meet(file.span) or any(
        finding.span.source.name.endswith(file.value) for finding in context.errors
    )
