"""Values of one kind: texts, numbers, names, rules for missing answers, rounding."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from ...diagnostics import Report
from ...model.expression import MissingRule, Name, NameRange
from ...model.measure import Otherwise, Placed, Rounding
from ...source import Piece
from . import value_rules as rules
from .formula import FormulaReader
from .interval import signed_number
from .missing_rule import missing_rule_from
from .reader import BreaksOff

T = TypeVar("T")
_CLOCK_OR_DAY = re.compile(r"\d+:\d+|\d+-\d+-\d+", re.ASCII)


def read_only(piece: Piece, report: Report, read: Callable[[FormulaReader], T]) -> T | None:
    """Reads a value with nothing behind it."""
    reader = FormulaReader(piece, report)
    try:
        value = read(reader)
        if not reader.at_end:
            reader.stop(
                rules.TOO_MUCH_ON_THE_LINE,
                f"The value ends before {reader.shown()}.",
                help="put each word on its own line",
            )
    except BreaksOff:
        return None
    return value


def read_text(piece: Piece, report: Report) -> Placed[str] | None:
    """A text: in quotes, or (in YAML) the whole of the value as it stands."""
    if piece.quoted or not piece.text.lstrip().startswith('"'):
        return Placed(piece.text, span=piece.span())
    return read_only(piece, report, text_from)


def text_from(reader: FormulaReader) -> Placed[str]:
    word = reader.word
    if word.kind != "text":
        reader.stop(
            rules.NOT_A_TEXT,
            f"A text in quotes should stand here, not {reader.shown()}.",
            help='put it into quotes: "…"',
        )
    reader.take()
    return Placed(word.text, span=word.span)


def read_missing_rule(piece: Piece, report: Report) -> MissingRule | None:
    """`at most 2, prorate`."""
    return read_only(piece, report, missing_rule_from)


def read_number(piece: Piece, report: Report) -> Placed[Fraction] | None:
    """One number, with or without a minus."""
    return read_only(piece, report, number_from)


def number_from(reader: FormulaReader) -> Placed[Fraction]:
    start = reader.word
    value = signed_number(reader)
    if value is None:
        reader.stop(
            rules.NOT_A_NUMBER,
            f"A number should stand here, not {reader.shown()}.",
            help="write it with a decimal point, as 0.5",
        )
    return Placed(value, span=reader.span_from(start))


def read_whole(piece: Piece, report: Report) -> Placed[int] | None:
    """One whole number, 0 or more."""

    def read(reader: FormulaReader) -> Placed[int]:
        word = reader.word
        if word.kind != "number" or not word.text.isdigit():
            reader.stop(
                rules.NOT_A_NUMBER, f"A whole number should stand here, not {reader.shown()}.", help="write 0, 1, 2 …"
            )
        reader.take()
        return Placed(int(word.text), span=word.span)

    return read_only(piece, report, read)


def read_numbers(piece: Piece, report: Report) -> Placed[tuple[Fraction, ...]] | None:
    """Numbers with commas between: `0, 20, 40`."""

    def read(reader: FormulaReader) -> Placed[tuple[Fraction, ...]]:
        start = reader.word
        found = [number_from(reader).value]
        while reader.take_sign(","):
            found.append(number_from(reader).value)
        return Placed(tuple(found), span=reader.span_from(start))

    return read_only(piece, report, read)


def read_names(piece: Piece, report: Report) -> tuple[Placed[str], ...] | None:
    """Words with commas between: `reproduce, translate`."""

    def read(reader: FormulaReader) -> tuple[Placed[str], ...]:
        found = [name_from(reader)]
        while reader.take_sign(","):
            found.append(name_from(reader))
        if reader.word.kind == "name":
            reader.stop(
                rules.TOO_MUCH_ON_THE_LINE,
                f"The value ends before {reader.shown()}.",
                help="put a comma between two names",
            )
        return tuple(found)

    return read_only(piece, report, read)


def name_from(reader: FormulaReader) -> Placed[str]:
    word = reader.word
    if word.kind not in ("name", "text"):
        reader.stop(
            rules.NOT_A_NAME,
            f"A name should stand here, not {reader.shown()}.",
            help="a name begins with a letter; then letters, digits and _",
        )
    reader.take()
    return Placed(word.text, span=word.span)


def read_targets(piece: Piece, report: Report) -> tuple[Name | NameRange, ...] | None:
    """Names and ranges with commas between: `q1..q7, q9`."""

    def read(reader: FormulaReader) -> tuple[Name | NameRange, ...]:
        found = [reader.name()]
        while reader.take_sign(","):
            found.append(reader.name())
        return tuple(found)

    return read_only(piece, report, read)


def read_rounding(piece: Piece, report: Report) -> Rounding | None:
    """`0`, `1 half even`, `2 up`."""

    def read(reader: FormulaReader) -> Rounding:
        word = reader.word
        if word.kind != "number" or not word.text.isdigit() or int(word.text) > 6:
            reader.stop(
                rules.NOT_A_ROUNDING,
                f"How many decimals to round to should stand here, not {reader.shown()}.",
                help="write 0 to 6",
            )
        reader.take()
        digits = int(word.text)
        if reader.take_phrase("half even"):
            return Rounding(digits, "half even", span=reader.span_from(word))
        if way := reader.take_word("up", "down"):
            return Rounding(digits, "up" if way.text == "up" else "down", span=reader.span_from(word))
        if not reader.at_end:
            reader.stop(
                rules.NOT_A_ROUNDING,
                f"{reader.shown()} is no way of rounding.",
                help="write half even, up or down, or nothing for halves away from zero",
            )
        return Rounding(digits, span=word.span)

    return read_only(piece, report, read)


def read_otherwise(piece: Piece, report: Report) -> Otherwise | None:
    """`0`, `"no"`, `22:30`, `2026-01-12`, `left out`, `missing`."""
    written = piece.text.strip()
    if _CLOCK_OR_DAY.fullmatch(written):
        return Otherwise("value", written, span=piece.span())

    def read(reader: FormulaReader) -> Otherwise:
        start = reader.word
        if reader.take_word("missing"):
            return Otherwise("missing", span=start.span)
        if reader.take_phrase("left out"):
            return Otherwise("left_out", span=reader.span_from(start))
        value = signed_number(reader)
        if value is not None:
            return Otherwise("value", value, span=reader.span_from(start))
        if start.kind not in ("name", "text"):
            reader.stop(
                rules.NOT_AN_ANSWER,
                f"What a hidden item is worth should stand here, not {reader.shown()}.",
                help="write a number, a code, left out or missing",
            )
        reader.take()
        return Otherwise("value", start.text, span=start.span)

    return read_only(piece, report, read)
