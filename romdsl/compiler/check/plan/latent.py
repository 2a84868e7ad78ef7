"""What `eap` and `eap_se` become: theta, or its standard error, under the answers; then as the metric reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ....model.calibrated import Calibrated
from ....model.expression import Call, Name
from ....model.written import number
from ....program import Latent
from .ends import with_guards
from .quotient import NEVER, Quotient
from .real_steps import Real, arithmetic, constant
from .steps import linear
from .tallies import Numbers, Tally

if TYPE_CHECKING:
    from .formulas import Formulas

_NEAREST = 2.0**-60
"""Theta is a mean of nodes that are no nearer to 0, each with a weight."""


class Latents:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def number(self, call: Call, tally: Tally, numbers: Numbers) -> Quotient:
        """The reported value, or standard error, under the rule of the call."""
        form = call.arguments[0]
        found = self.formulas.names.calibrated.get(form.id) if isinstance(form, Name) else None
        if found is None or found.metric.reports is None or numbers.divisor != 1:
            return NEVER
        reports = found.metric.reports
        deviation = constant(float(reports.deviation), number(reports.deviation))
        if call.function == "eap":
            mean = constant(float(reports.mean), number(reports.mean))
            reported = arithmetic("+", mean, arithmetic("*", deviation, self._latent("theta", found, numbers)))
        else:
            reported = arithmetic("*", deviation, self._latent("error", found, numbers))
        return with_guards(self.formulas.reals.rounded(call, reported, found.of.metric.digits, "half away"), tally)

    def _latent(self, which: Literal["theta", "error"], found: Calibrated, numbers: Numbers) -> Real:
        low, high = float(found.of.metric.low), float(found.of.metric.high)
        ends = (low, high) if which == "theta" else (0.0, (high - low) / 2)
        values = tuple(linear(-lowest, [(1, step)]) for lowest, step in zip(found.lowest, numbers.steps, strict=True))
        step = Latent(found.id, which, values, low=ends[0], high=ends[1], may_be_missing=False)
        return Real(step, _NEAREST)
