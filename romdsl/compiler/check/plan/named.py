"""The named steps of a program while it is planned: each worked out once, used by name."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from ....program import (
    AnyStep,
    Constant,
    ListStep,
    MissingReal,
    MissingTruth,
    MissingWhole,
    RealConstant,
    RealStep,
    TruthConstant,
    TruthStep,
    UseReal,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    WholeStep,
    WordStep,
)
from .keys import key as key_of


@dataclass(frozen=True, slots=True)
class Definition:
    """A named step, the id of the let, score, item or alert for which it was made, and what its
    name should be like.  `own` says that it is that thing itself: it keeps its name.  `apart`: it
    is never written into the step that uses it, since a printer has to say it twice there."""

    step: AnyStep
    owner: str
    hint: str
    own: bool = False
    apart: bool = False


class NamedSteps:
    """Definitions by a name for the time being; `lower` gives the final names."""

    def __init__(self) -> None:
        self.definitions: dict[str, Definition] = {}
        self.elements: dict[str, tuple[WholeStep, ...]] = {}
        self._by_key: dict[Hashable, str] = {}
        self._tables: dict[Hashable, tuple[tuple[str, int], ...]] = {}
        self.owner = ""

    def _name(self, name_key: Hashable, hint: str, step: AnyStep, own: bool, apart: bool = False) -> str:
        if name_key not in self._by_key:
            name = f"{len(self.definitions)}:{hint}"
            self._by_key[name_key] = name
            self.definitions[name] = Definition(step, self.owner, hint, own, apart)
        return self._by_key[name_key]

    def whole(self, hint: str, step: WholeStep, name_key: Hashable = None) -> WholeStep:
        """A use of the integer under a name; what is short enough is not named."""
        if isinstance(step, UseWhole | Constant | MissingWhole):
            return step
        return self.whole_of(hint, step, name_key or ("whole", key_of(step)), own=False)

    def whole_of(self, hint: str, step: WholeStep, name_key: Hashable, own: bool = True) -> UseWhole:
        """A use of the integer under a name, however short it is."""
        name = self._name(name_key, hint, step, own)
        return UseWhole(name, low=step.low, high=step.high, may_be_missing=step.may_be_missing)

    def truth(self, hint: str, step: TruthStep) -> TruthStep:
        if isinstance(step, UseTruth | TruthConstant | MissingTruth):
            return step
        return self.truth_of(hint, step, ("truth", step), own=False)

    def truth_of(self, hint: str, step: TruthStep, name_key: Hashable, own: bool = True) -> UseTruth:
        """A use of the truth under a name, however short it is."""
        return UseTruth(self._name(name_key, hint, step, own), may_be_missing=step.may_be_missing)

    def word(self, hint: str, step: WordStep, name_key: Hashable, own: bool = False) -> UseWord:
        return UseWord(self._name(name_key, hint, step, own), may_be_missing=step.may_be_missing)

    def real(self, hint: str, step: RealStep) -> RealStep:
        """A use of the real number under a name, where it is not short enough."""
        if isinstance(step, UseReal | RealConstant | MissingReal):
            return step
        return self.real_of(hint, step, ("real", step), own=False)

    def real_of(self, hint: str, step: RealStep, name_key: Hashable, own: bool = True) -> UseReal:
        """A use of the real number under a name, however short it is."""
        name = self._name(name_key, hint, step, own, apart=True)
        return UseReal(name, low=step.low, high=step.high, may_be_missing=step.may_be_missing)

    def values(self, hint: str, elements: Iterable[WholeStep]) -> ListStep:
        """A list under a name; the same elements are the same list, whoever uses them."""
        steps = tuple(elements)
        name = self._name(("values", tuple(map(key_of, steps))), hint, Values(steps, may_be_missing=False), False)
        self.elements[name] = steps
        return UseValues(name, may_be_missing=False)

    def elements_of(self, use: ListStep) -> tuple[WholeStep, ...]:
        return use.values if isinstance(use, Values) else self.elements[use.name]

    def table(self, table: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
        """The same table for all items that have an equal one."""
        return self._tables.setdefault(table, table)


def snake_case(id: str) -> str:
    """An id as the name of a step: `TotalScore` is `total_score`, `mood.total` is `mood_total`."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", id)
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_") or "step"
