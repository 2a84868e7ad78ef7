"""Whether a code after `is` or `in` can be the answer of an item."""

from __future__ import annotations

from ...model.functions import REASONS
from ...model.measure import Choice, Item, Let, NoAnswerType, Score, YesNo


def code_fault(member: Item | Let | Score, code: str, reasons: bool) -> str | None:
    """None where the code fits, else unknown-code, or is-needs-item for what has no codes.

    `reasons`: a reason such as `declined` may stand there as well.
    """
    codes = options_of(member)
    if reasons and code in REASONS and code not in codes:
        return None
    if not isinstance(member, Item):
        return "is-needs-item"
    if isinstance(member.answer, Choice | YesNo):
        return "unknown-code" if codes and code not in codes else None
    return None if isinstance(member.answer, NoAnswerType) else "is-needs-item"


def options_of(member: Item | Let | Score) -> tuple[str, ...]:
    """The codes that can be answered to an item."""
    if not isinstance(member, Item):
        return ()
    match member.answer:
        case YesNo():
            return ("yes", "no")
        case Choice(options):
            return tuple(option.code for option in options)
        case _:
            return ()
