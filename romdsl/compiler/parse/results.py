"""What a worked case gives: `total 27 severe, alert self_harm, no check hours, sleep missing`."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from ...diagnostics import Report
from ...model.measure import Expected
from ...source import Piece
from . import value_rules as rules
from .interval import signed_number
from .reader import BreaksOff, Reader
from .tokens import Token

_HELP = "write a score and its value (and band): total 27 severe; or alert x; no alert x; check x; total missing"
_KINDS: tuple[Literal["no alert", "undecided alert", "alert", "no check", "check"], ...] = (
    "no alert",
    "undecided alert",
    "alert",
    "no check",
    "check",
)


def read_results(piece: Piece, report: Report) -> tuple[Expected, ...] | None:
    """All expected results of one line, or None after a finding."""
    reader = Reader(piece, report)
    found: list[Expected] = []
    try:
        found.append(_result(reader))
        while reader.take_sign(","):
            found.append(_result(reader))
        if not reader.at_end:
            reader.stop(
                rules.NOT_A_RESULT, f"The result ends before {reader.shown()}.", help="put a comma between two results"
            )
    except BreaksOff:
        return None
    return tuple(found)


def _result(reader: Reader) -> Expected:
    for kind in _KINDS:
        before = reader.index
        if reader.take_phrase(kind):
            if kind.startswith("no ") or (reader.word.kind == "name" and not _is_value(reader.word)):
                name = _name(reader)
                return Expected(kind, name.text, span=name.span)
            reader.index = before  # a score that is called “alert”
    return _score(reader, _name(reader))


def _is_value(word: Token) -> bool:
    return word.is_word("missing", "true", "false")


def _name(reader: Reader) -> Token:
    word = reader.word
    if word.kind != "name":
        reader.stop(
            rules.NOT_A_RESULT,
            f"The name of a score, alert or check should stand here, not {reader.shown()}.",
            help=_HELP,
        )
    return reader.take()


def _score(reader: Reader, name: Token) -> Expected:
    value: Fraction | str | bool | None
    word = reader.word
    if reader.take_word("missing"):
        band = reader.take().text if reader.word.kind == "name" else None
        return Expected("score", name.text, None, band, span=name.span)
    if reader.take_word("true", "false"):
        return Expected("score", name.text, word.text == "true", span=name.span)
    number = signed_number(reader)
    if number is not None:
        value = number
    elif word.kind in ("name", "text"):
        value = reader.take().text
    else:
        reader.stop(
            rules.NOT_A_RESULT, f"The value of “{name.text}” should stand here, not {reader.shown()}.", help=_HELP
        )
    band = reader.take().text if reader.word.kind == "name" else None
    return Expected("score", name.text, value, band, span=reader.span_from(name))
