"""Values that have a name beside them: bands, columns of a grid, concepts, allowed warnings."""

from __future__ import annotations

from ...diagnostics import Report
from ...model.measure import Allow, Band, Column, Concept, Placed
from ...source import Piece
from . import value_rules as rules
from .formula import FormulaReader
from .interval import read_interval
from .plain_values import name_from, read_only, text_from


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
        return code, text_from(reader).value if reader.word.kind == "text" else _in_words(code.value)

    named = read_only(rest, report, read)
    if ends is None or named is None:
        return None
    code, text = named
    return Band(ends, code.value, text, span=code.span)


def read_columns(piece: Piece, report: Report) -> tuple[Column, ...] | None:
    """`week1 "Week 1", week2 "Week 2"`; the text is the name by default."""

    def column(reader: FormulaReader) -> Column:
        name = name_from(reader)
        text = text_from(reader).value if reader.word.kind == "text" else _in_words(name.value)
        return Column(name.value, text, span=name.span)

    def read(reader: FormulaReader) -> tuple[Column, ...]:
        found = [column(reader)]
        while reader.take_sign(","):
            found.append(column(reader))
        return tuple(found)

    return read_only(piece, report, read)


def _in_words(code: str) -> str:
    return code.replace("_", " ").capitalize()


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
