"""The written files: a view with what it is, what it reads, and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from romdsl.emit.sql import (
    DIALECTS,
    Kind,
    Source,
    SqlDialect,
    for_dialect,
    has_patterns,
    module_name,
    query,
    typed_kind,
    wrapped,
)
from romdsl.emit.target import Options
from romdsl.emit.words import about
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Input, Program

HOLDS: Mapping[Kind, str] = {
    "text": "text",
    "code": "whole numbers",
    "whole": "whole numbers",
    "truth": "truths",
    "number": "numbers",
    "day": "dates, or text as 2026-01-12",
    "clock": "times, or text as 08:30",
}
AS_IN_CSV = "text, as in a CSV file: 1, yes, 7.5, 08:30, cane;stick, () for nothing ticked, !declined"


def views(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    """The text of the file for each dialect."""
    return {id: _view(checked, program, options.values, dialect) for id, dialect in DIALECTS.items()}


def _view(checked: CheckedMeasure, program: Program, options: Mapping[str, str], dialect: SqlDialect) -> str:
    program = for_dialect(program, dialect)
    calls = has_patterns(program)
    kinds: dict[str, Kind] = {
        given.item: typed_kind(given) if options.get("columns") != "text" else "text" for given in program.inputs
    }
    items = {item.id: item for item in checked.measure.inputs}
    there = [f"{rows.rows}_{place}" for rows in program.rows for place in rows.places]
    columns = {id: item.column.value if item.column else id for id, item in items.items() if id not in there}
    columns |= {f"{row}_state": f"{row}_state" for row in there}
    table = options.get("table") or "answers"
    quoted = ".".join(dialect.identifier(part) for part in table.split("."))
    notes = _notes(checked, program)
    made = query(program, dialect, Source(quoted, columns, kinds), notes)
    name = options.get("view") or f"{program.measure}_scores"
    head = [
        *_about(checked, program),
        *((*calling(program, dialect), "") if calls else ()),
        *_reads(program.inputs, kinds, columns, table, dialect),
    ]
    head = [piece for line in head for piece in wrapped(line) or [""]]
    comments = "".join(f"{dialect.comment(line)}\n" for line in head)
    told = [(column, notes[column]) for column in made.own if column in notes]
    return comments + dialect.view(name, made.text, told, is_temporary=calls and dialect.id == "spark")


def calling(program: Program, dialect: SqlDialect) -> list[str]:
    """Where the functions are that the view calls."""
    lasts = "; Spark keeps a view that calls them as long as the session" if dialect.id == "spark" else ""
    return [
        f"Calls functions of {module_name(program)}.py, which stands beside it: run its register_{dialect.id} first{lasts}.",
    ]


def _about(checked: CheckedMeasure, program: Program) -> list[str]:
    said = about(checked, program)
    return [said.headline, said.summary, "", *said.lines, ""]


def _reads(
    inputs: tuple[Input, ...], kinds: Mapping[str, Kind], columns: Mapping[str, str], table: str, dialect: SqlDialect
) -> list[str]:
    lines = [f"Reads the table {table}: a row for each set of answers, NULL or an empty text for no answer."]
    if all(kind == "text" for kind in kinds.values()):
        lines.append(f"All columns of items hold {AS_IN_CSV}.")
    else:
        for kind, what in HOLDS.items():
            named = [columns[given.item] for given in inputs if kinds[given.item] == kind and given.item in columns]
            if named:
                lines += wrap(f"Columns that hold {what}: {', '.join(named)}.", 110, subsequent_indent="  ")
    if any(item not in columns for item in kinds):
        lines.append("Rows of a person's own stand in the places r1, r2 …; a column …_state says active or retired.")
    kept = "All columns of the table are" if dialect.id == "postgres" else "Columns that are no items are"
    lines.append(f"{kept} carried along.  Where an answer is not possible,")
    lines.append("refused says why, and nothing is scored.")
    return lines


def _notes(checked: CheckedMeasure, program: Program) -> dict[str, str]:
    """What each column of the result holds."""
    notes: dict[str, str] = {}
    scores = {score.id: score for score in checked.measure.scores}
    for output in program.outputs:
        score, id = scores.get(output.score), output.score.replace(".", "_")
        title = score.title.value if score and score.title else output.score
        higher = f", higher is {score.higher.value}" if score and score.higher else ""
        notes[id] = f"{title}{higher}"
        notes[f"{id}_band"] = f"{title}: its band"
        notes[f"{id}_answered"] = "items answered"
        notes[f"{id}_expected"] = "items that were to be answered"
        notes[f"{id}_filled"] = "items that the rule for missing answers filled in"
        notes[f"{id}_missing"] = "why there is no score"
        notes[f"{id}_caseness"] = f"{title}: whether it counts as a case"
    for alert in checked.measure.alerts:
        said = alert.staff.value if alert.staff else "raised"
        notes[f"alert_{alert.id}"] = f"{said} (empty where it cannot be decided)"
    for check in program.checks:
        notes[f"check_{check.check}"] = f"whether it fails: {check.text}"
    notes["unused_answers"] = "answers to items that were not asked"
    notes["refused"] = "why nothing is scored"
    return notes
