"""The formula of a row: names of its fields stand for the items of that row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from ...model.expression import Name, Node

N = TypeVar("N")


def in_row(node: N, renamed: Mapping[str, str]) -> N:
    """The same formula with each name of a field replaced by that of the row's item."""
    found: object = node
    if isinstance(node, Name):
        found = replace(node, id=renamed.get(node.id, node.id))
    elif isinstance(node, tuple):
        found = tuple(in_row(part, renamed) for part in node)
    elif isinstance(node, Node):
        parts = {each.name: getattr(node, each.name) for each in fields(node) if each.init}
        found = replace(node, **{name: in_row(part, renamed) for name, part in parts.items()})
    return found  # type: ignore[return-value]
