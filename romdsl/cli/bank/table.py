"""`romdsl bank table`: the table from sum to score, worked out; or a published one held to it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import click

from ...banks.tabling import Published, TableRow, deviations, impossible, table
from ...faults import Fault
from ...files import write_text
from ..console import say, write_data
from ..run import FINE, FOUND
from ..table import as_table
from .banks import form_in, text_of, the_bank

EXAMPLE = """\b
Example:
  romdsl bank table ./my_bank short
  romdsl bank table ./my_bank short -o table.csv
  romdsl bank table ./my_bank short --against published.csv

The table holds for persons who answered all items of the form; sums are of the items' scores.  A published table is a
CSV with the columns sum and value, and se where it has standard errors; every cell that differs is listed."""

HEAD = ("sum", "value", "se")
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("form", metavar="FORM")
@click.option("--bank", metavar="ID", help="Which bank, where there are several.")
@click.option("--against", type=click.Path(path_type=Path), metavar="FILE", help="A published table to hold to it.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write the table as CSV.")
def command(measure: str, form: str, bank: str | None, against: Path | None, out: Path | None) -> int:
    """Work out the table from sum to score, or hold a published one to it."""
    content = the_bank(measure, bank)
    rows, digits = table(content, form_in(content, form)), content.bank.metric.digits
    if against is not None:
        return _compared(rows, _published(against), digits)
    cells = [(str(row.total), f"{row.value:.{digits}f}", f"{row.error:.{digits}f}") for row in rows]
    if out is None:
        write_data(as_table(HEAD, cells) + "\n")
    else:
        write_text(out, _csv(cells))
        say(f"{out}: {len(cells)} sums")
    return FINE


def _compared(rows: Sequence[TableRow], published: Published, digits: int) -> int:
    wrong = [*impossible(published), *map(str, deviations(rows, published, digits))]
    for sentence in wrong:
        say(sentence)
    cells = sum(1 if error is None else 2 for _, error in published.values())
    say(f"{cells} cells, {len(wrong)} of them otherwise" if wrong else f"{cells} cells, all as they follow")
    return FOUND if wrong else FINE


def _published(path: Path) -> Published:
    lines = csv.DictReader(io.StringIO(text_of(path)))
    found: dict[int, tuple[Decimal, Decimal | None]] = {}
    try:
        head = list(lines.fieldnames or ())
        if not {"sum", "value"} <= set(head) or len(set(head)) < len(head):
            raise Fault(f"{path} does not begin with the row sum,value or sum,value,se")
        for number, line in enumerate(lines, 2):
            if None in line:
                raise Fault(f"{path}, row {number}: it has more cells than the head row")
            total, value, error = (_number(line.get(name), name, number, path) for name in HEAD)
            if total is None or value is None or total != int(total):
                raise Fault(f"{path}, row {number}: each row has a whole sum and a value")
            if int(total) in found:
                raise Fault(f"{path}, row {number}: the sum {int(total)} is there twice")
            found[int(total)] = (value, error)
    except csv.Error as fault:
        raise Fault(f"{path}, row {lines.line_num + 1}: it cannot be read as CSV ({fault})") from None
    return found


def _number(text: str | None, column: str, number: int, path: Path) -> Decimal | None:
    if text is None or not text.strip():
        return None
    if not NUMBER.fullmatch(text.strip()):
        raise Fault(f"{path}, row {number}, column {column}: “{text[:40]}” is no number")
    return Decimal(text.strip())


def _csv(cells: Sequence[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([HEAD, *cells])
    return file.getvalue()
