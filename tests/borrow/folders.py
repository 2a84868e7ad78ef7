"""Folders of definitions: one that borrows, and those that it borrows from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from romdsl.checking import look_at
from romdsl.model.checked import CheckedMeasure

Files = Mapping[str, str]


def written(folder: Path, files: Files) -> Path:
    """The files of one definition, `measure.rom` among them, in their folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "measure.rom"


def lent(folder: Path, lenders: Mapping[str, Files]) -> None:
    """Puts lenders beside a definition, each by its id and version."""
    for name, files in lenders.items():
        written(folder / "borrowed" / name, files)


def borrower(folder: Path, text: str, lenders: Mapping[str, Files]) -> CheckedMeasure:
    """A measure that borrows, without a fault."""
    found = findings(folder, text, lenders)
    assert not [each for each in found if each[0] not in HARMLESS], found
    checked = look_at(folder / "measure.rom").checked
    assert checked is not None
    return checked


def findings(folder: Path, text: str, lenders: Mapping[str, Files]) -> list[tuple[str, str, int]]:
    """The name, the message and the line of all that is found, but for the name of the folder."""
    lent(folder, lenders)
    path = written(folder, {"measure.rom": text})
    report = look_at(path).report
    for finding in report.findings:
        assert finding.span.source.name == path.as_posix(), "a finding stands in the text of its author"
    return [(each.rule.name, each.message, each.span.line) for each in report.findings if each.rule.name != FOLDER]


FOLDER = "folder-name-differs"
HARMLESS = ("long-form", "no-recall")
