"""Builds one `borrow`: the parts that are taken of another measure, under the names that they have here."""

from __future__ import annotations

from ....diagnostics import Report
from ....model.names import Names
from ...parse import rules, values
from ...parse.tree import in_spelling
from ..entry import Entry
from ..values import check_words, read, read_flag, read_id
from .lender import Lenders
from .prefixed import Prefixed
from .selection import Selecting
from .taken import Taken
from .unchanged import note_changes


def build_borrow(entry: Entry, lenders: Lenders, report: Report) -> Taken | None:
    """The taken parts of the measure that is named, or None after a finding."""
    check_words(entry, report)
    prefix = read_id(entry, report)
    if not read_flag(entry.first("verbatim"), report):
        message = (
            f"What is borrowed as “{prefix}” is not said to be taken word for word, which is the only way there is."
        )
        help = in_spelling(entry.span, "write verbatim behind the version", "write verbatim: yes below it")
        report.add(rules.BORROW_NOT_VERBATIM.at(entry.span, message, help=help))
    found = lenders.lender(entry)
    if found is None:
        return None
    named, lender = found
    if lender.metrics:
        message = f"“{lender.id}” holds an item bank, whose items, metric and forms belong together."
        help = f"score it as a measure of its own: romdsl score {lender.id} answers.csv"
        report.add(rules.BORROW_OF_BANK.at(named.span, message, help=help))
        return None
    names = Names.of(lender)
    take = read(entry.first("take"), values.read_targets, report) if entry.first("take") is not None else None
    selection = Selecting(lender, names, named.span, report).selection(take)
    note_changes(lender, names, take, selection, named.span, report)
    return Prefixed(prefix, lender, selection, named).taken()
