"""A rule for missing answers that nothing in the formula follows."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, Expression, Missing, Recode
from ....model.measure import Let, Score
from ..context import Context
from ..mentions import calls_in

rule = Rule("ROM502", "missing-rule-unused", "error")


def asks_unknown_tables(formula: Expression, context: Context) -> bool:
    """Whether a name that is none of a table stands before a bracket: a function may have been meant."""
    places = [fault.span for fault in context.faults("unknown-table")]
    return any(formula.span.start <= place.start and place.end <= formula.span.end for place in places)


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        calls = [call for call in calls_in(thing.value) if call.function != "join"]
        unreadable = isinstance(thing.value, Missing)
        if (
            thing.missing is None
            or unreadable
            or of_sums(thing)
            or asks_unknown_tables(thing.value, context)
            or any(call.missing is None for call in calls)
        ):
            continue
        if calls:
            message = f"Each part of “{thing.id}” has a rule of its own, so this one counts for nothing."
            yield rule.at(thing.missing.span, message, help="take it out")
        else:
            message = f"“{thing.id}” adds up or counts nothing that this rule could be about."
            help = "a calculation with + - * / is missing when a part is; for a rule write sum( ), mean( ) or count( )"
            yield rule.at(thing.missing.span, message, help=help).because(thing.value.span, "its formula")


def of_sums(thing: Let | Score) -> bool:
    """Whether it looks up the table of sums of a form, for which `none` may be written and is meant anyway."""
    value = thing.value
    made = isinstance(thing, Score) and (thing.form is not None or thing.error_of is not None)
    return (made and isinstance(value, Recode)) or (isinstance(value, Call) and value.function.startswith("eap_of_sum"))
