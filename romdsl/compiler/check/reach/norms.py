"""`z`, `t_score`, `percentile`, and whatever holds for some people alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, TypeVar

from ....model.expression import Call, Expression
from ....model.measure import Score
from ..plan.elements import Scope
from .domains import NUMBERS, Domain, Truths
from .fixed import Fixed
from .matters import Matters, Pair
from .numbers import MOST_VALUES, NEVER, Numbers, only, united
from .parts import Part
from .reals import Mixed, joined
from .work import WORK, TooMuch

if TYPE_CHECKING:
    from .formulas import Formulas

S = TypeVar("S", bound="Any")


class Norms:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def held(
        self,
        score: Score,
        conditions: Sequence[Expression | None],
        result: Callable[[int, Numbers], S],
        fixed: Fixed,
        domain: Domain[S],
    ) -> S:
        """What comes of a score by the first of some things whose condition is true; missing where none is."""
        formulas = self.formulas
        value: Part[Any] = Part(formulas.items_of_thing(score), lambda here: formulas.value(score, here), score)
        asked = [condition for condition in conditions if condition is not None]
        parts = [value, *(formulas.truth_part(condition, Scope()) for condition in asked)]

        def one(found: list[Any]) -> S:
            number, truths = found[0], iter(found[1:])
            each = [frozenset((True,)) if condition is None else next(truths) for condition in conditions]
            return _by_first(number, each, result, domain)

        return formulas.jointly(parts, fixed, one, domain.united)

    def standardized(self, node: Call, scope: Scope, fixed: Fixed) -> Numbers:
        """(x - mean) / sd, for `t_score` 10 times that and 50."""
        score = self.formulas.score_asked(node)
        if score is not None:
            is_real = self.formulas.is_real(node, scope)

            def by_norm(place: int, value: Numbers) -> Numbers:
                norm = score.norms[place]
                return _standard_each(node.function, value, norm.mean, norm.deviation, is_real)

            return self.held(score, [norm.when for norm in score.norms], by_norm, fixed, NUMBERS)
        parts = [self.formulas.number_part(part, scope) for part in node.arguments]
        kinds = [self.formulas.is_real(part, scope) for part in node.arguments]

        def one(found: list[Numbers]) -> Numbers:
            value, mean, deviation = (Mixed(part, is_real) for part, is_real in zip(found, kinds, strict=True))
            return _standard(node.function, value, mean, deviation).numbers

        return self.formulas.jointly(parts, fixed, one, united)

    def percentile(self, node: Call, fixed: Fixed) -> Numbers:
        """By the first table with a row for the keys; a key that is missing decides."""
        score = self.formulas.score_asked(node)
        if score is None:
            return NEVER
        tables = [percentile.table for percentile in score.percentiles]
        names = list(dict.fromkeys(key.value for table in tables for key in table.keys))
        rows = [self.formulas.look_ups.rows(table) for table in tables]
        places = [[names.index(key.value) for key in table.keys] for table in tables]

        def of_row(keys: Sequence[Pair | None]) -> Fraction | None:
            for table, each in zip(rows, places, strict=True):
                wanted = [keys[place] for place in each]
                if None in wanted:
                    return None
                row = table.first([pair for pair in wanted if pair is not None])
                if row is not None and row.values[0] is not None:
                    return row.values[0]
            return None

        def one(found: list[Matters]) -> Numbers:
            each = [[*matters.each(), *([None] if matters.missing else [])] for matters in map(_few, found)]
            if prod(map(len, each)) > MOST_VALUES:
                raise TooMuch
            WORK.spend(2 * prod(map(len, each)))
            values = {of_row(keys) for keys in product(*each)}
            return Numbers((), frozenset(value for value in values if value is not None), None in values)

        parts = [self.formulas.matter_part(self.formulas.key_name(name), Scope()) for name in names]
        return self.formulas.jointly(parts, fixed, one, united)


def _few(matters: Matters) -> Matters:
    if matters.count() > MOST_VALUES:
        raise TooMuch
    return matters


def _by_first(number: Numbers, truths: Sequence[Truths], result: Callable[[int, Numbers], S], domain: Domain[S]) -> S:
    found = [domain.missing] if number.missing else []
    there = Numbers(number.pieces, number.points)
    for place, truth in enumerate(truths):
        if True in truth and not there.is_empty:
            found.append(result(place, there))
        if truth == frozenset((True,)):
            return domain.united(found)
    return domain.united(found if there.is_empty else [*found, domain.missing])


def _standard(function: str, value: Mixed, mean: Mixed, deviation: Mixed) -> Mixed:
    found = joined("-", value, mean)
    if function == "t_score":
        found = joined("*", Mixed(only(Fraction(10)), False), found)
    found = joined("/", found, deviation)
    return joined("+", Mixed(only(Fraction(50)), False), found) if function == "t_score" else found


def _standard_each(function: str, value: Numbers, mean: Fraction, deviation: Fraction, is_real: bool) -> Numbers:
    return _standard(function, Mixed(value, is_real), Mixed(only(mean), False), Mixed(only(deviation), False)).numbers
