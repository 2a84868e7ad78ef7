"""Findings for programs: one JSON object, lines and columns from 1 in code points, ends exclusive."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..source import Span
from .diagnostic import Finding, Fix


def to_json(findings: Sequence[Finding]) -> str:
    """All findings and how many there are of each severity."""
    return json.dumps(as_object(findings), ensure_ascii=False, indent=2) + "\n"


def as_object(findings: Sequence[Finding]) -> dict[str, object]:
    counts = {
        f"{severity}s": sum(finding.rule.severity == severity for finding in findings)
        for severity in ("error", "warning", "note")
    }
    return {"findings": [finding_object(finding) for finding in findings], **counts}


def finding_object(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        **place(finding.span),
        "message": " ".join((finding.message, *finding.details)),
        "help": finding.help,
        "because": [{**place(because.span), "text": because.text} for because in finding.reasons],
        "fix": fix_object(finding.fixes[0]) if finding.fixes else None,
    }


def fix_object(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "edits": [{**place(edit.span), "text": edit.text} for edit in fix.edits]}


def place(span: Span) -> dict[str, object]:
    return {
        "file": span.source.name,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
