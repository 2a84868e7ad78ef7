"""An item of a bank without its model, its discrimination or its thresholds."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import scored_of, unread_file
from ..context import Context

rule = Rule("ROM841", "lacks-parameter", "error")

WITHOUT_A = ("pcm", "1pl")


def findings(context: Context) -> Iterator[Finding]:
    for each in scored_of(context.measure):
        if each.id in context.garbled or unread_file(each, context):
            continue
        lacking = []
        if each.model is None:
            lacking.append("model")
        if each.calibration.a is None and each.model not in WITHOUT_A:
            lacking.append("a")
        if each.calibration.b is None:
            lacking.append("b")
        if lacking:
            message = f"“{each.id}” has no {' and no '.join(lacking)}, so its answers say nothing of theta."
            file = each.block.banked.file if each.block.banked else None
            where = f"write its row into {file.value}" if file else "write model grm a 1.6 b -1.1, 0.2, 1.4"
            help = f"{where}, with the values of its calibration; or status pilot: asked, not scored"
            yield rule.at(each.item.span, message, help=help)
