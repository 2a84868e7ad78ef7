"""A value that two arms of a `recode` are for."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Arm, Recode
from ..context import Context
from ..mentions import match_text
from ..recodes import all_recodes, fits, possible_values

rule = Rule("ROM567", "arms-overlap", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for node in all_recodes(context):
        values = possible_values(node.subject, context)
        for value in values or ():
            for_it = [arm for arm in node.arms if fits(arm, value)]
            if len(for_it) > 1 and for_it[0].value != for_it[1].value and not hidden(node, for_it[1], context):
                message = f"Two arms are for {value.text}: the first counts, “{told(for_it[0])}”."
                help = "let each value have one arm, with the ends as the source has them: ..<15, 15..30"
                yield rule.at(for_it[1].span, message, help=help).because(for_it[0].span, "the first of the two")
                break


def hidden(node: Recode, arm: Arm, context: Context) -> bool:
    """Whether an arm is never taken at all: another rule speaks of that."""
    values = possible_values(node.subject, context) or ()
    return not any(next((one for one in node.arms if fits(one, value)), None) is arm for value in values)


def told(arm: Arm) -> str:
    return f"{match_text(arm.match)} -> {written.formula(arm.value)}"
