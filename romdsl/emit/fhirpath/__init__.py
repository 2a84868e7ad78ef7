"""The score program as FHIRPath: root variables, and expressions for all that is reported.

An expression sees `%resource` (the QuestionnaireResponse) and the variables before it.  Scores are
looked up by code in the expression and scaled to whole numbers; `weight()` is not used, since two
known forms look for weights in different places, HL7's Java engine has no such function, and decimal
weights would be summed as binary doubles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...program import Output, Program, TruthStep, UseTruth
from .paths import Paths, Repeated
from .printer import Printer, TooLongError, Variable

__all__ = ["Expressions", "Repeated", "ScoreExpressions", "Variable", "expressions"]

NOT_REPEATED: Mapping[str, Repeated] = {}
NO_CONDITIONS: Mapping[str, TruthStep] = {}


@dataclass(frozen=True, slots=True)
class ScoreExpressions:
    """What is reported of a score; None where it has none."""

    score: str
    value: str
    band: str | None
    caseness: str | None
    answered: str
    expected: str
    filled: str
    missing: str
    is_truth: bool
    decimals: int


@dataclass(frozen=True, slots=True)
class Expressions:
    """Everything of a program: alerts, shown items, and whether checks fail, by their ids."""

    variables: tuple[Variable, ...]
    scores: tuple[ScoreExpressions, ...]
    alerts: dict[str, str]
    shown: dict[str, str]
    checks: dict[str, str]


def expressions(
    program: Program,
    repeated: Mapping[str, Repeated] = NOT_REPEATED,
    conditions: Mapping[str, TruthStep] = NO_CONDITIONS,
) -> Expressions:
    """The program's outputs, alerts and conditions; the same program gives the same text.

    `repeated` says where the inputs of a person's own rows stand; `conditions` are further ones to be shown by.
    """
    paths = Paths(repeated)
    printer = Printer(program, paths)
    every = {**dict(program.shown), **conditions}
    shown = {item: condition(program, printer, paths, step) for item, step in every.items()}
    scores = tuple(score_expressions(printer, output) for output in program.outputs)
    alerts = {id: printer.truth(step).text for id, step in program.alerts}
    checks = {check.check: printer.truth(check.fails).text for check in program.checks}
    return Expressions(tuple(printer.variables), scores, alerts, shown, checks)


def condition(program: Program, printer: Printer, paths: Paths, step: TruthStep) -> str:
    """When an item is shown.  Without variables where that is short: HL7's validator works conditions
    out by themselves, and takes an answer for one that should not be there when it misses a variable."""
    try:
        return Printer(program, paths, alone=True).truth(step).text
    except TooLongError:
        return printer.truth(step).text


def score_expressions(printer: Printer, output: Output) -> ScoreExpressions:
    value = printer.scalar(output.value)
    scaled = f"{value.text} / {10**output.decimals}" if output.decimals else value.text
    return ScoreExpressions(
        output.score,
        scaled,
        None if output.band is None else printer.word(output.band).text,
        None if output.caseness is None else printer.truth(output.caseness).text,
        printer.whole(output.answered).text,
        printer.whole(output.expected).text,
        printer.whole(output.filled).text,
        printer.word(output.why).text,
        isinstance(output.value, UseTruth),
        output.decimals,
    )
