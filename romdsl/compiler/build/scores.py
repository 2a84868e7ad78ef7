"""Builds lets and scores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ...diagnostics import Report
from ...model.expression import Expression, Missing
from ...model.measure import Band, Let, Percentile, Placed, Score
from ..parse import rules, values
from .entry import Entry
from .tables import Tables
from .values import check_words, read, read_choice, read_flag, read_formula, read_id, read_name, read_text

T = TypeVar("T")


def build_let(entry: Entry, report: Report) -> Let:
    """A value on the way."""
    check_words(entry, report)
    return Let(
        read_id(entry, report),
        _formula(entry, report),
        read_text(entry.first("title"), report),
        read(entry.first("missing"), values.read_missing_rule, report),
        span=entry.span,
    )


def build_score(entry: Entry, tables: Tables, report: Report) -> Score:
    """A value that is reported."""
    check_words(entry, report)
    bands = entry.first("bands")
    id = read_id(entry, report)
    comparable = [read(line, values.read_names, report) or () for line in entry.all("comparable with")]
    over_time = read_flag(entry.first("shown over time"), report)
    return Score(
        id,
        _formula(entry, report),
        read_text(entry.first("title"), report),
        missing=read(entry.first("missing"), values.read_missing_rule, report),
        round=read(entry.first("round"), values.read_rounding, report),
        decimals=read(entry.first("decimals"), values.read_whole, report),
        higher=read_choice(entry.first("higher"), report),  # type: ignore[arg-type]
        range=read(entry.first("range"), values.read_interval, report),
        unit=read_text(entry.first("unit"), report),
        shown=read_flag(entry.first("shown"), report) or over_time,
        shown_over_time=over_time,
        construct=read_text(entry.first("construct"), report),
        scale=read_name(entry.first("scale"), report),
        comparable=tuple(name for names in comparable for name in names),
        replaces=read_name(entry.first("replaces"), report),
        bands=tuple(band for one in entry.all("bands") for band in _bands(one, report)),
        bands_span=bands.span if bands is not None else entry.span,
        caseness=tuple(_all_read(entry, "caseness", values.read_caseness, report)),
        reliable_change=tuple(_all_read(entry, "reliable change", values.read_reliable_change, report)),
        clinical_cutoffs=tuple(_all_read(entry, "clinical cutoff", values.read_clinical_cutoff, report)),
        norms=tuple(_all_read(entry, "norm", values.read_norm, report)),
        percentiles=_percentiles(entry, id, tables, report),
        span=entry.span,
    )


def _all_read(entry: Entry, word: str, rule: Callable[..., T | None], report: Report) -> list[T]:
    """What each line with this word says; what cannot be read is left out."""
    found = (read(line, rule, report) for line in entry.all(word))
    return [value for value in found if value is not None]


def _percentiles(entry: Entry, id: str, tables: Tables, report: Report) -> tuple[Percentile, ...]:
    """The tables of percentiles, by what is named and then by the score."""
    found: list[Percentile] = []
    for line in entry.all("percentile"):
        said = read(line, values.read_percentile, report)
        if said is None:
            continue
        keys = (*said.keys, Placed(id, span=entry.span))
        table = tables.from_file(f"{id}_percentile", keys, said.file, said.source, line.span)
        found.append(Percentile(table, said.population, span=line.span))
    return tuple(found)


def _formula(entry: Entry, report: Report) -> Expression:
    """The formula of a thing; where there is none to read, the word `missing`."""
    value = entry.first("value")
    if value is None:
        report.add(
            rules.NO_FORMULA.at(
                entry.span, f"This {entry.word.name} has no formula.", help="write = and a formula, in YAML value:"
            )
        )
        return Missing(span=entry.span)
    return read_formula(value, report) or Missing(span=value.span)


def _bands(entry: Entry, report: Report) -> tuple[Band, ...]:
    """The bands of one pair of braces, which share one condition."""
    if entry.entries is None:
        report.add(
            rules.WRONG_SHAPE.at(
                entry.span, "The bands stand in braces of their own.", help="write { 0..4 minimal; … }"
            )
        )
        return ()
    when = read_formula(entry.first("when"), report)
    found: list[Band] = []
    for band in entry.all("band"):
        if band.name is None or band.value is None:
            report.add(
                rules.NO_VALUE.at(band.span, "This band has no code.", help='write 0..4 minimal or 0..4 minimal "Text"')
            )
            continue
        made = values.read_band(band.name, band.value, report)
        if made is not None:
            found.append(made if when is None else replace(made, when=when))
    return tuple(found)
