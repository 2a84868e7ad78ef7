"""Where each character of a YAML scalar stands, through quotes, escapes, `|` and `>`."""

from __future__ import annotations

import re

from ...source import Piece, Source

_FOLD = re.compile(r"[ ]*\n[ \n]*")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
    '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}


def piece_of(source: Source, text: str, start: int, end: int, value: str, style: str | None) -> Piece:
    """The value of a scalar that stands from `start` to `end` in a text as long as the source."""
    quoted = style in ("'", '"')
    written = text[start:end]
    if quoted:
        written = written[1:-1]
        start += 1
    if written == value:
        return Piece(value, source, start, quoted)
    if style in ("|", ">"):
        made = _block(text, start, end, style)
    else:
        made = _flow(written, start, style)
    letters = "".join(letter for letter, _ in made)
    if letters != value:
        # A rule of YAML that is not followed here: every character is given the place of the whole.
        return Piece(value, source, (*([start] * len(value)), end), quoted)
    stop = made[-1][1] + 1 if made else start
    return Piece(value, source, (*(place for _, place in made), stop), quoted)


def _flow(written: str, start: int, style: str | None) -> list[tuple[str, int]]:
    """Plain and quoted scalars: folded lines, doubled quotes, escapes."""
    made: list[tuple[str, int]] = []
    index = 0
    while index < len(written):
        letter = written[index]
        fold = _FOLD.match(written, index) if letter in " \n" else None
        if fold:
            made += _folded(fold.group(), start + index)
            index = fold.end()
        elif style == "'" and letter == "'":
            made.append(("'", start + index))
            index += 2
        elif style == '"' and letter == "\\":
            index = _escape(written, index, start, made)
        else:
            made.append((letter, start + index))
            index += 1
    return made


def _folded(written: str, place: int) -> list[tuple[str, int]]:
    """One line end is a blank; more are one less."""
    first = written.index("\n")
    breaks = written.count("\n")
    if breaks == 1:
        return [(" ", place + first)]
    places = [index for index, letter in enumerate(written) if letter == "\n"]
    return [("\n", place + index) for index in places[1:]]


def _escape(written: str, index: int, start: int, made: list[tuple[str, int]]) -> int:
    code = written[index + 1 : index + 2]
    if code == "\n":
        gap = re.compile(r"\n[ ]*((?:\n[ ]*)*)").match(written, index + 1)
        assert gap is not None
        breaks = [at for at in range(gap.start() + 1, gap.end()) if written[at] == "\n"]
        made += [("\n", start + at) for at in breaks]
        return gap.end()
    if code in _HEX:
        width = _HEX[code]
        made.append((chr(int(written[index + 2 : index + 2 + width], 16)), start + index))
        return index + 2 + width
    made.append((_ESCAPES.get(code, code), start + index))
    return index + 2


def _block(text: str, start: int, end: int, style: str) -> list[tuple[str, int]]:
    """Literal and folded scalars: indentation cut off, line ends kept or folded."""
    line_end = text.find("\n", start)
    header = text[start : len(text) if line_end < 0 else line_end]
    signs = re.match(r"[|>]([-+0-9]*)", header)
    marks = signs.group(1) if signs else ""
    lines = _lines(text, line_end + 1, end)
    given = re.search(r"\d", marks)
    indent = _parent_indent(text, start) + int(given.group()) if given else _indent(lines)
    cut = [(line[indent:], place + min(indent, len(line))) for line, place in lines]
    while cut and not cut[-1][0]:
        cut.pop()
    trailing = [(place, line) for line, place in lines[len(cut) :]]
    made = _literal(cut) if style == "|" else _fold_lines(cut)
    last = cut[-1][1] + len(cut[-1][0]) if cut else line_end
    if cut and "-" not in marks:
        made.append(("\n", last))
    if "+" in marks:
        made += [("\n", place + len(line)) for place, line in trailing if place + len(line) < end]
    return made


def _lines(text: str, start: int, end: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        found.append((text[position:stop], position))
        position = stop + 1
    return found


def _indent(lines: list[tuple[str, int]]) -> int:
    for line, _ in lines:
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
    return max((len(line) for line, _ in lines), default=0)


def _parent_indent(text: str, start: int) -> int:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    key = re.match(r"[ ]*(?:- +)*", line)
    return len(key.group()) if key else 0


def _literal(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    made: list[tuple[str, int]] = []
    for number, (line, place) in enumerate(lines):
        if number:
            before, start = lines[number - 1]
            made.append(("\n", start + len(before)))
        made += [(letter, place + index) for index, letter in enumerate(line)]
    return made


def _fold_lines(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """One line end between two lines at the indentation is a blank; lines further in keep theirs."""
    made: list[tuple[str, int]] = []
    empty: list[int] = []
    before = ""
    last = 0
    for line, place in lines:
        if not line:
            empty.append(place)
            continue
        if made:
            further = before.startswith(" ") or line.startswith(" ")
            if further:
                made.append(("\n", last))
            elif not empty:
                made.append((" ", last))
        made += [("\n", at) for at in empty]
        empty = []
        made += [(letter, place + index) for index, letter in enumerate(line)]
        before, last = line, place + len(line)
    return made
