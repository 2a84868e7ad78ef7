"""Going through the steps inside a step, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from ...program import (
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTicked,
    RealConstant,
    Step,
)

_LEAVES = (ItemScore, ItemNumber, ItemClock, ItemTicked, ItemIs, ItemIncludes, ItemReason, ItemCode, RealConstant)
_OF_NO_STEPS = ("rows", "codes")
"""Fields that can be long and hold no step."""

S = TypeVar("S", bound=Step)


def inner_steps(step: Step) -> Iterator[Step]:
    """The steps directly inside a step."""
    if not isinstance(step, _LEAVES):
        for part in fields(step):
            if part.name not in _OF_NO_STEPS:
                yield from _steps_in(getattr(step, part.name))


def _steps_in(value: object) -> Iterator[Step]:
    if isinstance(value, Step):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _steps_in(inner)


def rebuilt(step: S, change: Callable[[Any], Any]) -> S:
    """The step with each step directly inside it changed; the same one where nothing changes."""
    if isinstance(step, _LEAVES):
        return step
    changes: dict[str, Any] = {}
    for part in fields(step):
        if part.name in _OF_NO_STEPS:
            continue
        before = getattr(step, part.name)
        after = _changed(before, change)
        if after is not before:
            changes[part.name] = after
    return replace(step, **changes) if changes else step


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, Step):
        return change(value)
    if isinstance(value, tuple):
        after = tuple(_changed(inner, change) for inner in value)
        return after if any(new is not old for new, old in zip(after, value, strict=True)) else value
    return value
