"""Which steps can be missing, and what must be there for a truth to be true or false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..program import (
    AllOf,
    Answered,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    CountTrue,
    CountWhere,
    Divide,
    Extreme,
    If,
    IfTruth,
    IfWord,
    IsMissing,
    IsTrue,
    ItemIs,
    ItemIsBlank,
    JoinWords,
    Latent,
    Linear,
    MissingReal,
    MissingTruth,
    MissingWhole,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    OnlyWordIf,
    RealArithmetic,
    RealConstant,
    RealFunction,
    RealIf,
    RealOf,
    RealOnlyIf,
    RealPower,
    RoundReal,
    Times,
    Total,
    TruthConstant,
    TruthStep,
    UseReal,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    Word,
    WordIs,
)
from .steps import Alike, Read, inner

Held = UseWhole | UseReal | UseTruth | UseWord | Read
"""What can be known to be there by its name."""
Strict = (
    Linear | Times | Divide | Extreme | RoundReal | RealOf | RealArithmetic | RealFunction | RealPower
    | Compare | Not | WordIs | JoinWords
)  # fmt: skip
"""Steps that are missing just when a part is, but for reals outside their domain."""
Steps = frozenset[AnyStep]
NOTHING: Steps = frozenset()


def can_miss(step: AnyStep, there: Steps = NOTHING) -> bool:
    """Whether a step can be missing, where those of `there` are not."""
    if isinstance(step, Held):
        return step.may_be_missing and step not in there
    match step:
        case MissingWhole() | MissingReal() | MissingTruth() | NoWord():
            return True
        case (
            Constant() | RealConstant() | Latent() | Total() | Answered() | CountTrue() | CountWhere()
            | ItemIs() | ItemIsBlank() | TruthConstant() | IsMissing() | IsTrue() | Word() | Values() | UseValues()
        ):  # fmt: skip
            return False
        case RealArithmetic() | RealFunction() | RealPower() if step.may_be_missing and not has_value(step):
            return True
        case _ if isinstance(step, Strict | AllOf | AnyOf):
            return step.may_be_missing and any(can_miss(part, there) for part in inner(step))
        case _:
            return step.may_be_missing


def has_value(step: RealArithmetic | RealFunction | RealPower) -> bool:
    """Whether an operation has a value wherever its parts have one, as far as their bounds say."""
    match step:
        case RealArithmetic(operator="/", right=right):
            return right.low > 0 or right.high < 0
        case RealFunction(function="sqrt", value=value):
            return value.low >= 0
        case RealFunction(function="ln", value=value):
            return value.low > 0
        case RealPower(base=base, exponent=exponent):
            return base.low > 0 or (base.low >= 0 and exponent.low > 0)
        case _:
            return True


def needs(step: AnyStep, there: Steps = NOTHING) -> Steps:
    """What must be there for a step to be there."""
    if not can_miss(step, there):
        return NOTHING
    match step:
        case _ if isinstance(step, Held):
            return frozenset((step,))
        case _ if isinstance(step, Strict):
            return union([needs(part, there) for part in inner(step)])
        case OnlyIf() | RealOnlyIf() | OnlyTruthIf() | OnlyWordIf():
            return needs_to_hold(step.condition, True, there) | needs(step.value, there)
        case _:
            return NOTHING


def needs_to_hold(step: TruthStep, truth: bool, there: Steps = NOTHING) -> Steps:
    """What must be there for a truth to be true (or to be false)."""
    match step:
        case Not(value):
            return needs_to_hold(value, not truth, there)
        case IsTrue(value) if truth:
            return needs_to_hold(value, True, there)
        case IsMissing(value) if not truth:
            return needs(value, there)
        case AllOf(parts) | AnyOf(parts):
            each = [needs_to_hold(part, truth, there) for part in parts]
            joined = isinstance(step, AllOf) == truth
            return union(each) if joined else intersection(each)
        case OnlyTruthIf(condition, value):
            return needs_to_hold(condition, True, there) | needs_to_hold(value, truth, there)
        case _:
            return needs(step, there)


def rests_on_read(group: Alike, truth: bool | None = None) -> bool:
    """Whether the steps of a group are missing wherever what is read of their item is; with `truth`,
    whether they are then not true (not false).  `IsMissing` is true there: it cannot go by the present alone."""
    if group.read is None:
        return True
    step, read = group.steps[0], replace(group.read, item=group.items[0])
    if truth is None:
        return _falls_with(step, read)
    return read in needs_to_hold(step, truth)  # type: ignore[arg-type]  # only truths are asked about so


def _falls_with(step: AnyStep, read: AnyStep) -> bool:
    match step:
        case AllOf() | AnyOf():
            return all(read in needs_to_hold(step, truth) for truth in (True, False))
        case (
            If(condition, then, otherwise)
            | RealIf(condition, then, otherwise)
            | IfTruth(condition, then, otherwise)
            | IfWord(condition, then, otherwise)
        ):
            return _falls_with(condition, read) or (_falls_with(then, read) and _falls_with(otherwise, read))
        case _:
            return read in needs(step)


def union(sets: Sequence[Steps]) -> Steps:
    return NOTHING.union(*sets)


def intersection(sets: Sequence[Steps]) -> Steps:
    return sets[0].intersection(*sets[1:]) if sets else NOTHING
