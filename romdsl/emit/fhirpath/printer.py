"""Prints the steps of a score program as FHIRPath; each named step that is needed becomes a variable."""

from __future__ import annotations

from collections.abc import Sequence
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
    IfWord,
    IsMissing,
    IsTrue,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemReason,
    ItemTruth,
    JoinWords,
    ListStep,
    MissingTruth,
    Not,
    NoWord,
    OnlyTruthIf,
    OnlyWordIf,
    Program,
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
    Word,
    WordIs,
    WordStep,
)
from . import answers, reals, wholes
from .lists import together
from .names import Names
from .paths import Paths
from .text import (
    COMPARISON,
    EQUALITY,
    NOTHING,
    PRIMARY,
    SUM,
    Text,
    added,
    balanced,
    both,
    combined,
    either,
    one_of,
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

    def __init__(self, program: Program, paths: Paths, alone: bool = False) -> None:
        self.path = paths.answers
        self._paths = paths
        self._stands_alone = alone
        self.variables: list[Variable] = []
        self._steps = {named.name: named for named in program.steps}
        self._kinds = {given.item: given.kind for given in program.inputs}
        self._exclusive = {given.item: given.exclusive for given in program.inputs}
        self._names = Names()
        self._printed: dict[str, Text] = {}

    # --- names ---------------------------------------------------------------------------------

    def use(self, name: str) -> Text:
        """A named step: a variable, or the step itself where that is a plain constant."""
        if name not in self._printed:
            named = self._steps[name]
            text = self.scalar(named.step)
            plain = self._stands_alone or isinstance(
                named.step, Constant | RealConstant | TruthConstant | Word | UseWhole | UseReal | UseTruth | UseWord
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
        return Text(self.held(text).at(PRIMARY)) if self._stands_alone else self.variable(name, text)

    def held(self, text: Text) -> Text:
        """The expression, where it may stand once more."""
        if len(text.text) > LONGEST_ALONE:
            raise TooLongError
        return text

    def step_of(self, name: str) -> AnyStep:
        return self._steps[name].step

    # --- kinds of step ---------------------------------------------------------------------------

    def scalar(self, step: AnyStep) -> Text:
        if isinstance(step, WordStep):
            return self.word(step)
        if isinstance(step, ListStep):
            return self.list(step)
        if isinstance(step, TruthStep):
            return self.truth(step)
        return reals.real(self, step) if isinstance(step, RealStep) else self.whole(step)

    def alone(self, item: str) -> tuple[str, ...]:
        """The non-answers of a tick-all."""
        return self._exclusive.get(item, ())

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
                    parts.append(answers.numbers(self.path(items), decimals))
                case (items, table):
                    parts.append(answers.scores(self.path(items), table))
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
                return self._paths.row_is_there(item) or answers.truth(self.path([item]))
            case ItemIs(item=item, codes=codes):
                return answers.is_one_of(self.path([item]), codes, self._kinds.get(item) == "truth")
            case ItemIncludes(item=item, codes=codes):
                return answers.includes(self.path([item]), codes, self.alone(item))
            case WordIs(word=word, codes=codes):
                return self.word_is(word, codes)
            case ItemIsBlank(item=item):
                return Text(f"{self.path([item])}.empty()")
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

    def word_is(self, word: WordStep, codes: tuple[str, ...]) -> Text:
        """Whether a text is one of some codes; `in` alone would be false, in some engines, for nothing."""
        text = self.word(word)
        if len(codes) == 1:
            return one_of(codes, text.at(SUM))
        text = self.once(text, "code")
        test = one_of(codes, text.at(SUM)) if codes else Text("false")
        return only_if(Text(f"{text.at(PRIMARY)}.exists()"), test)

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
                blank = Text(f"{self.path([item])}.empty()")
                return only_if(blank, Text(quoted("blank")), answers.words(self.path([item]), codes))
            case ItemCode(item=item, codes=codes):
                return answers.code(self.path([item]), codes, self._kinds.get(item) == "truth")
            case JoinWords(parts=parts):
                return balanced([self.word(part) for part in parts], added) if parts else Text("''")
            case IfWord(condition=condition, then=then, otherwise=otherwise):
                return self.chosen(condition, self.word(then), self.word(otherwise))
            case OnlyWordIf(condition=condition, value=value):
                return only_if(self.truth(condition), self.word(value))
            case FirstWord(cases=cases, otherwise=otherwise):
                return self.first(cases, otherwise)
            case _:
                assert_never(step)

    def first(self, cases: Sequence[tuple[TruthStep, WholeStep | WordStep]], otherwise: WholeStep | WordStep) -> Text:
        """The value of the first true condition; `iif` passes over a missing one."""
        return first_of([(self.truth(test), self.scalar(value)) for test, value in cases], self.scalar(otherwise))


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
