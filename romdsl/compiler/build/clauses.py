"""Cuts a line of `.rom` into its clauses: a word, and its value up to the next word."""

from __future__ import annotations

import re

from ...diagnostics import Report, nearest
from ...source import Span
from ..parse import rules
from ..parse.syntax import Statement
from .entry import Entry
from .unknown import note_unknown
from .word import Place, Word
from .words import TEXTS

JOINING = frozenset(("and", "or", "not", "if", "then", "else", "is", "in", "includes"))
_SIGN_FIRST = re.compile(r"[^\w\"]")
_SIGN_LAST = re.compile(r"(?:[^\w\".)…]|^\.\.)\Z")
_BEFORE_A_VALUE = frozenset(("step", "from", "to", "left"))
_PARTS_OF_ANSWERS = {"text": 1, "time": 1, "date": 1, "duration": 1, "yes": 2}
_MOST_PARTS = 3
"""Of a word of the language: `shown over time`."""
_ONE_PART = frozenset(("name", "choice", "bare", "whole", "number"))


def match_word(
    statement: Statement, index: int, words: dict[str, Word], report: Report | None = None
) -> tuple[Word | None, int]:
    """The longest word of the table at a token, and how many tokens it has."""
    tokens = statement.tokens
    if index >= len(tokens) or tokens[index].kind != "word":
        return None, 1
    for count in (_MOST_PARTS, 2):
        parts = tokens[index : index + count]
        written = " ".join(statement.text(part) for part in parts)
        if len(parts) == count and all(part.kind == "word" for part in parts) and written.rstrip(":") in words:
            return words[_without_colon(statement, index + count - 1, written, words, report)], count
    first = statement.text(tokens[index])
    if first in words:
        return words[first], 1
    if first.endswith(":") and first[:-1] in words:
        return words[_without_colon(statement, index, first, words, report)], 1
    return None, 1


def _without_colon(
    statement: Statement, index: int, written: str, words: dict[str, Word], report: Report | None
) -> str:
    word = written.rstrip(":")
    if word != written and report is not None:
        end = statement.tokens[index].end
        span = statement.run.span(end - 1, end)
        finding = rules.MIXED_SPELLINGS.at(
            span, f"A colon stands behind “{word}”.", help="in .rom a word has no colon; in YAML nothing has braces"
        )
        report.add(finding.fix("delete it", span, "", certain=True))
    return word


def span_of(statement: Statement, first: int, count: int = 1) -> Span:
    tokens = statement.tokens
    return statement.run.span(tokens[first].start, tokens[first + count - 1].end)


def clauses(
    statement: Statement,
    index: int,
    end: int,
    words: dict[str, Word],
    place: Place,
    report: Report,
    text_of: str = "",
) -> list[Entry]:
    """The clauses between two tokens; what is no word of `words` is noted and passed over.

    `text_of` is the word of a text that stands alone among them, where one may.
    """
    found: list[Entry] = []
    while index < end:
        word, count = match_word(statement, index, words, report)
        if word is None and text_of and statement.tokens[index].kind == "text":
            found.append(
                Entry(TEXTS[text_of], span_of(statement, index), value=statement.cut(index, index + 1), on_line=True)
            )
            index += 1
            continue
        if word is None:
            index = _pass_over(statement, index, end, words, place, report)
            continue
        value = index + count
        stop = end_of_value(statement, value, end, word, words, place)
        piece = statement.cut(value, stop) if stop > value else None
        found.append(Entry(word, span_of(statement, index, count), value=piece, on_line=True))
        index = stop
    return found


def _pass_over(statement: Statement, index: int, end: int, words: dict[str, Word], place: Place, report: Report) -> int:
    token = statement.tokens[index]
    written = statement.text(token)
    if token.kind == "word":
        note_unknown(written, span_of(statement, index), place, report)
    elif token.kind == "text":
        report.add(
            rules.TEXT_OUT_OF_PLACE.at(
                span_of(statement, index), "No word stands before this text.", help="put help, note … before it"
            )
        )
    else:
        report.add(
            rules.TEXT_OUT_OF_PLACE.at(span_of(statement, index), f"“{written[:40]}” belongs to no word on this line.")
        )
    index += 1
    while index < end and match_word(statement, index, words)[0] is None:
        near = statement.tokens[index]
        if near.kind == "word" and statement.text(near) in place.words:
            break
        index += 1
    return index


def end_of_value(statement: Statement, index: int, end: int, word: Word, words: dict[str, Word], place: Place) -> int:
    """Where the value of a word ends that begins at a token."""
    if word.takes in ("flag", "nothing") or index >= end:
        return index
    first = statement.tokens[index]
    if word.takes in _ONE_PART or (word.takes == "text" and first.kind == "text"):
        return index + 1
    if word.takes == "formula":
        return end_of_formula(statement, index, end)
    if word.takes == "answer" and (parts := _PARTS_OF_ANSWERS.get(statement.text(first))):
        return min(index + parts, end)
    stop = index + 1
    while stop < end:
        before = statement.text(statement.tokens[stop - 1])
        here = statement.text(statement.tokens[stop])
        is_word = statement.tokens[stop].kind == "word" and (
            match_word(statement, stop, words)[0] is not None or here in place.later or nearest(here, words) is not None
        )
        if is_word and not before.endswith(",") and before not in _BEFORE_A_VALUE:
            break
        stop += 1
    return stop


def end_of_formula(statement: Statement, index: int, end: int) -> int:
    """Where a formula ends: before the first part that stands where only a sign or joining word could."""
    operand_expected = True
    for at in range(index, end):
        token = statement.tokens[at]
        text = statement.text(token)
        if token.kind == "group":
            if not operand_expected and statement.tokens[at - 1].end != token.start:
                return at
            operand_expected = False
        elif operand_expected:
            operand_expected = token.kind == "word" and (text in JOINING or bool(_SIGN_LAST.search(text)))
        elif token.kind == "word" and (text in JOINING or _SIGN_FIRST.match(text) or text == ")"):
            operand_expected = text in JOINING or bool(_SIGN_LAST.search(text))
        else:
            return at
    return end
