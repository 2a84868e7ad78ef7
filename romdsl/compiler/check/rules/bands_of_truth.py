"""Bands, a range or the like at a score that is yes or no, or a code."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Score
from ....model.types import Type
from ....source import Span
from ..context import Context

rule = Rule("ROM527", "number-words-at-yes-no", "error")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        found = context.types.get(score.value)
        if found in (Type.TRUTH, Type.CODE):
            kind = "yes or no" if found is Type.TRUTH else "a code"
            for word, span in words_for_numbers(score):
                message = f"“{score.id}” is {kind}, and {word} is for numbers."
                finding = rule.at(span, message, help="take it out, or let the score be a number")
                yield finding.because(score.value.span, f"this gives {kind}")
                break


def words_for_numbers(score: Score) -> Iterator[tuple[str, Span]]:
    if score.round is not None:
        yield "round", score.round.span
    if score.decimals is not None:
        yield "decimals", score.decimals.span
    if score.range is not None:
        yield "range", score.range.span
    if score.bands:
        yield "bands", score.bands[0].interval.span
    if score.caseness:
        yield "caseness", score.caseness[0].interval.span
    if score.reliable_change:
        yield "reliable change", score.reliable_change[0].span
    if score.clinical_cutoffs:
        yield "clinical cutoff", score.clinical_cutoffs[0].span
    if score.norms:
        yield "norm", score.norms[0].span
    if score.percentiles:
        yield "percentile", score.percentiles[0].table.span
