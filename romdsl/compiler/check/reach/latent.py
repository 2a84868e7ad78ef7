"""What `eap` and `eap_se` can be."""

from __future__ import annotations

from fractions import Fraction

from ....irt import plain
from ....model.calibrated import Calibrated
from ....model.expression import Call, Name
from ....model.names import Names
from .numbers import NEVER, Numbers
from .pieces import Span


def reported(call: Call, names: Names, missing: bool) -> Numbers:
    """The ends: the lowest is that of the lowest category of every item, as each lowers theta; the highest likewise.

    Of the standard error no end is known but those that the grid sets.
    """
    form = call.arguments[0]
    found = names.calibrated.get(form.id) if isinstance(form, Name) else None
    if found is None:
        return NEVER
    metric = found.of.metric
    if call.function == "eap":
        ends = (_extreme(found, False), _extreme(found, True))
    else:
        widest = metric.reported_error(float(metric.high - metric.low) / 2)
        ends = (Fraction(0), _exact(widest, metric.digits))
    return Numbers((Span(min(ends), max(ends)),), frozenset(), missing)


def _extreme(found: Calibrated, highest: bool) -> Fraction:
    given = [(index, item.categories - 1 if highest else 0) for index, item in enumerate(found.of.items)]
    metric = found.of.metric
    return _exact(metric.reported(plain.expected_a_posteriori(found.tables, given).theta), metric.digits)


def _exact(shown: float, digits: int) -> Fraction:
    return Fraction(round(shown * 10**digits), 10**digits)
