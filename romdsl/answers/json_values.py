"""The values of a JSON file one after the other, so that a long file need not be held at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TextIO

CHUNK = 1 << 16
MOST_DIGITS = 1000
LINE_ENDINGS = (".jsonl", ".ndjson")
_GAP = re.compile(r"[ \t\r\n]*")
_UNREADABLE = re.compile("[\ud800-\udfff]")
_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True)
class BadJson:
    """A part of a file that is no answer, and why; `torn`: what follows cannot be read."""

    text: str
    why: str
    torn: bool = False


def values_of(path: Path) -> Iterator[tuple[int, object]]:
    """Each value with its number: the line where one stands on each, else counted from 1."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        by_line = path.suffix.lower() in LINE_ENDINGS or _begins_with_a_whole_line(file)
        file.seek(0)
        yield from _lines(file) if by_line else Stream(file).values()


def _begins_with_a_whole_line(file: TextIO) -> bool:
    """Whether the first line that is not empty is a whole object."""
    first = next((line for line in file if line.strip()), "").strip()
    return first.startswith("{") and first.endswith("}") and not isinstance(read_line(first), BadJson)


def _lines(file: TextIO) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield number, read_line(line.strip())


def read_line(line: str) -> object:
    """The value of a line, or why it has none."""
    try:
        value, end = Decoder().take(line, 0)
    except json.JSONDecodeError as fault:
        return BadJson(line, f"this is no JSON: {_in_words(fault)}")
    except RecursionError:
        return BadJson(line, "this is nested too deep")
    return value if end == len(line) else BadJson(line, "something stands behind the object")


class Decoder:
    """Reads one value exactly, and remembers what JSON lets pass but an answer may not be."""

    def __init__(self) -> None:
        self.fault = ""
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs, parse_float=self._real, parse_int=self._whole, parse_constant=self._constant
        )

    def take(self, text: str, place: int) -> tuple[object, int]:
        """The value at a place and where it ends; raises JSONDecodeError, RecursionError."""
        self.fault = ""
        value, end = self.decoder.raw_decode(text, place)
        taken = text[place:end]
        if found := _UNREADABLE.search(taken):
            taken = _UNREADABLE.sub("\ufffd", taken)
            self.fault = f"byte {ord(found[0]) - 0xDC00:02X} is no UTF-8 text"
        elif _HALF_SIGN.search(taken) and (half := _half_sign(value)):
            self.fault = f"\\u{ord(half):04x} is half a sign, and no text"
        return (BadJson(taken, self.fault) if self.fault else value), end

    def _pairs(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                self.fault = f"the key “{key}” stands twice"
            found[key] = value
        return found

    def _constant(self, name: str) -> None:
        self.fault = f"{name} is no number in JSON"

    def _whole(self, digits: str) -> int:
        return 0 if self._too_long(len(digits)) else int(digits)

    def _real(self, written: str) -> Decimal:
        # 1e999999999 is short to write and fills the memory once it is written out.
        number = Decimal(written)
        return Decimal(0) if self._too_long(max(len(written), abs(number.adjusted()))) else number

    def _too_long(self, digits: int) -> bool:
        if digits > MOST_DIGITS:
            self.fault = f"a number has more than {MOST_DIGITS:,} digits"
        return digits > MOST_DIGITS


class Stream:
    """Values that run over lines: one, several behind each other, or the members of one list."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.text = ""
        self.place = 0
        self.decoder = Decoder()

    def values(self) -> Iterator[tuple[int, object]]:
        yield from enumerate(self._members() if self._next() == "[" else self._loose(), 1)

    def _loose(self) -> Iterator[object]:
        while self._next():
            value = self._take()
            yield value
            if isinstance(value, BadJson) and value.torn:
                return

    def _members(self) -> Iterator[object]:
        self.place += 1
        first = True
        while (sign := self._next()) != "]":
            if not sign:
                yield BadJson("", "the list is not closed: the file ends in the middle", torn=True)
                return
            if not first:
                if sign != ",":
                    yield BadJson(self._here(), "a comma is lacking; what follows was not read", torn=True)
                    return
                self.place += 1
                self._next()
            first = False
            value = self._take()
            yield value
            if isinstance(value, BadJson) and value.torn:
                return
        self.place += 1
        if self._next():
            yield BadJson(self._here(), "something stands behind the end of the list", torn=True)

    def _fill(self) -> bool:
        more = self.file.read(max(CHUNK, len(self.text) - self.place))
        self.text, self.place = self.text[self.place :] + more, 0
        return bool(more)

    def _next(self) -> str:
        """The next sign that is no blank; empty at the end of the file."""
        while True:
            match = _GAP.match(self.text, self.place)
            self.place = match.end() if match else self.place
            if self.place < len(self.text) or not self._fill():
                return self.text[self.place : self.place + 1]

    def _take(self) -> object:
        while True:
            try:
                value, end = self.decoder.take(self.text, self.place)
            except json.JSONDecodeError as fault:
                cut = fault.msg.startswith("Unterminated") or fault.pos > len(self.text) - 20
                if cut and self._fill():
                    continue
                return BadJson(
                    self._here(), f"this is no JSON: {_in_words(fault)}; what follows was not read", torn=True
                )
            except RecursionError:
                return BadJson(self._here(), "this is nested too deep; what follows was not read", torn=True)
            if end == len(self.text) and self._fill():
                continue  # a number at the end of what was read so far may go on
            self.place = end
            return value

    def _here(self) -> str:
        return _UNREADABLE.sub("\ufffd", self.text[self.place : self.place + 200])


def _half_sign(value: object) -> str:
    """A UTF-16 surrogate that stands without its other half, which no file of UTF-8 can hold; else empty."""
    if isinstance(value, str):
        found = _UNREADABLE.search(value)
        return found[0] if found else ""
    parts = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return next(filter(None, map(_half_sign, parts)), "")


def _in_words(fault: json.JSONDecodeError) -> str:
    return f"{fault.msg[:1].lower()}{fault.msg[1:]} (character {fault.pos + 1})"
