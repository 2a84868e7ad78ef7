"""What a score is compared with: caseness, reliable change, clinical cut-offs, norms, percentiles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NoReturn

from ...diagnostics import Report, nearest
from ...model.expression import Expression
from ...model.measure import Caseness, ClinicalCutoff, Norm, Placed, ReliableChange
from ...source import Piece
from . import value_rules as rules
from .formula import FormulaReader
from .interval import interval_from
from .plain_values import name_from, number_from, read_only, text_from

_NORM = 'write norm mean 50 sd 10 of "…" source "…"'
_CHANGE = 'write reliable change 6 source "…", or reliable change from sd 5.2 reliability 0.84 source "…"'
_CUTOFF = 'write clinical cutoff c clinical 18.1, 6.0 functional 4.2, 3.9 source "…": a mean and a standard deviation'
_PERCENTILE = 'write percentile from "norms.csv" by age of "…" source "…"'


@dataclass(frozen=True, slots=True)
class PercentileLine:
    """`percentile from "p.csv" by age of "population" source "…"`, before its file is read."""

    file: Placed[str]
    keys: tuple[Placed[str], ...]
    population: Placed[str] | None
    source: Placed[str] | None


@dataclass(slots=True)
class _Clauses:
    """What may stand behind the numbers, in any order."""

    when: Expression | None = None
    population: Placed[str] | None = None
    source: Placed[str] | None = None


def _clauses(reader: FormulaReader, *words: str) -> _Clauses:
    """`of "population"`, `when F`, `source "…"`: those of the words that stand here."""
    found = _Clauses()
    readers: dict[str, Callable[[], None]] = {
        "when": lambda: setattr(found, "when", reader.formula()),
        "of": lambda: setattr(found, "population", text_from(reader)),
        "source": lambda: setattr(found, "source", text_from(reader)),
    }
    taken: set[str] = set()
    while not reader.at_end:
        word = reader.word
        if not word.is_word(*words):
            near = nearest(word.text, words) if word.kind == "name" else None
            reader.stop(
                rules.TOO_MUCH_ON_THE_LINE,
                f"The value ends before {reader.shown()}.",
                help=f"did you mean {near}?" if near else f"behind it may stand {', '.join(words)}",
            )
        if word.text in taken:
            reader.stop(rules.TOO_MUCH_ON_THE_LINE, f"{reader.shown()} stands here twice.", help="keep one")
        taken.add(word.text)
        reader.take()
        readers[word.text]()
    return found


def _need(reader: FormulaReader, word: str, help: str) -> None:
    if not reader.take_word(word):
        _lacks(reader, f"“{word}”", help)


def _lacks(reader: FormulaReader, what: str, help: str) -> NoReturn:
    reader.stop(rules.LACKS_WORD, f"{what} should stand here, not {reader.shown()}.", help=help)


def _above_zero(reader: FormulaReader, what: str) -> Fraction:
    start = reader.word
    value = number_from(reader).value
    if value <= 0:
        reader.stop(rules.NUMBER_OUT_OF_RANGE, f"{what} is a number above 0.", help="look at the source again", at=start)
    return value


def _reliability(reader: FormulaReader) -> Fraction:
    """Of 1 every change would be reliable, and what has 0 measures nothing."""
    start = reader.word
    value = number_from(reader).value
    if not 0 < value < 1:
        message = "A reliability lies above 0 and below 1."
        reader.stop(rules.NUMBER_OUT_OF_RANGE, message, help="write it as the source has it, as 0.84", at=start)
    return value


def _pair(reader: FormulaReader) -> tuple[Fraction, Fraction]:
    """A mean and a standard deviation."""
    mean = number_from(reader).value
    if not reader.take_sign(","):
        _lacks(reader, "A comma and the standard deviation", _CUTOFF)
    return mean, _above_zero(reader, "A standard deviation")


def read_caseness(piece: Piece, report: Report) -> Caseness | None:
    """`10.. when sex is male source "Kroenke 2001"`."""

    def read(reader: FormulaReader) -> Caseness:
        ends = interval_from(reader)
        behind = _clauses(reader, "when", "source")
        return Caseness(ends, behind.when, behind.source, span=ends.span)

    return read_only(piece, report, read)


def read_reliable_change(piece: Piece, report: Report) -> ReliableChange | None:
    """`6 source "NHS Talking Therapies manual"`, `from sd 5.2 reliability 0.84 source "…"`."""

    def read(reader: FormulaReader) -> ReliableChange:
        start = reader.word
        amount = deviation = reliability = None
        if reader.take_word("from"):
            _need(reader, "sd", _CHANGE)
            deviation = _above_zero(reader, "A standard deviation")
            _need(reader, "reliability", _CHANGE)
            reliability = _reliability(reader)
        else:
            amount = _above_zero(reader, "A reliable change")
        span = reader.span_from(start)
        behind = _clauses(reader, "when", "source")
        return ReliableChange(amount, deviation, reliability, behind.when, behind.source, span=span)

    return read_only(piece, report, read)


def read_clinical_cutoff(piece: Piece, report: Report) -> ClinicalCutoff | None:
    """`c clinical 18.1, 6.0 functional 4.2, 3.9 source "…"`."""

    def read(reader: FormulaReader) -> ClinicalCutoff:
        start = reader.word
        if not reader.take_word("a", "b", "c"):
            _lacks(reader, "a, b or c", _CUTOFF)
        clinical = _pair(reader) if reader.take_word("clinical") else None
        functional = _pair(reader) if reader.take_word("functional") else None
        kind: Literal["a", "b", "c"] = start.text  # type: ignore[assignment]
        if clinical is None and kind != "b":
            _lacks(reader, "“clinical”, with the mean and standard deviation of the clinical population,", _CUTOFF)
        if functional is None and kind != "a":
            _lacks(reader, "“functional”, with the mean and standard deviation of the others,", _CUTOFF)
        span = reader.span_from(start)
        behind = _clauses(reader, "when", "source")
        return ClinicalCutoff(kind, clinical, functional, behind.when, behind.source, span=span)

    return read_only(piece, report, read)


def read_norm(piece: Piece, report: Report) -> Norm | None:
    """`mean 50 sd 10 of "adults" when sex is male source "…"`."""

    def read(reader: FormulaReader) -> Norm:
        start = reader.word
        _need(reader, "mean", _NORM)
        mean = number_from(reader).value
        _need(reader, "sd", _NORM)
        deviation = _above_zero(reader, "A standard deviation")
        span = reader.span_from(start)
        behind = _clauses(reader, "of", "when", "source")
        return Norm(mean, deviation, behind.population, behind.when, behind.source, span=span)

    return read_only(piece, report, read)


def read_percentile(piece: Piece, report: Report) -> PercentileLine | None:
    """`from "p.csv" by age, sex of "population" source "…"`."""

    def read(reader: FormulaReader) -> PercentileLine:
        _need(reader, "from", _PERCENTILE)
        file = text_from(reader)
        keys: list[Placed[str]] = []
        if reader.take_word("by"):
            keys.append(name_from(reader))
            while reader.take_sign(","):
                keys.append(name_from(reader))
        behind = _clauses(reader, "of", "source")
        return PercentileLine(file, tuple(keys), behind.population, behind.source)

    return read_only(piece, report, read)
