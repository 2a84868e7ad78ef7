"""How many items of a score are expected, answered and filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.measure import Choice, DurationAnswer, Item, NumberAnswer, Score, Slider
from ...program import TruthStep, WholeStep
from ..check.plan.formulas import Formulas
from ..check.plan.steps import (
    FALSE,
    all_of,
    any_of,
    constant,
    count_true,
    if_whole,
    linear,
    negate,
)
from ..check.plan.steps import answered as answered_of_list
from .basis import Basis, Taking, basis_of


@dataclass(frozen=True, slots=True)
class Counts:
    answered: WholeStep
    expected: WholeStep
    filled: WholeStep


class Counting:
    """The counts of one score."""

    def __init__(self, formulas: Formulas, score: Score) -> None:
        self.formulas = formulas
        self.score = score
        self.basis: Basis = basis_of(score, formulas.names)

    def counts(self, present: TruthStep) -> Counts:
        """Counts of a score that has a value where `present` is true."""
        self.formulas.named.owner = self.score.id
        items = self.basis.items
        return Counts(self.answered(items), self.expected(items), self.filled(present))

    def expected(self, items: Sequence[Item]) -> WholeStep:
        apart = [truth for truth in map(self._unexpected, items) if truth != FALSE]
        if not apart:
            return constant(len(items))
        return self.formulas.share("expected", linear(len(items), [(-1, count_true(apart))]))

    def _unexpected(self, item: Item) -> TruthStep:
        """Whether the item is left out: hidden so, or by every aggregate for its kind of non-answer."""
        parts = [self.formulas.items.left_out(item)]
        if reasons := self._left_out_everywhere(item):
            parts.append(self.formulas.items.reason_is(item, sorted(reasons)))
        return any_of(parts)

    def _left_out_everywhere(self, item: Item) -> frozenset[str]:
        """The kinds of non-answer that every place where the item stands leaves out."""
        if item.id in self.basis.alone:
            return frozenset()
        takings = [taking for taking in self.basis.takings if item.id in taking.items]
        return frozenset.intersection(*map(_left_out, takings))

    def answered(self, items: Sequence[Item]) -> WholeStep:
        """The answered among some items: by the lists that count them anyway, else one by one."""
        left = {item.id: item for item in items}
        parts: list[WholeStep] = []
        for ids, count in sorted(self.formulas.aggregates.counted.items(), key=lambda entry: -len(entry[0])):
            if ids and ids <= left.keys():
                parts.append(count)
                left = {id: item for id, item in left.items() if id not in ids}
        numbers = [item for item in left.values() if _has_score(item)]
        others = [item for item in left.values() if not _has_score(item)]
        if len(numbers) > 1:
            steps = tuple(self.formulas.items.scaled(item, self.formulas.items.divisor(item)) for item in numbers)
            named = self.formulas.named.values(f"{self.score.id}_items", steps)
            parts.append(self.formulas.share("answered", answered_of_list(named, steps)))
        else:
            others = [*numbers, *others]
        if others:
            parts.append(count_true([self.formulas.items.answered(item) for item in others]))
        total = linear(0, [(1, part) for part in parts])
        return self.formulas.share("answered", total)

    def filled(self, present: TruthStep) -> WholeStep:
        filling = [taking for taking in self.basis.takings if taking.rule and taking.rule.fill in ("prorate", "as")]
        groups: dict[tuple[int, ...], list[Item]] = {}
        apart: list[TruthStep] = []
        for item in self.basis.items:
            where = tuple(index for index, taking in enumerate(filling) if item.id in taking.items)
            if any(_left_out(filling[index]) - self._left_out_everywhere(item) for index in where):
                apart.append(self._is_filled(item, [filling[index] for index in where]))
            else:
                groups.setdefault(where, []).append(item)
        terms = [(1, count_true(apart))] if apart else []
        for where, items in groups.items():
            if where:
                lacking = linear(0, [(1, self.expected(items)), (-1, self.answered(items))])
                met = any_of(all_of(self._open(filling[index])) for index in where)
                terms.append((1, if_whole(met, lacking, constant(0))))
        return if_whole(present, linear(0, terms), constant(0))

    def _is_filled(self, item: Item, filling: Sequence[Taking]) -> TruthStep:
        """Whether an item is filled in by one of some aggregates that leave out what others expect."""
        items = self.formulas.items
        filled = []
        for taking in filling:
            counts = [negate(items.reason_is(item, sorted(_left_out(taking))))] if _left_out(taking) else []
            filled.append(all_of([*self._open(taking), *counts]))
        return all_of([any_of(filled), negate(self._unexpected(item)), negate(items.answered(item))])

    def _open(self, taking: Taking) -> tuple[TruthStep, ...]:
        """What the rule of an aggregate asks for, beside what must be true for the score to have a value."""
        met = self.formulas.aggregates.tally(taking.call, taking.around).met
        known = self.formulas.guards.get(self.score.id, ())
        return tuple(guard for guard in met if guard not in known)


def _left_out(taking: Taking) -> frozenset[str]:
    return frozenset(taking.rule.leaving_out if taking.rule is not None else ())


def _has_score(item: Item) -> bool:
    """Whether an answer always has a score."""
    match item.answer:
        case Choice(several=True):
            return False
        case Choice(options):
            return all(option.score is not None or option.non_answer is not None for option in options)
        case NumberAnswer() | Slider() | DurationAnswer():
            return True
        case _:
            return False
