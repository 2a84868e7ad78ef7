"""Intervals: `0..4`, `5..<6`, `60<..`, `..18`."""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn

from ...diagnostics import Report
from ...model.expression import Interval
from ...source import Piece
from . import value_rules as rules
from .reader import BreaksOff, Reader

_DOTS = {"..": (False, False), "..<": (False, True), "<..": (True, False), "<..<": (True, True)}


def read_interval(piece: Piece, report: Report) -> Interval | None:
    """The interval that is the whole of a value, or None after a finding."""
    reader = Reader(piece, report)
    try:
        found = interval_from(reader)
        if not reader.at_end:
            reader.stop(
                rules.NOT_AN_INTERVAL, f"The interval ends before {reader.shown()}.", help="write 0..4, 5..<6 or 60.."
            )
    except BreaksOff:
        return None
    return found


def signed_number(reader: Reader) -> Fraction | None:
    """A number with or without a minus, or None where none stands."""
    if reader.word.is_sign("-") and reader.ahead().kind == "number":
        reader.take()
        word = reader.take()
        return -Fraction(word.text) if not word.text.endswith("%") else None
    if reader.word.kind == "number" and not reader.word.text.endswith("%"):
        return Fraction(reader.take().text)
    return None


def interval_from(reader: Reader) -> Interval:
    """The interval at the reader's word; one number alone is the interval of just that number."""
    start = reader.word
    low = signed_number(reader)
    dots = reader.take_sign(*_DOTS)
    if dots is None:
        if low is None:
            _refuse(reader)
        return Interval(low, low, span=reader.span_from(start))
    low_open, high_open = _DOTS[dots.text]
    high = signed_number(reader)
    if (low is None and high is None) or (low is None and low_open) or (high is None and high_open):
        _refuse(reader)
    return Interval(low, high, low_open, high_open, span=reader.span_from(start))


def _refuse(reader: Reader) -> NoReturn:
    reader.stop(
        rules.NOT_AN_INTERVAL,
        f"An interval should stand here, and {reader.shown()} does not fit in one.",
        help="write it as 0..4, 5..<6 (6 left out), 60.., 2<.. (more than 2) or ..18",
    )
