"""A reliable change or a clinical cut-off that no answers reach: it is of another score, or of the score in other
units."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.change_class import cutoff_value, square_of
from ....model.measure import Change, Score
from ....model.result import decimal_text
from ..bands import where
from ..context import Context

rule = Rule("ROM573", "limit-out-of-range", "warning")
needs_sound_formulas = True
HELP = "look at the source: it may be of a sum and not of a mean, or of T scores"


def findings(context: Context) -> Iterator[Finding]:
    scores = {score.id: score for score in context.measure.scores}
    held: list[tuple[Score | Change, Score | None]] = [(score, score) for score in scores.values()]
    held += [(change, scores.get(change.of.value)) for change in context.measure.changes]
    for thing, score in held:
        if score is not None:
            yield from _too_large(context, thing, score)
            yield from _beyond(context, thing, score)


def _too_large(context: Context, thing: Score | Change, score: Score) -> Iterator[Finding]:
    """A reliable change that is more than the distance of the ends of the score."""
    reach = context.reach(score) if thing.reliable_change else None
    if reach is None or reach.low is None or reach.high is None:
        return
    most = reach.high - reach.low
    for reliable in thing.reliable_change:
        if square_of(reliable) > most**2:
            message = (
                f"No change of “{score.id}” is reliable: it can change by {written.number(most)}, and that is less."
            )
            yield rule.at(reliable.span, message, help=HELP).because(score.value.span, "this is what it comes from")


def _beyond(context: Context, thing: Score | Change, score: Score) -> Iterator[Finding]:
    """A cut-off with everybody on one side of it."""
    for cutoff in thing.clinical_cutoffs if score.higher is not None else ():
        reach = context.reach(score, cutoff.when)
        if reach is None or reach.low is None or reach.high is None:
            continue
        lower_is_better = score.higher is not None and score.higher.value == "worse"
        value = cutoff_value(cutoff, lower_is_better)
        everybody = value <= reach.low if lower_is_better else value >= reach.high
        if not everybody and reach.low <= value <= reach.high:
            continue
        ends = f"{written.number(reach.low)} to {written.number(reach.high)}{where(cutoff.when)}"
        whom = "everybody" if everybody else "nobody"
        message = f"This cut-off is {decimal_text(value, 2)}, and “{score.id}” goes from {ends}, so {whom} is a case."
        yield rule.at(cutoff.span, message, help=HELP).because(score.value.span, "this is what it comes from")
