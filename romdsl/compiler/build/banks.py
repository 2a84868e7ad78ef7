"""Builds metrics, banks, forms and adaptive tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from ...diagnostics import Report, nearest
from ...model.measure import (
    Answer,
    Assembly,
    Banked,
    Block,
    Calibration,
    Cat,
    Form,
    Item,
    ItemModel,
    ItemStatus,
    Metric,
    Placed,
    Selection,
)
from ..parse import rules, values
from ..parse.beside import Beside
from .bank_file import BankFile
from .beside_file import beside_file
from .entry import Entry
from .items import Items
from .lock_file import with_lock
from .values import check_words, read, read_choice, read_formula, read_id, read_name, read_text

T = TypeVar("T")


def build_metric(entry: Entry, report: Report) -> Metric:
    """What fixes the digits of a score from a bank."""
    check_words(entry, report)
    return Metric(
        read_id(entry, report),
        read_text(entry.first("title"), report),
        read(entry.first("D"), values.read_number, report),
        read(entry.first("prior"), values.read_prior, report),
        read(entry.first("grid"), values.read_grid, report),
        read(entry.first("reports"), values.read_reports, report),
        read(entry.first("round"), values.read_whole, report),
        read_choice(entry.first("higher"), report),  # type: ignore[arg-type]
        read(entry.first("at least"), values.read_least_answered, report),
        read_text(entry.first("population"), report),
        read_text(entry.first("sample"), report),
        read_text(entry.first("source"), report),
        span=entry.span,
    )


def build_bank(entry: Entry, items: Items, beside: Beside | None) -> Block:
    """A bank: a block whose items have parameters, written beside them or in a file."""
    report = items.report
    check_words(entry, report)
    file = read_text(entry.first("from"), report)
    source = None if file is None else beside_file(file, beside, report, "write a and b beside the items")
    listed = BankFile(source, report).calibrations() if source is not None else {}
    model = _model(entry, report)
    shared = items.answer(entry)
    members = tuple(_item(member, items, shared, listed) for member in entry.all("item"))
    known = [item.id for item in members]
    for id, calibration in listed.items():
        if id not in known:
            near = nearest(id, known)
            report.add(
                rules.PARAMETERS_OF_NO_ITEM.at(
                    calibration.span,
                    f"The bank has no item “{id[:40]}”.",
                    help=f"did you mean {near}?"
                    if near
                    else "write the item with its text in the bank, or delete the row",
                )
            )
    return Block(
        read_id(entry, report),
        read_text(entry.first("text"), report),
        members,
        banked=Banked(
            read_name(entry.first("metric"), report), model, file, _names(entry, "dif studied", report), span=entry.span
        ),
        span=entry.span,
    )


def _item(entry: Entry, items: Items, shared: Answer | None, listed: dict[str, Calibration]) -> Item:
    item = items.item(entry, shared)
    return replace(item, calibration=_calibration(entry, listed.get(item.id), items.report))


def _calibration(entry: Entry, listed: Calibration | None, report: Report) -> Calibration:
    """What stands beside the item, and behind it what its row in the file says."""
    beside = Calibration(
        _model(entry, report),
        read(entry.first("a"), values.read_number, report),
        read(entry.first("b"), values.read_numbers, report),
        read(entry.first("c"), values.read_number, report),
        read(entry.first("d"), values.read_number, report),
        _names(entry, "tags", report),
        read(entry.first("grade"), values.read_whole, report),
        _names(entry, "enemies", report),
        _names(entry, "dif", report),
        _names(entry, "languages", report),
        cast(Placed[ItemStatus] | None, read_choice(entry.first("status"), report)),
        read(entry.first("exposure"), values.read_number, report),
        span=entry.span,
    )
    if listed is None:
        return beside
    for name in ("a", "b", "c", "d"):
        own, other = getattr(beside, name), getattr(listed, name)
        if own is not None and other is not None:
            finding = rules.WORD_TWICE.at(
                own.span, f"“{name}” stands here and in the file.", help="keep one of the two"
            )
            report.add(finding.because(other.span, "the file has it here"))
    return replace(
        beside,
        model=beside.model or listed.model,
        a=beside.a or listed.a,
        b=beside.b or listed.b,
        c=beside.c or listed.c,
        d=beside.d or listed.d,
    )


def build_form(entry: Entry, beside: Beside | None, report: Report) -> Form:
    """A form: its items named, or put together by rules and then read from its lock file."""
    check_words(entry, report)
    choose = read(entry.first("choose"), values.read_count, report)
    form = Form(
        read_id(entry, report),
        read_text(entry.first("title"), report),
        read_name(entry.first("of"), report),
        _names(entry, "items", report),
        _names(entry, "beside", report),
        span=entry.span,
    )
    if choose is None:
        return form
    assembly = Assembly(
        choose,
        read_formula(entry.first("where"), report) if entry.first("where") else None,
        _all(entry, "area", values.read_area, report),
        _all(entry, "never together", values.read_names, report),
        _names(entry, "must", report),
        read(entry.first("most information at"), values.read_numbers, report),
        _all(entry, "require", values.read_precision, report),
        span=entry.span,
    )
    return with_lock(replace(form, assembly=assembly), beside, report)


def build_cat(entry: Entry, report: Report) -> Cat:
    """An adaptive test."""
    check_words(entry, report)
    return Cat(
        read_id(entry, report),
        read_text(entry.first("title"), report),
        read_name(entry.first("of"), report),
        cast(Placed[Selection] | None, read_choice(entry.first("select"), report)),
        read(entry.first("items"), values.read_count, report),
        read(entry.first("stop when"), values.read_stop, report),
        read_name(entry.first("start"), report),
        _all(entry, "area", values.read_area, report),
        read(entry.first("randomesque"), values.read_whole, report),
        read_formula(entry.first("where"), report) if entry.first("where") else None,
        span=entry.span,
    )


def _model(entry: Entry, report: Report) -> Placed[ItemModel] | None:
    return cast(Placed[ItemModel] | None, read_choice(entry.first("model"), report, values.read_model))


def _names(entry: Entry, word: str, report: Report) -> tuple[Placed[str], ...]:
    return read(entry.first(word), values.read_names, report) or ()


def _all(entry: Entry, word: str, reader: Callable[..., T | None], report: Report) -> tuple[T, ...]:
    found: Sequence[T | None] = [read(line, reader, report) for line in entry.all(word)]
    return tuple(value for value in found if value is not None)
