"""A score of a bank that fills in for missing answers."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, MissingRule, Recode
from ....model.measure import Let, Score
from ..context import Context
from ..mentions import calls_in, rule_of

rule = Rule("ROM863", "pattern-filled", "error")

PATTERN = ("eap", "eap_se")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        if isinstance(thing, Score) and thing.error_of is not None:
            continue  # made of the score before it, with the same rule
        missing = tabled(thing)
        if missing is not None and missing.limit != "none":
            message = "A table of sums holds for all answers alone, and this rule lets some be missing."
            help = "write missing none; or eap( ), which scores what was answered"
            yield rule.at(missing.span, message, help=help)
        for call, missing in patterns(thing):
            if missing.fill in ("prorate", "as"):
                message = f"{call.function}( ) scores what was answered, and nothing stands in for the rest."
                finding = rule.at(missing.span, message, help="write ignore: missing at most 1, ignore")
                yield finding.because(call.name_span, "the rule is for this")


def tabled(thing: Let | Score) -> MissingRule | None:
    """The rule of a score that is a table of sums, as it is written."""
    is_table = isinstance(thing, Score) and thing.form is not None and isinstance(thing.value, Recode)
    return thing.missing if is_table else None


def patterns(thing: Let | Score) -> Iterator[tuple[Call, MissingRule]]:
    for call in calls_in(thing.value):
        missing = rule_of(call, thing)
        if call.function in PATTERN and missing is not None:
            yield call, missing
