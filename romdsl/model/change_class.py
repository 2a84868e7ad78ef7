"""What decides which class a change has, and the numbers behind it (Jacobson and Truax, J Consult Clin Psychol
1991;59:12-19)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .measure import Caseness, Change, ClinicalCutoff, Direction, Measure, ReliableChange

CLASSES = {
    "reliable_recovery": "Reliable recovery",
    "reliable_improvement": "Reliable improvement",
    "recovery": "Recovery",
    "no_reliable_change": "No reliable change",
    "reliable_deterioration": "Reliable deterioration",
}
RELIABLE = Fraction(196, 100)
"""The change is more than error where |change| / standard error of a difference is 1.96 or more."""


@dataclass(frozen=True, slots=True)
class ClassedBy:
    """What a measure says that decides the class of a change; what the change says itself goes before its score's."""

    higher: Direction | None
    reliable: tuple[ReliableChange, ...]
    caseness: tuple[Caseness, ...] = ()
    cutoffs: tuple[ClinicalCutoff, ...] = ()

    @property
    def lower_is_better(self) -> bool:
        return self.higher == "worse"

    @property
    def has_cases(self) -> bool:
        return bool(self.caseness or self.cutoffs)

    @property
    def has_class(self) -> bool:
        return self.higher is not None and bool(self.reliable or self.has_cases)


def classed_by(measure: Measure, change: Change) -> ClassedBy | None:
    """What decides the class of a change; None where one end is what somebody remembers, for which no norm holds."""
    ends = (change.start.value, change.end.value)
    if any(occasion.id in ends and occasion.kind == "looking_back" for occasion in measure.occasions):
        return None
    score = next((score for score in measure.scores if score.id == change.of.value), None)
    if score is None:
        return ClassedBy(
            change.higher.value if change.higher else None, change.reliable_change, (), change.clinical_cutoffs
        )
    return ClassedBy(
        score.higher.value if score.higher else None,
        change.reliable_change or score.reliable_change,
        () if change.clinical_cutoffs else score.caseness,
        change.clinical_cutoffs or (() if score.caseness else score.clinical_cutoffs),
    )


def square_of(reliable: ReliableChange) -> Fraction:
    """The square of the change that is more than error: so the root of a reliability needs no rounding."""
    if reliable.amount is not None:
        return reliable.amount**2
    assert reliable.deviation is not None and reliable.reliability is not None
    return RELIABLE**2 * reliable.deviation**2 * 2 * (1 - reliable.reliability)


def cutoff_value(cutoff: ClinicalCutoff, lower_is_better: bool) -> Fraction:
    """Jacobson and Truax's a, b or c: two standard deviations from the clinical mean towards the functional
    one, two from the functional towards the clinical, or between both by their standard deviations."""
    towards = -2 if lower_is_better else 2
    if cutoff.kind == "a":
        assert cutoff.clinical is not None
        return cutoff.clinical[0] + towards * cutoff.clinical[1]
    if cutoff.kind == "b":
        assert cutoff.functional is not None
        return cutoff.functional[0] - towards * cutoff.functional[1]
    assert cutoff.clinical is not None and cutoff.functional is not None
    (sick, sick_spread), (well, well_spread) = cutoff.clinical, cutoff.functional
    return (well_spread * sick + sick_spread * well) / (well_spread + sick_spread)
