"""A value that no arm of a `recode` is for."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Recode
from ....source import Span
from ..context import Context
from ..recodes import Value, certain_recodes, fits, possible_values

rule = Rule("ROM566", "recode-hole", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for node in certain_recodes(context):
        if node.otherwise is not None:
            continue
        values = possible_values(node.subject, context)
        if values is None:
            continue
        lacking = [value for value in values if not any(fits(arm, value) for arm in node.arms)]
        if lacking:
            yield told(node, lacking)


def told(node: Recode, lacking: list[Value]) -> Finding:
    subject = written.formula(node.subject)
    more = f", and {len(lacking) - 1} more" if len(lacking) > 1 else ""
    message = f"“{subject}” can be {lacking[0].text}, and no arm is for it{more}."
    help = f"write {lacking[0].text} -> …; or else -> missing, if it is to be missing then"
    finding = rule.at(node.subject.span, message, help=help)
    source, end = node.span.source, node.span.end - 1
    if source.text[end : end + 1] != ")":
        return finding
    return finding.fix("Write else -> missing", Span(source, end, end), ", else -> missing")
