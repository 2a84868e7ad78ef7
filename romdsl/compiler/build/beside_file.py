"""The text of a file that a definition names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from ...diagnostics import Report
from ...model.measure import Placed
from ...source import Source
from ..parse import rules
from ..parse.beside import Beside, NotBeside
from ..parse.files import source_from_bytes

Files = Callable[[Placed[str]], Source | None]
"""The text of a file beside the definition, or None after a finding."""


def beside_file(file: Placed[str], beside: Beside | None, report: Report, without: str) -> Source | None:
    """The text of a file beside the definition, or None after a finding; `without` is what to write in its place."""
    try:
        if beside is None:
            raise NotBeside("cannot be read, since this text stands in no folder", without)
        data = beside(file.value)
    except NotBeside as fault:
        report.add(rules.NO_TABLE_FILE.at(file.span, f"The file “{file.value}” {fault.why}.", help=fault.help))
        return None
    shown = PurePosixPath(file.span.source.name).parent / file.value
    return source_from_bytes(shown.as_posix(), data, report)
