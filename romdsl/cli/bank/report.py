"""`romdsl bank report`: one HTML file with all that can be seen of a bank."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...diagnostics import Report
from ...diagnostics.to_text import finding_text
from ...faults import Fault, unreadable
from ...files import write_bytes, write_text
from ...model.measure import Measure
from ..console import say
from ..findings import the_measure
from ..run import FINE, FOUND, Ended
from .banks import bank_in

if TYPE_CHECKING:
    from ...banks.content import Content
    from ...banks.report import Pair, Supplements

EXAMPLE = """\b
Example:
  romdsl bank report ./my_bank -o report.html
  romdsl bank report ./my_bank -o report.html --wanted 5 --dif women=women.csv
  romdsl bank report ./my_bank -o report.html --pictures figures --png

The file asks for nothing from elsewhere.  All is in the units that the metric reports.  Each adaptive test is shown by
the path of one simulated person and by how often it asks each item of many, as romdsl bank simulate tries it.

A file of --dif holds the parameters of the same items in a group of people, on the metric of the bank, in the columns
of the bank's own file; items whose parameters differ, or which say dif, are set side by side with the bank's."""

THE_BANK = "the bank"


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.option("--bank", metavar="ID", help="Which bank, where there are several.")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to write.")
@click.option("--wanted", type=float, metavar="SE", help="The standard error that is good enough, as reported.")
@click.option("--dif", multiple=True, metavar="GROUP=FILE", help="Parameters of a group of people; may be repeated.")
@click.option("--persons", type=click.IntRange(10, 100_000), default=500, show_default=True, help="At each value.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True, help="For what is drawn.")
@click.option("--pictures", type=click.Path(path_type=Path), metavar="FOLDER", help="Write each picture as SVG, too.")
@click.option("--png", is_flag=True, help="Write the pictures as PNG as well.")
def command(
    measure: str,
    bank: str | None,
    out: Path,
    wanted: float | None,
    dif: tuple[str, ...],
    persons: int,
    seed: int,
    pictures: Path | None,
    png: bool,
) -> int:
    """Write a bank's report: pictures and tables in one HTML file."""
    from ...banks.report import Supplements, report
    from ...banks.simulating import simulate

    if png:
        _look_for_png(pictures)
    checked, _ = the_measure(measure)
    content = bank_in(checked.measure, bank)
    pairs = [pair for group, file in _groups(dif) for pair in _pairs(checked.measure, content, group, file)]
    tried = [simulate(content, test, persons, seed) for test in content.adaptive]
    supplements = Supplements(wanted=wanted, simulations=tried, pairs=pairs)
    write_text(out, report(content, supplements))
    say(str(out))
    if pictures is not None:
        _write(pictures, content, supplements, png)
    return FINE


def _look_for_png(folder: Path | None) -> None:
    """Before anything is written: raises Fault where PNG cannot be."""
    from ...banks.report.raster import letters_here

    if folder is None:
        raise Fault("--png has no folder to write to; name one with --pictures FOLDER")
    letters_here()


def _write(folder: Path, content: Content, supplements: Supplements, png: bool) -> None:
    from ...banks.report import pictures
    from ...banks.report.raster import png as rastered

    drawn = pictures(content, supplements)
    for name, picture in drawn.items():
        write_text(folder / f"{name}.svg", picture.svg())
        if png:
            write_bytes(folder / f"{name}.png", rastered(picture))
    say(f"{folder}: {len(drawn)} pictures as SVG{' and as PNG' if png else ''}")


def _groups(given: tuple[str, ...]) -> list[tuple[str, Path]]:
    """The groups and their files, as they were written."""
    found: dict[str, Path] = {}
    for each in given:
        group, equals, file = (part.strip() for part in each.partition("="))
        if not (group and equals and file):
            raise Fault(f"--dif {each} names no group and file; write --dif women=women.csv")
        if group in (*found, THE_BANK):
            raise Fault(f"the group “{group}” of --dif is there already; give each a name of its own")
        found[group] = Path(file)
    return [*found.items()]


def _pairs(measure: Measure, content: Content, group: str, file: Path) -> list[Pair]:
    """The items that differ in a group; what is wrong in its file is shown at its row and column, and ends the command."""
    from ...banks.other_group import items_in_group
    from ...banks.report import pairs
    from ...compiler.parse.files import source_from_file

    report = Report()
    try:
        source = source_from_file(file, report, file.as_posix())
    except OSError as fault:
        raise unreadable(file.as_posix(), fault) from None
    items = items_in_group(measure, content.id, source, report) if source else {}
    for finding in report.findings:
        sys.stderr.write(finding_text(finding, colour=False) + "\n")
    if report.has_errors:
        raise Ended(FOUND)
    if not items:
        raise Fault(f"{file} has no parameters of a scored item; begin it with the row item,a,b1 and so on")
    found = pairs(content, (THE_BANK, group), items)
    say(f"{group}: {len(items)} of {len(content.bank.items)} items, {len(found)} to be set side by side")
    return found
