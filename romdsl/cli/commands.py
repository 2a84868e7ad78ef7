"""The group of all commands, which imports a command only when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from keyword import iskeyword
from typing import Any

import click

COMMANDS = {
    "new": "Begin a measure that passes check.",
    "borrow": "Copy a measure to where another borrows from it.",
    "check": "Say everything that is wrong with measures.",
    "build": "Write forms, scoring functions, FHIR and codebooks.",
    "score": "Score files of answers.",
    "due": "List who is due at which occasion.",
    "bank": "Check, picture, assemble and try item banks.",
    "chart": "Draw the scores of each person over time.",
    "followup": "Say how many of those who began were asked again.",
    "test": "Run the worked cases of measures.",
    "fmt": "Lay out definitions in the one usual way.",
    "convert": "Turn YAML into .rom, or back.",
    "dump": "Show what the compiler made of a measure.",
    "explain": "Explain a finding.",
    "list": "List the measures that come with romdsl.",
    "targets": "List what can be built, with options.",
}
"""What there is, in the order of a measure's life; a test holds it to the files beside this one."""

CLOSING = """\b
Example:
  romdsl new my_measure
  romdsl check ./my_measure
  romdsl build ./my_measure -o out

A measure is named by its path (with / or an ending) or, if it comes with romdsl, by its id.
Ends with 0 when all is well, 1 when there are errors or rejected rows, 2 when the command could not be carried out."""


class Commands(click.Group):
    """Finds each command in the file of its name, in a package; `table` says what each does."""

    def __init__(self, *, table: Mapping[str, str], package: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.table, self.package = table, package

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.table:
            return None
        # `import` is a word of Python, and so no name of a file.
        module = importlib.import_module(f"{self.package}.{name}{'_' if iskeyword(name) else ''}")
        command: click.Command = module.command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        if args and args[0] not in self.table and not args[0].startswith("-"):
            from ..diagnostics.suggest import nearest

            near = nearest(args[0], self.table)
            ending = f"did you mean {near}?" if near else f"{context.command_path} --help lists them"
            raise click.UsageError(f"there is no command “{args[0]}”; {ending}", context)
        return super().resolve_command(context, args)


def show_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"romdsl {version('romdsl')}")
        context.exit()


commands = Commands(
    table=COMMANDS,
    package=__package__,
    name="romdsl",
    help="Outcome measures as text: checked, and turned into forms, scores and FHIR.",
    epilog=CLOSING,
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show_version, help="The version."
        ),
    ],
)
