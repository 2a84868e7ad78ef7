"""`romdsl bank import`: parameters as other programs write them, as the file that a bank reads."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import get_args

import click

from ...banks.importing import CONVENTIONS, Imported, imported
from ...files import write_text
from ...irt import Item
from ...irt.bank import Model
from ..console import say, write_data
from ..run import FINE, FOUND
from .banks import text_of

EXAMPLE = """\b
Example:
  romdsl bank import mirt.csv -o parameters.csv
  romdsl bank import estimates.csv --convention a/d --model grm --scaling 1.7 -o parameters.csv

INPUT is a CSV whose first line names its columns.  What was converted is said, and each row that cannot be read, with
its row and column; nothing is written then, unless --only-whole is said.  In the definition:
  bank my_bank "…" metric my_metric model grm scale my_scale from "parameters.csv" { item1 "…" }"""


@click.command(epilog=EXAMPLE)
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
@click.option("--convention", type=click.Choice(list(CONVENTIONS)), help="What the columns are; else told by them.")
@click.option("--model", type=click.Choice(get_args(Model)), help="The model of rows that name none.")
@click.option("--scaling", type=click.Choice(["1", "1.7"]), help="D of the file, if no column D says it; else 1.")
@click.option("--metric-scaling", type=click.Choice(["1", "1.7"]), default="1", help="D of the metric they are for.")
@click.option("--only-whole", is_flag=True, help="Write the rows that could be read, though others could not.")
def command(
    source: Path,
    out: Path | None,
    convention: str | None,
    model: Model | None,
    scaling: str | None,
    metric_scaling: str,
    only_whole: bool,
) -> int:
    """Read parameters as other programs write them."""
    text = text_of(source)
    found = imported(
        text,
        convention=convention or "",
        model=model,
        scaling=float(scaling) if scaling else None,
        metric_scaling=float(metric_scaling),
    )
    _tell(source, found)
    if found.items and (only_whole or not found.faults):
        table = _table(found.items)
        if out is None:
            write_data(table)
        else:
            write_text(out, table)
            say(f"{out}: {len(found.items)} items")
    return FOUND if found.faults else FINE


def _tell(source: Path, found: Imported) -> None:
    for sentence in found.said:
        say(sentence)
    for fault in found.faults:
        column = f", column {fault.column}" if fault.column else ""
        say(f"{source.name}, row {fault.row}{column}: {fault.words}")


def _table(items: tuple[Item, ...]) -> str:
    """The file that `bank … from "…"` reads."""
    steps = max(len(item.b) for item in items)
    c, d = any(item.c > 0 for item in items), any(item.d < 1 for item in items)
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["item", "model", "a", *(f"b{n}" for n in range(1, steps + 1)), *["c"] * c, *["d"] * d])
    for item in items:
        thresholds = [*map(_number, item.b), *[""] * (steps - len(item.b))]
        rows.writerow(
            [item.id, item.model, _number(item.a), *thresholds, *[_number(item.c)] * c, *[_number(item.d)] * d]
        )
    return file.getvalue()


def _number(value: float) -> str:
    """Without an exponent, which the file of a bank does not take."""
    return format(Decimal(repr(value)), "f")
