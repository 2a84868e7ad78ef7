"""A score of a bank that fills in for missing answers."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, MissingRule, Recode
from ....model.measure import Let, Score
from ..context import Context
from ..mentions import calls_in, rule_of, tabled_sums

rule = Rule("ROM863", "pattern-filled", "error")

PATTERN = ("eap", "eap_se")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        if isinstance(thing, Score) and thing.error_of is not None:
            continue  # made of the score before it, with the same rule
        for missing in tabled(thing):
            if missing.limit == "none":
                continue
            message = "A table of sums holds for all answers alone, and this rule lets some be missing."
            help = "write missing none; or eap( ), which scores what was answered"
            yield rule.at(missing.span, message, help=help)
        for call, missing in patterns(thing):
            if missing.fill in ("prorate", "as"):
                message = f"{call.function}( ) scores what was answered, and nothing stands in for the rest."
                finding = rule.at(missing.span, message, help="write ignore: missing at most 1, ignore")
                yield finding.because(call.name_span, "the rule is for this")


def tabled(thing: Let | Score) -> Iterator[MissingRule]:
    """The rules of tables of sums: of a score that is one, and those inside brackets."""
    value = thing.value
    made = isinstance(thing, Score) and thing.form is not None and isinstance(value, Recode)
    if thing.missing is not None and (made or (isinstance(value, Call) and value.function == "eap_of_sum")):
        yield thing.missing
    for sum_ in tabled_sums(value):
        yield from () if sum_.missing is None else (sum_.missing,)


def patterns(thing: Let | Score) -> Iterator[tuple[Call, MissingRule]]:
    for call in calls_in(thing.value):
        missing = rule_of(call, thing)
        if call.function in PATTERN and missing is not None:
            yield call, missing
