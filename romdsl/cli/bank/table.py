"""`romdsl bank table`: the table from sum to score, worked out; or a published one held to it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import click

from ...banks.tabling import Comparison, Published, TableRow, compared, impossible, table
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
CSV with the columns sum and value, and se where it has standard errors; every cell that differs is listed.  Where its
sums seem to begin elsewhere, that is said, and they are held to those of the same place."""

HEAD = ("sum", "value", "se")
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,20})?")
MOST_DECIMALS = 9
"""Beyond these stands what a program adds when it writes 3.4 as 3.4000000000000004."""


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
    found = compared(rows, published, digits)
    wrong = [*_sums(rows, found), *impossible(published), *map(str, found.deviations)]
    for sentence in wrong:
        say(sentence)
    otherwise = f"{len(found.deviations)} of them otherwise" if found.deviations else "all as they follow"
    say(f"{found.cells} cells, {otherwise}")
    return FOUND if wrong else FINE


def _sums(rows: Sequence[TableRow], found: Comparison) -> list[str]:
    """What is to be said of the sums, whatever stands beside them."""
    said = []
    if found.shift:
        here = rows[0].total
        there = f"{abs(found.shift)} {'lower' if found.shift > 0 else 'higher'}"
        said.append(f"sums seem to begin at {here + found.shift}, here they do at {here}: held to the sums {there}")
    if found.lacking:
        said.append(f"sums that are not published: {_ranges(found.lacking)}")
    if found.beyond:
        said.append(f"sums that cannot be: {_ranges(found.beyond)}")
    return said


def _ranges(numbers: Sequence[int]) -> str:
    """3, 4, 5, 9 as “3 to 5, 9”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


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
    read = Decimal(text.strip())
    if -int(read.as_tuple().exponent) <= MOST_DECIMALS:
        return read
    return Decimal(f"{round(read, MOST_DECIMALS):f}".rstrip("0").rstrip("."))


def _csv(cells: Sequence[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([HEAD, *cells])
    return file.getvalue()
