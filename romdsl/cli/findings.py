"""Measures named on the command line, looked at, and their findings shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from ..checking import Looked, look_at
from ..diagnostics import Finding
from ..diagnostics.to_text import colour_wanted, finding_text, to_text
from ..faults import Fault
from ..model.checked import CheckedMeasure
from ..registry import find_measures
from .console import say, write_data
from .run import FOUND, Ended

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="MEASURE...")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colours."
)


def look_at_all(paths: Iterable[str]) -> list[Looked]:
    """Every measure that the paths and ids stand for, each once, in the order given."""
    found: dict[Path, Path] = {}
    for written in paths:
        for path in find_measures(written):
            found.setdefault(path.resolve(), path)
    return [look_at(path) for path in found.values()]


def findings_of(looked: Sequence[Looked]) -> list[Finding]:
    return [finding for one in looked for finding in one.report.findings]


def show(findings: Sequence[Finding], measures: int, form: str, color: str) -> None:
    """Prints findings in the form asked for."""
    if form == "json":
        from ..diagnostics.to_json import to_json

        write_data(to_json(findings))
    elif form == "sarif":
        from ..diagnostics.to_sarif import to_sarif

        write_data(to_sarif(findings))
    else:
        wanted = colour_wanted(color, sys.stdout.isatty(), os.environ)  # type: ignore[arg-type]
        sys.stdout.write(to_text(findings, measures, wanted))


def the_measure(written: str) -> tuple[CheckedMeasure, Path]:
    """The one measure that a command works on; its errors end the command."""
    looked = look_at_all([written])
    if len(looked) > 1:
        raise Fault(f"{written} holds {len(looked)} measures; name one of them")
    only = looked[0]
    if only.checked is None:
        sys.stderr.write(to_text(only.report.findings, 1, colour=False))
        raise Ended(FOUND)
    return only.checked, only.path


def all_measures(paths: Iterable[str]) -> tuple[list[CheckedMeasure], bool]:
    """The measures without errors, and whether some had errors; those are shown on stderr."""
    looked = look_at_all(paths)
    refused = [one for one in looked if one.checked is None]
    for one in refused:
        for finding in one.report.findings:
            if finding.rule.severity == "error":
                say(finding_text(finding, colour=False))
    return [one.checked for one in looked if one.checked], bool(refused)
