"""What a program says of item banks: the forms that its steps take, and what a score of one says of itself."""

from __future__ import annotations

from ...model.calibrated import ERROR
from ...model.measure import Score
from ...model.names import Names
from ...program import BankForm, BankScore, Latent, Named
from .walk import inner_steps


def forms_of(steps: tuple[Named, ...], names: Names) -> tuple[BankForm, ...]:
    """The forms that some step takes, in the order of the measure."""
    taken: set[str] = set()
    waiting = [named.step for named in steps]
    while waiting:
        step = waiting.pop()
        if isinstance(step, Latent):
            taken.add(step.form)
        waiting += inner_steps(step)  # type: ignore[arg-type]  # every Step is one of the union
    return tuple(
        BankForm(id, tuple(item.id for item in found.items), found.of)
        for id, found in names.calibrated.items()
        if id in taken
    )


def bank_score_of(score: Score, names: Names) -> BankScore | None:
    """What a score of a form says of itself; None of every other score."""
    found = names.calibrated.get(score.form) if score.form is not None else None
    if found is None:
        return None
    items = tuple(item.id for item in found.items)
    return BankScore(found.metric.id, found.id, found.digest, score.id + ERROR, items)
