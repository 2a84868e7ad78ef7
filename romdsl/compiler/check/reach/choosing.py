"""What an `if` or a `recode` can be: the condition, or subject, with each branch, as only one is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ....model.expression import Expression, If, Recode
from ..plan.elements import Scope
from .domains import Domain
from .fixed import Fixed
from .matters import Matters, arms_taken
from .numbers import Numbers
from .parts import Part
from .reals import made_real

if TYPE_CHECKING:
    from .formulas import Formulas

S = TypeVar("S", bound="Any")
Evaluate = Callable[[Expression, Scope, Fixed], S]
Taken = Callable[[Any], frozenset[int | None]]
"""The places of the branches that can be taken; None where it is missing which."""

_BRANCHES = {True: 0, False: 1, None: None}


class Choosing:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def branch(self, node: If, scope: Scope, fixed: Fixed, domain: Domain[S], evaluate: Evaluate[S]) -> S:
        question = self.formulas.truth_part(node.condition, scope)
        branches = [self._part(node, branch, scope, evaluate) for branch in (node.then, node.otherwise)]
        return self.chosen(question, lambda truths: frozenset(map(_BRANCHES.get, truths)), branches, fixed, domain)

    def arm(self, node: Recode, scope: Scope, fixed: Fixed, domain: Domain[S], evaluate: Evaluate[S]) -> S:
        """The first arm that fits; where none does and there is no `else`, missing."""
        matches = [arm.match for arm in node.arms]
        values = [arm.value for arm in node.arms] + ([] if node.otherwise is None else [node.otherwise])
        branches = [self._part(node, value, scope, evaluate) for value in values]

        def taken(matters: Matters) -> frozenset[int | None]:
            return frozenset(place if place in range(len(values)) else None for place in arms_taken(matters, matches))

        return self.chosen(self.formulas.matter_part(node.subject, scope), taken, branches, fixed, domain)

    def _part(self, node: If | Recode, branch: Expression, scope: Scope, evaluate: Evaluate[S]) -> Part[S]:
        """A branch, made real where another one is."""
        formulas = self.formulas
        becomes_real = formulas.is_real(node, scope) and not formulas.is_real(branch, scope)

        def worked_out(fixed: Fixed) -> Any:
            found = evaluate(branch, scope, fixed)
            return made_real(found) if becomes_real and isinstance(found, Numbers) else found

        return Part(formulas.items_of(branch, scope), worked_out, (branch, scope))

    def chosen(
        self, question: Part[Any], taken: Taken, branches: Sequence[Part[S]], fixed: Fixed, domain: Domain[S]
    ) -> S:
        """What comes out over all answers; a branch that shares items with the question is worked out beside it."""
        can_be, beside = taken(question.evaluate(fixed)), frozenset(fixed.things)
        found = [domain.missing] if None in can_be else []
        for place, branch in enumerate(branches):
            if place not in can_be:
                continue
            seen = [self.formulas.items_of_part(part, beside) for part in (question, branch)]
            if all(fixed.is_known(id) for id in seen[0] & seen[1]):
                found.append(branch.evaluate(fixed))
            else:
                found.append(self._beside(question, taken, place, branch, fixed, domain))
        return domain.united(found)

    def _beside(
        self, question: Part[Any], taken: Taken, place: int, branch: Part[S], fixed: Fixed, domain: Domain[S]
    ) -> S:
        def one(values: list[Any]) -> S:
            value: S = values[1]
            return value if place in taken(values[0]) else domain.nothing

        return self.formulas.jointly([question, branch], fixed, one, domain.united)
