"""`romdsl score`: scores files of answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..answers.asked import asked_by
from ..answers.columns_out import output_columns
from ..answers.inputs import left_aside, open_inputs, with_standard_input
from ..answers.settings import Settings, absent_items, delimiter_from, read_renames
from ..faults import Fault
from ..scoring import INTERPRETER, score_rows, scorer
from .findings import the_measure
from .run import FINE, FOUND
from .score_output import Destination, count_and_write

EXAMPLE = """\b
Example:
  romdsl score phq9 answers.csv -o scores.csv --rejects left_out.csv
  romdsl score ./my_measure folder_of_saved_forms --format table

INPUT: CSV with a head (UTF-8), JSON (one object, a list, one object a line), what forms have saved, a folder of that,
or - for standard input.  A cell holds a code as written; ticked codes as cane;stick, () for none; yes or no; a number
with a point; a time 08:30, a day 2026-01-12, hours and minutes 7:30; !declined, !unknown or !not_applicable; or nothing.
Columns that are no items are carried along.
Rows that cannot be scored go to --rejects with row, column, value and reason; the head of a CSV file is row 1."""

FORMATS = ["csv", "json", "table"]


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="INPUT...")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="csv, json (one object a line), or a table to look at."
)
@click.option("--rejects", type=click.Path(path_type=Path), metavar="FILE", help="Where rows go that cannot be scored.")
@click.option("--engine", default=INTERPRETER, metavar="ENGINE", help="interpreter, python or javascript.")
@click.option("--columns", type=click.Path(path_type=Path), metavar="FILE", help="CSV: their column, our item.")
@click.option("--blank", metavar="TEXT,TEXT", multiple=True, help='What stands for no answer: "NA,-99".')
@click.option("--absent", metavar="ITEM", multiple=True, help="An item that was not asked; may be repeated.")
@click.option("--delimiter", metavar="SIGN", help="What parts the cells; `tab` for a tab.")
@click.option("--prefix", default="", metavar="TEXT", help="Put before the names of the columns that scoring adds.")
@click.option("--spreadsheet-safe", is_flag=True, help="Let no cell begin a formula.")
def command(
    measure: str,
    inputs: tuple[Path, ...],
    out: Path | None,
    form: str | None,
    rejects: Path | None,
    engine: str,
    columns: Path | None,
    blank: tuple[str, ...],
    absent: tuple[str, ...],
    delimiter: str | None,
    prefix: str,
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
    run = scorer(engine, checked)
    form = form or ("json" if out and out.suffix.lower() in (".json", ".jsonl", ".ndjson") else "csv")
    with with_standard_input(inputs) as paths:
        files = open_inputs(paths, asked, settings)
        say_what_is_left_aside(paths)
        carried = [name for file in files for name in file.carried] if form != "json" else []
        decimals = {id: facts.decimals for id, facts in checked.facts.items()}
        head = output_columns(checked.measure, decimals, carried, prefix)
        to = Destination(out, form, head, spreadsheet_safe, rejects, len(files) > 1)
        rows = score_rows(checked, (row for file in files for row in file.rows()), run)
        written, rejected = count_and_write(rows, to, checked)
    return FOUND if rejected else FINE


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
