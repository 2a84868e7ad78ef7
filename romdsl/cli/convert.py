"""`romdsl convert`: turns one spelling into the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from ..faults import Fault, unreadable
from ..files import shown_name, write_bytes, write_text
from ..registry import beside_or_shipped, find_measure
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
    """Turn YAML into .rom, or back; order, comments, numbers and texts stay.

    Into another folder, the files of its tables go too.
    """
    path = find_measure(measure)
    if out is not None:
        endings = [".rom"] if to == "rom" else [".yaml", ".yml"]
        if out.suffix.lower() not in endings:
            raise Fault(f"-o {out.as_posix()}: a file in this spelling ends in {endings[0]}")
    read, tables = beside_or_shipped(path), dict[str, bytes]()

    def beside(name: str) -> bytes:
        tables[name] = read(name)
        return tables[name]

    text = laid_out(path, to, beside)
    if text is None:
        return FOUND
    if out is None:
        write_data(text)
    else:
        missing = tables_to_write(out.parent, tables)
        write_text(out, text)
        for table, content in missing.items():
            write_bytes(table, content)
        for written in (out, *missing):
            click.echo(shown_name(written))
    return FINE


def tables_to_write(folder: Path, tables: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The files of tables that a folder lacks; raises Fault where it has another one of such a name."""
    missing: dict[Path, bytes] = {}
    for name, content in tables.items():
        table = folder / name
        if not table.exists():
            missing[table] = content
        elif content_of(table) != content:
            raise Fault(f"{shown_name(table)} is there already and has other values; write into another folder")
    return missing


def content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise unreadable(shown_name(path), fault) from None
