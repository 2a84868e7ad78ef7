"""Score programs with a step of each kind, as measures that can be written in FHIR."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Interval, Name
from romdsl.model.measure import Answer, Choice, Item, Measure, NumberAnswer, Option, Placed, Score, YesNo
from romdsl.model.names import Names
from romdsl.program import (
    AnyStep,
    Constant,
    FirstWord,
    IfWord,
    Input,
    ItemCode,
    ItemReason,
    JoinWords,
    Named,
    NoWord,
    OnlyWordIf,
    Output,
    Program,
    UseTruth,
    UseWhole,
    UseWord,
    Whole,
)
from tests.targets import meanings

from . import programs

Texts = FirstWord | IfWord | ItemCode | ItemReason | JoinWords | OnlyWordIf
ZERO = Constant(0, low=0, high=0, may_be_missing=False)


@dataclass(frozen=True)
class Steps:
    """Named steps, the answers that are tried, and what each step must then give."""

    steps: Mapping[str, AnyStep]
    answers: Sequence[programs.Answers]
    expected: Callable[[programs.Answers, str], object]

    def id(self, name: str) -> str:
        return f"s{list(self.steps).index(name)}"

    def is_text(self, name: str) -> bool:
        return isinstance(self.steps[name], Texts)

    def link(self, name: str) -> str:
        """The calculated item that holds what a step gives."""
        return f"{self.id(name)}-band-code" if self.is_text(name) else self.id(name)


ON_NUMBERS = Steps(
    {name: step for name, (step, _) in programs.EVERYTHING.items()}, programs.answer_sets(), programs.expected
)
ON_MORE = Steps(
    {name: step for name, (step, _) in meanings.EVERYTHING.items()}, meanings.answer_sets(), meanings.expected
)


def output(made: Steps, name: str) -> Output:
    """A number or a truth is the value of a score, a text is the band of one that is 0."""
    id = made.id(name)
    value: UseWhole | UseTruth = UseTruth(id)
    if isinstance(made.steps[name], Whole):
        value = UseWhole(id, low=-1, high=1)
    elif made.is_text(name):
        value = UseWhole("nothing", low=0, high=0)
    band = UseWord(id) if made.is_text(name) else None
    return Output(id, value, 0, band, None, ZERO, ZERO, ZERO, NoWord(), None)


def program(made: Steps) -> Program:
    inputs = (
        *(Input(id, "choice", ("0", "1", "x", "9")) for id in "qrs"),
        Input("o", "choice", tuple(code for code, _ in programs.ODD)),
        Input("a", "number", (), "-9", "9", "1"),
        Input("b", "number", (), "1", "4", "1"),
        Input("c", "number", (), "-2", "2", "0.01"),
        Input("t", "truth"),
        Input("u", "truth"),
        *meanings.INPUTS,
    )
    named = [Named(made.id(name), step, name) for name, step in made.steps.items()]
    outputs = tuple(output(made, name) for name in made.steps)
    return Program("steps", None, "d", "s", None, inputs, (Named("nothing", ZERO), *named), outputs, (), ())


def checked(made: Steps) -> CheckedMeasure:
    def numeric(low: int, high: int, step: Fraction | None = None) -> NumberAnswer:
        return NumberAnswer(Interval(Fraction(low), Fraction(high)), step=Placed(step) if step else None)

    codes = tuple(Option(code, Placed(f"Option {code}"), Fraction(value)) for code, value in programs.TABLE)
    choice = Choice((*codes, Option("9", Placed("No word"), None, "declined")))
    odd = Choice(tuple(Option(code, Placed(f"Odd {code}"), Fraction(value)) for code, value in programs.ODD))
    answers: dict[str, Answer] = {"q": choice, "r": choice, "s": choice, "o": odd}
    answers |= {"a": numeric(-9, 9), "b": numeric(1, 4), "c": numeric(-2, 2, Fraction(1, 100))}
    answers |= {"t": YesNo(), "u": YesNo(), **meanings.MODEL}
    items = tuple(Item(id, Placed(f"Item {id}"), answer) for id, answer in answers.items())
    scores = tuple(Score(made.id(name), Name("q"), Placed(name)) for name in made.steps)
    measure = Measure("steps", Placed("A step of each kind"), parts=items, scores=scores)
    return CheckedMeasure(measure, Names.of(measure), {}, (), {}, None)
