"""An item that is kept apart from one that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM861", "enemy-of-none", "error")


def findings(context: Context) -> Iterator[Finding]:
    members: dict[str, list[str]] = {}
    for each in all_items(context.measure):
        members.setdefault(each.block.id, []).append(each.id)
    for each in all_items(context.measure):
        for enemy in each.calibration.enemies:
            known = members[each.block.id]
            if enemy.value == each.id:
                message = f"“{each.id}” is kept apart from itself."
                yield rule.at(enemy.span, message, help="write the id of another item")
            elif enemy.value not in known:
                near = nearest(enemy.value, known)
                help = f"did you mean {near}?" if near else "write the id of an item of the same bank"
                yield rule.at(enemy.span, f"“{enemy.value}” is no item of the bank “{each.block.id}”.", help=help)
