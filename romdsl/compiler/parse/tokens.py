"""The words, numbers, texts and signs inside a value, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ...diagnostics import Finding, Report
from ...source import Piece, Span
from . import value_rules as rules

Kind = Literal["number", "name", "text", "sign", "end"]

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    |(?P<text>\"\"\"(?s:.*?)\"\"\"|"(?:\\.|[^"\\])*")
    |(?P<number>\d+(?:\.\d+)?%?)
    |(?P<name>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*)
    |(?P<sign><\.\.<|<\.\.|\.\.<|\.\.|->|<=|>=|!=|[-+*/=<>(),.!:;])""",
    re.VERBOSE,
)
_SIGNS_FROM_ELSEWHERE = {
    "==": "=", "<>": "!=", "&&": "and", "||": "or", "≥": ">=", "≤": "<=", "≠": "!=", "→": "->", "=>": "->", "[": "(", "]": ")", "×": "*", "·": "*", "÷": "/",
    "–": "-", "−": "-", "“": '"', "”": '"', "„": '"', "‘": '"', "’": '"', "'": '"', "&": "and", "|": "or",
}  # fmt: skip
_SEVERAL_WAYS = frozenset("–“”„‘’'") | {"=>"}
"""What can also be two dots, part of a text, or `>=`."""
_PAIRS = frozenset(sign for sign in _SIGNS_FROM_ELSEWHERE if len(sign) == 2)
MOST_STRANGE = 20
"""So many signs of one value are spoken of one by one; with more it is no formula, and one finding says so."""
MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a value.  `text` of a text token is what stands between its quotes, unescaped."""

    kind: Kind
    text: str
    span: Span
    start: int
    end: int

    def is_sign(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs

    def is_word(self, *words: str) -> bool:
        return self.kind == "name" and self.text in words


def tokens(piece: Piece, report: Report) -> list[Token]:
    """All tokens of a piece and an end; what cannot be read is noted and left out."""
    found: list[Token] = []
    position, text, strange = 0, piece.text, 0
    while position < len(text):
        match = None if text[position : position + 2] in _PAIRS else _TOKEN.match(text, position)
        if match is None:
            strange += 1
            if strange > MOST_STRANGE:
                report.add(_too_strange(piece.span(position)))
                break
            position = _strange(piece, position, report, found)
            continue
        kind, written = match.lastgroup, match.group()
        span = piece.span(position, match.end())
        position = match.end()
        if kind == "text":
            found.append(Token("text", unescape(written), span, match.start(), match.end()))
        elif kind in ("number", "name", "sign"):
            if kind == "number" and len(written) > MOST_DIGITS:
                report.add(
                    rules.NUMBER_TOO_LONG.at(
                        span, f"This number has {len(written)} digits; {MOST_DIGITS} are the most."
                    )
                )
                written = written[:MOST_DIGITS].rstrip(".")
            found.append(Token(kind, written, span, match.start(), match.end()))  # type: ignore[arg-type]
    found.append(Token("end", "", piece.span(len(text)), len(text), len(text)))
    return found


def _too_strange(rest: Span) -> Finding:
    return rules.UNKNOWN_SIGN.at(
        rest,
        "More signs that formulas do not have follow; from here on nothing is read.",
        help="put a text into quotes",
    )


def _strange(piece: Piece, position: int, report: Report, found: list[Token]) -> int:
    """Notes a sign that the language does not have, reads it as what it stands for, and gives where to go on."""
    text = piece.text
    if text[position] == '"':
        report.add(
            rules.OPEN_QUOTE_IN_VALUE.at(
                piece.span(position), "A text begins here and its closing quote is not there.", help='close it with "'
            )
        )
        found.append(Token("text", text[position + 1 :], piece.span(position), position, len(text)))
        return len(text)
    pair = text[position : position + 2]
    sign = pair if pair in _PAIRS else text[position]
    instead = _SIGNS_FROM_ELSEWHERE.get(sign)
    end = position + len(sign)
    finding = rules.UNKNOWN_SIGN.at(
        piece.span(position, end),
        f"“{sign}” is not a sign of formulas.",
        help=f"write {instead}" if instead else "leave it out, or put a text into quotes",
    )
    if instead:
        finding = finding.fix(f"write {instead}", piece.span(position, end), instead, certain=sign not in _SEVERAL_WAYS)
    report.add(finding)
    if instead and instead != '"':
        kind: Kind = "name" if instead.isalpha() else "sign"
        found.append(Token(kind, instead, piece.span(position, end), position, end))
    return end


def unescape(quoted: str) -> str:
    """What stands between quotes, with `\\"` and `\\\\` read; three quotes keep all as it is."""
    if quoted.startswith('"""') and len(quoted) >= 6:
        return quoted[3:-3]
    return re.sub(r"\\(.)", r"\1", quoted[1:-1], flags=re.DOTALL)
