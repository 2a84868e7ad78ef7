"""Parameters of a row as slope and thresholds on the metric of the bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from ...irt import Item
from ...irt.bank import Model
from .conventions import Convention
from .sheet import SCALING
from .values import WHICH_MODEL, Number, Values

PLACES = 9
"""Decimals of a parameter that was worked out; one that was taken over stays as it is."""

Say = Callable[[str], None]
Complain = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Scalings:
    """D of the parameters in the file, None where nobody said it, and D of the metric."""

    there: float | None
    here: float


def converted(
    id: str, found: Values, convention: Convention, scalings: Scalings, say: Say, complain: Complain
) -> Item | None:
    """The item, or None where `complain` was told of a column why it cannot be; `say` is told what was done."""
    model = _model(found, say, complain)
    if model is None:
        return None
    if convention.name == "flexmirt" and model in ("gpcm", "pcm"):
        complain(convention.steps, "flexMIRT writes partial credit as contrasts, not as c1, c2, …: use its a and b")
        return None
    column = convention.slope or "par1"
    slope = _slope(found, model, column, say, complain)
    if slope is None:
        return None
    b = _thresholds(found, convention, model, slope, say)
    if model == "grm" and (place := _disordered(found.steps, b)):
        complain(place, f"the thresholds of a graded item go up; here they are {', '.join(f'{each:g}' for each in b)}")
        return None
    there = _there(found, scalings, complain)
    if there is None:
        return None
    model, a = _scaled(model, slope, there, scalings.here, say)
    if a <= 0 or not all(map(isfinite, (a, *b))):
        complain(column, f"with a slope of {slope:g} the parameters cannot be worked out")
        return None
    if model == "pcm" and a != 1:
        complain(column, f"the slope of pcm is 1, here it is {a:g}: say gpcm, or take the column out")
        return None
    c, d = (found.lower.value if found.lower else 0.0), (found.upper.value if found.upper else 1.0)
    if not 0 <= c < d <= 1:
        at = found.lower if found.lower and not 0 <= c < 1 else found.upper or found.lower
        assert at is not None
        complain(at.column, f"the lower asymptote {c:g} and the upper {d:g} have to lie between 0 and 1 in this order")
        return None
    return Item(id, model, a, b, c, d)


def _model(found: Values, say: Say, complain: Complain) -> Model | None:
    """The model that is named; of an item with one threshold, the one that its asymptotes make it."""
    low, high = found.lower is not None and found.lower.value != 0, found.upper is not None and found.upper.value != 1
    model = found.model
    if len(found.steps) == 1 and model in (None, "1pl", "2pl", "3pl", "4pl"):
        if high or model == "4pl":
            return "4pl"
        if low or model == "3pl":
            return "3pl"
        return model or "2pl"
    if model is None:
        complain("", f"{len(found.steps)} thresholds can be {WHICH_MODEL}")
        return None
    if len(found.steps) > 1 and model in ("1pl", "2pl", "3pl", "4pl"):
        complain(found.steps[1].column, f"{model} has one threshold, and here are {len(found.steps)}")
        return None
    if low or high:
        say("Asymptotes of items with more than two categories were left out: their models have none.")
        found.lower = found.upper = None
    return model


def _slope(found: Values, model: Model, column: str, say: Say, complain: Complain) -> float | None:
    if found.slope is None and model not in ("pcm", "1pl"):
        complain(column, f"{model} needs a slope, and there is none")
        return None
    if found.slope is None:
        say("No slope was given: it is 1.")
        return 1.0
    if found.slope.value <= 0:
        complain(column, f"the slope is {found.slope.value:g}, and has to be above 0")
        return None
    return found.slope.value


def _thresholds(found: Values, convention: Convention, model: Model, slope: float, say: Say) -> tuple[float, ...]:
    given = [step.value for step in found.steps]
    if convention.meaning in ("thresholds", "by place"):
        return tuple(given)
    letter, a = convention.steps, convention.slope
    if convention.meaning == "sums of intercepts" and model in ("gpcm", "pcm"):
        say(f"Partial credit: b of step k is ({letter} of k - 1, minus {letter} of k) / {a}, to {PLACES} decimals.")
        given = [after - before for before, after in zip([0.0, *given], given, strict=False)]
    else:
        say(f"Intercepts {letter} were divided by -{a}: b = -{letter} / {a}, to {PLACES} decimals.")
    return tuple(round(-each / slope, PLACES) + 0.0 for each in given)


def _disordered(steps: list[Number], b: tuple[float, ...]) -> str:
    """The first column whose threshold is not above the one before."""
    pairs = zip(steps[1:], b, b[1:], strict=False)
    return next((step.column for step, before, after in pairs if after <= before), "")


def _there(found: Values, scalings: Scalings, complain: Complain) -> float | None:
    """D of the row, or of the whole file, or 1; None where both are said and differ."""
    if found.scaling is None:
        return scalings.there or 1.0
    if scalings.there not in (None, found.scaling.value):
        words = f"D is {found.scaling.value:g} here, and --scaling said {scalings.there:g} of the whole file"
        complain(SCALING, words)
        return None
    return found.scaling.value


def _scaled(model: Model, slope: float, there: float, here: float, say: Say) -> tuple[Model, float]:
    if there == here:
        return model, slope
    how = "multiplied" if there > here else "divided"
    say(f"Slopes for D {there:g} were {how} by 1.7, since D of the metric is {here:g}.")
    if model == "pcm":
        say("Items of pcm became gpcm, since their slope is no longer 1.")
        model = "gpcm"
    return model, round(slope * there / here, PLACES)
