"""The answers of a worked case, as they would come from a file."""

from __future__ import annotations

from ..model.measure import Case, Item
from ..model.names import Names
from .cells import answer_of


def answers_of_case(case: Case, names: Names) -> dict[str, object]:
    """JSON values by the item's id; an item that is given twice has the later answer."""
    answers: dict[str, object] = {}
    for given in case.given:
        for target in given.targets:
            for item in names.members(target):
                if isinstance(item, Item):
                    answers[item.id] = None if given.answer is None else answer_of(item, given.answer)
    return answers
