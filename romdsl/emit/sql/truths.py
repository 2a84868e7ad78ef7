"""Prints truths, texts and choices between values: three-valued, as SQL is, wherever both sides are written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import assert_never

from ...program import (
    AllOf,
    AnyOf,
    AnyStep,
    Compare,
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
    MissingTruth,
    Not,
    NoWord,
    OnlyTruthIf,
    OnlyWordIf,
    TruthConstant,
    TruthStep,
    UseTruth,
    UseWord,
    WholeStep,
    Word,
    WordIs,
    WordStep,
)
from ..code import COMPARE
from .code import Sql, all_of, any_of, case, chain, compare, is_null, made, negation
from .columns import Columns
from .dialect import SqlDialect
from .items import Items
from .reals import RealPrinter


class TruthPrinter(RealPrinter, ABC):
    """A missing truth is NULL; `ELSE` stands only where the condition before it is never missing."""

    dialect: SqlDialect
    columns: Columns
    items: Items
    named: dict[str, Sql]
    part: str

    def __init__(self, dialect: SqlDialect, columns: Columns, items: Items) -> None:
        self.dialect, self.columns, self.items = dialect, columns, items
        self.named = {}
        self.lists: dict[str, list[tuple[Sql, bool]]] = {}
        self.part = "value"

    @abstractmethod
    def whole(self, step: WholeStep) -> Sql: ...

    def scalar(self, step: AnyStep) -> Sql:
        if isinstance(step, TruthStep):
            return self.truth(step)
        return self.word(step) if isinstance(step, WordStep) else self.real(step)  # type: ignore[arg-type]

    # --- choices -----------------------------------------------------------------------------

    def only(self, condition: TruthStep, value: AnyStep) -> Sql:
        test = self.truth(condition)
        with self.columns.where(test):
            return case([(test, self.value(value))])

    def either(self, condition: TruthStep, then: AnyStep, otherwise: AnyStep) -> Sql:
        test = self.truth(condition)
        if condition.may_be_missing:
            test = self.columns.held(test, f"{self.part}_if")
        with self.columns.where(test):
            first = self.value(then)
        with self.columns.where(negation(test)):
            second = self.value(otherwise)
        if condition.may_be_missing:
            return case([(test, first), (negation(test), second)])
        return case([(test, first)], second)

    def first(self, cases: Sequence[tuple[TruthStep, AnyStep]], otherwise: AnyStep) -> Sql:
        """The first true case; a missing condition is passed over, as `CASE` does."""
        found = []
        for condition, value in cases:
            test = self.truth(condition)
            with self.columns.where(test):
                found.append((test, self.value(value)))
        last = self.value(otherwise)
        return case(found, last) if found else last

    # --- truths ------------------------------------------------------------------------------

    def truth(self, step: TruthStep) -> Sql:
        match step:
            case TruthConstant(value=value):
                return Sql("TRUE" if value else "FALSE")
            case ItemTruth():
                return self.items.truth(step)
            case ItemIs():
                return self.items.is_code(step)
            case ItemIsBlank():
                return self.items.is_blank(step)
            case ItemIncludes():
                return self.items.includes(step)
            case WordIs(word=word, codes=codes):
                listed = ", ".join(self.dialect.literal(code) for code in codes)
                text = self.word(word)
                return made(f"{text.within(COMPARE + 1)} IN ({listed})", text, binds=COMPARE)
            case UseTruth(name=name):
                return self.named[name]
            case Compare(operator=operator, left=left, right=right):
                return compare(operator, self.whole(left), self.whole(right))
            case AllOf(parts=parts):
                return all_of([self.truth(part) for part in parts])
            case AnyOf(parts=parts):
                return any_of([self.truth(part) for part in parts])
            case Not(value=value):
                return negation(self.truth(value))
            case IsMissing(value=value):
                return is_null(self.value(value))
            case IsTrue(value=value):
                code = self.truth(value)
                return made(f"COALESCE({code.text}, FALSE)", code) if value.may_be_missing else code
            case OnlyTruthIf(condition=condition, value=value):
                return self.only(condition, value)
            case IfTruth(condition=condition, then=then, otherwise=otherwise):
                return self.either(condition, then, otherwise)
            case MissingTruth():
                return self.dialect.nothing("BOOLEAN")
            case _:
                assert_never(step)

    # --- texts -------------------------------------------------------------------------------

    def word(self, step: WordStep) -> Sql:
        match step:
            case Word(value=value):
                return Sql(self.dialect.literal(value))
            case NoWord():
                return self.dialect.nothing(self.dialect.text_type)
            case UseWord(name=name):
                return self.named[name]
            case ItemReason():
                return self.items.reason(step)
            case ItemCode():
                return self.items.code(step)
            case JoinWords(parts=parts):
                return chain("||", [self.word(part) for part in parts], COMPARE)
            case IfWord(condition=condition, then=then, otherwise=otherwise):
                return self.either(condition, then, otherwise)
            case OnlyWordIf(condition=condition, value=value):
                return self.only(condition, value)
            case FirstWord(cases=cases, otherwise=otherwise):
                return self.first(cases, otherwise)
            case _:
                assert_never(step)
