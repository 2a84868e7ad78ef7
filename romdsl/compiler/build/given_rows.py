"""Builds what a worked case answers in a person's own rows: `goals = ("Sleep", 1, 3), ("Work", "", 0)`."""

from __future__ import annotations

import re

from ...diagnostics import Report
from ...model.expression import Name
from ...model.measure import Given, Rows
from ...source import Piece
from ..parse import rules
from .entry import Entry
from .values import between_quotes

_HELP = 'write goals = ("Sleep through the night", 3, 7): one value for each field, in their order'


def given_of_rows(entry: Entry, rows: Rows, report: Report) -> list[Given]:
    """An answer for each field of each row; rows without an id are r1, r2 … in order."""
    if entry.name is None:
        return []
    if entry.value is None:
        report.add(rules.NO_VALUE.at(entry.span, "No answer stands here.", help=_HELP))
        return []
    words = entry.name.text.split()
    if entry.value.text.strip() == "retired" and len(words) == 2:
        return [_given(rows, words[1], "state", "retired", entry.value)]
    groups = _groups(entry.value, report)
    if len(words) == 2:
        if len(groups) > 1:
            report.add(rules.ROW_NOT_READ.at(groups[1].span(), "A second row stands here.", help="give it its own id"))
        return [given for group in groups[:1] for given in _row(group, rows, words[1], report)]
    ids = rows.row_ids if rows.positions else tuple(f"r{number}" for number in range(1, len(groups) + 1))
    if len(groups) > len(ids):
        report.add(
            rules.ROW_NOT_READ.at(groups[len(ids)].span(), f"“{rows.id}” has {len(ids)} rows.", help="keep those")
        )
    return [given for group, id in zip(groups, ids, strict=False) for given in _row(group, rows, id, report)]


def _groups(piece: Piece, report: Report) -> list[Piece]:
    """The brackets of a value, without what stands between them."""
    found: list[Piece] = []
    depth, start, end = 0, 0, 0
    for token in _signs(piece.text):
        sign = piece.text[token]
        depth += (sign == "(") - (sign == ")")
        if sign == "(" and depth == 1:
            start = token
        if sign == ")" and depth == 0:
            found.append(piece.cut(start + 1, token))
            end = token + 1
    between = re.sub(r'"(?:\\.|[^"\\])*"', "", piece.text[end:]).strip(" ,\n")
    if not found or between or depth:
        report.add(rules.ROW_NOT_READ.at(piece.span(), "These are no rows.", help=_HELP))
        return []
    return found


def _signs(text: str) -> list[int]:
    """The places of brackets outside of texts."""
    hidden = re.sub(r'"(?:\\.|[^"\\])*"', lambda match: " " * len(match[0]), text)
    return [place for place, sign in enumerate(hidden) if sign in "()"]


def _row(group: Piece, rows: Rows, id: str, report: Report) -> list[Given]:
    """The answers of one row, field by field."""
    values = _values(group)
    if len(values) > len(rows.fields):
        beyond = values[len(rows.fields)]
        message = f"A row of “{rows.id}” has {len(rows.fields)} fields: {', '.join(each.id for each in rows.fields)}."
        report.add(rules.ROW_NOT_READ.at(beyond.span(), message, help="leave this out"))
    found = []
    for field, value in zip(rows.fields, values, strict=False):
        written = value.text.strip()
        answer = between_quotes(written) if written.startswith('"') else written
        found.append(_given(rows, id, field.id, None if written in ("", "missing", '""') else answer, value))
    return found


def _values(group: Piece) -> list[Piece]:
    """What stands between the commas of a row."""
    hidden = re.sub(r'"(?:\\.|[^"\\])*"', lambda match: " " * len(match[0]), group.text)
    ends = [place for place, sign in enumerate(hidden) if sign == ","]
    starts = [0, *(end + 1 for end in ends)]
    return [group.cut(start, end).strip() for start, end in zip(starts, [*ends, len(group.text)], strict=True)]


def _given(rows: Rows, row: str, field: str, answer: str | None, place: Piece) -> Given:
    span = place.span()
    return Given((Name(f"{rows.id}_{row}_{field}", span=span),), answer, span=span)
