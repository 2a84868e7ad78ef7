"""Two items in one form that are to be kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Placed
from ..bank_parts import all_items, from_lock
from ..context import Context

rule = Rule("ROM862", "enemies-together", "error")


def findings(context: Context) -> Iterator[Finding]:
    enemies: set[frozenset[str]] = set()
    for each in all_items(context.measure):
        enemies.update(frozenset((each.id, enemy.value)) for enemy in each.calibration.enemies)
    known = {id for pair in enemies for id in pair}
    for form in context.measure.forms:
        first: dict[str, Placed[str]] = {}
        for name in form.names:
            if name.value in known:
                first.setdefault(name.value, name)
        apart = list(first.values())
        for place, name in enumerate(apart):
            for other in apart[:place]:
                if frozenset((name.value, other.value)) in enemies:
                    message = f"{from_lock(form)}“{other.value}” and “{name.value}” are not to stand in one form."
                    finding = rule.at(name.span, message, help="take one of the two")
                    yield finding.because(other.span, "the other") if other.span != name.span else finding
