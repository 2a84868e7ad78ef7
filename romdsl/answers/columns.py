"""Which column of a file holds which item; a name that only nearly fits is a question, not a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import nearest
from ..faults import Fault
from .asked import Asked
from .settings import Settings


@dataclass(frozen=True)
class Columns:
    """The places of the items in a row, and of all other columns with their names."""

    items: Mapping[str, int]
    carried: Mapping[str, int]
    names: Mapping[str, str]
    """In which column an item stands, where that is not called by its id."""


def columns_of(head: Sequence[str], asked: Asked, settings: Settings, file: str) -> Columns:
    """Reads the head of a file; raises Fault for what is doubtful or lacking."""
    head = named(head)
    items: dict[str, int] = {}
    carried: dict[str, int] = {}
    for place, name in enumerate(head):
        item = item_of(name, asked, settings)
        if item in asked.kept:
            carried[name] = place
        if item is None:
            if name in carried:
                raise Fault(f"{file}: the column “{name}” stands twice ({carried[name] + 1} and {place + 1})")
            carried[name] = place
        elif item in items:
            first = items[item]
            raise Fault(f"{file}: “{head[first]}” and “{name}” are both the item {item} ({first + 1} and {place + 1})")
        else:
            items[item] = place
    for name in carried:
        if doubt := doubt_of(name, asked, settings, items):
            raise Fault(f"{file}: {doubt}")
    check_absent(items, asked, settings, file)
    return Columns(items, carried, {item: head[place] for item, place in items.items() if head[place] != item})


def named(head: Sequence[str]) -> list[str]:
    """The head with a name for each column: where several have none they are counted."""
    nameless = sum(not name.strip() for name in head)
    return [name if name.strip() or nameless == 1 else f"column {place}" for place, name in enumerate(head, 1)]


def item_of(name: str, asked: Asked, settings: Settings) -> str | None:
    """The item that a column or key is, None for one that is carried along."""
    if name in settings.renames:
        return settings.renames[name]
    return asked.named(name)


def doubt_of(name: str, asked: Asked, settings: Settings, present: Mapping[str, object]) -> str | None:
    """What to ask about a name that is no item's, before what stands under it is carried along."""
    if name in settings.renames or name in asked.kept:
        return None
    item = nearly(name, asked, present)
    return question(name, item) if item else asked.doubtful(name)


def nearly(name: str, asked: Asked, present: Mapping[str, object]) -> str | None:
    """The item that a name nearly is: alike but for case and signs, or a slip away from one that lacks."""
    plain = bare(name)
    for written, item in asked.by_name.items():
        if plain and plain == bare(written):
            return item
    lacking = [written for written, item in asked.by_name.items() if item not in present]
    near = nearest(name, lacking) if len(name) > 1 else None
    return asked.by_name[near] if near else None


def bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def question(name: str, item: str) -> str:
    """What to ask about a name that nearly is an item's."""
    return (
        f"is “{name}” the item {item}? Call it {item}, or say so with --columns FILE"
        f" (a line “{name},{item}”, or “{name},” for no)"
    )


def check_absent(items: Mapping[str, int], asked: Asked, settings: Settings, file: str) -> None:
    """Stops before the first row where an item is lacking that a score needs."""
    for id in settings.absent:
        if id in items:
            raise Fault(f"{file}: --absent {id}, but there is a column for it")
    lacking = [id for id in asked.lacking(items) if id not in settings.absent]
    if lacking:
        some = ", ".join(lacking[:5]) + (f" and {len(lacking) - 5} more" if len(lacking) > 5 else "")
        kind = "context" if asked.contexts.issuperset(lacking) else "item"
        none = f"there is no column for the {kind}" if len(lacking) == 1 else f"there are no columns for the {kind}s"
        raise Fault(f"{file}: {none} {some}, which a score needs; if not asked, write --absent {lacking[0]}")
