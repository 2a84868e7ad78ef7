"""Some people get no band, cut-off or norm of a score."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..holding import alternatives, gone_through
from ..key_values import percentile_use
from ..row_fits import fitting

rule = Rule("ROM565", "holds-for-some", "note")
needs_sound_formulas = True

NOUNS = {"sets of bands": "band", "cut-offs": "cut-off", "norms": "norm", "reliable changes": "reliable change"}


def findings(context: Context) -> Iterator[Finding]:
    for found in alternatives(context.measure):
        if any(holding.condition is None for holding in found.holdings):
            continue
        combinations = gone_through(found, context)
        nobody = [one for one in combinations or () if one.complete and not any(one.truths)]
        if nobody:
            noun = NOUNS.get(found.what, "clinical cut-off")
            more = f", and {len(nobody) - 1} more like it" if len(nobody) > 1 else ""
            message = f"“{found.score.id}” has no {noun} where {nobody[0].text}{more}."
            help = f'add one; or say why there is none: allow holds-for-some for {found.score.id} "…"'
            condition = found.holdings[0].condition
            yield rule.at(condition.span if condition is not None else found.holdings[0].span, message, help=help)
    yield from without_percentile(context)


def without_percentile(context: Context) -> Iterator[Finding]:
    """A single table of percentiles with a hole; of several one may go on where another ends."""
    for score in context.measure.scores:
        if len(score.percentiles) != 1:
            continue
        known = fitting(percentile_use(score, score.percentiles[0].table), context)
        lacking = [one for one, rows in known.combinations() if not rows] if known is not None else []
        if known is not None and lacking:
            more = f", nor for {len(lacking) - 1} more" if len(lacking) > 1 else ""
            message = f"“{score.id}” has no percentile for {known.told(lacking[0])}{more}."
            help = f'add the rows; or say why there are none: allow holds-for-some for {score.id} "…"'
            yield rule.at(score.percentiles[0].table.span, message, help=help)
