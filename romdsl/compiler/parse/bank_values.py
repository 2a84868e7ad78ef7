"""Values of metrics, banks, forms and adaptive tests."""

from __future__ import annotations

from fractions import Fraction

from ...diagnostics import Report
from ...model.expression import Interval
from ...model.measure import AreaLimit, Grid, Normal, Placed, Precision, Stop
from ...source import Piece
from . import value_rules as rules
from .formula import FormulaReader
from .interval import interval_from
from .plain_values import name_from, number_from, read_only

_REPORTS = "write reports 50 + 10 * theta: the mean, and the standard deviation times theta"
_STOP = "write stop when se < 3, stop when drop < 0.1, or both with or between them"


def read_model(piece: Piece, report: Report) -> tuple[Placed[str], ...] | None:
    """`grm`, or `3pl`, which begins with a digit as no other word does."""

    def read(reader: FormulaReader) -> tuple[Placed[str], ...]:
        if reader.word.kind != "number":
            return (name_from(reader),)
        number = reader.take()
        letters = reader.word
        if letters.kind != "name" or letters.span.start != number.span.end:
            return (Placed(number.text, span=number.span),)
        reader.take()
        return (Placed(number.text + letters.text, span=number.span.to(letters.span)),)

    return read_only(piece, report, read)


def read_prior(piece: Piece, report: Report) -> Normal | None:
    """`normal 0, 1`: mean and standard deviation of theta."""

    def read(reader: FormulaReader) -> Normal:
        start = reader.word
        if not reader.take_word("normal"):
            reader.stop(
                rules.NOT_OF_A_BANK,
                f"A distribution should stand here, not {reader.shown()}.",
                help="write prior normal 0, 1",
            )
        mean = number_from(reader).value
        if not reader.take_sign(","):
            reader.stop(rules.NOT_OF_A_BANK, "The standard deviation is not written.", help="write prior normal 0, 1")
        return Normal(mean, number_from(reader).value, span=reader.span_from(start))

    return read_only(piece, report, read)


def read_grid(piece: Piece, report: Report) -> Grid | None:
    """`-4.5..4.5 by 0.1`: the nodes of theta."""

    def read(reader: FormulaReader) -> Grid:
        start = reader.word
        ends = interval_from(reader)
        open_ends = ends.low_open or ends.high_open
        if ends.low is None or ends.high is None or open_ends or not reader.take_word("by"):
            reader.stop(
                rules.NOT_OF_A_BANK,
                "A grid has two ends, which are nodes of it, and a step.",
                help="write grid -4.5..4.5 by 0.1",
            )
        return Grid(ends.low, ends.high, number_from(reader).value, span=reader.span_from(start))

    return read_only(piece, report, read)


def read_reports(piece: Piece, report: Report) -> Normal | None:
    """`50 + 10 * theta`: what is shown for a theta."""

    def read(reader: FormulaReader) -> Normal:
        start = reader.word
        mean = number_from(reader).value
        if not reader.take_sign("+"):
            reader.stop(rules.NOT_OF_A_BANK, f"A + should stand here, not {reader.shown()}.", help=_REPORTS)
        deviation = number_from(reader).value
        if not reader.take_sign("*") or not reader.take_word("theta"):
            reader.stop(rules.NOT_OF_A_BANK, f"“* theta” should stand here, not {reader.shown()}.", help=_REPORTS)
        return Normal(mean, deviation, span=reader.span_from(start))

    return read_only(piece, report, read)


def read_least_answered(piece: Piece, report: Report) -> Placed[int] | None:
    """`3 answered`."""

    def read(reader: FormulaReader) -> Placed[int]:
        word = reader.word
        if word.kind != "number" or not word.text.isdigit():
            reader.stop(
                rules.NOT_OF_A_BANK,
                f"A number should stand here, not {reader.shown()}.",
                help="write at least 4 answered",
            )
        reader.take()
        reader.take_word("answered")
        return Placed(int(word.text), span=word.span)

    return read_only(piece, report, read)


def read_area(piece: Piece, report: Report) -> AreaLimit | None:
    """`planning 1..2`."""

    def read(reader: FormulaReader) -> AreaLimit:
        name = name_from(reader)
        return AreaLimit(name.value, _count(reader), span=name.span)

    return read_only(piece, report, read)


def read_count(piece: Piece, report: Report) -> Interval | None:
    """`5`, `4..6` or `4..`: how many items."""
    return read_only(piece, report, _count)


def _count(reader: FormulaReader) -> Interval:
    count = interval_from(reader)
    ends = [end for end in (count.low, count.high) if end is not None]
    if count.low_open or count.high_open or any(end < 0 or end.denominator != 1 for end in ends):
        reader.stop(
            rules.NOT_OF_A_BANK, "A number of items is whole, and both of its ends count.", help="write 5, or 4..6"
        )
    return count


def read_precision(piece: Piece, report: Report) -> Precision | None:
    """`se <= 6 over 40..60`, in reported units."""

    def read(reader: FormulaReader) -> Precision:
        start = reader.word
        if not reader.take_word("se") or not reader.take_sign("<="):
            reader.stop(
                rules.NOT_OF_A_BANK,
                "What is required is a standard error over a range.",
                help="write require se <= 3.5 over 40..60",
            )
        most = number_from(reader).value
        if not reader.take_word("over"):
            reader.stop(
                rules.NOT_OF_A_BANK,
                f"The range should stand here, not {reader.shown()}.",
                help="write require se <= 3.5 over 40..60",
            )
        over = interval_from(reader)
        is_open = over.low_open or over.high_open
        if most <= 0 or is_open or (over.low is not None and over.high is not None and over.low > over.high):
            reader.stop(
                rules.NOT_OF_A_BANK,
                "A standard error above 0 is required over a range from its lower end to its higher.",
                help="write require se <= 3.5 over 40..60",
            )
        return Precision(most, over, span=reader.span_from(start))

    return read_only(piece, report, read)


def read_stop(piece: Piece, report: Report) -> Stop | None:
    """`se < 5.5 or drop < 0.1`, in reported units."""

    def read(reader: FormulaReader) -> Stop:
        start = reader.word
        found: dict[str, Fraction] = {}
        while True:
            what = reader.take_word("se", "drop")
            if what is None or not reader.take_sign("<"):
                reader.stop(rules.NOT_OF_A_BANK, f"{reader.shown()} does not say when a test ends.", help=_STOP)
            found[what.text] = number_from(reader).value
            if not reader.take_word("or"):
                break
        return Stop(found.get("se"), found.get("drop"), span=reader.span_from(start))

    return read_only(piece, report, read)
