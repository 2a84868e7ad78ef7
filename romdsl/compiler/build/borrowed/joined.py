"""A measure and what it borrows become one: what both have must be alike, and both must ask in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ....diagnostics import Report
from ....model.measure import Answer, Change, Choice, Contacts, Item, Measure, Note, Placed
from ....model.measure.over_time import FIRST, LAST, PREVIOUS
from ...parse import rules
from .taken import Taken

_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "six": "6", "twelve": "12", "past": "last"}
"""Words that are written for others where people say which time they ask about."""
_LEADING = re.compile(r"^(?:(?:over|during|in|within|for|about|the) )+")


def with_borrowed(measure: Measure, borrowed: Sequence[Taken], report: Report) -> Measure:
    """The measure with what is scored and said of what it borrows; its contexts and parts are joined already."""
    for taken in borrowed:
        _note_asked_otherwise(measure, taken, report)
        _note_occasions(measure, taken, report)
    changes = tuple(change for taken in borrowed for change in _changes(measure, taken, report))
    return replace(
        measure,
        scales=(*measure.scales, *(scale for taken in borrowed for scale in taken.scales)),
        lets=(*(let for taken in borrowed for let in taken.lets), *measure.lets),
        scores=(*(score for taken in borrowed for score in taken.scores), *measure.scores),
        tables=(*measure.tables, *(table for taken in borrowed for table in taken.tables)),
        alerts=(*(alert for taken in borrowed for alert in taken.alerts), *measure.alerts),
        checks=(*(check for taken in borrowed for check in taken.checks), *measure.checks),
        contacts=(*measure.contacts, *new_contacts(measure.contacts, borrowed, report)),
        changes=(*changes, *measure.changes),
        borrowed=tuple(one for taken in borrowed for one in taken.borrowed),
    )


def new_contexts(own: Iterable[Item], borrowed: Sequence[Taken], report: Report) -> tuple[Item, ...]:
    """The contexts that borrowed parts ask for and the measure does not have; of one name there is one."""
    given = {context.id: context for context in own}
    found = dict(given)
    for taken in borrowed:
        for context in taken.contexts:
            known = found.setdefault(context.id, context)
            if _alike(known.answer) != _alike(context.answer):
                whose = "this measure" if context.id in given else "another that is borrowed"
                message = f"“{context.id}” is answered otherwise in “{taken.lender.id}” than in {whose}."
                help = "give it the same answers here, with the same codes and words, or another name"
                finding = rules.BORROW_UNLIKE.at(taken.named.span, message, help=help)
                report.add(finding.because(known.span, f"“{context.id}” is here"))
    return tuple(context for id, context in found.items() if id not in given)


def new_contacts(own: Iterable[Contacts], borrowed: Sequence[Taken], report: Report) -> tuple[Contacts, ...]:
    """The contacts of borrowed alerts; those of the measure's own go before others of the same name."""
    given = {each.id for each in own}
    found: dict[str, Contacts] = {}
    for taken in borrowed:
        for each in taken.contacts:
            if each.id not in given and found.setdefault(each.id, each) != each:
                message = f"The contacts “{each.id}” of “{taken.lender.id}” are not those of another that is borrowed."
                help = f"write contacts {each.id} of your own: they hold for all alerts that name them"
                report.add(rules.BORROW_UNLIKE.at(taken.named.span, message, help=help))
    return tuple(found.values())


def _alike(answer: Answer) -> object:
    """What must be the same of two answers: all but the name of a scale."""
    return replace(answer, scale=None) if isinstance(answer, Choice) else answer


def _note_asked_otherwise(measure: Measure, taken: Taken, report: Report) -> None:
    """The time that is asked about, who answers and the language stand above all questions: they must be the lender's."""
    if not taken.parts or all(isinstance(part, Note) for part in taken.parts):
        return
    lender = taken.lender
    own = "say it above the questions of your own instead"
    for what, here, there, help in (
        ("asks about", measure.recall, lender.recall, f"leave recall out, and {own}"),
        ("is answered by", measure.respondent, lender.respondent, f"leave respondent out, and {own}"),
        ("is in the language", measure.language, lender.language, "borrow one in the language of this measure"),
    ):
        if here is not None and there is not None and _plain(here) != _plain(there):
            message = f"“{lender.id}” {what} {there.value}, and this measure {here.value}."
            finding = rules.BORROW_CHANGES.at(taken.named.span, message, help=help)
            report.add(finding.because(here.span, "this would hold for the borrowed questions, too"))


def _plain(said: Placed[str]) -> str:
    """What is said, without what makes no difference: `Over the past two weeks` is `last 2 weeks`."""
    words = [_NUMBERS.get(word, word) for word in said.value.lower().rstrip(". ").split()]
    return _LEADING.sub("", " ".join(words))


def _note_occasions(measure: Measure, taken: Taken, report: Report) -> None:
    known = {occasion.id for occasion in measure.occasions}
    for id in sorted(taken.occasions - known):
        message = f"Some of what is taken of “{taken.lender.id}” is asked at “{id}”, which is no occasion here."
        help = f"name {id} among the occasions, or take what is asked each time"
        report.add(rules.BORROW_CHANGES.at(taken.named.span, message, help=help))


def _changes(measure: Measure, taken: Taken, report: Report) -> Iterator[Change]:
    """The changes of the lender whose occasions the measure has; the others are told."""
    known = {*(occasion.id for occasion in measure.occasions), FIRST, PREVIOUS, LAST}
    for change in taken.changes:
        lacking = [each.value for each in (change.start, change.end) if each.value not in known]
        if measure.occasions and not lacking:
            yield change
            continue
        where = f"“{lacking[0]}” is no occasion here" if lacking else "this measure has no occasions"
        message = f"The change “{change.id}” is not taken: {where}."
        report.add(
            rules.BORROW_LEAVES_OUT.at(taken.named.span, message, help="name its occasions, or a change of your own")
        )
