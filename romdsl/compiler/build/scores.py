"""Builds lets, scores, alerts, contacts and cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from ...diagnostics import Report
from ...model.expression import Expression, Missing
from ...model.measure import Alert, Band, Case, Contacts, Expected, Given, Let, Score
from ..parse import rules, values
from .entry import Entry
from .values import (
    between_quotes,
    check_words,
    read,
    read_choice,
    read_flag,
    read_formula,
    read_id,
    read_name,
    read_text,
    text_of,
)

T = TypeVar("T")

_TEXT_ANSWER = re.compile(r'text\s+("(?:\\.|[^"\\])*")')


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


def build_score(entry: Entry, report: Report) -> Score:
    """A value that is reported."""
    check_words(entry, report)
    bands = entry.first("bands")
    return Score(
        read_id(entry, report),
        _formula(entry, report),
        read_text(entry.first("title"), report),
        missing=read(entry.first("missing"), values.read_missing_rule, report),
        round=read(entry.first("round"), values.read_rounding, report),
        decimals=read(entry.first("decimals"), values.read_whole, report),
        higher=read_choice(entry.first("higher"), report),  # type: ignore[arg-type]
        range=read(entry.first("range"), values.read_interval, report),
        unit=read_text(entry.first("unit"), report),
        shown=read_flag(entry.first("shown"), report),
        construct=read_text(entry.first("construct"), report),
        bands=_bands(bands, report),
        bands_span=bands.span if bands is not None else entry.span,
        caseness=tuple(_all_read(entry, "caseness", values.read_caseness, report)),
        reliable_change=tuple(_all_read(entry, "reliable change", values.read_reliable_change, report)),
        span=entry.span,
    )


def _all_read(entry: Entry, word: str, rule: Callable[..., T | None], report: Report) -> list[T]:
    """What each line with this word says; what cannot be read is left out."""
    found = (read(line, rule, report) for line in entry.all(word))
    return [value for value in found if value is not None]


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


def _bands(entry: Entry | None, report: Report) -> tuple[Band, ...]:
    if entry is None:
        return ()
    if entry.entries is None:
        report.add(
            rules.WRONG_SHAPE.at(
                entry.span, "The bands stand in braces of their own.", help="write { 0..4 minimal; … }"
            )
        )
        return ()
    found: list[Band] = []
    for band in entry.all("band"):
        if band.name is None or band.value is None:
            report.add(
                rules.NO_VALUE.at(band.span, "This band has no code.", help='write 0..4 minimal or 0..4 minimal "Text"')
            )
            continue
        made = values.read_band(band.name, band.value, report)
        if made is not None:
            found.append(made)
    return tuple(found)


def build_alert(entry: Entry, report: Report) -> Alert:
    """A condition that people must be told of."""
    check_words(entry, report)
    when = entry.first("when")
    if when is None:
        report.add(rules.NO_CONDITION.at(entry.span, "This alert has no condition.", help="write when and a condition"))
    return Alert(
        read_id(entry, report),
        read_formula(when, report) or Missing(span=entry.span),
        read_choice(entry.first("severity"), report),  # type: ignore[arg-type]
        read_text(entry.first("staff"), report),
        read_text(entry.first("respondent"), report),
        read_name(entry.first("contacts"), report),
        span=entry.span,
    )


def build_contacts(entry: Entry, report: Report) -> Contacts:
    """Where help is to be had."""
    lines = [text_of(line.value, line.bare, report) for line in entry.all("line") if line.value is not None]
    from_service = read_choice(entry.first("from"), report) is not None
    if not lines and not from_service and entry.first("from") is None:
        report.add(rules.NO_VALUE.at(entry.span, "No contact stands here.", help='write { "…" }, or from service'))
    return Contacts(
        read_id(entry, report), tuple(line for line in lines if line is not None), from_service, span=entry.span
    )


def build_case(entry: Entry, report: Report) -> Case:
    """A worked case."""
    check_words(entry, report)
    name = entry.name.text if entry.name is not None else ""
    _note_twice(entry, report)
    given = [_given(one, report) for one in entry.all("given")]
    expected: list[Expected] = []
    for gives in entry.all("gives"):
        expected += read(gives, values.read_results, report) or ()
    if entry.first("gives") is None:
        report.add(
            rules.NO_RESULTS_IN_CASE.at(
                entry.span,
                "This case does not say what must come out.",
                help="write gives total 27, or gives total missing",
            )
        )
    return Case(
        between_quotes(name) if name.startswith('"') else name,
        tuple(one for one in given if one is not None),
        tuple(expected),
        read_text(entry.first("source"), report),
        span=entry.span,
    )


def _note_twice(entry: Entry, report: Report) -> None:
    """Notes the same items answered twice in one case."""
    seen: dict[str, Entry] = {}
    for given in entry.all("given"):
        if given.name is not None and (before := seen.setdefault(given.name.text, given)) is not given:
            finding = rules.ANSWER_TWICE.at(given.span, f"“{given.name.text}” is answered here twice.", help="keep one")
            report.add(finding.because(before.span, "first answered here"))


def _given(entry: Entry, report: Report) -> Given | None:
    """The answer to some items.  Quotes around it do not matter, so that both spellings say the same."""
    if entry.name is None:
        return None
    name = entry.name
    if name.text.startswith("(") and name.text.endswith(")"):
        name = name.cut(1, len(name.text) - 1)
    targets = values.read_targets(name, report)
    if entry.value is None:
        report.add(rules.NO_VALUE.at(entry.span, "No answer stands here.", help="write q1 = 2, or q1 = missing"))
        return None
    if targets is None:
        return None
    written = entry.value.text if entry.value.quoted else entry.value.text.strip()
    explicit = _TEXT_ANSWER.fullmatch(written)
    if explicit and not entry.value.quoted:
        return Given(targets, between_quotes(explicit.group(1)), True, span=entry.span)
    if written.startswith('"') and not entry.value.quoted:
        placed = text_of(entry.value.strip(), False, report)
        written = placed.value if placed is not None else ""
    return Given(targets, None if written == "missing" else written, span=entry.span)
