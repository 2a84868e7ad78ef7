"""The keys that scores on the metric of an item bank have in a result, for the types that modules declare."""

from __future__ import annotations

from ..program import Program


def keys_on_metric(program: Program) -> dict[str, bool]:
    """The keys beside `se` in the order of a result, and whether each holds a list of texts or one text."""
    found = [output.on_metric for output in program.outputs if output.on_metric is not None]
    keys = dict.fromkeys((key for each in found for key, _ in each.said), False)
    return keys | {"asked": True} if any(each.items for each in found) else keys
