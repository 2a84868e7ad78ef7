"""`romdsl due`: who is to be asked, at which occasion, between which days."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import click

from ..answers.to_csv import safe
from ..files import writing
from ..over_time.schedule import Due, due_list
from .findings import the_measure
from .over_time import Reading, day_option, read_sittings
from .run import FINE, FOUND
from .score_output import standard_output
from .table import as_table

EXAMPLE = """\b
Example:
  romdsl due ./first_steps visits.csv --on 2026-06-01
  romdsl due ./first_steps visits.csv --all -o due.csv

INPUT has a row for each visit, with the columns person, occasion and date; other columns are not looked at, so that a
file of answers will do.  Listed are those who are due today and those who are late; --all lists what is to come too."""

HEAD = ("person", "occasion", "number", "due", "from", "until", "state")


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="INPUT...")
@day_option
@click.option("--all", "everybody", is_flag=True, help="List what is to come, too.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
@click.option("--format", "form", type=click.Choice(["csv", "json", "table"]), help="How the list is written.")
@click.option("--spreadsheet-safe", is_flag=True, help="Let no cell begin a formula.")
def command(
    measure: str,
    inputs: tuple[Path, ...],
    on: date,
    everybody: bool,
    out: Path | None,
    form: str | None,
    spreadsheet_safe: bool,
) -> int:
    """List who is due at which occasion."""
    checked, _ = the_measure(measure)
    reading: Reading = read_sittings(checked, inputs)
    wanted = ("due", "late", "coming") if everybody else ("due", "late")
    found = [one for one in due_list(checked.measure, reading.persons, on) if one.state in wanted]
    found.sort(key=lambda one: (one.day, one.person, one.occasion.id))
    rows = [_cells(one) for one in found]
    form = form or ("csv" if out else "table")
    with standard_output(form == "table") if out is None else writing(out) as file:
        if form == "json":
            file.writelines(json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)
        elif form == "csv":
            csv.writer(file, lineterminator="\n").writerows(
                [HEAD, *([safe(cell) for cell in row] if spreadsheet_safe else row for row in rows)]
            )
        else:
            file.write((as_table(HEAD, rows) if rows else "Nobody is due.") + "\n")
    reading.say(on)
    return FOUND if reading.rejected else FINE


def _cells(one: Due) -> list[str]:
    days = (one.day.isoformat(), one.first.isoformat(), one.last.isoformat())
    return [one.person, one.occasion.id, str(one.number), *days, one.state]
