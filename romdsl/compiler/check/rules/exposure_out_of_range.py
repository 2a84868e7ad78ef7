"""A share of the people tested that is none."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM888", "exposure-out-of-range", "error")


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        share = each.calibration.exposure
        if share is not None and not 0 < share.value <= 1:
            message = (
                f"The exposure of “{each.id}” is {written.number(share.value)}; it is a share, above 0 and at most 1."
            )
            help = "write exposure 0.3 for 30 in 100; or status retired for an item that nobody is asked"
            yield rule.at(share.span, message, help=help)
