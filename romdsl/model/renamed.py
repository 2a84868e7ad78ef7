"""The same formula over other things: names stand for those of one row, or of one of two occasions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from .expression import Lookup, Name, Node

N = TypeVar("N")


def renamed(node: N, names: Mapping[str, str], tables: Mapping[str, str] | None = None) -> N:
    """A formula, a rule or several of them with other names; those that are not among `names` stay.

    `tables` are the new names of tables that are looked up: a field of rows may be called as a table is.
    """
    found: object = node
    if isinstance(node, Name):
        found = replace(node, id=names.get(node.id, node.id))
    elif isinstance(node, tuple):
        found = tuple(renamed(part, names, tables) for part in node)
    elif isinstance(node, Node):
        parts = {each.name: getattr(node, each.name) for each in fields(node) if each.init}
        found = replace(node, **{name: renamed(part, names, tables) for name, part in parts.items()})
        if isinstance(found, Lookup) and tables is not None:
            found = replace(found, table=tables.get(found.table, found.table))
    return found  # type: ignore[return-value]
