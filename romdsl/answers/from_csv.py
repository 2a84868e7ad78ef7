"""Rows of answers from CSV, one after the other; odd rows are told with row and column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from ..faults import Fault, unreadable
from .asked import Asked
from .cells import answer_of
from .columns import Columns, columns_of
from .rows import RejectedRow, Rejection, Row, rejected, shortened
from .settings import Settings

LONGEST_CELL = 1_000_000
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


class CsvFile:
    """A file with a head and one row of answers a line."""

    def __init__(self, path: Path, name: str, asked: Asked, settings: Settings) -> None:
        self.path, self.name, self.asked, self.settings = path, name, asked, settings
        csv.field_size_limit(LONGEST_CELL)
        with self._open() as file:
            head = self._head(csv.reader(file, delimiter=self.delimiter, strict=True))
        self.width = len(head)
        self.columns: Columns = columns_of(head, asked, settings, name)

    @property
    def carried(self) -> tuple[str, ...]:
        """The names of the columns that are no items."""
        return tuple(self.columns.carried)

    def rows(self) -> Iterator[Row | RejectedRow]:
        """Every row, in the order of the file; empty lines are no rows."""
        for record in self.records():
            yield record if isinstance(record, RejectedRow) else self.row(*record)

    def records(self) -> Iterator[tuple[int, list[str]] | RejectedRow]:
        """The cells of every row with its number, or why it could not be taken apart."""
        with self._open() as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            width = len(self._head(reader))
            number = 1
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as fault:
                    number += 1
                    yield rejected(self.name, number, _torn(fault, line, reader.line_num))
                    continue
                except OSError as fault:
                    raise unreadable(self.name, fault) from None
                if not cells and width > 1:
                    continue
                number += 1
                yield number, cells or [""]

    def row(self, number: int, cells: list[str]) -> Row | RejectedRow:
        """The answers in the cells of a row, or why it cannot be used."""
        if len(cells) != self.width:
            return rejected(self.name, number, f"the row has {len(cells)} cells, and the head {self.width}")
        if any(map(_UNREADABLE.search, cells)):
            return RejectedRow(self.name, number, tuple(self._unreadable(cells)))
        item, blanks = self.asked.item, self.settings.blanks
        answers = {
            id: answer
            for id, place in self.columns.items.items()
            if (answer := answer_of(item(id), cells[place], blanks)) is not None
        }
        carried = {name: cells[place] for name, place in self.columns.carried.items()}
        return Row(self.name, number, answers, carried, self.columns.names)

    def _unreadable(self, cells: list[str]) -> Iterator[Rejection]:
        names = {place: name for name, place in self.columns.carried.items()}
        names |= {place: self.columns.names.get(id, id) for id, place in self.columns.items.items()}
        ids = {place: id for id, place in self.columns.items.items()}
        for place, cell in enumerate(cells):
            if found := _UNREADABLE.search(cell):
                reason = "a NUL byte stands here" if found[0] == "\0" else _no_utf8(found[0])
                text = _UNREADABLE.sub("\ufffd", cell)
                value = self.asked.shown(text, ids[place]) if place in ids else text
                yield Rejection(names[place], shortened(value), reason)

    def _open(self) -> TextIO:
        try:
            with self.path.open("rb") as file:
                first = file.read(4)
            if first in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
                raise Fault(f"{self.name} is a spreadsheet or an archive; save it as CSV in UTF-8")
            if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise Fault(f"{self.name} is UTF-16 text; save it as CSV in UTF-8")
            # Bytes that are no UTF-8 come through as lone surrogates, so that their row can be told.
            return self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")
        except OSError as fault:
            raise unreadable(self.name, fault) from None

    @property
    def delimiter(self) -> str:
        """What parts the cells."""
        return self.settings.delimiter or ("\t" if self.path.suffix.lower() == ".tsv" else ",")

    def _head(self, reader: Iterator[list[str]]) -> list[str]:
        try:
            head = next((row for row in reader if any(map(str.strip, row))), None)
        except csv.Error as fault:
            raise Fault(f"{self.name}, row 1: the head cannot be read: {fault}") from None
        except OSError as fault:
            raise unreadable(self.name, fault) from None
        if head is None:
            raise Fault(f"{self.name} is empty: it has no head with the names of the columns")
        for place, cell in enumerate(head, 1):
            if found := _UNREADABLE.search(cell):
                reason = "a NUL byte stands in it" if found[0] == "\0" else _no_utf8(found[0])
                raise Fault(f"{self.name}, row 1, column {place}: {reason}")
        if len(head) == 1 and (other := next((sign for sign in ";\t|" if sign in head[0]), None)):
            written = "tab" if other == "\t" else other
            raise Fault(f"{self.name}: the head is one cell, parted by “{written}”; write --delimiter '{written}'")
        return head


def _no_utf8(surrogate: str) -> str:
    return f"byte {ord(surrogate) - 0xDC00:02X} is no UTF-8 text; save the file as CSV in UTF-8"


def _torn(fault: csv.Error, first: int, last: int) -> str:
    """Why a row could not be taken apart, and which lines went into it."""
    lines = f"line {first}" if last <= first else f"lines {first} to {last}"
    if "unexpected end" in str(fault):
        return f"{lines}: a quote is opened and never closed"
    if "expected after" in str(fault):
        return f"{lines}: a quote ends before its cell does; a quote inside a cell is written twice"
    if "field larger" in str(fault):
        return f"{lines}: a cell has more than {LONGEST_CELL:,} characters; perhaps a quote is never closed"
    return f"{lines}: {fault}"
