"""Cuts a line of `.rom`, or a key of YAML, into words, texts and brackets."""

from __future__ import annotations

import re

from .syntax import Token

WORD = r'[^\s"“”„{}();#]+'
_PART = re.compile(rf'(?P<word>{WORD})|(?P<text>"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*")|(?P<open>\()|(?P<other>\S)')


def tokens_of(text: str) -> tuple[Token, ...]:
    """The parts of a run that stands by itself; what fits nowhere is a word."""
    found: list[Token] = []
    position = 0
    while match := _PART.search(text, position):
        kind = match.lastgroup
        position = match.end()
        if kind == "open":
            position = _end_of_group(text, match.start())
            found.append(Token("group", match.start(), position))
        else:
            found.append(Token("text" if kind == "text" else "word", match.start(), position))
    return tuple(found)


def _end_of_group(text: str, start: int) -> int:
    depth, position = 0, start
    while match := re.compile(r'"(?:\\.|[^"\\\n])*"|[()]').search(text, position):
        position = match.end()
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0:
            return position
    return len(text)
