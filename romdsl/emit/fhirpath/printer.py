"""Prints the steps of a score program as FHIRPath; each named step that is needed becomes a variable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from ...program import (
    AllOf,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    FirstWord,
    IfTruth,
    IsMissing,
    IsTrue,
    ItemIs,
    ItemIsBlank,
    ItemReason,
    ItemTruth,
    ListStep,
    MissingTruth,
    Not,
    NoWord,
    OnlyTruthIf,
    Program,
    TruthConstant,
    TruthStep,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    WholeStep,
    Word,
    WordStep,
)
from . import answers, wholes
from .lists import together
from .names import Names
from .text import (
    COMPARISON,
    EQUALITY,
    NOTHING,
    PRIMARY,
    SUM,
    Text,
    balanced,
    both,
    combined,
    either,
    only_if,
    quoted,
)

MANY_CASES = 24
LONGEST_ALONE = 3000


class TooLongError(Exception):
    """An expression that stands alone would be too long without variables."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A root variable: its name, its expression, and what the author wrote."""

    name: str
    expression: str
    comment: str = ""


class Printer:
    """Prints steps; `variables` grows by those that the printed steps need, each after what it uses.

    `alone`: prints expressions without variables, or raises TooLongError.
    """

    def __init__(self, program: Program, alone: bool = False) -> None:
        self._alone = alone
        self.variables: list[Variable] = []
        self._steps = {named.name: named for named in program.steps}
        self._kinds = {given.item: given.kind for given in program.inputs}
        self._names = Names()
        self._printed: dict[str, Text] = {}

    # --- names ---------------------------------------------------------------------------------

    def use(self, name: str) -> Text:
        """A named step: a variable, or the step itself where that is a plain constant."""
        if name not in self._printed:
            named = self._steps[name]
            text = self.scalar(named.step)
            plain = self._alone or isinstance(
                named.step, Constant | TruthConstant | Word | UseWhole | UseTruth | UseWord
            )
            self._printed[name] = self.held(text) if plain else self.variable(name, text, named.comment)
        return self._printed[name]

    def variable(self, name: str, text: Text, comment: str = "") -> Text:
        fresh = self._names.fresh(name)
        self.variables.append(Variable(fresh, text.text, comment))
        return Text(f"%{fresh}")

    def once(self, text: Text, name: str = "part") -> Text:
        """The expression in a form that may stand twice: longer ones get a variable."""
        short = text.text.removeprefix("%").isalnum() or text.text.lstrip("(-").rstrip(")").isdigit()
        if short:
            return text
        return Text(self.held(text).at(PRIMARY)) if self._alone else self.variable(name, text)

    def held(self, text: Text) -> Text:
        """The expression, where it may stand once more."""
        if len(text.text) > LONGEST_ALONE:
            raise TooLongError
        return text

    def step_of(self, name: str) -> AnyStep:
        return self._steps[name].step

    # --- kinds of step ---------------------------------------------------------------------------

    def scalar(self, step: AnyStep) -> Text:
        match step:
            case Word() | NoWord() | UseWord() | ItemReason() | FirstWord():
                return self.word(step)
            case Values() | UseValues():
                return self.list(step)
            case (
                TruthConstant() | ItemTruth() | ItemIs() | ItemIsBlank() | UseTruth() | Compare() | AllOf() | AnyOf()
                | Not() | IsMissing() | IsTrue() | OnlyTruthIf() | IfTruth() | MissingTruth()
            ):  # fmt: skip
                return self.truth(step)
            case _:
                return self.whole(step)

    def whole(self, step: WholeStep) -> Text:
        return wholes.printed(self, step)

    def list(self, step: ListStep) -> Text:
        """The answered of a list: missing ones are not there at all.

        Lists stand where they are used and are never variables: forms keep one value a variable.
        """
        match step:
            case UseValues(name=name):
                inner = self._steps[name].step
                assert isinstance(inner, Values | UseValues)
                return self.list(inner)
            case Values(values=values):
                return self.values(values)
            case _:
                assert_never(step)

    def values(self, values: tuple[WholeStep, ...]) -> Text:
        parts: list[Text] = []
        for part in together(values):
            match part:
                case (items, int(decimals)):
                    parts.append(answers.numbers(items, decimals))
                case (items, table):
                    parts.append(answers.scores(items, table))
                case step:
                    parts.append(self.whole(step))
        return balanced(parts, combined) if parts else NOTHING

    def count_true(self, truths: tuple[TruthStep, ...]) -> Text:
        if not truths:
            return Text("0")
        listed = balanced([self.truth(truth) for truth in truths], combined)
        return Text(f"{listed.at(PRIMARY)}.where($this = true).count()")

    # --- truths ----------------------------------------------------------------------------------

    def truth(self, step: TruthStep) -> Text:
        match step:
            case TruthConstant(value=value):
                return Text("true" if value else "false")
            case MissingTruth():
                return NOTHING
            case UseTruth(name=name):
                return self.use(name)
            case ItemTruth(item=item):
                return answers.truth(item)
            case ItemIs(item=item, codes=codes):
                return answers.is_one_of(item, codes, self._kinds.get(item) == "truth")
            case ItemIsBlank(item=item):
                return Text(f"{answers.answers([item])}.empty()")
            case Compare(operator=operator, left=left, right=right):
                level = EQUALITY if operator in ("=", "!=") else COMPARISON
                return Text(f"{self.whole(left).at(SUM)} {operator} {self.whole(right).at(SUM)}", level)
            case _:
                return self._joined(step)

    def _joined(self, step: AllOf | AnyOf | Not | IsMissing | IsTrue | OnlyTruthIf | IfTruth) -> Text:
        match step:
            case AllOf(parts=parts):
                return balanced([self.truth(part) for part in parts], both) if parts else Text("true")
            case AnyOf(parts=parts):
                return balanced([self.truth(part) for part in parts], either) if parts else Text("false")
            case Not(value=value):
                return Text(f"{self.truth(value).at(PRIMARY)}.not()")
            case IsMissing(value=value):
                return Text(f"{self.scalar(value).at(PRIMARY)}.empty()")
            case IsTrue(value=value):
                return only_if(self.truth(value), Text("true"), Text("false"))
            case OnlyTruthIf(condition=condition, value=value):
                return only_if(self.truth(condition), self.truth(value))
            case IfTruth(condition=condition, then=then, otherwise=otherwise):
                return self.chosen(condition, self.truth(then), self.truth(otherwise))
            case _:
                assert_never(step)

    def chosen(self, condition: TruthStep, then: Text, otherwise: Text) -> Text:
        """One of two; nothing when the condition is missing, where `iif` alone would take the last."""
        test = self.truth(condition)
        if not condition.may_be_missing:
            return only_if(test, then, otherwise)
        test = self.once(test, "condition")
        return only_if(Text(f"{test.text}.exists()"), only_if(test, then, otherwise))

    # --- texts -----------------------------------------------------------------------------------

    def word(self, step: WordStep) -> Text:
        match step:
            case Word(value=value):
                return Text(quoted(value))
            case NoWord():
                return NOTHING
            case UseWord(name=name):
                return self.use(name)
            case ItemReason(item=item, codes=codes):
                blank = Text(f"{answers.answers([item])}.empty()")
                return only_if(blank, Text(quoted("blank")), answers.words(item, codes))
            case FirstWord(cases=cases, otherwise=otherwise):
                printed = [(self.truth(condition), self.word(word)) for condition, word in cases]
                return first_of(printed, self.word(otherwise))
            case _:
                assert_never(step)


def first_of(cases: list[tuple[Text, Text]], otherwise: Text) -> Text:
    """The word of the first true condition: a chain of choices, or by halves where it would be deep."""
    if len(cases) > MANY_CASES:
        middle = len(cases) // 2
        early = balanced([condition for condition, _ in cases[:middle]], either)
        return only_if(early, first_of(cases[:middle], NOTHING), first_of(cases[middle:], otherwise))
    found = otherwise
    for condition, word in reversed(cases):
        found = only_if(condition, word, found)
    return found
