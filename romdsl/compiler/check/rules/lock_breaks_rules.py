"""An assembled form whose items are not what its rules ask for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.calibrated import calibrated
from ....model.item_filter import NoFilter, passes
from ....model.measure import Assembly, Form, Item
from ..bank_parts import bank_named, tags_of
from ..bank_precision import worst_error
from ..context import Context
from ..mentions import match_text

rule = Rule("ROM858", "lock-breaks-rules", "error")


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        bank = bank_named(context.measure, form)
        if form.assembly is None or bank is None or not form.names:
            continue
        taken = {name.value for name in form.names}
        items = [item for item in bank.items if item.id in taken]
        for reason in (*broken(form.assembly, items), *imprecise(form, context)):
            message = f"{form.id}.lock.json does not keep the rules of “{form.id}”: {reason}."
            yield rule.at(form.span, message, help="run romdsl bank assemble with --again, which chooses anew")


def broken(rules: Assembly, items: list[Item]) -> Iterator[str]:
    ids = [item.id for item in items]
    if Fraction(len(items)) not in rules.choose:
        yield f"it has {len(items)} items, and {match_text(rules.choose)} are asked for"
    for item in items:
        try:
            if not passes(item, rules.where):
                yield f"{item.id} is not among the items that may be taken"
        except NoFilter:
            break
    for area in rules.areas:
        count = sum(area.area in tags_of(item) for item in items)
        if Fraction(count) not in area.interval:
            yield f"{count} items are of {area.area}, and {match_text(area.interval)} are asked for"
    for apart in rules.apart:
        together = [name.value for name in apart if name.value in ids]
        if len(together) > 1:
            yield f"{' and '.join(together)} are not to be together"
    for must in rules.must:
        if must.value not in ids:
            yield f"{must.value} is not in it"


def imprecise(form: Form, context: Context) -> Iterator[str]:
    found = calibrated(context.measure).get(form.id)
    if found is None or form.assembly is None:
        return
    for wanted in form.assembly.require:
        error = worst_error(found.of, wanted.over)
        if error > float(wanted.most) + 1e-9:
            limit = f"{written.number(wanted.most)} over {written.interval(wanted.over)}"
            yield f"its standard error comes to {error:.2f}, and is to be at most {limit}"
