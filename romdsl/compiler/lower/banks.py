"""The forms of item banks that the steps of a program take."""

from __future__ import annotations

from ...model.calibrated import Calibrated, rules_of
from ...model.measure import Cat, Choice, Item, Measure
from ...model.names import Names
from ...program import BankForm, Latent, Named
from .walk import inner_steps


def forms_of(steps: tuple[Named, ...], measure: Measure, names: Names) -> tuple[BankForm, ...]:
    """The forms that some step takes, and all adaptive tests, in the order of the measure."""
    cats = {cat.id: cat for cat in measure.cats}
    taken: set[str] = set()
    waiting = [named.step for named in steps]
    while waiting:
        step = waiting.pop()
        if isinstance(step, Latent):
            taken.add(step.form)
        waiting += inner_steps(step)  # type: ignore[arg-type]  # every Step is one of the union
    return tuple(_form(found, cats.get(id)) for id, found in names.calibrated.items() if id in taken or id in cats)


def _form(found: Calibrated, cat: Cat | None) -> BankForm:
    ids = tuple(item.id for item in found.items)
    codes = tuple(_codes(item, lowest) for item, lowest in zip(found.items, found.lowest, strict=True))
    return BankForm(found.id, ids, found.of, codes, None if cat is None else rules_of(cat, found.metric, found.items))


def _codes(item: Item, lowest: int) -> tuple[tuple[str, int | None], ...]:
    """The category of each code; None of one without a score."""
    assert isinstance(item.answer, Choice)
    scores = [(option.code, option.score) for option in item.answer.options]
    return tuple((code, None if score is None else int(score) - lowest) for code, score in scores)
