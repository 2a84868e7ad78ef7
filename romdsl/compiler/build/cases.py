"""Builds alerts, checks, contacts and cases."""

from __future__ import annotations

import re

from ...diagnostics import Report
from ...model.expression import Missing
from ...model.measure import Alert, Case, Check, Choice, Contacts, Expected, Given, Item
from ...model.names import Names
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


def build_case(entry: Entry, names: Names, report: Report) -> Case:
    """A worked case."""
    check_words(entry, report)
    name = entry.name.text if entry.name is not None else ""
    _note_twice(entry, report)
    given = [_given(one, names, report) for one in entry.all("given")]
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
