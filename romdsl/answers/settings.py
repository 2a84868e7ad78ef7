"""What is said about a file of answers beside the file: names of columns, blanks, what was not asked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import nearest
from ..faults import Fault, unreadable
from .asked import Asked


@dataclass(frozen=True)
class Settings:
    """`renames`: their name of a column to the item, or to nothing (carried along); `blanks`: what
    stands for no answer; `absent`: items that were not asked; `delimiter`: what parts the cells."""

    renames: Mapping[str, str | None] = field(default_factory=dict)
    blanks: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    delimiter: str | None = None


def read_renames(path: Path, asked: Asked) -> dict[str, str | None]:
    """A file of two columns, theirs and ours; ours empty: the column is no item and is carried along."""
    name = path.as_posix()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(number, row) for number, row in enumerate(csv.reader(file), 1) if any(map(str.strip, row))]
    except OSError as fault:
        raise unreadable(name, fault) from None
    except (UnicodeDecodeError, csv.Error) as fault:
        raise Fault(f"{name} cannot be read as CSV in UTF-8: {fault}") from None
    renames: dict[str, str | None] = {}
    for number, row in rows:
        if len(row) != 2:
            raise Fault(f"{name}, row {number}: it has {len(row)} cells and not two (theirs, ours)")
        theirs, ours = row[0], row[1].strip()
        if number == rows[0][0] and (theirs.strip().lower(), ours.lower()) == ("theirs", "ours"):
            continue
        if theirs in renames:
            raise Fault(f"{name}, row {number}: the column “{theirs}” stands here twice")
        renames[theirs] = item_called(ours, asked, f"{name}, row {number}") if ours else None
    return renames


def item_called(written: str, asked: Asked, where: str) -> str:
    """The id of an item; raises Fault with the nearest one."""
    if written in asked.by_name:
        return asked.by_name[written]
    near = nearest(written, asked.by_name)
    raise Fault(f"{where}: {asked.measure} has no item “{written}”" + (f"; did you mean {near}?" if near else ""))


def absent_items(written: Iterable[str], asked: Asked) -> frozenset[str]:
    """The items after `--absent`, by commas or one at a time."""
    ids = [id.strip() for part in written for id in part.split(",") if id.strip()]
    return frozenset(item_called(id, asked, "--absent") for id in ids)


def delimiter_from(written: str | None) -> str | None:
    """One character; `tab` is the tab."""
    if written is None:
        return None
    character = "\t" if written in ("tab", "\\t") else written
    if len(character) != 1 or character in '"\r\n':
        raise Fault(f"--delimiter “{written}”: it is one character, or tab")
    return character
