"""For whom bands, cut-offs, norms of a score hold: their conditions, and which of them meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.expression import Expression, Truth
from ...model.measure import Measure, Score
from ...source import Span
from .answer_combinations import Combination, all_combinations
from .context import Context


@dataclass(frozen=True, slots=True)
class Holding:
    """Something of which at most one may hold: its condition (None: always) and where it stands."""

    condition: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What stands side by side at a score: its sets of bands, its cut-offs, its norms …"""

    score: Score
    what: str
    holdings: tuple[Holding, ...]


def alternatives(measure: Measure) -> Iterator[Alternatives]:
    """Everything at the scores of which at most one may hold, where there is one with a condition or more than one."""
    for score in measure.scores:
        bands = tuple(Holding(when, bands[0].interval.span) for when, bands in score.band_sets)
        found: list[tuple[str, tuple[Holding, ...]]] = [
            ("sets of bands", bands),
            ("cut-offs", tuple(Holding(one.when, one.interval.span) for one in score.caseness)),
            ("norms", tuple(Holding(norm.when, norm.span) for norm in score.norms)),
            ("reliable changes", tuple(Holding(change.when, change.span) for change in score.reliable_change)),
        ]
        for kind in ("a", "b", "c"):
            cutoffs = tuple(Holding(one.when, one.span) for one in score.clinical_cutoffs if one.kind == kind)
            found.append((f"clinical cut-offs {kind}", cutoffs))
        for what, holdings in found:
            if len(holdings) > 1 or any(holding.condition is not None for holding in holdings):
                yield Alternatives(score, what, holdings)


def gone_through(found: Alternatives, context: Context) -> list[Combination] | None:
    """All combinations of answers with what each condition is then; None where they are too many."""
    conditions = [Truth(True) if one.condition is None else one.condition for one in found.holdings]
    return all_combinations(context, conditions)
