"""The plan of a measure: every value as steps with bounds, and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ....model.expression import Expression
from ....model.measure import Alert, Let, Measure, Score
from ....model.names import Names
from ....model.types import Type
from ....program import TruthStep, UseTruth, UseWhole, WholeStep
from ....source import Span
from .arithmetic import LIMIT
from .bands import band_cases
from .choosing import inside, rounded
from .elements import Scope
from .formulas import Formulas
from .grid import decimals_needed, spacing
from .named import NamedSteps
from .quotient import Quotient
from .sizes import largest
from .steps import MISSING_TRUTH
from .things import in_units, on_grid

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class PlanFault:
    """Why a value cannot be planned.  Kinds and their words:

    leaves-exact-range (id, number: the largest number on the way, longest: 2**53) ·
    decimals-not-said (id, divisor: with which it does not end, or needed: more than 6 decimals)
    """

    kind: str
    span: Span
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reported:
    """A score as it is reported: its step, its decimals, and the value before them."""

    value: UseWhole | UseTruth
    decimals: int
    exact: Quotient | None


class Plan:
    """What `lower` writes down.  Bounds and steps of lets and scores by their id."""

    def __init__(self, measure: Measure, names: Names, types: dict[Expression, Type]) -> None:
        self.measure = measure
        self.formulas = Formulas(names, types)
        self.faults: tuple[PlanFault, ...] = ()
        self.reported: dict[str, Reported] = {}
        self.bands: dict[str, tuple[tuple[TruthStep, str], ...]] = {}
        self.caseness: dict[str, TruthStep] = {}
        self.alerts: dict[str, TruthStep] = {}
        self.shown: dict[str, TruthStep] = {}

    def _quotient(self, id: str) -> Quotient | None:
        value = self.formulas.values.get(id)
        return value if isinstance(value, Quotient) else None

    def bounds(self, id: str) -> tuple[Fraction, Fraction] | None:
        """Between which numbers the value of a let or score lies; None for a truth, or always missing."""
        value = self._quotient(id)
        return None if value is None or value.is_never else (value.low, value.high)

    def decimals(self, id: str) -> int:
        """The decimals with which a score is reported."""
        return self.reported[id].decimals if id in self.reported else 0

    def step(self, id: str) -> Fraction | None:
        """A grid on which all values of a let or score lie."""
        value = self._quotient(id)
        return None if value is None else spacing(value, self.formulas.named)


def make_plan(measure: Measure, names: Names, types: dict[Expression, Type], order: Sequence[Let | Score]) -> Plan:
    """Plans all lets, scores, bands, alerts and conditions of a measure whose names and types fit."""
    plan = Plan(measure, names, types)
    faults: list[PlanFault] = []
    for thing in order:
        plan.formulas.value(thing)
        if isinstance(thing, Score):
            faults += _report(plan, thing)
    for item in measure.items:
        if item.when is not None:
            plan.shown[item.id] = plan.formulas.items.shown(item)
    for alert in measure.alerts:
        plan.alerts[alert.id] = _alert(plan, alert)
    plan.faults = (*faults, *_too_large(plan))
    return plan


def _alert(plan: Plan, alert: Alert) -> TruthStep:
    named = plan.formulas.named
    named.owner = alert.id
    step = plan.formulas.truth(alert.when, Scope())
    return named.truth_of(alert.id, step, ("alert", alert.id))


def _report(plan: Plan, score: Score) -> list[PlanFault]:
    """Notes how a score is reported, with its bands and caseness."""
    formulas, named = plan.formulas, plan.formulas.named
    named.owner = score.id
    value = formulas.value(score)
    if not isinstance(value, Quotient):
        use = named.truth_of(score.id, value, ("reported", score.id)) if value is MISSING_TRUTH else value
        assert isinstance(use, UseTruth)
        plan.reported[score.id] = Reported(use, 0, None)
        return []
    decimals, faults = decimals_of(score, value, named)
    step = on_grid(rounded(value, decimals, "half away"), 10**decimals).whole()
    if not isinstance(step, UseWhole):
        step = named.whole_of(in_units(score.id, 10**decimals), step, ("reported", score.id))
    assert isinstance(step, UseWhole)
    plan.reported[score.id] = Reported(step, decimals, value)
    plan.bands[score.id] = band_cases(value, score.bands)
    if score.caseness:
        plan.caseness[score.id] = inside(value, score.caseness[0].interval)
    return faults


def decimals_of(score: Score, value: Quotient, named: NamedSteps) -> tuple[int, list[PlanFault]]:
    """The decimals of a reported number: those that are said, else those that it can need."""
    if score.decimals is not None:
        return score.decimals.value, []
    if score.round is not None:
        return score.round.digits, []
    needed, divisor = decimals_needed(value, named)
    if divisor:
        return 0, [PlanFault("decimals-not-said", score.span, {"id": score.id, "divisor": str(divisor)})]
    if needed > MOST_DECIMALS:
        return 0, [PlanFault("decimals-not-said", score.span, {"id": score.id, "needed": str(needed)})]
    return needed, []


def _too_large(plan: Plan) -> list[PlanFault]:
    """One fault for each let, score, alert or item on whose way a number leaves 2**53."""
    named, found = plan.formulas.named, dict[str, int]()
    for definition in named.definitions.values():
        most = largest(definition.step, named)
        found[definition.owner] = max(most, found.get(definition.owner, 0))
    for id, reported in plan.reported.items():
        steps: list[TruthStep | WholeStep] = [truth for truth, _ in plan.bands.get(id, ())]
        if id in plan.caseness:
            steps.append(plan.caseness[id])
        if reported.exact is not None:
            steps.append(reported.exact.denominator())
        found[id] = max(found.get(id, 0), *(largest(step, named) for step in steps), 0)
    measure = plan.measure
    spans = {alert.id: alert.span for alert in measure.alerts}
    spans |= {item.id: item.span for item in measure.items}
    spans |= {let.id: let.span for let in measure.lets} | {score.id: score.span for score in measure.scores}
    return [
        PlanFault("leaves-exact-range", spans[id], {"id": id, "number": f"{most:,}".replace(",", " "), "limit": "2^53"})
        for id, most in found.items()
        if most > LIMIT and id in spans
    ]
