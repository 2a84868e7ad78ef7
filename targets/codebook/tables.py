"""The data dictionary as CSV: one row a column of the answers file, and one row a code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields

from romdsl.emit.published import band_texts, code_texts
from romdsl.model.measure import Choice, Measure
from romdsl.model.written import number

from .answers import Column, columns

CODES = ("name", "code", "text", "score", "missing")


def dictionary(measure: Measure) -> str:
    """What may stand in each column of an answers file."""
    return written([field.name for field in fields(Column)], (astuple(column) for column in columns(measure)))


def code_list(measure: Measure) -> str:
    """What each code of each column of answers, then of scores, means; `missing` is why it counts as no answer."""
    rows: list[tuple[str, ...]] = []
    for item, column in zip(measure.inputs, columns(measure), strict=True):
        if isinstance(item.answer, Choice):
            for option in item.answer.options:
                score = "" if option.score is None else number(option.score)
                rows.append((column.name, option.code, option.text.value, score, option.non_answer or ""))
    for scored in measure.scores:
        for name, texts in ((scored.id, code_texts(measure, scored)), (f"{scored.id}_band", band_texts(scored))):
            rows.extend((name, code, text, "", "") for code, text in texts.items())
    return written(CODES, rows)


def written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
