"""Steps in order under their final names: what is used once is nested, what is not used is left away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...program import AnyStep, Named, Step, UseReal, UseTruth, UseValues, UseWhole, UseWord, Whole
from ..check.plan.named import Definition
from .walk import inner_steps, rebuilt
from .wording import final_names

_USES = (UseWhole, UseReal, UseTruth, UseWord, UseValues)


class Assembly:
    """What the roots of a program use, in an order in which each step comes after what it uses."""

    def __init__(self, definitions: Mapping[str, Definition], roots: Iterable[Step], taken: Iterable[str]) -> None:
        self._definitions = definitions
        self._uses: Counter[str] = Counter()
        self._order: list[str] = []
        roots = tuple(roots)
        pinned = {root.name for root in roots if isinstance(root, _USES)}
        for root in roots:
            self._visit(root)
        once = {name for name in self._order if self._uses[name] == 1 and name not in pinned}
        nested = {name for name in once if not (definitions[name].own or definitions[name].apart)}
        self._kept = [name for name in self._order if name not in nested]
        self._nested = nested
        self._names = final_names(definitions, self._kept, taken)

    def _visit(self, root: Step) -> None:
        """Depth first without recursion through names: a chain of them may be as long as the measure."""
        waiting: list[tuple[str, list[Step]]] = [("", [root])]
        while waiting:
            name, steps = waiting[-1]
            if not steps:
                waiting.pop()
                if name:
                    self._order.append(name)
                continue
            step = steps.pop()
            if not isinstance(step, _USES):
                steps.extend(reversed(list(inner_steps(step))))
                continue
            self._uses[step.name] += 1
            if self._uses[step.name] == 1:
                waiting.append((step.name, [self._definitions[step.name].step]))

    def final(self, step: Any) -> Any:
        """The step with the final names, and what is used once nested in it."""
        if not isinstance(step, _USES):
            return rebuilt(step, self.final)
        if step.name not in self._nested:
            return replace(step, name=self._names[step.name])
        inner = self.final(self._definitions[step.name].step)
        if isinstance(step, UseWhole) and isinstance(inner, Whole):
            return replace(
                inner,
                low=max(inner.low, step.low),
                high=min(inner.high, step.high),
                may_be_missing=inner.may_be_missing and step.may_be_missing,
            )
        return inner

    def named(self, comments: Mapping[str, str]) -> tuple[Named, ...]:
        """The named steps; the first of each thing has the author's words as comment."""
        spoken: set[str] = set()
        found = []
        for name in self._kept:
            definition = self._definitions[name]
            comment = "" if definition.owner in spoken else comments.get(definition.owner, "")
            spoken.add(definition.owner)
            step: AnyStep = self.final(definition.step)
            found.append(Named(self._names[name], step, comment))
        return tuple(found)
