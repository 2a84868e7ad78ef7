"""A clinical cut-off whose clinical mean is the better one: the means are exchanged, or `higher` is."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Change, ClinicalCutoff, Score
from ..context import Context

rule = Rule("ROM589", "cutoff-turned-round", "error")


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    scores = {score.id: score for score in measure.scores}
    held: list[tuple[Score | Change, Score | None]] = [(score, score) for score in measure.scores]
    held += [(change, scores.get(change.of.value)) for change in measure.changes]
    for thing, score in held:
        if score is not None and score.higher is not None:
            for cutoff in thing.clinical_cutoffs:
                yield from _turned(cutoff, score.higher.value == "worse")


def _turned(cutoff: ClinicalCutoff, higher_is_worse: bool) -> Iterator[Finding]:
    if cutoff.clinical is None or cutoff.functional is None:
        return
    clinical, functional = cutoff.clinical[0], cutoff.functional[0]
    if clinical != functional and (clinical > functional) == higher_is_worse:
        return
    means = f"The clinical mean {written.number(clinical)} is not worse than the functional {written.number(functional)}"
    message = f"{means}, though higher is {'worse' if higher_is_worse else 'better'}."
    yield rule.at(cutoff.span, message, help="exchange the two, or look at “higher” once more")
