"""The days on which an occasion still counts reach into those of the one before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Length
from ..context import Context

rule = Rule("ROM584", "windows-overlap", "warning")
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}


def findings(context: Context) -> Iterator[Finding]:
    for occasion in context.measure.occasions:
        window, length = occasion.window, occasion.length
        if window is None or length is None:
            continue
        if occasion.kind == "every" and 2 * _days(window) > _days(length):
            message = (
                f"“{occasion.id}” counts up to {_said(window)} before and after its day, and comes every "
                f"{_said(length)}: some days belong to two of them."
            )
            yield rule.at(window.span, message, help="let it count for half the time between two at most")
        elif occasion.kind == "after" and _days(window) > _days(length):
            message = f"“{occasion.id}” counts from a day on that lies before the occasion it comes after."
            yield rule.at(window.span, message, help=f"write a window of {_said(length)} at most")


def _days(length: Length) -> int:
    return length.number * _DAYS[length.unit]


def _said(length: Length) -> str:
    return f"{length.number} {length.unit if length.number > 1 else length.unit.removesuffix('s')}"
