"""A change as a measure of its own: the score at both occasions, their difference, and what it means.

All engines score it as they score any measure, so that a change has the same digits everywhere.  What the
classes mean stands in `spec/meaning.md`, Change.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from ..interpreter.interpreter import MOST_DECIMALS, Interpreter
from ..model.change_class import CLASSES, ClassedBy, classed_by, cutoff_value, square_of
from ..model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    Factor,
    If,
    InInterval,
    Interval,
    Missing,
    Name,
    Not,
    Number,
    Product,
    Sum,
    Term,
    Text,
)
from ..model.measure import Change, ClinicalCutoff, Let, Measure, Option, Placed, Scale, Score
from ..model.renamed import renamed
from .formula import at_both
from .sides import AtSide, Side, at

START: Side = "from"
END: Side = "to"


def class_of(change: str) -> str:
    """The id of the score that is the class of a change."""
    return f"{change}__class"


def paired(measure: Measure, change: Change) -> Measure:
    """The measure of both occasions: everything twice, and of the scores the change and its class."""
    start, end = AtSide(measure, START), AtSide(measure, END)
    both = (start, end)
    lets = tuple(side.let(let) for side in both for let in measure.lets)
    scores = tuple(side.score(each) for side in both for each in measure.scores)
    changed = _difference(measure, change) if change.value is None else _by_formula(change, start, end)
    pair = replace(
        measure,
        contexts=(*start.contexts, *end.contexts),
        parts=(*start.parts, *end.parts),
        lets=lets,
        scores=(*scores, changed),
        forms=tuple(side.renaming.form(form) for side in both for form in measure.forms),
        cats=tuple(side.renaming.cat(cat) for side in both for cat in measure.cats),
        alerts=(),
        checks=(),
        cases=(),
        changes=(),
        occasions=(),
    )
    by = classed_by(measure, change)
    if by is None:
        return pair
    classes = _Classes(by, change, _compared(pair, changed), start, end)
    classed = classes.score()
    return replace(
        pair,
        scales=(*pair.scales, classes.scale),
        lets=(*lets, *classes.lets()),
        scores=pair.scores if classed is None else (*pair.scores, classed),
    )


def _of(measure: Measure, change: Change) -> Score | None:
    """The score that a change is of; None where it has a formula."""
    return next((score for score in measure.scores if score.id == change.of.value), None)


def _difference(measure: Measure, change: Change) -> Score:
    """The later value of a score less the earlier one."""
    score = _of(measure, change)
    assert score is not None
    is_real = Interpreter(measure).real_things.get(score.id, False)
    value = Sum(
        (Term(_reported(score, at(score.id, END), is_real)), Term(_reported(score, at(score.id, START), is_real), True))
    )
    return Score(change.id, value, change.title, decimals=score.decimals)


def _by_formula(change: Change, start: AtSide, end: AtSide) -> Score:
    assert change.value is not None
    value = at_both(change.value, change, start, end)
    return Score(
        change.id,
        value,
        change.title,
        round=change.round,
        decimals=change.decimals,
        higher=change.higher,
        scale=change.scale,
        construct=change.construct,
        span=change.span,
    )


def _compared(pair: Measure, changed: Score) -> Expression:
    """The change as it is compared with what is more than error."""
    return _reported(changed, changed.id, Interpreter(pair).real_things.get(changed.id, False))


def _reported(score: Score, id: str, is_real: bool) -> Expression:
    """A score by its name: as it is, before its decimals; a real number as it is reported."""
    name = Name(id)
    if not is_real or score.round is not None:
        return name
    return Call("round", (name, Number(Fraction(score.decimals.value if score.decimals else MOST_DECIMALS))))


class _Classes:
    """What a change of a score is called, as a formula."""

    def __init__(self, by: ClassedBy, change: Change, value: Expression, start: AtSide, end: AtSide) -> None:
        self.by, self.change, self.value, self.start, self.end = by, change, value, start, end
        options = (Option(code, Placed(text)) for code, text in CLASSES.items())
        self.scale = Scale(class_of(change.id), tuple(options))

    def score(self) -> Score | None:
        """The class, where the measure says what is more than error, or what counts as a case."""
        if not self.by.has_class:
            return None
        last: Expression = Text("no_reliable_change") if self.by.reliable else Missing()
        value: Expression = last
        if self.by.has_cases:
            value = If(self.recovered, Text("recovery"), value)
        if self.by.reliable:
            better: Expression = Text("reliable_improvement")
            if self.by.has_cases:
                better = If(self.recovered, Text("reliable_recovery"), better)
            value = If(self.improved, better, value)
            value = If(self.worse, Text("reliable_deterioration"), value)
        return Score(class_of(self.change.id), value, scale=Placed(self.scale.id))

    def lets(self) -> tuple[Let, ...]:
        """The square of the change that is more than error, for whom it is known."""
        return (Let(self.limit, self.limits()),) if self.by.reliable else ()

    @property
    def limit(self) -> str:
        return f"{self.change.id}__reliable"

    def limits(self) -> Expression:
        found: Expression = Missing()
        for each in reversed(self.by.reliable):
            amount = Number(square_of(each))
            when = renamed(each.when, self.start.names)
            found = amount if when is None else If(when, amount, found)
        return found

    @property
    def improved(self) -> Expression:
        return self.reliable_to("<" if self.by.lower_is_better else ">")

    @property
    def worse(self) -> Expression:
        return self.reliable_to(">" if self.by.lower_is_better else "<")

    def reliable_to(self, side: Literal["<", ">"]) -> Expression:
        """More than error, and below or above 0."""
        squared = Product((Factor(self.value), Factor(self.value)))
        reliable = Comparison(">=", squared, Name(self.limit))
        return And((reliable, Comparison(side, self.value, Number(Fraction(0)))))

    @property
    def recovered(self) -> Expression:
        """A case at the first occasion and none at the second."""
        return And((self.is_case(self.start), Not(self.is_case(self.end))))

    def is_case(self, side: AtSide) -> Expression:
        value = Name(side.names[self.change.of.value])
        found: Expression = Missing()
        held = [(each.when, each.interval) for each in self.by.caseness]
        if self.by.cutoffs:
            held = [(each.when, self.clinical(each)) for each in self.by.cutoffs]
        for when, interval in reversed(held):
            case = InInterval(value, interval)
            found = case if when is None else If(renamed(when, side.names), case, found)
        return found

    def clinical(self, cutoff: ClinicalCutoff) -> Interval:
        """The side of the cut-off on which the clinical population lies, the cut-off with it."""
        value = cutoff_value(cutoff, self.by.lower_is_better)
        return Interval(value, None) if self.by.lower_is_better else Interval(None, value)
