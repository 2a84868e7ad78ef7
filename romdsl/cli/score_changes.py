"""`romdsl score --change`: one row for each person and change."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from ..answers.asked import Asked
from ..answers.cells import as_text
from ..answers.inputs import open_inputs, with_standard_input
from ..answers.rows import RejectedRow, Row
from ..answers.settings import Settings
from ..answers.to_csv import safe
from ..compiler.check import planned
from ..faults import Fault
from ..files import writing
from ..model.checked import CheckedMeasure
from ..over_time.changes import ChangeRow, Changes
from ..over_time.sittings import Sitting, by_person, sittings_of
from ..over_time.visit import PERSON, cell
from ..scoring import judged, scorer
from .console import say
from .score_output import Destination, Rejects, standard_output
from .table import as_table

COLUMNS = (
    "person", "change", "score", "from", "to", "from_number", "to_number", "from_date", "to_date", "from_value",
    "to_value", "difference", "class", "class_text", "why",
)  # fmt: skip


def write_changes(
    checked: CheckedMeasure, asked: Asked, settings: Settings, to: Destination, engine: str, inputs: Sequence[Path]
) -> int:
    """Writes the changes of all persons; gives how many rows of answers were rejected."""
    if not checked.measure.changes:
        raise Fault("the measure names no change; write change ID of SCORE from OCCASION to OCCASION")
    if to.form == "parquet":
        raise Fault("changes are written as csv, json or a table")
    with with_standard_input(inputs) as paths, Rejects.to(to) as rejects:
        good: list[Row] = []
        unused: set[str] = set()
        for file in open_inputs(paths, asked, settings):
            for row in file.rows():
                read = row if isinstance(row, RejectedRow) else judged(checked, row)
                if isinstance(read, RejectedRow):
                    rejects.add(read)
                    if isinstance(row, Row):
                        unused.add(cell(row, PERSON))
                else:
                    good.append(read)
        sittings, refused = sittings_of(checked.measure, good)
        for left_out in refused:
            rejects.add(left_out)
        places = {(left_out.file, left_out.number) for left_out in refused}
        unused |= {cell(row, PERSON) for row in good if (row.file, row.number) in places}
        found = [row.to_json(*ends) for row, ends in _rows(checked, by_person(sittings), unused, engine)]
        with ExitStack() as stack:
            _write(
                stack.enter_context(standard_output(to.form == "table") if to.out is None else writing(to.out)),
                found,
                to,
            )
    rejects.say_rest()
    kept = len(sittings)
    say(f"{kept + rejects.count} read = {kept} used + {rejects.count} rejected; {len(found)} changes written")
    return rejects.count


def _rows(
    checked: CheckedMeasure, persons: dict[str, list[Sitting]], unused: Collection[str], engine: str
) -> Iterator[tuple[ChangeRow, tuple[str, str]]]:
    for change in checked.measure.changes:
        changes = Changes(checked.measure, change, unused)
        for row in changes.rows(persons, scorer(engine, planned(changes.pair))):
            yield row, (change.start.value, change.end.value)


def _write(file: TextIO, rows: Sequence[dict[str, object]], to: Destination) -> None:
    cells = [[as_text(row[column]) for column in COLUMNS] for row in rows]
    match to.form:
        case "json":
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        case "table":
            kept = [place for place in range(len(COLUMNS)) if any(row[place] for row in cells)]
            shown = [[row[place] for place in kept] for row in cells]
            file.write(as_table([COLUMNS[place] for place in kept], shown) + "\n")
        case _:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows([[safe(cell) for cell in row] if to.spreadsheet_safe else row for row in cells])
