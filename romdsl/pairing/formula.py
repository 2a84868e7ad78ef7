"""The formula of a change: each name in it is of one of the two occasions."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from ..model.expression import Expression, Name, Node, children
from ..model.measure import Change, Measure
from .sides import AtSide

N = TypeVar("N")


def at_both(node: N, change: Change, start: AtSide, end: AtSide) -> N:
    """The formula with the names of the measure of both occasions: a bare name is of the later one."""
    found: object = node
    if isinstance(node, Name):
        side = start if node.occasion is not None and node.occasion == change.start.value else end
        found = replace(node, id=side.names.get(node.id, node.id), occasion=None)
    elif isinstance(node, tuple):
        found = tuple(at_both(part, change, start, end) for part in node)
    elif isinstance(node, Node):
        parts = {each.name: getattr(node, each.name) for each in fields(node) if each.init}
        found = replace(node, **{name: at_both(part, change, start, end) for name, part in parts.items()})
    return found  # type: ignore[return-value]


def compared(measure: Measure, change: Change) -> str | None:
    """The score whose values stand beside a change: its own, or the only one that its formula names."""
    if change.value is None:
        return change.of.value
    scores, named = {score.id for score in measure.scores}, set[str]()
    waiting: list[Expression] = [change.value]
    while waiting:
        node = waiting.pop()
        waiting += children(node)
        if isinstance(node, Name) and node.id in scores:
            named.add(node.id)
    return named.pop() if len(named) == 1 else None
