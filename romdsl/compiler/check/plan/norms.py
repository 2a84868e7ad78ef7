"""`z`, `t_score` and `percentile`: by numbers that are given, or by the norm that holds for the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from ....model.expression import Call, Expression, Name
from ....model.measure import Score
from ....model.types import Type
from ....program import WordStep
from .arithmetic import add
from .elements import Scope
from .quotient import NEVER, Quotient, exactly, merged, of_step, scaled
from .real_steps import Real, arithmetic
from .recoding import first_whole
from .steps import MISSING, any_of, constant, is_true, negate
from .tables import Key, key_names, rows_of
from .words import INSUFFICIENT, NO_NORM, NOTHING, Case, first_word

if TYPE_CHECKING:
    from .formulas import Formulas
    from .reals import Mixed


class Norms:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def score(self, node: Call) -> Score | None:
        """The score of which the norm is meant; None where the numbers are given."""
        first = node.arguments[0]
        thing = self.formulas.names.find(first.id) if isinstance(first, Name) and len(node.arguments) == 1 else None
        return thing if isinstance(thing, Score) else None

    # --- z and T -----------------------------------------------------------------------------

    def standardized(self, node: Call, scope: Scope) -> Mixed:
        """(x - mean) / sd, for `t_score` 10 times that and 50; in this order of operations."""
        reals, score = self.formulas.reals, self.score(node)
        value: Mixed
        mean: Mixed
        deviation: Mixed
        if score is not None:
            value = self.formulas.mixed(node.arguments[0], scope)
            mean, deviation = self._norm(score)
        elif len(node.arguments) < 3:
            return NEVER
        else:
            value, mean, deviation = (self.formulas.mixed(part, scope) for part in node.arguments)
        divisor = node.arguments[-1] if score is None else node
        if isinstance(value, Quotient) and isinstance(mean, Quotient):
            found: Mixed = add([value, scaled(mean, Fraction(-1))])
        else:
            found = reals.held(arithmetic("-", reals.as_real(value), reals.as_real(mean)), node)
        if node.function == "t_score":
            found = reals.combined(node, node, exactly(Fraction(10)), found, divides=False)
        found = reals.combined(node, divisor, found, deviation, divides=True)
        if node.function != "t_score":
            return found
        if isinstance(found, Real):
            return reals.held(arithmetic("+", reals.as_real(exactly(Fraction(50))), found), node)
        return add([exactly(Fraction(50)), found])

    def _norm(self, score: Score) -> tuple[Quotient, Quotient]:
        """Mean and standard deviation of the first norm whose condition is true."""
        return (
            self._chosen(score, [norm.mean for norm in score.norms], "norm_mean"),
            self._chosen(score, [norm.deviation for norm in score.norms], "norm_sd"),
        )

    def _chosen(self, score: Score, numbers: Sequence[Fraction], hint: str) -> Quotient:
        divisor = lcm(*(number.denominator for number in numbers))
        holds = [self.formulas.holds(score, norm.when) for norm in score.norms]
        steps = [constant(int(number * divisor)) for number in numbers]
        step = first_whole(list(zip(holds, steps, strict=True)), MISSING)
        return of_step(self.formulas.named.whole(f"{score.id}_{hint}", step, (hint, score.id)), divisor)

    def why(self, node: Call, scope: Scope) -> WordStep:
        reasons, score = self.formulas.reasons, self.score(node)
        if score is None:
            parts = [reasons.case(part, scope, self.formulas.kinds.of(part, scope)) for part in node.arguments]
            return first_word([*parts, (self.formulas.lacks(node, scope, Type.NUMBER), INSUFFICIENT)], NOTHING)
        cases: list[Case] = [(reasons.lacks(self.formulas.value(score)), reasons.of_thing(score))]
        return first_word([*cases, *self._without(score)], NO_NORM)

    def _without(self, score: Score) -> list[Case]:
        """What is said where no norm holds, and nothing where one does."""
        conditions: list[Expression | None] = [norm.when for norm in score.norms]
        one = any_of(is_true(self.formulas.holds(score, when)) for when in conditions)
        return [(one, NOTHING), *self.formulas.bands.open_conditions(score, conditions)]

    # --- percentiles -------------------------------------------------------------------------

    def percentile(self, node: Call) -> Quotient:
        score, found = self.score(node), NEVER
        if score is None:
            return NEVER
        for index, percentile in reversed(list(enumerate(score.percentiles))):
            keys, rows = self._keys(score, index), rows_of(percentile.table)
            value = self.formulas.tables.looked_up(percentile.table, keys, rows, "percentile")
            there = tuple(negate(key.lacks) for key in keys)
            found = self.formulas.first_there(value, replace(found, guards=merged(there, found.guards)))
        return found

    def _keys(self, score: Score, index: int) -> tuple[Key, ...]:
        table = score.percentiles[index].table
        cells = [[row.keys[place] for row in table.rows] for place in range(len(table.keys))]
        names = key_names(table)
        return tuple(self.formulas.tables.key(name, column, Scope()) for name, column in zip(names, cells, strict=True))

    def why_no_percentile(self, node: Call) -> WordStep:
        score = self.score(node)
        if score is None:
            return INSUFFICIENT
        cases: list[Case] = [(negate(self.formulas.reasons.lacks(self.percentile(node))), NOTHING)]
        for index in range(len(score.percentiles)):
            cases += [(key.lacks, key.why) for key in self._keys(score, index)]
        return first_word(cases, NO_NORM)
