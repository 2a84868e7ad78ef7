"""Builds the measure from its entries."""

from __future__ import annotations

import re
from dataclasses import replace

from ...diagnostics import Report
from ...model.measure import Block, Item, Licence, Measure, Note, Placed, Rows
from ...model.names import Names
from ...source import Source, Span
from ..parse import rules, values
from ..parse.beside import Beside
from ..parse.syntax import Tree
from ..parse.tree import tree_of
from .bank_scores import with_bank_lets, with_bank_scores
from .banks import build_bank, build_cat, build_form, build_metric
from .blocks import build_block, count_items
from .borrowed import MOST_BORROWED, Lenders, Taken, build_borrow, new_contexts, with_borrowed
from .cases import build_alert, build_case, build_check, build_contacts
from .changes import build_change
from .entry import Entry
from .from_keys import entries_from_keys
from .from_lines import entries_from_lines
from .items import Items
from .links import build_links
from .occasions import build_occasions, occasion_context
from .own_rows import OwnRows
from .scores import build_let, build_score
from .tables import Tables
from .values import check_words, read, read_bare, read_choice, read_choices, read_id, read_text
from .word import Word
from .words import NOUNS, PLACES

MOST_ITEMS = 20_000
EDITION = 1
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""The form of a tag of BCP 47, as far as pages and Questionnaires need it."""
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?")


def entries_of(tree: Tree, report: Report) -> Entry:
    """The words of a whole file, as one entry around them."""
    place = PLACES["measure"]
    read_entries = entries_from_lines if tree.spelling == "rom" else entries_from_keys
    entries = read_entries(tree.statements, place, report)
    whole = Entry(Word("file", "a file", inside="measure"), Span(tree.source, 0, 0), entries=entries)
    whole.remarks.below = tree.below
    return whole


def build(tree: Tree, report: Report, beside: Beside | None = None, chain: tuple[str, ...] = ()) -> Measure | None:
    """The measure of a file, with what could be read; None where it is not said which measure it is.

    `beside` reads the files that it names; without it there are none.  `chain` are the measures that borrow
    this one, and itself.
    """
    whole = entries_of(tree, report)
    check_words(whole, report)
    headers = whole.all("measure")
    if not headers:
        _no_measure(tree, report)
        return None
    header = headers[0]
    for second in headers[1:]:
        finding = rules.WORD_TWICE.at(second.span, "A second measure begins here.", help="give it a file of its own")
        report.add(finding.because(header.span, "the first is here"))
    borrowed = _borrowed(whole, Lenders(_read_lender, beside, report, chain or (_name_of(whole, header),)), report)
    asked = _with_forms(_asked(whole, header, borrowed, beside, report), whole, beside, report)
    return with_borrowed(_scored(asked, whole, beside, report), tuple(borrowed.values()), report)


def _no_measure(tree: Tree, report: Report) -> None:
    span = tree.statements[0].span if tree.statements else Span(tree.source, 0, 0)
    if not tree.statements and report.has_errors:
        return
    if not tree.statements:
        report.add(rules.EMPTY_FILE.at(span, "Nothing stands in this file.", help='begin with measure id "Title"'))
    else:
        example = 'measure phq9 "Title"' if tree.spelling == "rom" else "measure phq9: Title"
        report.add(
            rules.NO_MEASURE.at(span, "This file does not say which measure it is.", help=f"begin with {example}")
        )


def _borrowed(whole: Entry, lenders: Lenders, report: Report) -> dict[int, Taken]:
    """What is borrowed, by the line that borrows it."""
    entries = whole.all("borrow")
    if len(entries) > MOST_BORROWED:
        message = f"Here the measure borrows from more than {MOST_BORROWED} others, which are the most."
        report.add(rules.TOO_MUCH_BORROWED.at(entries[MOST_BORROWED].span, message))
    made = {id(entry): build_borrow(entry, lenders, report) for entry in entries[:MOST_BORROWED]}
    return {place: taken for place, taken in made.items() if taken is not None}


def _read_lender(source: Source, report: Report, beside: Beside | None, chain: tuple[str, ...]) -> Measure | None:
    tree = tree_of(source, report, NOUNS)
    return None if tree is None else build(tree, report, beside, chain)


def _name_of(whole: Entry, header: Entry) -> str:
    """The measure as one that borrows it would name it; what is wrong there is told where it is read."""
    unheard = Report()
    version = read_bare(whole.first("version"), unheard)
    return f"{read_id(header, unheard)}@{version.value if version else ''}"


def _asked(
    whole: Entry, header: Entry, borrowed: dict[int, Taken], beside: Beside | None, report: Report
) -> Measure:
    """What the measure says of itself, and what it asks."""
    items = Items({}, report)
    occasions = build_occasions(whole.all("occasions"), report)
    scales = tuple(items.scale(entry) for entry in whole.all("scale"))
    for scale in scales:
        items.scales.setdefault(scale.id, scale.options)
    title = read_text(header.first("title"), report)
    contexts = tuple(items.item(entry) for entry in whole.all("context"))
    allows = [read(entry, values.read_allow, report) for entry in whole.all("allow")]
    retired = [name for entry in whole.all("retired") for name in read(entry, values.read_names, report) or ()]
    return Measure(
        read_id(header, report),
        title or Placed("", span=header.span),
        version=_version(whole.first("version"), report),
        edition=_edition(whole.first("romdsl"), report),
        status=read_choice(whole.first("status"), report),  # type: ignore[arg-type]
        language=_language(whole.first("language"), report),
        recall=read_text(whole.first("recall"), report),
        respondent=read_choice(whole.first("respondent"), report),
        modes=read_choices(whole.all("mode"), report),
        ages=read(whole.first("ages"), values.read_interval, report),
        source=read_text(whole.first("source"), report),
        citation=read_text(whole.first("citation"), report),
        instructions=read_text(whole.first("instructions"), report),
        licence=_licence(whole.first("licence"), report),
        scales=scales,
        contexts=(
            *contexts,
            *new_contexts(contexts, tuple(borrowed.values()), report),
            *occasion_context(occasions, header.span),
        ),
        parts=_parts(whole, items, borrowed, beside, report),
        occasions=occasions,
        allows=tuple(allow for allow in allows if allow is not None),
        retired=tuple(retired),
        span=header.span,
    )


def _with_forms(asked: Measure, whole: Entry, beside: Beside | None, report: Report) -> Measure:
    """The measure with the metrics of its item banks, and what is asked of these."""
    return replace(
        asked,
        metrics=tuple(build_metric(entry, report) for entry in whole.all("metric")),
        forms=tuple(build_form(entry, beside, report) for entry in whole.all("form")),
        cats=tuple(build_cat(entry, report) for entry in whole.all("cat")),
    )


def _scored(asked: Measure, whole: Entry, beside: Beside | None, report: Report) -> Measure:
    """The measure with what is scored and said of it, which may name what it asks."""
    names = Names.of(asked)
    tables = Tables(names, beside, report)
    changes = tuple(build_change(entry, report) for entry in whole.all("change"))
    known = frozenset(change.id for change in changes)
    links = build_links(whole.all("link"), asked.metrics, tables)
    scores = tuple(build_score(entry, tables, report) for entry in whole.all("score"))
    of_rows = (let for rows in asked.rows for each in rows.lets for let in each.lets)
    return replace(
        asked,
        lets=with_bank_lets((*of_rows, *(build_let(entry, report) for entry in whole.all("let"))), names),
        scores=(*with_bank_scores(scores, names), *(score for each in links for score in each.scores)),
        tables=(*map(tables.table, whole.all("table")), *(table for each in links for table in each.tables)),
        links=tuple(each.link for each in links),
        alerts=tuple(build_alert(entry, report) for entry in whole.all("alert")),
        checks=tuple(build_check(entry, report) for entry in whole.all("check")),
        contacts=tuple(build_contacts(entry, report) for entry in whole.all("contacts")),
        changes=changes,
        cases=tuple(case for entry in whole.all("case") for case in build_case(entry, names, known, report)),
    )


def _parts(
    whole: Entry, items: Items, borrowed: dict[int, Taken], beside: Beside | None, report: Report
) -> tuple[Block | Item | Note | Rows, ...]:
    parts: list[Block | Item | Note | Rows] = []
    count = 0
    for entry in whole.all("block", "bank", "item", "note", "rows", "borrow"):
        if entry.word.name == "note":
            parts += items.note(entry)
            continue
        taken = borrowed.get(id(entry))
        made = OwnRows(items).rows(entry) if entry.word.name == "rows" else None
        count += _count(entry, taken, made)
        if count > MOST_ITEMS:
            report.add(
                rules.TOO_MANY_ITEMS.at(entry.span, f"Here the measure passes {MOST_ITEMS} items, which are the most.")
            )
            break
        if entry.word.name == "borrow":
            parts += taken.parts if taken is not None else ()
        elif made is not None:
            parts.append(made)
        else:
            parts.append(_part(entry, items, beside))
    return tuple(parts)


def _part(entry: Entry, items: Items, beside: Beside | None) -> Block | Item:
    match entry.word.name:
        case "block":
            return build_block(entry, items)
        case "bank":
            return build_bank(entry, items, beside)
        case _:
            return items.item(entry)


def _count(entry: Entry, taken: Taken | None, rows: Rows | None) -> int:
    """How many items a part of the form has."""
    if rows is not None:
        return len(rows.items)
    if entry.word.name == "borrow":
        parts = taken.parts if taken is not None else ()
        return sum(1 if isinstance(part, Item) else len(part.items) for part in parts if not isinstance(part, Note))
    return count_items(entry) if entry.word.name in ("block", "bank") else 1


def _language(entry: Entry | None, report: Report) -> Placed[str] | None:
    found = read_bare(entry, report)
    if found is not None and not _LANGUAGE.fullmatch(found.value):
        report.add(
            rules.NOT_A_LANGUAGE.at(
                found.span,
                f"“{found.value[:40]}” is not the code of a language.",
                help="write its two or three letters, as en, de or cy; a country may follow: en-GB",
            )
        )
    return found


def _version(entry: Entry | None, report: Report) -> Placed[str] | None:
    found = read_bare(entry, report)
    if found is not None and not _VERSION.fullmatch(found.value):
        report.add(
            rules.NOT_A_VERSION.at(
                found.span, f"“{found.value[:40]}” is not a version.", help="write three numbers, as 1.0.0"
            )
        )
    return found


def _edition(entry: Entry | None, report: Report) -> int:
    found = read(entry, values.read_whole, report)
    if found is not None and found.value != EDITION:
        report.add(
            rules.UNKNOWN_EDITION.at(
                found.span, f"There is no edition {found.value} of the language here.", help=f"write romdsl {EDITION}"
            )
        )
    return EDITION


def _licence(entry: Entry | None, report: Report) -> Licence | None:
    if entry is None:
        return None
    check_words(entry, report)
    return Licence(
        read_text(entry.first("holder"), report),
        read_text(entry.first("terms"), report),
        read_text(entry.first("credit"), report),
        read_choices(entry.all("allows"), report),
        read_choices(entry.all("forbids"), report),
        read_bare(entry.first("until"), report),
        span=entry.span,
    )
