"""A form to be assembled of a number of items that no form can have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.calibrated import metric_of
from ....model.expression import Interval
from ....model.measure import Block, Form
from ..bank_parts import bank_named, left_for
from ..context import Context

rule = Rule("ROM895", "form-cannot-be-chosen", "error")
needs_sound_formulas = True

Fault = tuple[str, str]


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        if form.assembly is None:
            continue
        choose, bank = form.assembly.choose, bank_named(context.measure, form)
        fault = crossed(form, choose) or (beside_its_bank(form, choose, bank, context) if bank is not None else None)
        if fault is not None:
            yield rule.at(choose.span, fault[0], help=fault[1])


def crossed(form: Form, choose: Interval) -> Fault | None:
    if choose.high is not None and choose.high < 1:
        return f"“{form.id}” has no item, whatever its other rules say.", "choose 1 or more, as in choose 4..6"
    if choose.low is not None and choose.high is not None and choose.low > choose.high:
        return f"The least that “{form.id}” takes is above its most.", "write choose 4..6"
    return None


def beside_its_bank(form: Form, choose: Interval, bank: Block, context: Context) -> Fault | None:
    metric, left = metric_of(context.measure, bank), left_for(bank, form)
    if choose.low is not None and choose.low > len(left):
        message = f"“{form.id}” asks for {written.number(choose.low)} items, and may take {len(left)}."
        return message, "choose fewer, or let it take more of the items"
    wanted = metric.least_answered if metric is not None else None
    if wanted is not None and choose.high is not None and choose.high < wanted.value:
        most = written.number(choose.high)
        most, asked = written.number(choose.high), wanted.value
        message = f"At most {most} is chosen for “{form.id}”, and its metric asks for {asked} answers: it has no score."
        return message, f"choose at least {wanted.value}"
    return None
