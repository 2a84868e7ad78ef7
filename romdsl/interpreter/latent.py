"""The scores of an item bank's forms: theta under the answers, as the metric reports it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..irt import plain
from ..model.expression import Call, Name
from .known import Known
from .reals import rounded_number
from .values import Value


def latent(call: Call, answered: Sequence[tuple[str, Value]], known: Known) -> Fraction:
    """The value of `eap` or `eap_se`, in reported units; `answered` are items and their scores."""
    form = call.arguments[0]
    assert isinstance(form, Name)
    found = known.names.calibrated[form.id]
    place = {item.id: index for index, item in enumerate(found.items)}
    given = []
    for id, score in sorted(answered, key=lambda each: place[each[0]]):
        assert isinstance(score, Fraction)
        given.append((place[id], int(score) - found.lowest[place[id]]))
    estimate, metric = plain.expected_a_posteriori(found.tables, given), found.of.metric
    if call.function == "eap":
        value = metric.reported_mean + metric.reported_sd * estimate.theta
    else:
        value = metric.reported_sd * estimate.error
    return rounded_number(value, metric.digits, "half away")
