"""`romdsl borrow`: a shipped measure, copied to where the measure that borrows it finds it."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from ..checking import look_at
from ..faults import Fault, unwritable
from ..registry import BORROWED, find_measure, shipped_measures
from .console import say

EXAMPLE = """\b
Example:
  romdsl borrow phq9@1.0.0 --in ./my_measure

A measure that borrows finds what comes with romdsl by itself; with a copy beside it, it stays as it is when another
version comes with a later romdsl."""


@click.command(epilog=EXAMPLE)
@click.argument("named", metavar="ID@VERSION")
@click.option(
    "--in",
    "measure",
    default=".",
    show_default=True,
    metavar="MEASURE",
    help="The measure that borrows, or its folder.",
)
def command(named: str, measure: str) -> None:
    """Copy a measure that comes with romdsl to borrowed/ID@VERSION/ beside the one that borrows it."""
    id, at, version = named.partition("@")
    if not at or not version:
        raise Fault(f"“{named}” does not say a version; write the id and the version, as phq9@1.0.0")
    if id not in shipped_measures():
        find_measure(id)  # says so, with what is nearest
        raise Fault(f"“{id}” does not come with romdsl; romdsl list shows what does")
    source = shipped_measures()[id]
    checked = look_at(source).checked
    has = checked.measure.version.value if checked is not None and checked.measure.version else "none"
    if has != version:
        raise Fault(f"“{id}” comes with romdsl in version {has}, not {version}; nothing was copied")
    place = Path(measure)
    folder = (place if place.is_dir() else place.parent) / BORROWED / named
    if not folder.parent.parent.is_dir():
        raise Fault(f"{folder.parent.parent.as_posix()} is no folder; name the measure that borrows with --in")
    if folder.exists():
        raise Fault(f"{folder.as_posix()} exists already; nothing was copied")
    try:
        shutil.copytree(source.parent, folder)
    except OSError as fault:
        raise unwritable(folder.as_posix(), fault) from None
    click.echo(folder.as_posix())
    say(f"In the measure: borrow a_name from {named} verbatim")
