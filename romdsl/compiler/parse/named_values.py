"""Values that have a name or a source beside them: options, bands, caseness, allowed warnings."""

from __future__ import annotations

from ...diagnostics import Report
from ...model.measure import Allow, Band, Caseness, Concept, Placed, ReliableChange
from ...source import Piece
from . import value_rules as rules
from .formula import FormulaReader
from .interval import interval_from, read_interval
from .plain_values import name_from, number_from, read_only, text_from


def _source(reader: FormulaReader) -> Placed[str] | None:
    return text_from(reader) if reader.take_word("source") else None


def read_caseness(piece: Piece, report: Report) -> Caseness | None:
    """`10.. source "Kroenke 2001"`."""

    def read(reader: FormulaReader) -> Caseness:
        ends = interval_from(reader)
        return Caseness(ends, source=_source(reader), span=ends.span)

    return read_only(piece, report, read)


def read_reliable_change(piece: Piece, report: Report) -> ReliableChange | None:
    """`6 source "NHS Talking Therapies manual"`."""

    def read(reader: FormulaReader) -> ReliableChange:
        if reader.word.is_word("from"):
            reader.stop(
                rules.FUNCTION_COMES_LATER,
                "Reliable change from a standard deviation is not taken yet.",
                help="write the published number",
            )
        amount = number_from(reader)
        return ReliableChange(amount.value, source=_source(reader), span=amount.span)

    return read_only(piece, report, read)


def read_band(interval: Piece, rest: Piece, report: Report) -> Band | None:
    """The interval, and `moderately_severe "Moderately severe"`; the text is the code by default."""
    ends = read_interval(interval, report)

    def read(reader: FormulaReader) -> tuple[Placed[str], str]:
        code = name_from(reader)
        if reader.word.kind == "name":
            text = rest.text.strip()
            reader.stop(
                rules.TOO_MUCH_ON_THE_LINE,
                f"A band is called by one word, and {reader.shown()} stands behind it.",
                help=f'write a word and then the text in quotes: {code.value.lower()} "{text}"',
            )
        return code, (
            text_from(reader).value if reader.word.kind == "text" else code.value.replace("_", " ").capitalize()
        )

    named = read_only(rest, report, read)
    if ends is None or named is None:
        return None
    code, text = named
    return Band(ends, code.value, text, span=code.span)


def read_concept(piece: Piece, report: Report) -> Concept | None:
    """`loinc "44250-9"`."""

    def read(reader: FormulaReader) -> Concept:
        system = name_from(reader)
        return Concept(system.value, text_from(reader).value, span=system.span)

    return read_only(piece, report, read)


def read_allow(piece: Piece, report: Report) -> Allow | None:
    """`two-in-one for someone "reason"`: hyphens or underscores in the rule's name."""

    def read(reader: FormulaReader) -> Allow:
        start = reader.word
        rule = name_from(reader).value
        while reader.take_sign("-"):
            rule += "-" + name_from(reader).value
        ids = [name_from(reader).value] if reader.take_word("for") else []
        while ids and reader.take_sign(","):
            ids.append(name_from(reader).value)
        span = reader.span_from(start)
        return Allow(rule.replace("_", "-"), text_from(reader).value, tuple(ids), span=span)

    return read_only(piece, report, read)
