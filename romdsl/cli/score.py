"""`romdsl score`: scores files of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..answers.asked import Asked, asked_by
from ..answers.columns_out import output_columns
from ..answers.from_parquet import ParquetFile
from ..answers.inputs import left_aside, open_inputs, with_standard_input
from ..answers.settings import Settings, absent_items, delimiter_from, read_renames
from ..engines.files import DUCKDB, score_files, usual_engine
from ..faults import Fault
from ..model.checked import CheckedMeasure
from ..scoring import INTERPRETER, check_engine
from .findings import the_measure
from .run import FINE, FOUND
from .score_output import Destination, copy_and_count, count_and_write

EXAMPLE = """\b
Example:
  romdsl score phq9 answers.csv -o scores.csv --rejects left_out.csv
  romdsl score phq9 answers.parquet -o scores.parquet
  romdsl score ./my_measure folder_of_saved_forms --format table

INPUT: CSV with a head (UTF-8), Parquet, JSON (one object, a list, one object a line), what forms have saved, a folder of that,
or - for standard input.  A cell holds a code as written; ticked codes as cane;stick, () for none; yes or no; a number
with a point; a time 08:30, a day 2026-01-12, hours and minutes 7:30; !declined, !unknown or !not_applicable; or nothing.
Columns that are no items are carried along.
Rows that cannot be scored go to --rejects with row, column, value and reason; the head of a CSV file is row 1."""

FORMATS = ["csv", "json", "table", "parquet"]
OF_CHANGES = "python"
"""The engine of changes where none is named: the interpreter takes many times as long."""
ENDINGS = {".json": "json", ".jsonl": "json", ".ndjson": "json", ".parquet": "parquet"}


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="INPUT...")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="csv, json (one object a line), parquet, a table to look at."
)
@click.option("--rejects", type=click.Path(path_type=Path), metavar="FILE", help="Where rows go that cannot be scored.")
@click.option(
    "--engine",
    metavar="ENGINE",
    help="duckdb (the default; python with --change), interpreter, python, javascript, postgres, spark.",
)
@click.option(
    "--table", metavar="NAME", help="In place of INPUT: a table, or a query, of the engine postgres or spark."
)
@click.option("--dsn", metavar="ADDRESS", help="Where that engine is: postgresql://…; a master of Spark, or sc://….")
@click.option("--columns", type=click.Path(path_type=Path), metavar="FILE", help="CSV: their column, our item.")
@click.option("--blank", metavar="TEXT,TEXT", multiple=True, help='What stands for no answer: "NA,-99".')
@click.option("--absent", metavar="ITEM", multiple=True, help="An item that was not asked; may be repeated.")
@click.option("--delimiter", metavar="SIGN", help="What parts the cells; `tab` for a tab.")
@click.option("--prefix", default="", metavar="TEXT", help="Put before the names of the columns that scoring adds.")
@click.option("--change", is_flag=True, help="In place of scores: who changed, a row for each person and change.")
@click.option("--spreadsheet-safe", is_flag=True, help="Let no cell begin a formula.")
def command(
    measure: str,
    inputs: tuple[Path, ...],
    out: Path | None,
    form: str | None,
    rejects: Path | None,
    engine: str | None,
    table: str | None,
    dsn: str | None,
    columns: Path | None,
    blank: tuple[str, ...],
    absent: tuple[str, ...],
    delimiter: str | None,
    prefix: str,
    change: bool,
    spreadsheet_safe: bool,
) -> int:
    """Score files of answers: one row out for each row that can be scored."""
    check_places(inputs, out, rejects)
    checked, _ = the_measure(measure)
    asked = asked_by(checked.measure)
    settings = Settings(
        read_renames(columns, asked) if columns else {},
        frozenset(word.strip() for part in blank for word in part.split(",") if word.strip()),
        absent_items(absent, asked),
        delimiter_from(delimiter),
    )
    form = form or (ENDINGS.get(out.suffix.lower(), "csv") if out else "csv")
    to = Wanted(out, form, prefix, spreadsheet_safe, rejects)
    if change:
        rejected = score_changes(checked, asked, settings, to, engine or OF_CHANGES, inputs, table)
    elif table is not None:
        rejected = score_table(checked, asked, settings, to, engine or "", table, dsn, inputs)
    else:
        rejected = score_inputs(checked, asked, settings, to, engine or usual_engine(checked), inputs, dsn)
    return FOUND if rejected else FINE


@dataclass(frozen=True)
class Wanted:
    """What is to be written, and where."""

    out: Path | None
    form: str
    prefix: str
    spreadsheet_safe: bool
    rejects: Path | None

    @property
    def as_cells(self) -> bool:
        return self.form in ("csv", "parquet")

    def to(self, checked: CheckedMeasure, carried: Sequence[str], several_files: bool) -> Destination:
        if self.form == "parquet" and self.out is None:
            raise Fault("Parquet is written into a file; name it with -o")
        decimals = {id: facts.decimals for id, facts in checked.facts.items()}
        names = [] if self.form == "json" else carried
        head = output_columns(checked.measure, decimals, names, self.prefix)
        return Destination(self.out, self.form, head, self.spreadsheet_safe, self.rejects, several_files)


def score_inputs(
    checked: CheckedMeasure,
    asked: Asked,
    settings: Settings,
    wanted: Wanted,
    engine: str,
    inputs: tuple[Path, ...],
    dsn: str | None,
) -> int:
    """Scores files; gives how many rows were rejected."""
    if not inputs:
        raise Fault("INPUT is missing: name a file, or - for standard input (see romdsl score --help)")
    if dsn is not None:
        raise Fault("--dsn goes with --table; files are scored here")
    if engine != INTERPRETER:
        check_engine(engine, checked)
    with with_standard_input(inputs) as paths:
        files = open_inputs(paths, asked, settings)
        say_what_is_left_aside(paths)
        names = [] if wanted.form == "json" else [name for file in files for name in file.carried]
        to = wanted.to(checked, names, len(files) > 1)
        if (
            engine == DUCKDB
            and not checked.measure.rows
            and wanted.form == "parquet"
            and len(files) == 1
            and isinstance(files[0], ParquetFile)
        ):
            return copy_and_count(files[0], to, checked)
        parts = score_files(checked, files, engine, to.columns, wanted.as_cells, wanted.spreadsheet_safe)
        return count_and_write(parts, to, checked)[1]


def score_table(
    checked: CheckedMeasure,
    asked: Asked,
    settings: Settings,
    wanted: Wanted,
    engine: str,
    table: str,
    dsn: str | None,
    inputs: tuple[Path, ...],
) -> int:
    """Scores a table where it is; gives how many rows were rejected."""
    from ..engines.warehouse import WAREHOUSES, Warehouse, lacking

    if inputs:
        raise Fault(f"--table stands in place of files; {inputs[0].as_posix()} is one too many")
    if checked.measure.rows:
        raise Fault("rows of a person's own are put in their places here, and not in a table: score a file of it")
    if engine not in WAREHOUSES:
        raise Fault(f"--table is in an engine that holds tables; write --engine {' or --engine '.join(WAREHOUSES)}")
    if needed := lacking(engine):
        raise Fault(f"the engine {engine} cannot run here; {needed}")
    place = Warehouse(engine, table, dsn, asked, settings)
    to = wanted.to(checked, place.carried, False)
    return count_and_write(place.parts(checked, to.columns, wanted.as_cells), to, checked)[1]


def score_changes(
    checked: CheckedMeasure,
    asked: Asked,
    settings: Settings,
    wanted: Wanted,
    engine: str,
    inputs: tuple[Path, ...],
    table: str | None,
) -> int:
    """Writes who changed; gives how many rows of answers were rejected."""
    from .score_changes import write_changes

    if table is not None or not inputs:
        raise Fault("--change reads files of answers: name one as INPUT")
    return write_changes(checked, asked, settings, wanted.to(checked, (), len(inputs) > 1), engine, inputs)


def say_what_is_left_aside(paths: Sequence[Path]) -> None:
    """Nothing in a folder is passed over in silence."""
    for path in paths:
        if names := left_aside(path):
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            click.echo(f"not read in {path.as_posix()}: {', '.join(names[:3])}{more}; only .json files are", err=True)


def check_places(inputs: tuple[Path, ...], out: Path | None, rejects: Path | None) -> None:
    """An input is never written over."""
    for option, place in (("-o", out), ("--rejects", rejects)):
        for path in inputs:
            if place and place.exists() and path.exists() and place.samefile(path):
                raise Fault(f"{option} {place.as_posix()} is the input; name another file")
    if out and rejects and out.absolute() == rejects.absolute():
        raise Fault(f"-o and --rejects are both {out.as_posix()}; name two files")
