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
    IsMissing,
    IsTrue,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemScore,
    ItemTruth,
    Linear,
    MissingTruth,
    MissingWhole,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    Times,
    Total,
    TruthConstant,
    TruthStep,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    Word,
)
from .steps import Alike, inner

Steps = frozenset[AnyStep]
NOTHING: Steps = frozenset()


def can_miss(step: AnyStep, there: Steps = NOTHING) -> bool:
    """Whether a step can be missing, where those of `there` are not."""
    if step in there:
        return False
    match step:
        case MissingWhole() | MissingTruth() | NoWord():
            return True
        case (
            Constant() | Total() | Answered() | CountTrue() | CountWhere() | ItemIs() | ItemIsBlank() | TruthConstant()
        ):
            return False
        case IsMissing() | IsTrue() | Word() | Values() | UseValues():
            return False
        case Linear() | Times() | Divide() | Extreme() | Compare() | Not() | AllOf() | AnyOf():
            return step.may_be_missing and any(can_miss(part, there) for part in inner(step))
        case _:
            return step.may_be_missing


def needs(step: AnyStep, there: Steps = NOTHING) -> Steps:
    """What must be there for a step to be there."""
    if not can_miss(step, there):
        return NOTHING
    match step:
        case UseWhole() | UseTruth() | UseWord() | ItemScore() | ItemNumber() | ItemTruth():
            return frozenset((step,))
        case Linear() | Times() | Divide() | Extreme() | Compare() | Not():
            return union([needs(part, there) for part in inner(step)])
        case OnlyIf(condition, value) | OnlyTruthIf(condition, value):
            return needs_to_hold(condition, True, there) | needs(value, there)
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
        case If(condition, then, otherwise) | IfTruth(condition, then, otherwise):
            return _falls_with(condition, read) or (_falls_with(then, read) and _falls_with(otherwise, read))
        case _:
            return read in needs(step)


def union(sets: Sequence[Steps]) -> Steps:
    return NOTHING.union(*sets)


def intersection(sets: Sequence[Steps]) -> Steps:
    return sets[0].intersection(*sets[1:]) if sets else NOTHING
