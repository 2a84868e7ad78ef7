"""When an occasion is due, and which occasion a sitting of a worked case belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from ...diagnostics import Report
from ...model.measure import Length, Placed
from ...model.measure.over_time import OccasionKind, Unit
from ...source import NOWHERE, Piece, Span
from . import value_rules as rules
from .formula import FormulaReader
from .plain_values import name_from, read_only

_UNITS = ("days", "weeks", "months", "years")
_MOST: dict[Unit, int] = {"days": 36_500, "weeks": 5_200, "months": 1_200, "years": 100}
_HELP = (
    "write every 6 weeks within 2 weeks until end, every session, 12 weeks after end, chosen by worker, on event, "
    "or looking back to baseline with end"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OTHER_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}\.?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Timing:
    """What stands behind an occasion."""

    kind: OccasionKind
    length: Length | None = None
    window: Length | None = None
    anchor: Placed[str] | None = None
    beside: Placed[str] | None = None
    until: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class SittingName:
    """`baseline`, `review 2`, `baseline 2026-01-12`."""

    occasion: Placed[str]
    number: int | None = None
    date: Placed[str] | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def read_timing(piece: Piece, report: Report) -> Timing | None:
    """`every 6 weeks within 2 weeks` and the other ways to say when an occasion is due."""
    return read_only(piece, report, _timing)


def _timing(reader: FormulaReader) -> Timing:
    if reader.take_phrase("every session"):
        return Timing("session")
    if reader.take_phrase("chosen by worker"):
        return Timing("chosen")
    if reader.take_phrase("on event"):
        return Timing("event")
    if reader.take_phrase("looking back to"):
        anchor = name_from(reader)
        beside = name_from(reader) if reader.take_word("with") else None
        return Timing("looking_back", anchor=anchor, beside=beside)
    if reader.take_word("every"):
        length, window = _length(reader), _window(reader)
        return Timing("every", length, window, until=name_from(reader) if reader.take_word("until") else None)
    length = _length(reader)
    if not reader.take_word("after"):
        reader.stop(
            rules.NOT_A_TIMING, f"The occasion it comes after should stand here, not {reader.shown()}.", help=_HELP
        )
    anchor = name_from(reader)
    return Timing("after", length, _window(reader), anchor)


def _window(reader: FormulaReader) -> Length | None:
    return _length(reader) if reader.take_word("within") else None


def _length(reader: FormulaReader) -> Length:
    word = reader.word
    if word.kind != "number" or not word.text.isdigit():
        reader.stop(rules.NOT_A_TIMING, f"When it is due should stand here, not {reader.shown()}.", help=_HELP)
    reader.take()
    unit = reader.take_word(*_UNITS, *(unit[:-1] for unit in _UNITS))
    if unit is None:
        reader.stop(
            rules.NOT_A_TIMING, f"{reader.shown()} is no length of time.", help="write days, weeks, months or years"
        )
    name = cast(Unit, unit.text.removesuffix("s") + "s")
    span, most = reader.span_from(word), _MOST[name]
    number = int(word.text[:10])
    if not 0 < number <= most:
        reader.stop(
            rules.NOT_A_TIMING, f"A length of time is from 1 to {most} {name}, a hundred years at most.", at=word
        )
    return Length(number, name, span=span)


def read_sitting(piece: Piece, report: Report) -> SittingName | None:
    """`baseline`, `review 2`, each with a day behind it or none."""
    parts = piece.text.split()
    date = None
    if len(parts) > 1 and _DAY.fullmatch(parts[-1]):
        start = piece.text.rindex(parts[-1])
        date = Placed(parts[-1], span=piece.cut(start).strip().span())
        piece = piece.cut(0, start).strip()
    elif len(parts) > 1 and _OTHER_DAY.fullmatch(parts[-1]):
        day = piece.cut(piece.text.rindex(parts[-1])).strip().span()
        message = f"{parts[-1]} is no day as it is written here."
        report.add(rules.NOT_A_TIMING.at(day, message, help="write year, month and day, as 2026-04-06"))
        return None

    def read(reader: FormulaReader) -> SittingName:
        occasion = name_from(reader)
        word = reader.word
        number = int(reader.take().text) if word.kind == "number" and word.text.isdigit() else None
        return SittingName(occasion, number, date, piece.span())

    return read_only(piece, report, read)
