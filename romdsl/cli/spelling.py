"""A definition written anew in one of the spellings."""

from __future__ import annotations

import sys
from pathlib import Path

from ..checking import read
from ..compiler import read as read_measure
from ..compiler.parse.beside import Beside
from ..compiler.parse.rules import NO_TABLE_FILE
from ..compiler.parse.tree import spelling_of
from ..compiler.write import to_dsl, to_yaml
from ..diagnostics import Finding, Report
from ..diagnostics.to_text import to_text
from ..registry import beside_or_shipped
from ..source import Source


def laid_out(path: Path, spelling: str | None = None, beside: Beside | None = None) -> str | None:
    """The text of a definition, laid out in a spelling (its own where none is named); `beside` reads the files
    of its tables.

    None where something in it cannot be read, and would be lost: the findings are shown on stderr.
    """
    report = Report()
    source = read(path, report)
    if source:
        read_measure(source, report, beside or beside_or_shipped(path))
    unread = [finding for finding in report.findings if is_about_reading(finding, source)]
    if source is None or unread:
        sys.stderr.write(to_text(unread, 1, colour=False))
        return None
    return to_dsl(source) if (spelling or spelling_of(source)) == "rom" else to_yaml(source)


def is_about_reading(finding: Finding, source: Source | None) -> bool:
    """Whether a finding is about the text or its words (ROM1.., ROM2..), and not about what they mean, nor about
    a file of a table: that is not written anew."""
    of_text = finding.rule.severity == "error" and finding.rule.code < "ROM300" and finding.rule != NO_TABLE_FILE
    return of_text and (source is None or finding.span.source is source)


def text_of(path: Path) -> str:
    """A definition as it stands in its file, with its own line ends."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
