"""`romdsl convert`: turns one spelling into the other."""

from __future__ import annotations

from pathlib import Path

import click

from ..faults import Fault
from ..files import write_text
from ..registry import find_measure
from .console import write_data
from .run import FINE, FOUND
from .spelling import laid_out

EXAMPLE = """\b
Example:
  romdsl convert ./my_measure --to rom -o my_measure.rom"""


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.option("--to", type=click.Choice(["yaml", "rom"]), required=True, help="The spelling to write.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
def command(measure: str, to: str, out: Path | None) -> int:
    """Turn YAML into .rom, or back; order, comments, numbers and texts stay."""
    path = find_measure(measure)
    if out is not None:
        endings = [".rom"] if to == "rom" else [".yaml", ".yml"]
        if out.suffix.lower() not in endings:
            raise Fault(f"-o {out.as_posix()}: a file in this spelling ends in {endings[0]}")
    text = laid_out(path, to)
    if text is None:
        return FOUND
    if out is None:
        write_data(text)
    else:
        write_text(out, text)
        click.echo(out.as_posix())
    return FINE
