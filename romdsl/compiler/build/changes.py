"""Builds changes: what is said of a score at two occasions, or by a formula that names things at both."""

from __future__ import annotations

from ...diagnostics import Report
from ...model.expression import Expression, Missing
from ...model.measure import Change, Placed
from ..parse import rules, values
from ..parse.tree import in_spelling
from .entry import Entry
from .values import check_words, read, read_choice, read_id, read_name, read_text

_OF_A_FORMULA = ("round", "decimals", "higher", "scale", "construct")
"""What the score says already, where a change is of one."""


def build_change(entry: Entry, report: Report) -> Change:
    """What is said of two occasions."""
    check_words(entry, report)
    _check_parts(entry, report)
    none = Placed("", span=entry.span)
    start = read_name(entry.first("from"), report) or none
    end = read_name(entry.first("to"), report) or none
    reliable = (read(one, values.read_reliable_change, report) for one in entry.all("reliable change"))
    cutoffs = (read(one, values.read_clinical_cutoff, report) for one in entry.all("clinical cutoff"))
    return Change(
        read_id(entry, report),
        read_name(entry.first("of"), report) or none,
        start,
        end,
        read_text(entry.first("title"), report),
        tuple(one for one in reliable if one is not None),
        tuple(one for one in cutoffs if one is not None),
        _formula(entry, (start.value, end.value), report),
        read(entry.first("round"), values.read_rounding, report),
        read(entry.first("decimals"), values.read_whole, report),
        read_choice(entry.first("higher"), report),  # type: ignore[arg-type]
        read_name(entry.first("scale"), report),
        read_text(entry.first("construct"), report),
        span=entry.span,
    )


def _check_parts(entry: Entry, report: Report) -> None:
    """Notes what a change lacks, and what only the other kind of change can have."""
    value, of = entry.first("value"), entry.first("of")
    missing = [word for word in ("of", "from", "to") if entry.first(word) is None and not (word == "of" and value)]
    if missing:
        report.add(
            rules.CHANGE_LACKS_WORD.at(
                entry.span,
                f"This change does not say {' and '.join(missing)}.",
                help=in_spelling(
                    entry.span,
                    "write change id of total from baseline to end, or in place of “of total” a formula behind = at the end",
                    "write of: total, from: baseline and to: end, or in place of “of” a formula behind value:",
                ),
            )
        )
    if value is not None and of is not None:
        message = "A change is of a score, or has a formula of its own; this one has both."
        help = "leave out one: with of total it is the later total less the earlier one"
        report.add(rules.WORD_OUT_OF_PLACE.at(value.span, message, help=help).because(of.span, "the score is here"))
        return
    for word in _OF_A_FORMULA if value is None and of is not None else ():
        for one in entry.all(word):
            message = f"“{word}” is said of the score, and holds for its change too."
            report.add(rules.WORD_OUT_OF_PLACE.at(one.span, message, help="write it in the braces of the score"))
    for one in entry.all("clinical cutoff") if value is not None else ():
        message = "A cut-off lies between two values of one score, and this change has a formula of its own."
        report.add(rules.WORD_OUT_OF_PLACE.at(one.span, message, help="write a change of that score beside this one"))


def _formula(entry: Entry, ends: tuple[str, str], report: Report) -> Expression | None:
    """The formula of a change that has one; where it cannot be read, the word `missing`."""
    value = entry.first("value")
    if value is None:
        return None
    if value.value is None:
        read(value, values.read_formula, report)  # says that nothing stands there
        return Missing(span=value.span)
    return values.read_formula(value.value, report, ends) or Missing(span=value.span)
