"""What a condition can be, over all answers."""

from __future__ import annotations

from ...model.expression import Expression
from .answer_combinations import all_combinations
from .context import Context


def truths_of(condition: Expression, context: Context) -> frozenset[bool | None] | None:
    """True, False, missing (None), those that can be; None where that is not known."""
    context.truth_of(condition)
    reach = context.reaches.get(condition)
    if reach is not None and reach.exact:
        return reach.truths
    combinations = all_combinations(context, [condition])
    return None if combinations is None else frozenset(one.truths[0] for one in combinations)
