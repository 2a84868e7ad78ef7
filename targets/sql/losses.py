"""What a table cannot hold."""

from __future__ import annotations

from collections.abc import Sequence

from romdsl.emit.target import Loss, Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import DateAnswer, DurationAnswer, NumberAnswer, Slider, TimeAnswer

MOST_COLUMNS = 1600


def losses(checked: CheckedMeasure, options: Options) -> Sequence[Loss]:
    """PostgreSQL: 1,600 columns a table; a number, time or date that is read from text needs two on the way."""
    inputs = checked.measure.inputs
    read = [
        item
        for item in inputs
        if isinstance(item.answer, NumberAnswer | Slider | TimeAnswer | DateAnswer | DurationAnswer)
    ]
    if len(inputs) + len(read) <= MOST_COLUMNS:
        return ()
    why = f"a table of PostgreSQL holds {MOST_COLUMNS:,} columns, and this measure needs {len(inputs) + len(read):,}"
    return (Loss(checked.measure.span, "the view for PostgreSQL, which will not run", why),)
