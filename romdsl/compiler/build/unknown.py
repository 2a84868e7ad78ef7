"""What is said of a word that does not stand where it was written."""

from __future__ import annotations

from ...diagnostics import Report, nearest
from ...source import Span
from ..parse import rules
from .word import Place
from .words import PLACES, is_later, places_of

_ANSWERS = ("number", "slider", "yes", "time", "date", "duration")


def note_unknown(written: str, span: Span, place: Place, report: Report) -> None:
    """Says of an unknown word what was meant, where it belongs, or that it comes later."""
    known = [*place.words, *([place.under] if place.under else [])]
    if written in place.later or (is_later(written) and not places_of(written)):
        report.add(
            rules.WORD_COMES_LATER.at(
                span,
                f"“{written}” belongs to the language, but this edition does not take it yet.",
                help="leave it out for now",
            )
        )
        return
    elsewhere = places_of(written)
    if elsewhere:
        report.add(
            rules.WORD_OUT_OF_PLACE.at(
                span,
                f"“{written}” does not stand in {place.title}.",
                help=f"it stands in {_either(elsewhere)}",
            )
        )
        return
    if written in _ANSWERS and "answer" in place.words:
        report.add(
            rules.WORD_OUT_OF_PLACE.at(
                span,
                f"“{written}” is a type of answer, and “answer” does not stand before it.",
                help=f"write answer {written} …",
            )
        )
        return
    near = nearest(written, known) or nearest(written, ("includes",))
    title = PLACES["measure"].title
    what = "A measure has" if place.title == title else f"{place.title[0].upper()}{place.title[1:]} has"
    finding = rules.UNKNOWN_WORD.at(
        span,
        f"{what} no word “{written}”.",
        help=f"did you mean {near}?" if near else (f"its words are {', '.join(known)}" if known else ""),
    )
    report.add(finding.fix(f"write {near}", span, near) if near else finding)


def _either(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} or {places[-1]}"
