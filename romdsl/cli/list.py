"""`romdsl list`: the measures that come with romdsl."""

from __future__ import annotations

import json

import click

from ..checking import look_at
from ..registry import shipped_measures
from .console import write_data
from .table import as_table

EXAMPLE = """\b
Example:
  romdsl list"""


@click.command(epilog=EXAMPLE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How they are shown.")
def command(form: str) -> None:
    """List the measures that come with romdsl."""
    rows = []
    for id, path in shipped_measures().items():
        checked = look_at(path).checked
        measure = checked.measure if checked else None
        rows.append(
            {
                "id": id,
                "version": measure.version.value if measure and measure.version else None,
                "status": measure.status.value if measure and measure.status else None,
                "items": len(measure.items) if measure else None,
                "title": measure.title.value if measure else "(does not pass check)",
                "terms": measure.licence.terms.value if measure and measure.licence and measure.licence.terms else None,
            }
        )
    if form == "json":
        write_data(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    words = ["id", "version", "status", "items", "title"]
    click.echo(as_table(words, [["" if row[word] is None else str(row[word]) for word in words] for row in rows]))
