"""`romdsl check`: says everything that is wrong with measures."""

from __future__ import annotations

import click

from .findings import color_option, findings_of, format_option, look_at_all, paths_argument, show
from .run import FINE, FOUND

EXAMPLE = """\b
Example:
  romdsl check ./my_measure
  romdsl check measures/*/ --format json"""


@click.command(epilog=EXAMPLE)
@paths_argument
@format_option
@color_option
@click.option("--explain-scores", is_flag=True, help="Show for each score what enters it and how.")
def command(paths: tuple[str, ...], form: str, color: str, explain_scores: bool) -> int:
    """Say everything that is wrong with measures, at its place, with the way out."""
    looked = look_at_all(paths)
    if explain_scores and form == "text":
        from ..emit.score_table import score_tables, tables_as_text

        for one in looked:
            if one.checked:
                click.echo(tables_as_text(score_tables(one.checked)))
    findings = findings_of(looked)
    show(findings, len(looked), form, color)
    return FOUND if any(finding.rule.severity == "error" for finding in findings) else FINE
