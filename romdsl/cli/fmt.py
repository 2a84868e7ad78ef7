"""`romdsl fmt`: lays out definitions in the one usual way."""

from __future__ import annotations

from pathlib import Path

import click

from ..faults import Fault
from ..files import write_text
from ..registry import find_measures, is_path
from .findings import paths_argument
from .run import FINE, FOUND
from .spelling import laid_out, text_of

EXAMPLE = """\b
Example:
  romdsl fmt ./my_measure
  romdsl fmt --check measures/*/"""


@click.command(epilog=EXAMPLE)
@paths_argument
@click.option("--check", "only_check", is_flag=True, help="Change nothing; end with 1 where something would change.")
def command(paths: tuple[str, ...], only_check: bool) -> int:
    """Lay out definitions in the one usual way; comments, order and numbers stay as written."""
    others: list[Path] = []
    refused = False
    for written in paths:
        if not only_check and not is_path(written):
            raise Fault(f"“{written}” came with romdsl and is not changed; name the path of a measure of your own")
    for path in [path for written in paths for path in find_measures(written)]:
        text = laid_out(path)
        if text is None:
            refused = True
            continue
        before = text_of(path)
        text = text.replace("\n", "\r\n") if "\r\n" in before else text
        if text != before:
            others.append(path)
            click.echo(path.as_posix() + (" would be laid out" if only_check else ""))
            if not only_check:
                write_text(path, text)
    return FOUND if refused or (only_check and others) else FINE
