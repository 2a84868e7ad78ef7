"""`romdsl targets`: what can be built, with the options of each."""

from __future__ import annotations

import json

import click

from ..registry import targets
from .console import write_data

EXAMPLE = """\b
Example:
  romdsl targets"""


@click.command(epilog=EXAMPLE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How they are shown.")
def command(form: str) -> None:
    """List what can be built, with options."""
    if form == "json":
        rows = [
            {
                "id": target.id,
                "title": target.title,
                "options": [
                    {
                        "name": option.name,
                        "meaning": option.meaning,
                        "default": option.default,
                        "choices": list(option.choices),
                    }
                    for option in target.options
                ],
                "engines": [{"id": engine.id, "lacks": engine.can_run()} for engine in target.engines],
            }
            for target in targets().values()
        ]
        write_data(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    size = max((len(id) for id in targets()), default=0)
    for target in targets().values():
        click.echo(f"{target.id.ljust(size)}  {target.title}")
        for option in target.options:
            choices = f" ({', '.join(option.choices)})" if option.choices else ""
            default = f", else {option.default}" if option.default else ""
            click.echo(f"{'':{size}}    {target.id}.{option.name}: {option.meaning}{choices}{default}")
