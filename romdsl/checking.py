"""From paths to checked measures, with the findings about files and folders beside those of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .compiler import compile_source
from .compiler.parse.files import source_from_file
from .diagnostics import Report, Rule
from .faults import Fault, unreadable
from .model.checked import CheckedMeasure
from .registry import DEFINITIONS, beside_or_shipped, definitions_in
from .source import Source, Span

TWO_DEFINITIONS = Rule("ROM290", "two-definitions", "error")
FOLDER_NAME_DIFFERS = Rule("ROM291", "folder-name-differs", "warning")


@dataclass(frozen=True)
class Looked:
    """One definition that was looked at: what it says, None when there are errors, and all findings."""

    path: Path
    checked: CheckedMeasure | None
    report: Report = field(repr=False)


def look_at(path: Path) -> Looked:
    """Reads and checks one definition; raises Fault where the file cannot be read."""
    report = Report()
    source = read(path, report)
    checked = compile_source(source, report, beside_or_shipped(path)) if source else None
    if checked and path.name in DEFINITIONS:
        folder = path.resolve().parent.name
        measure = checked.measure
        if folder != measure.id:
            report.add(
                FOLDER_NAME_DIFFERS.at(
                    measure.span,
                    f"The measure is called “{measure.id}”, and its folder “{folder}”.",
                    help=f"call the folder {measure.id}",
                )
            )
    return Looked(path, None if report.has_errors else checked, report)


def read(path: Path, report: Report) -> Source | None:
    """The text of a definition, with a finding where another one stands beside it."""
    try:
        source = source_from_file(path, report, path.as_posix())
    except OSError as fault:
        raise unreadable(path.as_posix(), fault) from None
    except ValueError as fault:
        raise Fault(f"{path.as_posix()!r} cannot be read: {fault}") from None
    others = [other for other in definitions_in(path.parent) if other.name != path.name]
    if path.name in DEFINITIONS and others:
        place = source or Source(path.as_posix(), "")
        report.add(
            TWO_DEFINITIONS.at(
                Span(place, 0, 0),
                f"The folder holds two definitions: “{path.name}” and “{others[0].name}”.",
                help="keep one; romdsl convert turns one spelling into the other",
            )
        )
    return source
