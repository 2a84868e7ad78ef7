"""Gives the keys of YAML their words."""

from __future__ import annotations

from ...diagnostics import Finding, Report, nearest
from ...source import Piece
from ..parse import rules
from ..parse.scan import tokens_of
from ..parse.syntax import Remarks, Statement
from .clauses import clauses, end_of_formula, match_word, span_of
from .entry import Entry
from .rows import listed_row
from .unknown import note_unknown
from .word import ROW, Place, Word
from .words import LINE, PLACES, TEXTS, VALUE

_EXAMPLES = {
    "names": "sex, age",
    "columns": 'week1 "Week 1", week2 "Week 2"',
    "caseness": '10.. when sex is male source "…"',
    "change": '6 source "…"',
    "cutoff": 'c clinical 18.1, 6.0 functional 4.2, 3.9 source "…"',
    "norm": 'mean 50 sd 10 of "…" source "…"',
    "percentile": 'from "norms.csv" by age of "…" source "…"',
}
"""How the values of some words are written, by what they take."""


def entries_from_keys(statements: list[Statement], place: Place, report: Report) -> list[Entry]:
    """The entries of a mapping in YAML."""
    found: list[Entry] = []
    for statement in statements:
        found += _statement(statement, place, report)
    return found


def _statement(statement: Statement, place: Place, report: Report) -> list[Entry]:
    if not statement.tokens:
        if place.member is LINE and statement.value is not None:
            return [
                Entry(LINE, statement.span, value=statement.value, bare=True, remarks=statement.remarks, member=True)
            ]
        if place.member is ROW and not place.words:
            return [listed_row(statement, report)]
        report.add(rules.WRONG_SHAPE.at(statement.span, f"A list does not stand in {place.title}.", help="write keys"))
        return []
    if place.member is not None and not place.words:
        return [_member(statement, place.member, report)]
    word, count = match_word(statement, 0, place.words)
    whole = count == len(statement.tokens)
    if word is not None and whole and (not word.named or word.named == "label"):
        return _word(statement, word, report) if not word.named else [_thing(statement, word, None, report)]
    if word is not None and word.named and not whole:
        thing = _thing(statement, word, statement.cut(count), report)
        thing.member = word is place.member
        return [thing]
    if word is not None and word.keyed and not whole:
        return _keyed(statement, word, count, report)
    written = statement.run.text
    if written == "<<":
        return []
    if place.under and written == place.under:
        return _members(statement, place, report)
    return _other(statement, place, word, report)


def _keyed(statement: Statement, word: Word, count: int, report: Report) -> list[Entry]:
    """A word whose clauses stand in its key: `bands when sex is male:`."""
    place = PLACES[word.inside]
    allowed = {name: place.words[name] for name in word.on_line}
    found = clauses(statement, count, len(statement.tokens), allowed, place, report)
    entries = _word(statement, word, report)
    for entry in entries:
        entry.entries = [*found, *(entry.entries or ())]
    return entries


def _other(statement: Statement, place: Place, word: Word | None, report: Report) -> list[Entry]:
    """A key that is no word here: a member, or unknown."""
    written = statement.run.text
    if word is not None and word is place.member and not place.under:
        return [_member(statement, word, report)]
    if place.under and _holds_items(statement):
        report.add(
            rules.WORD_OUT_OF_PLACE.at(
                statement.span,
                f"The {place.under} of {place.title} do not stand under “{written}”.",
                help=f"put them under {place.under}:",
            )
        )
        return _members(statement, place, report)
    if word is not None and word.named:
        help = f"write {word.name} and an id, as {word.name} my_{word.name}:"
        report.add(rules.NO_NAME.at(statement.span, f"This {word.name} has no name.", help=help))
        return [_thing(statement, word, None, report)]
    if place.member is not None and not place.under:
        return [_member(statement, place.member, report)]
    is_member = place.under and not (written in place.later or nearest(written, [*place.words, place.under]))
    if is_member and place.member is not None and (len(statement.tokens) == 1 or place.member is ROW):
        report.add(
            rules.WORD_OUT_OF_PLACE.at(
                statement.span,
                f"“{written}” stands beside the words of {place.title.replace('a ', 'the ', 1)}.",
                help=f"put the {place.under} under {place.under}:",
            )
        )
        return [_member(statement, place.member, report)]
    first = statement.text(statement.tokens[0])
    if first in place.later or nearest(written, place.words) is None:
        note_unknown(first, span_of(statement, 0), place, report)
    else:
        note_unknown(written, statement.span, place, report)
    return []


def _holds_items(statement: Statement) -> bool:
    """Whether keys stand below that are names with texts, and no words of an item."""
    keys = [below.run.text for below in statement.body or () if below.tokens]
    return bool(keys) and not statement.listed and all(nearest(key, PLACES["item"].words) is None for key in keys)


def _member(statement: Statement, member: Word, report: Report) -> Entry:
    thing = _thing(statement, member, statement.run, report)
    thing.member = True
    return thing


def _members(statement: Statement, place: Place, report: Report) -> list[Entry]:
    """The members under `items`; the comments at that key go to the first."""
    if statement.body is None or (statement.listed and place.member is not ROW):
        example = "male, 7: 9.51" if place.member is ROW else "q1: Little interest"
        what = "row" if place.member is ROW else "item"
        report.add(
            rules.WRONG_SHAPE.at(
                statement.span,
                f"Under “{place.under}” each {what} is a line of its own.",
                help=f"write {'its keys' if what == 'row' else 'a name'}, a colon and the "
                f"{'value' if what == 'row' else 'text'}, as {example}",
            )
        )
        return [Entry(ROW, statement.span, member=True)] if what == "row" else []
    found = entries_from_keys(statement.body, PLACES[place.below or place.under], report)
    own = statement.remarks
    if found:
        first, last = found[0].remarks, found[-1].remarks
        first.above = (*own.above, *((own.beside,) if own.beside else ()), *first.above)
        last.below = (*last.below, *own.below)
    return found


def _word(statement: Statement, word: Word, report: Report) -> list[Entry]:
    """A word and its value, its list, or what stands under it."""
    entry = Entry(word, statement.span, remarks=statement.remarks)
    if statement.listed and word.repeats and not word.keyed:
        return _repeated(statement, word, report)
    if statement.body is not None:
        if not word.inside or statement.listed:
            report.add(_not_one_value(statement, word))
            return []
        entry.entries = entries_from_keys(statement.body, PLACES[word.inside], report)
        return [entry]
    if statement.value is None:
        report.add(
            rules.NO_VALUE.at(
                statement.span,
                f"Nothing stands behind “{word.name}”.",
                help=f"write {word.name}: yes" if word.takes == "flag" else "write its value, or delete the line",
            )
        )
        return []
    if word.takes == "nothing":
        report.add(
            rules.WRONG_SHAPE.at(
                statement.value.span(), f"“{word.name}” takes keys of its own.", help="write them below it, indented"
            )
        )
        return []
    entry.value, entry.bare = statement.value, word.takes in ("text", "bare")
    return [entry]


def _not_one_value(statement: Statement, word: Word) -> Finding:
    what = "stands a list" if statement.listed else "stand keys"
    example = _EXAMPLES.get(word.takes, "and the value behind it")
    if not word.keyed:
        message = f"Under “{word.name}” {what}, but it takes one value."
        return rules.WRONG_SHAPE.at(statement.span, message, help=f"write {word.name}: {example}")
    message = f"Under “{word.name}” {what}; what is for some alone has a key of its own."
    return rules.WRONG_SHAPE.at(
        statement.span, message, help=f"write {word.name} when sex is male: and 0..4: low below it"
    )


def _repeated(statement: Statement, word: Word, report: Report) -> list[Entry]:
    found: list[Entry] = []
    for member in statement.body or ():
        if member.value is None or member.tokens:
            report.add(rules.WRONG_SHAPE.at(member.span, f"The list of “{word.name}” takes one value a line."))
            continue
        bare = word.takes in ("text", "bare")
        found.append(Entry(word, statement.span, value=member.value, bare=bare, remarks=member.remarks))
    if found:
        own, first = statement.remarks, found[0].remarks
        first.above = (*own.above, *((own.beside,) if own.beside else ()), *first.above)
    return found


def _thing(statement: Statement, word: Word, name: Piece | None, report: Report) -> Entry:
    """A thing with a name, from its scalar, its keys or its list."""
    entry = Entry(word, statement.span, remarks=statement.remarks, entries=[])
    if name is not None:
        entry.name = name.strip()
        entry.span = entry.name.span()
        if word.named == "text":
            _case_name(entry.name, report)
    if statement.body is not None:
        if not word.inside or (statement.listed and word.inside != "contacts"):
            if word.takes in ("given", "row"):
                entry.name = None  # so that nobody says that its value is missing
                message = f"“{statement.run.text}” takes one value."
                help = "write (cane, stick)" if word.takes == "given" else "write the values with commas between"
                report.add(rules.WRONG_SHAPE.at(statement.span, message, help=help))
                return entry
            report.add(
                rules.WRONG_SHAPE.at(
                    statement.span,
                    f"Nothing stands under “{statement.run.text}”."
                    if not statement.listed
                    else f"A list does not stand under “{statement.run.text}”.",
                    help="what follows stands at the left edge" if word.name == "measure" else "write keys and values",
                )
            )
            if word.name == "measure" and not statement.listed:
                entry.entries = []
                for child in entries_from_keys(statement.body, PLACES["measure"], report):
                    entry.entries.append(child)
            return entry
        entry.entries = entries_from_keys(statement.body, PLACES[word.inside], report)
    elif statement.value is not None:
        _scalar(statement.value, entry, report)
    elif word.takes in ("band", "given", "row") or word.text:
        report.add(rules.NO_VALUE.at(statement.span, f"Nothing stands behind “{statement.run.text}”."))
    return entry


def _case_name(name: Piece, report: Report) -> None:
    tokens = tokens_of(name.text)
    if len(tokens) != 1 or tokens[0].kind != "text":
        finding = rules.TEXT_WITHOUT_QUOTES.at(
            name.span(), "The name of a case stands in quotes.", help='write case "…":'
        )
        if '"' not in name.text:
            finding = finding.fix("put it into quotes", name.span(), f'"{name.text}"', certain=True)
        report.add(finding)


def _scalar(value: Piece, entry: Entry, report: Report) -> None:
    """A thing written as one scalar: its text, its formula, or its clauses."""
    assert entry.entries is not None
    word = entry.word
    if word.takes in ("band", "given", "row"):
        entry.value = value
    elif word.formula or (word.on_line and not word.text):
        line = Statement(value, tokens_of(value.text), remarks=Remarks())
        end = len(line.tokens)
        place = PLACES[word.inside]
        stop = end_of_formula(line, 0, end) if word.formula else 0
        if stop:
            entry.entries.append(Entry(VALUE, value.span(), value=line.cut(0, stop)))
        allowed = {name: place.words[name] for name in word.on_line}
        entry.entries += clauses(line, stop, end, allowed or place.words, place, report)
    elif word.text:
        entry.entries.append(Entry(TEXTS[word.text], value.span(), value=value, bare=True))
    else:
        report.add(
            rules.WRONG_SHAPE.at(
                value.span(), f"A {word.name} takes keys of its own.", help="write them below it, indented"
            )
        )
