"""What a table cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from romdsl.emit.non_answers import without_option
from romdsl.emit.patterns import change_losses, pattern_losses
from romdsl.emit.target import Loss, Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    Item,
    Measure,
    NumberAnswer,
    Slider,
    TimeAnswer,
    YesNo,
)

MOST_COLUMNS = 1600


def losses(checked: CheckedMeasure, options: Options) -> Sequence[Loss]:
    """All that no column can take."""
    typed = options.values.get("columns", "typed") != "text"
    return (*in_postgres(checked), *too_many_columns(checked), *(non_answers(checked.measure) if typed else ()))


def in_postgres(checked: CheckedMeasure) -> Iterator[Loss]:
    """DuckDB and Spark call Python in batches; PostgreSQL would need it on its server."""
    for loss in (*pattern_losses(checked), *change_losses(checked)):
        help = (
            "score with romdsl score (engine duckdb) and load the result, or write a score of the sum: eap_of_sum(form)"
        )
        yield replace(loss, what=f"{loss.what}, in the view for PostgreSQL", help=help)


def non_answers(measure: Measure) -> Sequence[Loss]:
    """A column of numbers or truths holds no word; where the measure speaks of one that is no option, that is lost."""
    return [
        Loss(
            span,
            f"the non-answer !{reason} of “{item.id}”",
            "its column holds numbers or truths, and there an answer that was not given is NULL, whatever the reason",
            "write --set sql.columns=text, or give the item an option for it",
        )
        for item, reason, span in without_option(measure)
        if holds_no_word(item)
    ]


def holds_no_word(item: Item) -> bool:
    """Whether the typed column of an item has no room for text."""
    answer = item.answer
    if isinstance(answer, Choice):
        return not answer.several and all(re.fullmatch(r"-?[0-9]+", option.code) for option in answer.options)
    return isinstance(answer, NumberAnswer | Slider | YesNo)


def too_many_columns(checked: CheckedMeasure) -> Sequence[Loss]:
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
