"""Faults that have one way out are mended in the definition itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .compiler import compile_source
from .compiler.parse.files import source_from_file
from .diagnostics import Edit, Finding, Report
from .faults import unreadable
from .files import write_text
from .registry import beside_or_shipped
from .source import Source

MOST_ROUNDS = 10
"""What is mended can bring another fault to light; after so many rounds the rest is left to the author."""


def mend(path: Path) -> int:
    """Writes a definition with all that is certain mended; says how many findings that were.

    Raises Fault where the file cannot be read or written.
    """
    try:
        source = source_from_file(path, Report())
        with path.open(encoding="utf-8", newline="") as file:
            before = file.read() if source is not None else ""
    except OSError as fault:
        raise unreadable(path.as_posix(), fault) from None
    if source is None:
        return 0
    text, count = mended(source, path)
    if count:
        write_text(path, text.replace("\n", "\r\n") if "\r\n" in before else text)
    return count


def mended(source: Source, path: Path) -> tuple[str, int]:
    """The text with all that is certain mended, and how many findings that were."""
    count = 0
    for _ in range(MOST_ROUNDS):
        report = Report()
        compile_source(source, report, beside_or_shipped(path))
        text, number = with_certain_fixes(source, report.findings)
        if not number:
            break
        count += number
        source = Source(source.name, text)
    return source.text, count


def with_certain_fixes(source: Source, findings: Sequence[Finding]) -> tuple[str, int]:
    """A text with the certain fixes of its findings; of two that meet, the first one alone."""
    taken: list[Edit] = []
    count = 0
    for finding in findings:
        for fix in (fix for fix in finding.fixes[:1] if fix.certain):
            if all(edit.span.source is source and not meets(edit, taken) for edit in fix.edits):
                taken += fix.edits
                count += 1
    text = source.text
    for edit in sorted(taken, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text, count


def meets(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(edit.span.start <= other.span.end and other.span.start <= edit.span.end for other in others)
