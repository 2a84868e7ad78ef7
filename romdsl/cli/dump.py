"""`romdsl dump`: shows what the compiler made of a measure."""

from __future__ import annotations

import json
import sys

import click

from ..checking import look_at, read
from ..compiler import program_of
from ..compiler import read as read_measure
from ..compiler.parse.tree import tree_of
from ..diagnostics import Report
from ..diagnostics.to_text import to_text
from ..registry import beside_or_shipped, find_measure
from .console import write_data
from .run import FINE, FOUND
from .tree_text import as_data, as_lines

EXAMPLE = """\b
Example:
  romdsl dump phq9 --tree program"""


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.option(
    "--tree",
    type=click.Choice(["syntax", "measure", "checked", "program"]),
    default="measure",
    show_default=True,
    help="At which stage.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is shown.")
def command(measure: str, tree: str, form: str) -> int:
    """Show what the compiler made of a measure, at one of its stages."""
    path, report = find_measure(measure), Report()
    shown: object = None
    if tree == "syntax":
        source = read(path, report)
        shown = tree_of(source, report) if source else None
    elif tree == "measure":
        source = read(path, report)
        shown = read_measure(source, report, beside_or_shipped(path)) if source else None
    else:
        looked = look_at(path)
        report = looked.report
        shown = looked.checked and (program_of(looked.checked) if tree == "program" else looked.checked)
    if report.has_errors:
        sys.stderr.write(to_text(report.findings, 1, colour=False))
    if shown is not None:
        if form == "json":
            write_data(json.dumps(as_data(shown), ensure_ascii=False, indent=2) + "\n")
        else:
            write_data("\n".join(as_lines(shown)) + "\n")
    return FOUND if report.has_errors else FINE
