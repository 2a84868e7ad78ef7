"""How texts and values are written in either spelling."""

from __future__ import annotations

import re

from ...source import Piece
from ..build.entry import Entry
from ..build.values import between_quotes, in_quotes, paragraphs

_TOKEN = re.compile(r'"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*"|\s+|[^\s"]+|"')
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:][^\s]")
_NOT_PLAIN = re.compile(r": |:$| #|\n|\s$")
_TEXT_ANSWER = re.compile(r'text\s+"')
_TICKED = re.compile(r"\((?:[A-Za-z0-9_.-]+(?:, ?[A-Za-z0-9_.-]+)*)?\)")
_ROW = r'\((?:"(?:\\.|[^"\\])*"|[^()"])*\)'
_ROWS = re.compile(rf"{_ROW}(?:\s*,\s*{_ROW})*")
_WORD = re.compile(r'[^\s"“”„{}();#=,]+')


def text_of(entry: Entry) -> str:
    """The text that an entry holds."""
    piece = entry.value
    if piece is None:
        return ""
    written = piece.text.strip() if not entry.bare else piece.text
    if not entry.bare and written.startswith('"'):
        return between_quotes(written)
    return paragraphs(written)


def answer_of(entry: Entry) -> tuple[str, bool]:
    """The answer of a case, and whether it is `text "…"`, which stays as it is written."""
    piece = entry.value
    if piece is None:
        return "", False
    written = piece.text if piece.quoted else piece.text.strip()
    if piece.quoted:
        return written.rstrip("\n"), False
    if written.startswith('"'):
        return between_quotes(written), False
    return written, bool(_TEXT_ANSWER.match(written))


def lines_of(piece: Piece) -> list[str]:
    """A value as the lines on which its author wrote it, blanks outside texts joined."""
    lines: list[str] = []
    row = -1
    for match in _TOKEN.finditer(piece.text):
        part = match.group()
        if part.isspace():
            if lines:
                lines[-1] += " "
            continue
        line = piece.source.line_and_column(piece.place(match.start()))[0]
        if line != row:
            lines.append("")
            row = line
        lines[-1] += part
        if "\n" in part:
            row = piece.source.line_and_column(piece.place(match.end()))[0]
    return [line.strip() for line in lines]


def one_line(piece: Piece) -> str:
    return " ".join(lines_of(piece))


def wrapped(text: str, widest: int) -> list[str]:
    """A long formula, with a new line before each `else`."""
    if len(text) <= widest:
        return [text]
    lines = [""]
    for match in _TOKEN.finditer(text):
        if match.group() == "else" and not text.startswith("->", match.end() + 1):
            lines.append("")
        lines[-1] += match.group()
    return [line.strip() for line in lines]


def dsl_text(text: str, indent: str) -> str:
    """A text in quotes, or in three where it has several lines."""
    if "\n" not in text:
        return in_quotes(text)
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"') if '"""' in text or "\\" in text or text.endswith('"') else text
    )
    lines = [f"{indent}{line}" if line else "" for line in escaped.split("\n")]
    return '"""\n' + "\n".join(lines) + f'\n{indent}"""'


def dsl_word(text: str) -> str:
    """A text that needs no quotes when it is one word."""
    return text if _WORD.fullmatch(text) else in_quotes(text)


def dsl_answer(text: str) -> str:
    """An answer of a case: ticked codes and rows stay in their brackets, all else is as `dsl_word` has it."""
    return text if _TICKED.fullmatch(text) or _ROWS.fullmatch(text) else dsl_word(text)


def yaml_scalar(text: str) -> str:
    """A text on one line: as it is where YAML reads it back so, else in quotes."""
    if _PLAIN_START.match(text) and not _NOT_PLAIN.search(text):
        return text
    if "\n" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return "'" + text.replace("'", "''") + "'"


def yaml_text(text: str, indent: str) -> tuple[str, list[str]]:
    """What stands behind the colon, and the lines below it, for a text of any number of lines."""
    if "\n" not in text or text[0] in " \n" or not text.strip() or text != text.rstrip():
        return yaml_scalar(text), []
    return "|-", [f"{indent}{line}" if line else "" for line in text.split("\n")]
