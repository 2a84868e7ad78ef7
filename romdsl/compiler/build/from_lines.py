"""Gives the statements of `.rom` their words."""

from __future__ import annotations

import re
from dataclasses import replace

from ...diagnostics import Report, nearest
from ..parse import rules
from ..parse.syntax import Statement, Token
from .clauses import clauses, end_of_formula, end_of_value, match_word, span_of
from .entry import Entry
from .rows import arrow_of, row_entry
from .unknown import note_unknown
from .word import ROW, Place, Word
from .words import GIVEN, LINE, PLACES, TEXTS, VALUE, is_later, places_of

_EQUALS = re.compile(r"(?<![<>!=])=(?![=])")


def entries_from_lines(statements: list[Statement], place: Place, report: Report) -> list[Entry]:
    """The entries of a body in `.rom`."""
    found: list[Entry] = []
    for statement in statements:
        found += _statement(statement, place, report)
    return found


def _statement(statement: Statement, place: Place, report: Report) -> list[Entry]:
    if not statement.tokens:
        return []  # braces that belong to no word, which the reader has said
    word, count = match_word(statement, 0, place.words, report)
    member = _member(statement, place, word, report)
    if member is not None:
        thing = _thing(statement, member, 0, report)
        thing.member = True
        return [thing]
    if word is None:
        token = statement.tokens[0]
        if token.kind != "word":
            report.add(rules.TEXT_OUT_OF_PLACE.at(span_of(statement, 0), "No word stands before this text."))
        elif _is_behind_braces(statement) and places_of(statement.text(token)):
            report.add(
                rules.WORD_OUT_OF_PLACE.at(
                    span_of(statement, 0),
                    f"“{statement.text(token)}” stands behind braces, which end what stands before them.",
                    help="write it in front of the word that the braces belong to",
                )
            )
        else:
            note_unknown(statement.text(token), span_of(statement, 0), place, report)
        return []
    if word.named or (word.inside and word.takes == "nothing"):
        thing = _thing(statement, word, count, report)
        thing.member = word is place.member
        return [thing]
    if place.splits:
        found = clauses(statement, 0, len(statement.tokens), place.words, place, report)
        for entry in found:
            entry.on_line = False
        return _with_body(statement, found, None, report)
    piece = statement.cut(count) if count < len(statement.tokens) else None
    return _with_body(statement, [Entry(word, span_of(statement, 0, count), value=piece)], None, report)


def _member(statement: Statement, place: Place, word: Word | None, report: Report) -> Word | None:
    """The word that stands for a member of the place, when the statement is one."""
    member = place.member
    if member is None:
        return None
    tokens = statement.tokens
    if member is GIVEN:
        return GIVEN if _equals(statement, 0) is not None else None
    if member is LINE:
        return LINE if tokens[0].kind == "text" else None
    if not place.words:
        return member
    if member is ROW and arrow_of(statement) is not None:
        return ROW
    if tokens[0].kind != "word":
        return None
    behind = tokens[1].kind if len(tokens) > 1 else ""
    if word is None:
        written = statement.text(tokens[0])
        known = (behind != "text" or member is ROW) and (
            written in place.later or nearest(written, place.words) is not None
        )
        return None if known or written == "item" else member
    return member if behind == "text" and word.takes != "text" and word.named != "label" else None


def _is_behind_braces(statement: Statement) -> bool:
    """Whether a statement begins on the line on which the one before closed its braces."""
    before = statement.run.text[: statement.tokens[0].start]
    return before.rstrip(" ").endswith("}")


def _equals(statement: Statement, index: int) -> tuple[int, int] | None:
    """The token with the first `=` of its own, and the offset of the sign."""
    for at in range(index, len(statement.tokens)):
        token = statement.tokens[at]
        if token.kind == "word" and (match := _EQUALS.search(statement.text(token))):
            return at, token.start + match.start()
    return None


def _thing(statement: Statement, word: Word, index: int, report: Report) -> Entry:
    """A thing with a name: its text, its formula, its clauses and its body."""
    if word.formula or word is GIVEN:
        statement = _apart_at_equals(statement, index)
    tokens = statement.tokens
    entry = Entry(word, span_of(statement, 0), remarks=statement.remarks, entries=[])
    if word is GIVEN:
        equals = next(at for at, token in enumerate(tokens) if statement.text(token) == "=")
        entry.name = statement.cut(0, equals)
        entry.value = statement.cut(equals + 1) if equals + 1 < len(tokens) else None
        entry.span = entry.name.span()
        return _with_body(statement, [entry], entry, report)[0]
    if word is LINE:
        entry.value = statement.cut(0)
        return _with_body(statement, [entry], entry, report)[0]
    if word is ROW:
        return _with_body(statement, [entry], row_entry(statement, entry, report), report)[0]
    index = _name(statement, entry, index, report)
    if word.takes == "band":
        entry.value = statement.cut(index) if index < len(tokens) else None
        return _with_body(statement, [entry], entry, report)[0]
    assert entry.entries is not None
    stop = _end_of_text(statement, index, word) if word.text else index
    if stop > index:
        entry.entries.append(
            Entry(TEXTS[word.text], span_of(statement, index), value=statement.cut(index, stop), on_line=True)
        )
        index = stop
    index = _plain_value(statement, entry, index)
    _clauses_of(statement, entry, index, report)
    return _with_body(statement, entry.entries, entry, report)[0]


def _name(statement: Statement, entry: Entry, index: int, report: Report) -> int:
    """Takes the name of a thing; gives the token behind it."""
    tokens, named = statement.tokens, entry.word.named
    if not named:
        return index
    kind = "text" if named == "text" else "word"
    here = tokens[index] if index < len(tokens) else None
    named_here = named != "sitting" and here is not None and here.kind == kind and statement.text(here) != "="
    if here is not None and named_here and not _is_clause(statement, entry.word, index):
        entry.name = statement.cut(index, index + 1)
        entry.span = entry.name.span()
        return index + 1
    if named == "sitting" and here is not None:
        entry.name = statement.cut(index, len(tokens))
        entry.span = entry.name.span()
        return len(tokens)
    if named == "text" and here is not None and here.kind == "word":
        entry.name = statement.cut(index, len(tokens))
        entry.span = entry.name.span()
        span = entry.name.span()
        finding = rules.TEXT_WITHOUT_QUOTES.at(span, "The name of a case stands in quotes.", help='write case "…"')
        report.add(finding.fix("put it into quotes", span, f'"{entry.name.text}"', certain=True))
        return len(tokens)
    if named != "label":
        report.add(
            rules.NO_NAME.at(
                entry.span,
                f"This {entry.word.name} has no name.",
                help=f'write {entry.word.name} "…"' if named == "text" else f"write {entry.word.name} and an id",
            )
        )
    return index


def _is_clause(statement: Statement, word: Word, index: int) -> bool:
    """Whether a clause stands where the name should: `check that x = 1`, and not `check that that x = 1`."""
    tokens = statement.tokens
    if index + 1 >= len(tokens) or statement.text(tokens[index]) not in word.on_line:
        return False
    behind = statement.text(tokens[index + 1])
    return tokens[index + 1].kind == "word" and behind != "=" and behind not in word.on_line


def _end_of_text(statement: Statement, index: int, word: Word) -> int:
    """Where the text of a thing ends: behind its quotes, or before the next word where it has none."""
    tokens = statement.tokens
    if index >= len(tokens) or tokens[index].kind != "word":
        return index + (index < len(tokens) and tokens[index].kind == "text")
    known = PLACES[word.inside].words if word.inside else {}
    first = statement.text(tokens[index])
    if first.endswith(":") or nearest(first, known) or places_of(first) or is_later(first):
        return index
    stop = index
    while stop < len(tokens) and tokens[stop].kind == "word" and statement.text(tokens[stop]) not in {"=", *known}:
        stop += 1
    return stop


def _plain_value(statement: Statement, entry: Entry, index: int) -> int:
    """Takes the value that stands behind the text without a word of its own."""
    place, tokens = PLACES.get(entry.word.inside, PLACES["note"]), statement.tokens
    if not entry.word.plain or index >= len(tokens) or tokens[index].kind != "word":
        return index
    allowed = {name: place.words[name] for name in entry.word.on_line}
    if match_word(statement, index, allowed)[0] is not None or nearest(statement.text(tokens[index]), allowed):
        return index
    word = place.words[entry.word.plain]
    stop = end_of_value(statement, index, len(tokens), word, allowed, place)
    assert entry.entries is not None
    entry.entries.append(Entry(word, span_of(statement, index), value=statement.cut(index, stop), on_line=True))
    return stop


def _clauses_of(statement: Statement, entry: Entry, index: int, report: Report) -> None:
    """The words and the formula on the line of a thing."""
    assert entry.entries is not None
    word, end = entry.word, len(statement.tokens)
    place = PLACES.get(word.inside, PLACES["note"])
    allowed = {name: place.words[name] for name in word.on_line if name in place.words}
    equals = end
    if word.formula:
        equals = next((at for at in range(index, end) if statement.text(statement.tokens[at]) == "="), end)
    text_of = word.text if word.text_last and not entry.entries else ""
    found = clauses(statement, index, equals, allowed or place.words, place, report, text_of)
    entry.entries += _misplaced(found, word, report)
    if equals == end:
        return
    stop = end_of_formula(statement, equals + 1, end)
    if stop > equals + 1:
        entry.entries.append(
            Entry(VALUE, span_of(statement, equals), value=statement.cut(equals + 1, stop), on_line=True)
        )
    elif equals + 1 >= end:
        entry.entries.append(Entry(VALUE, span_of(statement, equals), on_line=True))
    entry.entries += _misplaced(clauses(statement, stop, end, place.words, place, report), word, report)


def _misplaced(found: list[Entry], word: Word, report: Report) -> list[Entry]:
    """Notes clauses on the line of a thing that stand only in its braces."""
    for clause in found:
        if clause.word.name not in word.on_line and not (word.text_last and clause.word.name == word.text):
            report.add(
                rules.WORD_OUT_OF_PLACE.at(
                    clause.span,
                    f"“{clause.word.name}” does not stand on the line of {'an' if word.name[0] in 'aeio' else 'a'} "
                    f"{word.name}.",
                    help=f"put it into its braces: {{ {clause.word.name} … }}",
                )
            )
    return found


def _apart_at_equals(statement: Statement, index: int) -> Statement:
    """The same statement with the first `=` as a token of its own."""
    found = _equals(statement, index)
    if found is None:
        return statement
    at, sign = found
    token = statement.tokens[at]
    parts = [
        Token("word", start, end)
        for start, end in ((token.start, sign), (sign, sign + 1), (sign + 1, token.end))
        if end > start
    ]
    return replace(statement, tokens=(*statement.tokens[:at], *parts, *statement.tokens[at + 1 :]))


def _with_body(statement: Statement, found: list[Entry], thing: Entry | None, report: Report) -> list[Entry]:
    """Gives the braces of a statement to the last word that can have them, and its comments to the first."""
    outer = [thing] if thing is not None else found
    if outer and thing is None:
        outer[0].remarks = statement.remarks
    if statement.body is None:
        return outer
    last = found[-1] if found else None
    owner = last if last is not None and last.word.inside and last.value is None else thing
    if owner is None or not owner.word.inside:
        report.add(
            rules.WRONG_SHAPE.at(
                statement.span, f"“{statement.text(statement.tokens[0])}” has no braces.", help="write it on one line"
            )
        )
        return outer if thing is not None else [one for one in outer if one is not last or one.value is not None]
    inside = entries_from_lines(statement.body, PLACES[owner.word.inside], report)
    owner.entries = [*(owner.entries or []), *inside]
    owner.one_line = statement.one_line
    return outer
