"""What a worked case gives: `total 27 severe, alert self_harm, no alert low, sleep missing`."""

from __future__ import annotations

from fractions import Fraction

from ...diagnostics import Report
from ...model.measure import Expected
from ...source import Piece
from . import value_rules as rules
from .interval import signed_number
from .reader import BreaksOff, Reader
from .tokens import Token

_HELP = "write a score and its value (and band): total 27 severe; or alert x; no alert x; total missing"


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
    if reader.word.is_word("no") and reader.ahead().is_word("alert"):
        reader.index += 2
        name = _name(reader)
        return Expected("no alert", name.text, span=name.span)
    for kind in ("undecided alert", "alert"):
        before = reader.index
        if reader.take_phrase(kind):
            if reader.word.kind == "name" and not reader.word.is_word("missing"):
                name = _name(reader)
                return Expected("alert" if kind == "alert" else "undecided alert", name.text, span=name.span)
            reader.index = before
    return _score(reader, _name(reader))


def _name(reader: Reader) -> Token:
    word = reader.word
    if word.kind != "name":
        reader.stop(
            rules.NOT_A_RESULT, f"The name of a score or alert should stand here, not {reader.shown()}.", help=_HELP
        )
    return reader.take()


def _score(reader: Reader, name: Token) -> Expected:
    value: Fraction | str | bool | None
    word = reader.word
    if reader.take_word("missing"):
        return Expected("score", name.text, None, span=name.span)
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
