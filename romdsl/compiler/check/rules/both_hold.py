"""Two sets of bands, cut-offs or norms of a score can hold for one person."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..context import Context
from ..holding import Alternatives, Holding, alternatives, gone_through

rule = Rule("ROM564", "both-hold", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for found in alternatives(context.measure):
        without = [holding for holding in found.holdings if holding.condition is None]
        if len(without) > 1:
            yield told(found, without[0], without[1], "")
            continue
        if len(found.holdings) < 2:
            continue
        for combination in gone_through(found, context) or ():
            both = [one for one, truth in zip(found.holdings, combination.truths, strict=True) if truth]
            if len(both) > 1:
                yield told(found, both[0], both[1], combination.text)
                break


def told(found: Alternatives, first: Holding, other: Holding, witness: str) -> Finding:
    message = f"Two {found.what} of “{found.score.id}” can hold at once"
    message += f": where {witness}." if witness else ", as neither says for whom."
    help = "let at most one be true for each person, as age < 18 and age >= 18"
    if not witness:
        help = "say for whom each holds: when sex is male; or keep one"
    place = other.condition.span if other.condition is not None else other.span
    finding = rule.at(place, message, help=help)
    if first.condition is not None:
        return finding.because(first.condition.span, f"“{written.formula(first.condition)}” is true there, too")
    return finding.because(first.span, "this holds for everybody")
