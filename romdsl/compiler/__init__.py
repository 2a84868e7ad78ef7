"""The pipeline on one page.

    text --parse--> syntax tree --build--> Measure --check--> CheckedMeasure --lower--> Program

Each arrow is one folder.  A pass notes what it finds in a `Report` and hands on what it could make of the
rest, so that one run shows the faults of all passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Report
from ..model.measure import Measure
from ..source import Source
from .build.measure import build
from .build.words import NOUNS
from .parse.beside import Beside
from .parse.tree import tree_of

if TYPE_CHECKING:
    from ..model.checked import CheckedMeasure
    from ..program import Program

__all__ = ["compile_source", "program_of", "read"]


def read(source: Source, report: Report, beside: Beside | None = None) -> Measure | None:
    """The measure that a text says, or None where it names none; what is wrong with it is in the report.

    `beside` reads the files of tables (`parse/beside.py`); without it there are none.
    """
    tree = tree_of(source, report, NOUNS)
    return None if tree is None else build(tree, report, beside)


def compile_source(source: Source, report: Report, beside: Beside | None = None) -> CheckedMeasure | None:
    """The measure of a text after all checks, or None where the report has an error."""
    from .check import check

    measure = read(source, report, beside)
    return None if measure is None else check(measure, report)


def program_of(checked: CheckedMeasure) -> Program:
    """The score program of a measure, which every target prints."""
    from .lower import lower

    return lower(checked)
