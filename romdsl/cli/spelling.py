"""A definition written anew in one of the spellings."""

from __future__ import annotations

import sys
from pathlib import Path

from ..checking import read
from ..compiler.build.words import NOUNS
from ..compiler.parse.tree import tree_of
from ..diagnostics import Report
from ..diagnostics.to_text import to_text


def laid_out(path: Path, spelling: str | None = None) -> str | None:
    """The text of a definition, laid out in a spelling (its own where none is named).

    None where the text cannot be taken apart: the findings are shown on stderr.
    """
    from ..compiler.write import to_dsl, to_yaml

    report = Report()
    source = read(path, report)
    tree = tree_of(source, report, NOUNS) if source else None
    if tree is None or report.has_errors:
        sys.stderr.write(to_text(report.findings, 1, colour=False))
        return None
    return to_dsl(tree) if (spelling or tree.spelling) == "rom" else to_yaml(tree)


def text_of(path: Path) -> str:
    """A definition as it stands in its file, with its own line ends."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
