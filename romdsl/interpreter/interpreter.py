"""From answers to a result, for one measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from ..model.expression import Call, Expression, MissingRule
from ..model.identity import hashes
from ..model.measure import Check, Item, Let, Measure, Score
from ..model.names import Names
from ..model.on_metric import on_metric
from ..model.result import MetricResult, Result, ScoreResult
from ..model.written import missing_rule
from .accept import BLANK, Accepted, AnswerRefused, Refusal, accept, find_refusals
from .aggregates import Tally, tally, value_of_aggregate
from .counting import Basis, Taking, basis_of, count_items
from .formulas import value_of
from .known import Scope
from .norms import band_of, caseness_of
from .order import working_order
from .own_rows import as_in_data, spread
from .reals import is_real, rounded_number
from .sets import Element, elements
from .states import State, state_of
from .values import Lacking, Present, Value, as_truth

MOST_DECIMALS = 6


class Interpreter:
    """Scores sets of answers of one measure, and keeps what does not hang on the answers."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.names = Names.of(measure)
        self.items = {item.id: item for item in measure.inputs}
        self.tables = {table.id: table for table in measure.tables}
        self.order = working_order(measure, self.names)
        self.real_things: dict[str, bool] = {}
        for thing in self.order:
            if not isinstance(thing, Item):
                is_rounded = isinstance(thing, Score) and thing.round is not None
                self.real_things[thing.id] = not is_rounded and is_real(thing.value, self.real_things)
        self._elements: dict[int, tuple[Element, ...]] = {}

    @cached_property
    def hashes(self) -> tuple[str, str]:
        return hashes(self.measure)

    @cached_property
    def bases(self) -> dict[str, Basis]:
        return {score.id: basis_of(score, self.names) for score in self.measure.scores}

    def elements(self, call: Call) -> tuple[Element, ...]:
        if id(call) not in self._elements:
            self._elements[id(call)] = elements(call, self.names)
        return self._elements[id(call)]

    def refusals(self, answers: Mapping[str, object]) -> list[Refusal]:
        """Every answer that is not possible; where there is none, every check that refuses the answers."""
        given, placed = answers, spread(self.measure.rows, answers)
        if isinstance(placed, Refusal):
            return [placed]
        answers = placed
        found = [as_in_data(self.measure.rows, given, refusal) for refusal in find_refusals(self.items, answers)]
        if found or all(check.warning for check in self.measure.checks):
            return found
        return Sitting(self, answers).refusals()

    def undecided_checks(self, answers: Mapping[str, object]) -> tuple[str, ...]:
        if not self.measure.checks:
            return ()
        checked = Sitting(self, self.in_place(answers)).checked
        return tuple(check.id for check, passes in checked if isinstance(passes, Lacking))

    def in_place(self, answers: Mapping[str, object]) -> Mapping[str, object]:
        """The answers with those of a person's own rows at their places; raises AnswerRefused."""
        found = spread(self.measure.rows, answers) if self.measure.rows else answers
        if isinstance(found, Refusal):
            raise AnswerRefused(found)
        return found

    def score(self, answers: Mapping[str, object], known_hashes: tuple[str, str] | None = None) -> Result:
        answers = self.in_place(answers)
        for refusal in find_refusals(self.items, answers):
            raise AnswerRefused(refusal)
        definition, scoring = known_hashes or self.hashes
        measure, sitting = self.measure, Sitting(self, answers)
        for refusal in sitting.refusals():
            raise AnswerRefused(refusal)
        conditions = {alert.id: as_truth(value_of(alert.when, sitting, Scope())) for alert in measure.alerts}
        return Result(
            measure.id,
            measure.version.value if measure.version else None,
            definition,
            scoring,
            measure.language.value if measure.language else None,
            {score.id: sitting.report(score) for score in measure.scores},
            alerts=tuple(id for id, truth in conditions.items() if truth is True),
            alerts_undecided=tuple(id for id, truth in conditions.items() if isinstance(truth, Lacking)),
            checks=tuple(check.id for check, passes in sitting.checked if passes is False),
            unused_answers=tuple(id for id in self.items if sitting.is_unused(id)),
        )


class Sitting:
    """One set of answers: the states of the items, and the values of lets and scores."""

    def __init__(self, interpreter: Interpreter, answers: Mapping[str, object]) -> None:
        self.interpreter = interpreter
        self.names = interpreter.names
        self.tables = interpreter.tables
        self.answers = {id: _accepted(item, answers.get(id)) for id, item in interpreter.items.items()}
        self.states: dict[str, State] = {}
        self.values: dict[str, Value] = {}
        self._tallies: dict[tuple[int, int], Tally] = {}
        for thing in interpreter.order:
            self._work_out(thing)

    def _holds(self, condition: Expression | None) -> bool | Lacking:
        return True if condition is None else as_truth(value_of(condition, self, Scope()))

    def _work_out(self, thing: Item | Let | Score) -> None:
        match thing:
            case Item():
                asked, expected = self._holds(thing.when), self._holds(thing.left_out_unless) is True
                self.states[thing.id] = state_of(thing, self.answers[thing.id], asked, expected)
            case Let():
                self.values[thing.id] = value_of(thing.value, self, Scope(thing.missing))
            case Score():
                value = value_of(thing.value, self, Scope(thing.missing))
                if thing.round is not None and isinstance(value, Fraction | float):
                    value = rounded_number(value, thing.round.digits, thing.round.way)
                self.values[thing.id] = value

    @cached_property
    def checked(self) -> list[tuple[Check, bool | Lacking]]:
        """Each check, and whether the answers pass it."""
        return [(check, as_truth(value_of(check.that, self, Scope()))) for check in self.interpreter.measure.checks]

    def refusals(self) -> list[Refusal]:
        """The checks without `warning` that the answers fail."""
        return [
            Refusal(check.id, None, check.text.value if check.text else "the answers do not pass it", is_check=True)
            for check, passes in self.checked
            if passes is False and not check.warning
        ]

    def value(self, node: Expression, scope: Scope) -> Value:
        return value_of(node, self, scope)

    def is_real(self, node: Expression) -> bool:
        return is_real(node, self.interpreter.real_things)

    def aggregate(self, call: Call, around: MissingRule | None) -> Value:
        return value_of_aggregate(call, self.tally(call, around), around, self)

    def tally(self, call: Call, around: MissingRule | None) -> Tally:
        key = id(call), id(around)
        if key not in self._tallies:
            self._tallies[key] = tally(call, self.interpreter.elements(call), around, self)
        return self._tallies[key]

    def is_unused(self, id: str) -> bool:
        return self.answers[id] != BLANK and not self.states[id].asked

    def report(self, score: Score) -> ScoreResult:
        """A score as it is reported, with what it says of its metric where it is on one."""
        found = on_metric(score, self.names)
        reported = self._report(score)
        if found is None:
            return reported
        error = self.values[found.error]
        asked = tuple(id for id in found.items if self.answers[id] != BLANK) if found.items else None
        shown = error if isinstance(error, Fraction) else None
        return replace(reported, on_metric=MetricResult(shown, found.said, asked))

    def _report(self, score: Score) -> ScoreResult:
        """A score rounded to its decimals, with its band, caseness and counts."""
        value = self.values[score.id]
        counts = count_items(self.interpreter.bases[score.id], self.states, self._is_met)
        rule = missing_rule(score.missing) if score.missing else None
        if isinstance(value, Lacking):
            return ScoreResult(None, 0, None, None, counts.answered, counts.expected, 0, rule, value.reason)
        band = band_of(score, self) if score.bands else None
        caseness = caseness_of(score, self) if score.caseness else None
        shown, decimals = _shown(score, value)
        return ScoreResult(
            shown,
            decimals,
            None if isinstance(band, Lacking) else band,
            caseness,
            counts.answered,
            counts.expected,
            counts.filled,
            rule,
            None,
        )

    def _is_met(self, taking: Taking) -> bool:
        return self.tally(taking.call, taking.around).met


def _accepted(item: Item, answer: object) -> Accepted:
    accepted = accept(item, answer)
    assert isinstance(accepted, Accepted)
    return accepted


def _shown(score: Score, value: Present) -> tuple[Fraction | bool | str, int]:
    """A value as it is reported, and its decimals."""
    if isinstance(value, bool | str):
        return value, 0
    assert isinstance(value, Fraction | float), f"{score.id} is {value!r}, which is not reported"
    decimals = _decimals(score, value)
    return rounded_number(value, decimals, "half away"), decimals


def _decimals(score: Score, value: Fraction | float) -> int:
    """The decimals that are asked for, else those that this value needs."""
    if score.decimals is not None:
        return score.decimals.value
    if score.round is not None:
        return max(score.round.digits, 0)
    if isinstance(value, float):
        return MOST_DECIMALS
    return next((digits for digits in range(MOST_DECIMALS) if (value * 10**digits).denominator == 1), MOST_DECIMALS)
