"""Cuts a `.rom` text into letters of its structure: words, texts, braces, comments; mends quotes on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ...diagnostics import Report
from ...source import Source, Span
from . import rules
from .scan import WORD

Kind = Literal["word", "text", "(", ")", "{", "}", ";", "line", "comment", "end"]

_LETTER = re.compile(
    rf'(?P<line>\n)|(?P<word>{WORD})|(?P<text>"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*")|(?P<sign>[(){{}};])'
    r"|(?P<comment>\#[^\n]*)|(?P<open>\")|(?P<curly>[“”„])"
)


class Letter(NamedTuple):
    kind: Kind
    start: int
    end: int


@dataclass(slots=True)
class Letters:
    """All letters, and the text to read values from: as long as the source, comments blank, quotes closed."""

    found: list[Letter]
    text: str


def letters_of(source: Source, text: str, report: Report) -> Letters:
    """`text` is that of the source with refused characters blank."""
    found: list[Letter] = []
    changed: list[tuple[int, int, str]] = []
    position = 0
    while match := _LETTER.search(text, position):
        start, end = match.span()
        kind = match.lastgroup
        position = end
        if kind == "sign":
            found.append(Letter(text[start], start, end))  # type: ignore[arg-type]
        elif kind == "comment":
            found.append(Letter("comment", start, end))
            changed.append((start, end, " " * (end - start)))
        elif kind == "open":
            position = _open_quote(source, text, start, found, changed, report)
        elif kind == "curly":
            position = _curly(source, text, start, found, changed, report)
        else:
            found.append(Letter(kind, start, end))  # type: ignore[arg-type]
    found.append(Letter("end", len(text), len(text)))
    return Letters(found, _with(text, changed))


def _with(text: str, changed: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end, instead in changed:
        parts += [text[position:start], instead]
        position = end
    return "".join([*parts, text[position:]])


def _open_quote(
    source: Source, text: str, start: int, found: list[Letter], changed: list[tuple[int, int, str]], report: Report
) -> int:
    """A quote that is not closed ends at its line; a brace there is given back."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = start + len(text[start:line_end].rstrip())
    if text[end - 1] == "{" and end - start > 2:
        end -= 1
    while text[end - 1] == "}" and end - start > 2 and _braces_open(found):
        end -= 1
        if text[end:line_end].count("}") >= _braces_open(found):
            break
    end = start + max(1, len(text[start:end].rstrip()))
    finding = rules.OPEN_QUOTE.at(
        Span(source, start, start + 1), "A text begins here and is not closed on its line.", help='close it with "'
    )
    report.add(finding.fix('put " at its end', Span(source, end, end), '"'))
    found.append(Letter("text", start, min(end + 1, line_end + 1)))
    changed.append((end, min(end + 1, len(text)), '"'))
    return end


def _braces_open(found: list[Letter]) -> int:
    """How many braces opened on the last line are still open."""
    depth = 0
    for letter in reversed(found):
        if letter.kind == "line":
            break
        depth += {"{": 1, "}": -1}.get(letter.kind, 0)
    return depth


def _curly(
    source: Source, text: str, start: int, found: list[Letter], changed: list[tuple[int, int, str]], report: Report
) -> int:
    """Curly quotes around a text: read as straight ones."""
    line_end = text.find("\n", start)
    close = re.compile('[“”"]').search(text, start + 1, len(text) if line_end < 0 else line_end)
    finding = rules.CURLY_QUOTE.at(
        Span(source, start, start + 1),
        "A curly quote stands here outside of a text.",
        help='put a text into straight quotes: "…"',
    )
    if close is None:
        report.add(finding)
        changed.append((start, start + 1, " "))
        return start + 1
    whole, straight = Span(source, start, close.end()), f'"{text[start + 1 : close.start()]}"'
    report.add(finding.fix("write straight quotes", whole, straight, certain=close.group() != '"'))
    found.append(Letter("text", start, close.end()))
    changed += [(start, start + 1, '"'), (close.start(), close.end(), '"')]
    return close.end()
