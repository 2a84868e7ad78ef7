"""A CSV as rows of cells by column, each with its line."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from io import StringIO

DELIMITERS = "\t;,"
SCALING = "scaling"
"""The column that says D row by row, under whatever name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a line of the file (from 1) in a column, in plain words; no column for the whole line."""

    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not empty: where it stands, and the text of each cell by the name of its column in lower case, or `SCALING`."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`line` is where the columns are named; `names` are these as they are written, by their name in lower case."""

    line: int
    names: dict[str, str]
    rows: tuple[Row, ...]
    decimal_comma: bool


def sheet(text: str, faults: list[Fault]) -> Sheet:
    """The cells of a CSV parted by commas, semicolons or tabs (its first line says which); `faults` takes what is
    wrong with its form.  With semicolons or tabs a number may have a decimal comma."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as fault:
        faults.append(Fault(reader.line_num, "", f"it cannot be read as CSV ({fault})"))
        return Sheet(reader.line_num, {}, (), False)
    lines = [(line, cells) for line, cells in lines if any(cells)]
    if not lines:
        faults.append(Fault(1, "", "the file is empty; its first line names the columns"))
        return Sheet(reader.line_num, {}, (), False)
    (line, header), *rest = lines
    names = {_key(name): name for name in header}
    for name, count in Counter(map(_key, header)).items():
        if count > 1:
            words = "say D" if name == SCALING else "have this name; each needs one of its own"
            faults.append(Fault(line, names[name], f"{count} columns {words}"))
    if not rest:
        faults.append(Fault(line, "", "there is no line with an item below the names of the columns"))
    return Sheet(line, names, tuple(_row(*each, header, faults) for each in rest), delimiter != ",")


def _key(name: str) -> str:
    """The name in lower case; a capital D alone is the scaling, where d is an asymptote or an intercept."""
    return SCALING if name == "D" else name.lower()


def _row(line: int, cells: list[str], header: list[str], faults: list[Fault]) -> Row:
    if len(cells) != len(header):
        faults.append(Fault(line, "", f"the line has {len(cells)} cells, the first line has {len(header)}"))
    return Row(line, dict(zip(map(_key, header), cells, strict=False)))
