"""Builds links: a score, carried over to a metric by the table of a study in which people answered both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import isqrt

from ...diagnostics import Report
from ...model.calibrated import MOST_DIGITS
from ...model.expression import Lookup, Missing, Name
from ...model.measure import Link, Metric, Placed, Score, Table, TableRow
from ..parse import rules, values
from .bank_scores import standard_error
from .entry import Entry
from .table_file import FileRows
from .tables import Tables
from .values import check_words, read, read_id, read_name, read_text

VALUE, SE = "value", "se"
_LACKING = {
    "from": "the score that is carried over",
    "to": "the metric",
    "method": "how the two were linked",
    "sample": "who answered both",
    "error": "the standard error that linking adds",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with what it brings: its table, its score, and the standard error of that."""

    link: Link
    tables: tuple[Table, ...]
    scores: tuple[Score, ...]


def build_links(entries: Iterable[Entry], metrics: tuple[Metric, ...], tables: Tables) -> tuple[Linked, ...]:
    """All links of a measure."""
    known = {metric.id: metric for metric in reversed(metrics)}
    return tuple(_linked(entry, known, tables) for entry in entries)


def _linked(entry: Entry, known: dict[str, Metric], tables: Tables) -> Linked:
    link = _link(entry, tables.report)
    metric = known.get(link.metric.value) if link.metric is not None else None
    lines = entry.all("row")
    tables.one_of_both(entry, entry.first("file"), lines)
    if link.start is None or metric is None:
        return Linked(link, (), _scores(link, metric, None))
    rows = _rows_of_file(link, tables) if link.file is not None else _rows_here(link.start, lines, tables)
    digits = min(metric.digits.value, MOST_DIGITS) if metric.digits is not None else 0
    table = Table(
        f"{link.id}_table",
        (link.start,),
        (VALUE, SE),
        rows=tuple(
            _with_error(row, link.error.value if link.error is not None else Fraction(0), digits) for row in rows
        ),
        file=link.file,
        source=link.source or link.method,
        span=link.span,
    )
    return Linked(link, (table,), _scores(link, metric, table))


def _link(entry: Entry, report: Report) -> Link:
    check_words(entry, report)
    lacking = [word for word in _LACKING if entry.first(word) is None]
    if lacking:
        message = f"This link does not say {' and '.join(lacking)}."
        help = "write " + ", ".join(f"{word} ({_LACKING[word]})" for word in lacking)
        report.add(rules.LINK_LACKS_WORD.at(entry.span, message, help=help))
    error = read(entry.first("error"), values.read_number, report)
    if error is not None and error.value < 0:
        report.add(
            rules.LINK_LACKS_WORD.at(error.span, "The error that linking adds is 0 or more.", help="write error 3.1")
        )
        error = replace(error, value=Fraction(0))
    return Link(
        read_id(entry, report),
        read_text(entry.first("title"), report),
        read_name(entry.first("from"), report),
        read_name(entry.first("to"), report),
        read_text(entry.first("file"), report),
        read_text(entry.first("method"), report),
        read_text(entry.first("sample"), report),
        error,
        read_text(entry.first("source"), report),
        span=entry.span,
    )


def _rows_of_file(link: Link, tables: Tables) -> tuple[TableRow, ...]:
    assert link.file is not None and link.start is not None
    source = tables.source(link.file)
    if source is None:
        return ()
    read = FileRows(source, tables.report)
    return read.rows() if read.head((link.start.value,), (VALUE,), optional=(SE,)) else ()


def _rows_here(start: Placed[str], lines: list[Entry], tables: Tables) -> tuple[TableRow, ...]:
    """The rows that stand in the measure: `4 -> 37.1`, or each with its standard error, `4 -> 37.1, 5.2`."""
    first = lines[0].value if lines else None
    columns = (VALUE, SE) if first is not None and "," in first.text else (VALUE,)
    return tables.rows(lines, (start,), columns)


def _with_error(row: TableRow, added: Fraction, digits: int) -> TableRow:
    """A row whose standard error holds that of the table and the one that linking adds: the root of their squares."""
    value, own = (*row.values, Fraction(0))[:2]
    if value is None or own is None:
        return replace(row, values=(value, None))
    # Half away from zero, exactly: the whole root of 4 * 100**digits * x is floor(2 * 10**digits * sqrt(x)).
    doubled = isqrt(int(4 * 100**digits * (own**2 + added**2)))
    return replace(row, values=(value, Fraction((doubled + 1) // 2, 10**digits)))


def _scores(link: Link, metric: Metric | None, table: Table | None) -> tuple[Score, ...]:
    def value(column: str) -> Lookup | Missing:
        if table is None or link.start is None:
            return Missing(span=link.span)
        name = Name(link.start.value, span=link.start.span)
        return Lookup(table.id, (name,), column, span=link.start.span, name_span=link.start.span)

    digits = metric.digits if metric is not None else None
    score = Score(
        link.id,
        value(VALUE),
        link.title,
        decimals=digits,
        higher=metric.higher if metric is not None else None,
        linked_to=metric.id if metric is not None else None,
        span=link.span,
    )
    return score, standard_error(score, value(SE), digits)
