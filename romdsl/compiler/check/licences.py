"""The terms under which a measure stands: its own, and those of what it borrows."""

from __future__ import annotations

from ...model.measure import Licence, Measure


def licences(measure: Measure) -> list[Licence]:
    """Every licence that must be kept."""
    found = [measure.licence, *(borrowed.licence for borrowed in measure.borrowed)]
    return [licence for licence in found if licence is not None]
