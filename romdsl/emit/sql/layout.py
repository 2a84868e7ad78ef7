"""Long lines of SQL broken where a part begins: at blanks that stand in no text and no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDTH = 110
_WORDS = re.compile(r"""(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[^\s'"`])+""")
_BEGINS = ("WHEN", "ELSE", "END", "AND", "OR", "+", "-", "||")
"""Words that a line may well begin with."""


def folded(code: str, indent: str, note: str = "") -> Iterator[str]:
    """A line, or several of which all but the first stand further in; the note stands behind the last."""
    ending = f"  {note}" if note else ""
    if len(indent) + len(code) <= WIDTH or "\\" in code or "\n" in code:
        yield f"{indent}{code}{ending}"
        return
    line = indent
    for part in _parts(code):
        if len(line) + len(part) > WIDTH and line.strip():
            yield line.rstrip()
            line = indent + "  "
        for word in [part] if len(part) < WIDTH else _WORDS.findall(part):
            if len(line) + len(word) > WIDTH and line.strip():
                yield line.rstrip()
                line = indent + "    "
            line += f"{word} "
    yield f"{line.rstrip()}{ending}"


def _parts(code: str) -> Iterator[str]:
    words: list[str] = []
    for word in _WORDS.findall(code):
        if word in _BEGINS and words and not (word == "AND" and "BETWEEN" in words[-3:]):
            yield " ".join(words)
            words = []
        words.append(word)
    yield " ".join(words)
