"""What to do when YAML's parser gives up: find the line, say what is wrong with it, and go on without it."""

from __future__ import annotations

import yaml

from ...diagnostics import Report
from ...source import Source, Span
from . import rules


def mended(source: Source, text: str, fault: yaml.YAMLError, report: Report, *, last: bool) -> str:
    mark = fault.problem_mark
    line = min(mark.line + 1, len(source.line_starts))
    start = source.line_starts[line - 1]
    end = start + len(source.line_text(line))
    report.add(rules.UNREADABLE_LINE.at(Span(source, start, end), "This line cannot be read.", help="write key: value"))
    return text[:start] + " " * (end - start) + text[end:]
