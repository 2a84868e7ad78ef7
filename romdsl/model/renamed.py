"""The same formula over other things: names stand for those of one row, or of one of two occasions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from .expression import Name, Node

N = TypeVar("N")


def renamed(node: N, names: Mapping[str, str]) -> N:
    """A formula, a rule or several of them with other names; those that are not among `names` stay."""
    found: object = node
    if isinstance(node, Name):
        found = replace(node, id=names.get(node.id, node.id))
    elif isinstance(node, tuple):
        found = tuple(renamed(part, names) for part in node)
    elif isinstance(node, Node):
        parts = {each.name: getattr(node, each.name) for each in fields(node) if each.init}
        found = replace(node, **{name: renamed(part, names) for name, part in parts.items()})
    return found  # type: ignore[return-value]
