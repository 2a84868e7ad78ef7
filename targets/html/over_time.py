"""What the form knows of occasions, and of answers that are brought along to the next one."""

from __future__ import annotations

from collections.abc import Mapping

from romdsl.model.measure import Measure

from .feedback import has_pictures


def carries(measure: Measure) -> bool:
    """Whether the last time matters to the next: rows with their ids, what is carried, scores shown over time."""
    return bool(measure.rows) or has_pictures(measure) or any(item.carried for item in measure.items)


def occasion_values(measure: Measure) -> Mapping[str, Mapping[str, object]]:
    """Of each occasion its name, whether there can be more than one, and whether it wants a reason."""
    return {
        occasion.id: {
            "title": occasion.title.value if occasion.title else occasion.id,
            "recurs": occasion.recurs,
            "reason": occasion.kind in ("chosen", "event"),
            "back": occasion.anchor.value if occasion.kind == "looking_back" and occasion.anchor else "",
        }
        for occasion in measure.occasions
    }
