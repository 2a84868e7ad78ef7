"""`romdsl new`: a measure that passes check, to be edited."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..compiler.write import to_dsl, to_yaml
from ..faults import Fault
from ..files import write_text
from ..model.functions import RESERVED
from ..source import Source
from .console import say

EXAMPLE = """\b
Example:
  romdsl new my_measure
  romdsl new my_measure --syntax rom
  romdsl new our_goals --kind idiographic"""

KINDS = ["nomothetic", "idiographic", "bank"]
BEGUN = Path(__file__).parent / "begun"
ENDINGS = {"yaml": "measure.yaml", "rom": "measure.rom"}


@click.command(epilog=EXAMPLE)
@click.argument("id", metavar="ID")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default=KINDS[0],
    show_default=True,
    help="nomothetic asks everybody the same, idiographic what each person names, bank any items of a calibrated bank.",
)
@click.option(
    "--syntax", type=click.Choice(list(ENDINGS)), default="yaml", show_default=True, help="How it is written."
)
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="Where it goes.")
def command(id: str, kind: str, syntax: str, folder: Path) -> None:
    """Begin a measure that passes check: ID/measure.yaml or ID/measure.rom, to be edited."""
    check_id(id)
    place = folder / id / ENDINGS[syntax]
    if (folder / id).exists():
        raise Fault(f"{(folder / id).as_posix()} exists already; nothing was written")
    write_text(place, begun(kind, id, syntax))
    click.echo(place.as_posix())
    say(f"Edit it, then: romdsl check ./{(folder / id).as_posix()}" if not folder.is_absolute() else "Edit it.")


def begun(kind: str, id: str, syntax: str) -> str:
    """A measure to begin with: `begun/` has one of each kind in .rom, which is laid out in YAML as any other."""
    template = (BEGUN / f"{kind}.rom").read_text(encoding="utf-8")
    source = Source(ENDINGS["rom"], template.replace("(id)", id).replace("(title)", title_of(id)))
    return to_yaml(source) if syntax == "yaml" else to_dsl(source)


def check_id(id: str) -> None:
    """Raises Fault where an id is not written as ids are."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", id):
        fitting = re.sub(r"[^A-Za-z0-9]+", "_", id).strip("_0123456789").lower()
        ending = f"; for example {fitting}" if fitting else ""
        raise Fault(f"“{id}” is no id: a letter, then letters, digits and _{ending}")
    if id.lower() in RESERVED:
        raise Fault(f"“{id}” is a word of the language; choose another id")


def title_of(id: str) -> str:
    words = id.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
