"""Long expressions of SQL over several lines: brackets and CASE opened where they do not fit, operators in front.

Only blanks change. A line breaks where a blank stands already, behind an opening and before a closing bracket;
never inside a text or a name in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

WIDTH = 110
LEAST = 50
"""So much room has a line, however far in it stands."""
DEEPEST = 40
"""Past so many brackets within brackets, lines are filled and not opened."""
_WORDS = r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[()\[\]{},]|[^\s()\[\]{},'"`]+"""
_WITHOUT_ESCAPES = re.compile(_WORDS)
_WITH_ESCAPES = re.compile(r"""'(?:[^'\\]|\\.|'')*'|""" + _WORDS)
_CLOSING = {"(": ")", "[": "]", "{": "}", "CASE": "END"}
_SIGNS = (("OR",), ("AND",), ("+", "-"), ("||",))
"""Before which a line breaks, the loosest first."""
_FILLED = ("+", "-", "||")
"""Of which several stand on a line."""


@dataclass(slots=True)
class Part:
    """A word; or, with `inside`, a bracket or CASE that begins with it and ends with `closing`."""

    text: str
    spaced: bool
    """Whether a blank stands before it."""
    inside: list[Part] = field(default_factory=list)
    closing: str = ""
    closing_spaced: bool = False
    size: int = 0


def folded(code: str, indent: str, escapes: bool = False) -> Iterator[str]:
    """The lines of an expression that begins at an indentation; `escapes`: a backslash hides a quote in texts."""
    if len(indent) + len(code) <= WIDTH or "\n" in code:
        yield f"{indent}{code}"
        return
    parts = _parts(code, _WITH_ESCAPES if escapes else _WITHOUT_ESCAPES)
    page = _Page(len(indent))
    if parts is None:
        page.fill(_words(code, _WITH_ESCAPES if escapes else _WITHOUT_ESCAPES), len(indent))
    else:
        page.sequence(parts, len(indent) + (2 if len(_pieces(parts)) > 1 else 0))
    yield from page.lines
    yield page.line


def wrapped(text: str, indent: str = "") -> list[str]:
    """The words of a comment, in pieces that fit a line of comments; those behind the first stand further in."""
    room = WIDTH - len(indent) - len("-- ")
    return wrap(text, room, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _words(code: str, pattern: re.Pattern[str]) -> list[Part]:
    return [
        Part(found[0], found.start() > 0 and code[found.start() - 1].isspace(), size=len(found[0]))
        for found in pattern.finditer(code)
    ]


def _parts(code: str, pattern: re.Pattern[str]) -> list[Part] | None:
    """The words with what is in brackets below its bracket; None where the brackets are too deep, or do not pair."""
    outside: list[Part] = []
    open_parts: list[Part] = []
    for word in _words(code, pattern):
        here = open_parts[-1].inside if open_parts else outside
        if open_parts and word.text == _CLOSING[open_parts[-1].text]:
            closed = open_parts.pop()
            closed.closing, closed.closing_spaced = word.text, word.spaced
            closed.size += _size(closed.inside) + word.spaced + len(word.text)
        elif word.text in _CLOSING:
            here.append(word)
            open_parts.append(word)
        elif word.text in _CLOSING.values():
            return None
        else:
            here.append(word)
        if len(open_parts) > DEEPEST:
            return None
    return None if open_parts else outside


def _size(parts: Iterable[Part]) -> int:
    return sum(part.spaced + part.size for part in parts)


class _Page:
    """Lines as they are filled."""

    def __init__(self, indent: int) -> None:
        self.lines: list[str] = []
        self.line = " " * indent

    def room(self, indent: int) -> int:
        return max(WIDTH, indent + LEAST) - len(self.line)

    def put(self, text: str, spaced: bool) -> None:
        self.line += f" {text}" if spaced and self.line.strip() else text

    def turn(self, indent: int) -> None:
        if self.line.strip():
            self.lines.append(self.line)
        self.line = " " * indent

    def flat(self, part: Part) -> None:
        self.put(part.text, part.spaced)
        for one in part.inside:
            self.flat(one)
        if part.closing:
            self.put(part.closing, part.closing_spaced)

    def fill(self, parts: Sequence[Part], indent: int) -> None:
        """Words one behind the other, as many as a line takes."""
        for part in parts:
            if part.spaced and part.size + 1 > self.room(indent):
                self.turn(indent + 2)
            self.flat(part)

    def sequence(self, parts: Sequence[Part], indent: int) -> None:
        """Parts from where the line stands; what does not fit goes on below, at the indentation."""
        if _size(parts) <= self.room(indent):
            for part in parts:
                self.flat(part)
            return
        pieces = _pieces(parts)
        if len(pieces) == 1:
            self.opened(parts, indent)
            return
        for number, piece in enumerate(pieces):
            sign = piece[0].text
            filled = sign in _FILLED or pieces[0][-1].text == ","
            if number and not (filled and _size(piece) <= self.room(indent)):
                self.turn(indent)
            self.sequence(piece, indent + 2 if sign in ("AND", "OR") else indent)

    def opened(self, parts: Sequence[Part], indent: int) -> None:
        """Parts one behind the other; brackets and CASE that do not fit are opened."""
        for number, part in enumerate(parts):
            behind = _size(parts[number + 1 :]) if part.text == "AS" else _glued(parts, number + 1)
            if part.spaced + part.size + behind <= self.room(indent):
                self.flat(part)
            elif not part.closing:
                if part.spaced:
                    self.turn(indent + 2)
                self.flat(part)
            elif part.text == "CASE":
                self.cases(part, indent)
            else:
                self.put(part.text, part.spaced)
                self.turn(indent + 2)
                self.sequence(part.inside, indent + 2)
                self.turn(indent)
                self.put(part.closing, False)

    def cases(self, part: Part, indent: int) -> None:
        """Each WHEN on a line; its THEN below it where they do not fit together."""
        self.put(part.text, part.spaced)
        for branch in _cut(part.inside, ("WHEN", "ELSE")):
            self.turn(indent + 2)
            if _size(branch) <= self.room(indent + 2):
                self.sequence(branch, indent + 2)
                continue
            for number, piece in enumerate(_cut(branch, ("THEN",))):
                if number:
                    self.turn(indent + 4)
                self.flat(piece[0])
                self.sequence(piece[1:], indent + 4)
        self.turn(indent)
        self.put(part.closing, False)


def _glued(parts: Sequence[Part], start: int) -> int:
    """How much has to stand on the line of the part before: what no blank parts from it, a bracket as it opens."""
    size = 0
    for part in parts[start:]:
        if part.spaced:
            break
        size += len(part.text)
        if part.closing:
            break
    return size


def _pieces(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts cut behind commas, else before the operators that bind least."""
    pieces: list[list[Part]] = [[]]
    for number, part in enumerate(parts):
        pieces[-1].append(part)
        if part.text == "," and not part.inside and number + 1 < len(parts) and parts[number + 1].spaced:
            pieces.append([])
    if len(pieces) > 1:
        return pieces
    return next((cut for signs in _SIGNS if len(cut := _cut(parts, signs)) > 1), [list(parts)])


def _cut(parts: Sequence[Part], signs: Sequence[str]) -> list[list[Part]]:
    """Parts cut before some words; not before the AND of a BETWEEN."""
    pieces: list[list[Part]] = [[]]
    between = False
    for part in parts:
        if part.text in signs and part.spaced and pieces[-1] and not (between and part.text == "AND"):
            pieces.append([])
        between = part.text == "BETWEEN" or (between and part.text != "AND")
        pieces[-1].append(part)
    return pieces
