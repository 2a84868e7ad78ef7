"""A parameter that the model of the item does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....source import Span
from ..bank_parts import Calibrating, all_items
from ..context import Context

rule = Rule("ROM846", "parameter-not-of-model", "error")

LOGISTIC = ("1pl", "2pl", "3pl", "4pl")
WITH_C, WITH_D = ("3pl", "4pl"), ("4pl",)


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        for span, message, help in faults(each):
            yield each.placed(rule.at(span, message, help=help))


def faults(each: Calibrating) -> Iterator[tuple[Span, str, str]]:
    known, model = each.calibration, each.model
    if known.a is not None and model == "pcm" and known.a.value != 1:
        yield known.a.span, f"In pcm a is 1, and that of “{each.id}” is {float(known.a.value):g}.", "write model gpcm"
    if known.c is not None and known.c.value != 0 and model is not None and model not in WITH_C:
        yield known.c.span, f"Model {model} of “{each.id}” has no lower asymptote c.", "write model 3pl, or take c out"
    if known.d is not None and known.d.value != 1 and model is not None and model not in WITH_D:
        yield known.d.span, f"Model {model} of “{each.id}” has no upper asymptote d.", "write model 4pl, or take d out"
    if model in LOGISTIC and len(each.steps) > 1:
        message = f"Model {model} is for two options, and “{each.id}” has {len(each.steps)} values of b."
        yield each.at_step(1), message, "write model grm or gpcm, which are for three options and more"
