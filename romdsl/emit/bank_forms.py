"""Which items of a bank are asked: those of one form or adaptive test, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.calibrated import is_retired
from ..model.checked import CheckedMeasure
from ..model.measure import Block, Cat, Form, Measure
from .target import Loss, Option

FORM_OPTION = Option(
    "form", "which form or adaptive test of an item bank is asked; of several banks one each, with commas", ""
)


def chosen(measure: Measure, named: str) -> dict[str, Form | Cat]:
    """The form or adaptive test of each bank, by the bank's id: the one that is named, else the first."""
    known: list[Form | Cat] = [*measure.forms, *measure.cats]
    wanted = {name.strip() for name in named.split(",")}
    found: dict[str, Form | Cat] = {}
    for thing in sorted(known, key=lambda thing: thing.id not in wanted):  # sorting keeps the order of the rest
        if thing.bank is not None:
            found.setdefault(thing.bank.value, thing)
    return found


def with_forms(checked: CheckedMeasure, named: str) -> CheckedMeasure:
    """The measure with only those items of its banks that are asked."""
    measure = checked.measure
    forms = chosen(measure, named)
    if not forms:
        return checked
    parts = tuple(
        _asked(part, forms[part.id], checked) if isinstance(part, Block) and part.id in forms else part
        for part in measure.parts
    )
    return replace(checked, measure=replace(measure, parts=parts))


def _asked(block: Block, thing: Form | Cat, checked: CheckedMeasure) -> Block:
    items = {item.id: item for item in block.items}
    return replace(block, members=tuple(items[id] for id in _ids(thing, checked) if id in items))


def _ids(thing: Form | Cat, checked: CheckedMeasure) -> Iterator[str]:
    if isinstance(thing, Form):
        yield from (name.value for name in (*thing.names, *thing.beside))
    elif (found := checked.names.calibrated.get(thing.id)) is not None:
        yield from (item.id for item in found.items if not is_retired(item))


def unknown_forms(checked: CheckedMeasure, named: str) -> Sequence[Loss]:
    """A loss that stops a target, for each name that is no form or adaptive test of the measure."""
    measure = checked.measure
    known = [*(form.id for form in measure.forms), *(cat.id for cat in measure.cats)]
    unknown = [name.strip() for name in named.split(",") if name.strip() and name.strip() not in known]
    help = f"there are {', '.join(known)}" if known else "leave the option out: the measure has no item bank"
    return [
        Loss(measure.span, f"the form “{name}”", "the measure has no form or adaptive test of that name", help, stops=True)
        for name in unknown
    ]
