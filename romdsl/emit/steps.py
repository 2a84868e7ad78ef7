"""Walks through the steps of a score program: what is inside, what is needed, which parts are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from typing import Any

from ..program import (
    AnyStep,
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTicked,
    ItemTruth,
    Named,
    Program,
    Step,
    UseReal,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
)

EACH = "\0each"
"""Stands for the item in what is printed once for many items."""
VALUE = "\0value"
"""Stands for the value of that item, where it is known to be there."""

Use = UseWhole | UseReal | UseTruth | UseWord | UseValues
ReadWhole = ItemScore | ItemNumber | ItemClock | ItemTicked
Read = ItemScore | ItemNumber | ItemClock | ItemTicked | ItemTruth | ItemIncludes | ItemCode
Leaf = Read | ItemIs | ItemIsBlank | ItemReason
_WITHOUT_STEPS = frozenset(["rows", "table", "codes"])
"""Fields that can be long, and hold no step."""


def inner(step: AnyStep) -> Iterator[AnyStep]:
    """The steps directly inside a step, in order."""
    for name in _parts(step):
        yield from _steps_in(getattr(step, name))


def _parts(step: AnyStep) -> Iterator[str]:
    return (field.name for field in fields(step) if field.name not in _WITHOUT_STEPS)


def _steps_in(value: object) -> Iterator[AnyStep]:
    if isinstance(value, Step):
        yield value  # type: ignore[misc]  # every Step is one of the union
    elif isinstance(value, tuple):
        for part in value:
            yield from _steps_in(part)


def walk(step: AnyStep) -> Iterator[AnyStep]:
    """A step and all steps inside it."""
    yield step
    for part in inner(step):
        yield from walk(part)


def changed(step: AnyStep, change: Callable[[AnyStep], AnyStep]) -> AnyStep:
    """The step with each step inside it, from the inside out, put through `change`."""

    def rebuilt(value: object) -> object:
        if isinstance(value, Step):
            return changed(value, change)  # type: ignore[arg-type]
        return tuple(rebuilt(part) for part in value) if isinstance(value, tuple) else value

    parts = {name: getattr(step, name) for name in _parts(step)}
    differing = {name: new for name, old in parts.items() if (new := rebuilt(old)) != old}
    return change(replace(step, **differing) if differing else step)  # type: ignore[arg-type]


def uses(step: AnyStep) -> Iterator[str]:
    """The named steps that a step looks at itself."""
    return (part.name for part in walk(step) if isinstance(part, Use))


def needed(program: Program, wanted: Sequence[AnyStep], given: Set[str] = frozenset()) -> tuple[Named, ...]:
    """The named steps that some steps rest on, in the program's order, but those that are given already."""
    by_name = {named.name: named for named in program.steps}
    found: set[str] = set()
    waiting = [name for step in wanted for name in uses(step)]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in given:
            found.add(name)
            waiting.extend(uses(by_name[name].step))
    return tuple(named for named in program.steps if named.name in found)


def reported(program: Program, with_shown: bool = True) -> list[AnyStep]:
    """The steps that the result is made of, with or without whether items are shown."""
    steps: list[AnyStep] = [use for _, use in (*program.alerts, *(program.shown if with_shown else ()))]
    steps += (check.fails for check in program.checks)
    for output in program.outputs:
        steps += (output.value, output.answered, output.expected, output.filled, output.why)
        steps += (use for use in (output.band, output.caseness) if use is not None)
    return steps


@dataclass(frozen=True, slots=True)
class Alike:
    """Steps that differ in nothing but their item: of each item `read` is taken, and `shape` made of it.

    `read` None: `shape` looks at the item (EACH) itself and is never missing.
    """

    items: tuple[str, ...]
    shape: AnyStep
    read: Read | None
    steps: tuple[AnyStep, ...] = ()


def grouped(steps: Sequence[AnyStep], kinds: Mapping[str, str], least: int = 3) -> list[Alike | AnyStep]:
    """Steps that are alike put together where there are at least so many, the others one by one."""
    groups: dict[object, list[Alike | AnyStep]] = {}
    for index, step in enumerate(steps):
        shape = _shape(step, kinds)
        key: object = index if shape is None else (kinds[shape.items[0]], shape.shape, shape.read)
        groups.setdefault(key, []).append(step if shape is None else shape)
    found: list[Alike | AnyStep] = []
    for group in groups.values():
        alike = [part for part in group if isinstance(part, Alike)]
        if len(alike) >= least:
            items = tuple(part.items[0] for part in alike)
            found.append(replace(alike[0], items=items, steps=tuple(part.steps[0] for part in alike)))
        else:
            found += [part.steps[0] if isinstance(part, Alike) else part for part in group]
    return found


def steps_of(part: Alike | AnyStep) -> tuple[Any, ...]:
    """The steps that a part of a grouping stands for, of the kind that was grouped."""
    return part.steps if isinstance(part, Alike) else (part,)


def _shape(step: AnyStep, kinds: Mapping[str, str]) -> Alike | None:
    leaves = [part for part in walk(step) if isinstance(part, Leaf)]
    items = {leaf.item for leaf in leaves}
    if len(items) != 1 or not items <= kinds.keys():
        return None
    shape = changed(step, lambda part: replace(part, item=EACH) if isinstance(part, Leaf) else part)
    reads = {leaf for leaf in walk(shape) if isinstance(leaf, Leaf)}
    read = next(iter(reads))
    if len(reads) == 1 and isinstance(read, Read) and read.may_be_missing:
        return Alike(tuple(items), changed(shape, lambda part: _value(read) if part == read else part), read, (step,))
    if any(isinstance(leaf, Read | ItemReason) for leaf in reads):
        return None
    return Alike(tuple(items), shape, None, (step,))


def _value(read: Read) -> UseWhole | UseTruth | UseWord:
    if isinstance(read, ItemTruth | ItemIncludes):
        return UseTruth(VALUE, may_be_missing=False)
    if isinstance(read, ItemCode):
        return UseWord(VALUE, may_be_missing=False)
    return UseWhole(VALUE, low=read.low, high=read.high, may_be_missing=False)
