"""From a file to its text: UTF-8 with or without a byte order mark, any line ends, within the limit of size."""

from __future__ import annotations

import codecs
from pathlib import Path

from ...diagnostics import Report
from ...source import Source, Span
from . import rules

LARGEST_FILE = 6_000_000
"""Bytes."""


def source_from_file(path: Path, report: Report, name: str | None = None) -> Source | None:
    """The text of a file, or None after a finding.  Raises OSError when it cannot be read at all."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    return source_from_bytes(name or str(path), data, report)


def source_from_bytes(name: str, data: bytes, report: Report) -> Source | None:
    """The text of some bytes, or None after a finding."""
    if len(data) > LARGEST_FILE:
        report.add(
            rules.FILE_TOO_LARGE.at(_start(name), "This file has more than 6 MB, which is the most that is read.")
        )
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        report.add(rules.NOT_UTF8.at(_start(name), "This file is saved as UTF-16.", help="save it as UTF-8"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        readable = data[: fault.start].decode("utf-8-sig")
        wrong = Source(name, _newlines(readable + data[fault.start :].decode("latin-1")))
        place = len(_newlines(readable))
        report.add(
            rules.NOT_UTF8.at(
                Span(wrong, place, place + 1),
                f"The byte {data[fault.start]:02X} here is not UTF-8.",
                help="save the file as UTF-8",
            )
        )
        return None
    return Source(name, _newlines(text))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _start(name: str) -> Span:
    return Span(Source(name, ""), 0, 0)
