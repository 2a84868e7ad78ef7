"""`romdsl check`: says everything that is wrong with measures."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..faults import Fault
from ..mending import mend
from ..registry import find_measures, is_path
from .console import say
from .findings import color_option, findings_of, format_option, look_at_all, paths_argument, show
from .run import FINE, FOUND

EXAMPLE = """\b
Example:
  romdsl check ./my_measure
  romdsl check ./my_measure --fix
  romdsl check measures/*/ --format json"""


@click.command(epilog=EXAMPLE)
@paths_argument
@format_option
@color_option
@click.option("--explain-scores", is_flag=True, help="Show what enters each score, and what each change compares.")
@click.option("--fix", is_flag=True, help="Mend in the files what has one way out, then say what is left.")
def command(paths: tuple[str, ...], form: str, color: str, explain_scores: bool, fix: bool) -> int:
    """Say everything that is wrong with measures, at its place, with the way out."""
    if fix:
        mend_all(paths)
    looked = look_at_all(paths)
    if explain_scores and form == "text":
        from ..emit import change_table, score_table

        for one in looked:
            if one.checked:
                tables = [score_table.table_as_text(table) for table in score_table.score_tables(one.checked)]
                tables += [
                    change_table.table_as_text(table) for table in change_table.change_tables(one.checked.measure)
                ]
                click.echo("\n".join(tables))
    findings = findings_of(looked)
    show(findings, len(looked), form, color)
    return FOUND if any(finding.rule.severity == "error" for finding in findings) else FINE


def mend_all(paths: Sequence[str]) -> None:
    """Mends the definitions, and tells on stderr how much; those that came with romdsl are not changed."""
    for written in paths:
        if not is_path(written):
            raise Fault(f"“{written}” came with romdsl and is not changed; name the path of a measure of your own")
    for path in dict.fromkeys(path for written in paths for path in find_measures(written)):
        count = mend(path)
        if count:
            say(f"{path.as_posix()}: {count} mended")
