"""`romdsl bank report`: one HTML file with all that can be seen of a bank."""

from __future__ import annotations

from pathlib import Path

import click

from ...files import write_text
from ..console import say
from ..run import FINE
from .banks import the_bank

EXAMPLE = """\b
Example:
  romdsl bank report ./my_bank -o report.html
  romdsl bank report ./my_bank -o report.html --wanted 5 --svg pictures

The file asks for nothing from elsewhere.  All is in the units that the metric reports.  Paths of adaptive tests are
of one simulated person each."""


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.option("--bank", metavar="ID", help="Which bank, where there are several.")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to write.")
@click.option("--wanted", type=float, metavar="SE", help="The standard error that is good enough, as reported.")
@click.option("--svg", type=click.Path(path_type=Path), metavar="DIR", help="Write each picture as a file, too.")
def command(measure: str, bank: str | None, out: Path, wanted: float | None, svg: Path | None) -> int:
    """Write a bank's report: pictures and tables in one HTML file."""
    from ...banks.report import Supplements, pictures, report

    content = the_bank(measure, bank)
    supplements = Supplements(wanted=wanted)
    write_text(out, report(content, supplements))
    say(str(out))
    if svg is not None:
        for name, text in pictures(content, supplements).items():
            write_text(svg / f"{name}.svg", text)
        say(f"{svg} holds each picture")
    return FINE
