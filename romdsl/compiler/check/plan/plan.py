"""The plan of a measure: every value as steps with bounds, and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ....model.expression import Expression, Not
from ....model.measure import Alert, Check, Item, Let, Measure, Score
from ....model.names import Names
from ....model.types import Type
from ....program import MissingReal, TruthStep, UseTruth, UseWhole, UseWord, WholeStep, WordStep
from .arithmetic import LIMIT
from .choosing import rounded
from .elements import Scope
from .faults import PlanFault
from .formulas import Formulas
from .grid import decimals_needed, spacing
from .named import NamedSteps
from .quotient import Quotient
from .real_steps import Real
from .sizes import largest
from .things import in_units, on_grid

__all__ = ["Plan", "PlanFault", "Reported", "make_plan"]

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Reported:
    """A score as it is reported: its step, its decimals, and the exact value before them where it is one."""

    value: UseWhole | UseTruth | UseWord
    decimals: int
    exact: Quotient | None


class Plan:
    """What `lower` writes down.  Bounds and steps of lets and scores by their id."""

    def __init__(self, measure: Measure, names: Names, types: dict[Expression, Type]) -> None:
        self.measure = measure
        things: tuple[Item | Let | Score | Alert | Check, ...]
        things = (*measure.checks, *measure.alerts, *measure.inputs, *measure.lets, *measure.scores)
        self.spans = {thing.id: thing.span for thing in things}
        self.formulas = Formulas(names, types, measure.tables, self.spans)
        self.faults: tuple[PlanFault, ...] = ()
        self.reported: dict[str, Reported] = {}
        self.bands: dict[str, UseWord] = {}
        self.caseness: dict[str, UseTruth] = {}
        self.alerts: dict[str, UseTruth] = {}
        self.shown: dict[str, TruthStep] = {}
        self.fails: dict[str, UseTruth] = {}
        """Of each check whether it fails."""

    def bounds(self, id: str) -> tuple[Fraction, Fraction] | None:
        """Between which numbers the value of a let or score lies; None for a truth, a code, or always missing.

        Of a real number that is reported with decimals, between which reported numbers.
        """
        value = self.formulas.values.get(id)
        if isinstance(value, Quotient):
            return None if value.is_never else (value.low, value.high)
        if not isinstance(value, Real) or isinstance(value.step, MissingReal):
            return None
        reported = self.reported[id].value if id in self.reported else None
        if isinstance(reported, UseWhole):
            grid = 10 ** self.decimals(id)
            return Fraction(reported.low, grid), Fraction(reported.high, grid)
        return Fraction(value.step.low), Fraction(value.step.high)

    def decimals(self, id: str) -> int:
        """The decimals with which a score is reported."""
        return self.reported[id].decimals if id in self.reported else 0

    def step(self, id: str) -> Fraction | None:
        """A grid on which all values of a let or score lie; None where there is none, as for a real number."""
        value = self.formulas.values.get(id)
        return spacing(value, self.formulas.named) if isinstance(value, Quotient) else None


def make_plan(measure: Measure, names: Names, types: dict[Expression, Type], order: Sequence[Let | Score]) -> Plan:
    """Plans all lets, scores, bands, alerts, checks and conditions of a measure whose names and types fit."""
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
        plan.alerts[alert.id] = _condition(plan, alert.id, alert.when, ("alert", alert.id))
    for check in measure.checks:
        plan.fails[check.id] = _condition(plan, check.id, Not(check.that, span=check.that.span), ("check", check.id))
    plan.faults = (*faults, *plan.formulas.reals.faults.values(), *_too_large(plan))
    return plan


def _condition(plan: Plan, id: str, formula: Expression, name: tuple[str, str]) -> UseTruth:
    """The truth of an alert, or that a check fails."""
    named = plan.formulas.named
    named.owner = id
    step = plan.formulas.truth(formula, Scope())
    return named.truth_of(id if name[0] == "alert" else f"{id}_fails", step, name)


def _report(plan: Plan, score: Score) -> list[PlanFault]:
    """Notes how a score is reported, with its bands and caseness."""
    formulas, named = plan.formulas, plan.formulas.named
    named.owner = score.id
    value = formulas.value(score)
    faults: list[PlanFault] = []
    reported: WholeStep | TruthStep | WordStep
    decimals, hint = 0, score.id
    if isinstance(value, Quotient):
        decimals, faults = decimals_of(score, value, named)
        reported = on_grid(rounded(value, decimals, "half away"), 10**decimals).whole()
    elif isinstance(value, Real):
        decimals = score.decimals.value if score.decimals is not None else 0
        reported = formulas.reals.rounded(None, value, decimals, "half away").whole()
        hint = in_units(score.id, 10**decimals) if decimals else f"{score.id}_rounded"
    else:
        reported = value
    if isinstance(value, Quotient):
        hint = in_units(score.id, 10**decimals)
    use = _named(plan, score, reported, hint)
    plan.reported[score.id] = Reported(use, decimals, value if isinstance(value, Quotient) else None)
    if score.bands and isinstance(word := formulas.bands.band(score), UseWord):
        plan.bands[score.id] = word
    if (truth := formulas.bands.caseness(score)) is not None:
        plan.caseness[score.id] = named.truth_of(f"{score.id}_caseness", truth, ("caseness", score.id))
    return faults


def _named(
    plan: Plan, score: Score, step: WholeStep | TruthStep | WordStep, hint: str
) -> UseWhole | UseTruth | UseWord:
    """What is reported under a name, where it has none of its own."""
    named, name = plan.formulas.named, ("reported", score.id)
    if isinstance(step, UseWhole | UseTruth | UseWord):
        return step
    if isinstance(step, TruthStep):
        return named.truth_of(hint, step, name)
    return named.word(hint, step, name, own=True) if isinstance(step, WordStep) else named.whole_of(hint, step, name)


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
    """One fault for each let, score, alert, check or item on whose way a number leaves 2**53."""
    named, found = plan.formulas.named, dict[str, int]()
    for definition in named.definitions.values():
        most = largest(definition.step, named)
        found[definition.owner] = max(most, found.get(definition.owner, 0))
    for id, reported in plan.reported.items():
        if reported.exact is not None:
            found[id] = max(found.get(id, 0), largest(reported.exact.denominator(), named))
    return [
        PlanFault(
            "leaves-exact-range", plan.spans[id], {"id": id, "number": f"{most:,}".replace(",", " "), "limit": "2^53"}
        )
        for id, most in found.items()
        if most > LIMIT and id in plan.spans
    ]
