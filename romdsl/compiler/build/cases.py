"""Builds alerts, checks, contacts and cases."""

from __future__ import annotations

import re
from dataclasses import replace

from ...diagnostics import Report
from ...model.expression import Missing, Name
from ...model.measure import Alert, Case, Check, Choice, Contacts, Expected, Given, Item, Placed, Rows
from ...model.measure.over_time import OCCASION
from ...model.names import Names
from ..parse import rules, values
from ..parse.timing import read_sitting
from .entry import Entry
from .given_rows import given_of_rows
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

_TEXT_ANSWER = re.compile(r'text\s+("(?:\\.|[^"\\])*")')
_SET = re.compile(r"\(([^()]*)\)")


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


def build_check(entry: Entry, report: Report) -> Check:
    """Something that answers must be."""
    check_words(entry, report)
    that = entry.first("that")
    if that is None:
        report.add(
            rules.NO_CONDITION.at(
                entry.span, "This check has no condition.", help='write check id that weight < 300 "What to say"'
            )
        )
    return Check(
        read_id(entry, report),
        read_formula(that, report) or Missing(span=entry.span),
        read_text(entry.first("text"), report),
        read_flag(entry.first("warning"), report),
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


def build_case(entry: Entry, names: Names, changes: frozenset[str], report: Report) -> list[Case]:
    """A worked case, or one for each of its sittings."""
    check_words(entry, report)
    written = entry.name.text if entry.name is not None else ""
    name = between_quotes(written) if written.startswith('"') else written
    given, expected = _answers(entry, names, report), _expected(entry, changes, report)
    sittings = entry.all("at")
    if entry.first("gives") is None and not any(sitting.first("gives") for sitting in sittings):
        report.add(
            rules.NO_RESULTS_IN_CASE.at(
                entry.span,
                "This case does not say what must come out.",
                help="write gives total 27, or gives total missing",
            )
        )
    source = read_text(entry.first("source"), report)
    if not sittings:
        return [Case(name, given, expected, source, span=entry.span)]
    found = [_sitting(one, (name, given, source), names, changes, report) for one in sittings]
    last = found[-1]
    return [*found[:-1], replace(last, expected=(*last.expected, *expected))]


def _sitting(
    entry: Entry,
    case: tuple[str, tuple[Given, ...], Placed[str] | None],
    names: Names,
    changes: frozenset[str],
    report: Report,
) -> Case:
    """What was answered at one occasion of a case, and what must come out."""
    check_words(entry, report)
    story, shared, source = case
    at = read_sitting(entry.name, report) if entry.name is not None else None
    occasion = at.occasion if at is not None else Placed("", span=entry.span)
    given = (
        Given((Name(OCCASION, span=occasion.span),), occasion.value, span=entry.span),
        *shared,
        *_answers(entry, names, report),
    )
    place = entry.name.text.strip() if entry.name is not None else ""
    return Case(
        f"{story}, at {place}",
        given,
        _expected(entry, changes, report),
        source,
        story,
        occasion,
        at.number if at is not None else None,
        at.date if at is not None else None,
        span=entry.span,
    )


def _expected(entry: Entry, changes: frozenset[str], report: Report) -> tuple[Expected, ...]:
    found: list[Expected] = []
    for gives in entry.all("gives"):
        found += read(gives, values.read_results, report) or ()
    return tuple(replace(one, kind="change") if one.kind == "score" and one.id in changes else one for one in found)


def _answers(entry: Entry, names: Names, report: Report) -> tuple[Given, ...]:
    """The answers, each once."""
    seen: dict[str, Entry] = {}
    found: list[Given] = []
    for line in entry.all("given"):
        if line.name is not None and (before := seen.setdefault(line.name.text, line)) is not line:
            finding = rules.ANSWER_TWICE.at(line.span, f"“{line.name.text}” is answered here twice.", help="keep one")
            report.add(finding.because(before.span, "first answered here"))
        rows = _rows_of(line, names)
        if rows is not None:
            found += given_of_rows(line, rows, report)
        elif (given := _given(line, names, report)) is not None:
            found.append(given)
    return tuple(found)


def _rows_of(line: Entry, names: Names) -> Rows | None:
    """The rows that a line answers: `goals`, `goals r1`."""
    words = line.name.text.split() if line.name is not None else []
    thing = names.find(words[0]) if words else None
    return thing if isinstance(thing, Rows) and len(words) < 3 else None


def _given(entry: Entry, names: Names, report: Report) -> Given | None:
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
    if written == "missing":
        return Given(targets, None, span=entry.span)
    ticked = _SET.fullmatch(written.strip())
    things = [thing for target in targets for thing in names.members(target)] if ticked else []
    if ticked and things and all(map(_is_tick_all, things)):
        codes = [code.strip() for code in ticked.group(1).split(",") if code.strip()]
        written = ";".join(codes) or "()"
    return Given(targets, written, span=entry.span)


def _is_tick_all(thing: object) -> bool:
    return isinstance(thing, Item) and isinstance(thing.answer, Choice) and thing.answer.several
