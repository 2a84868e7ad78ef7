"""Pieces of printed code that know how tightly they bind, and lines that are broken where they are long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

CONDITIONAL, OR, AND, NOT, COMPARE, PLUS, TIMES, UNARY, ATOM = range(9)
WIDTH = 120

_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|-?\w+|\["(?:[^"\\]|\\.)*", (?:-?\d+|null)\]')
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Code:
    """An expression as text; `binds` is how tightly its outermost operator does.

    `is_loop` says that it is a list made by a loop, and not one written out; `opposite` is its
    negation, where that is no more than another operator.
    """

    text: str
    binds: int = ATOM
    is_loop: bool = False
    opposite: str = ""

    def within(self, binds: int) -> str:
        """The text as a part of something that binds so tightly: in brackets where it must be."""
        return self.text if self.binds >= binds else f"({self.text})"


def joined(separator: str, parts: Iterable[Code], binds: int) -> Code:
    """Parts with an operator between them; one part stands alone."""
    several = tuple(parts)
    if len(several) == 1:
        return several[0]
    return Code(separator.join(part.within(binds + 1) for part in several), binds)


def listed(values: Iterable[str]) -> str:
    return ", ".join(values)


def folded(text: str, indent: str, unit: str = "    ") -> list[str]:
    """One line of code as lines that are not too long, broken at the commas of its longest bracket."""
    line = indent + text
    best = _longest_bracket(text) if len(line) > WIDTH else None
    if best is None:
        return [line]
    start, end = best
    while (start + 1, end - 1) == _longest_bracket(text, start + 1, end):
        start, end = start + 1, end - 1
    parts = split_at_commas(text[start + 1 : end])
    deeper = indent + unit
    if len(parts) == 1:
        lines = folded(parts[0], deeper, unit)
    elif all(map(_LITERAL.fullmatch, parts)):
        lines = _filled(parts, deeper)
    else:
        lines = [line for part in parts for line in folded(f"{part},", deeper, unit)]
    return [indent + text[: start + 1], *lines, *folded(text[end:], indent, unit)]


def split_at_commas(text: str) -> list[str]:
    """The parts of a list, at the commas that stand in no bracket and no text."""
    parts, depth, start = [], 0, 0
    for index, character in _outside_texts(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(text[start:index].strip())
            start = index + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def split_outside(text: str, separators: tuple[str, ...]) -> list[str]:
    """A line cut before each separator that stands in no bracket and no text."""
    cuts, depth = [0], 0
    for index, character in _outside_texts(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0 and text.startswith(separators, index):
            cuts.append(index)
    return [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _filled(parts: list[str], indent: str) -> list[str]:
    lines = [indent + parts[0] + ","]
    for part in parts[1:]:
        if len(lines[-1]) + len(part) + 2 <= WIDTH:
            lines[-1] += f" {part},"
        else:
            lines.append(f"{indent}{part},")
    return lines


def _longest_bracket(text: str, first: int = 0, last: int | None = None) -> tuple[int, int] | None:
    """The ends of the outermost bracket, from `first` to `last`, that holds most."""
    best: tuple[int, int] | None = None
    depth, start = 0, first
    for index, character in _outside_texts(text, first, last):
        if character in _OPEN:
            start = index if depth == 0 else start
            depth += 1
        elif character in _CLOSE:
            depth -= 1
            if depth == 0 and index - start > 1 and (best is None or index - start > best[1] - best[0]):
                best = start, index
    return best


def _outside_texts(text: str, first: int = 0, last: int | None = None) -> Iterable[tuple[int, str]]:
    """The characters that stand in no text, with their places."""
    quote, index = "", first
    while index < (len(text) if last is None else last):
        character = text[index]
        if quote:
            index += character == "\\"
            quote = "" if character == quote else quote
        elif character in "\"'`":
            quote = character
        else:
            yield index, character
        index += 1
