"""Findings for code hosts and editors: SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote

from ..source import Span
from .diagnostic import Finding, Fix, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(findings: Sequence[Finding]) -> str:
    """All findings as one run of one tool."""
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    driver: dict[str, object] = {"name": "romdsl", "rules": [rule_object(rule) for rule in rules]}
    with suppress(PackageNotFoundError):
        driver["version"] = version("romdsl")
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result(finding, rules.index(finding.rule)) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def rule_object(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "defaultConfiguration": {"level": rule.severity},
    }


def result(finding: Finding, rule_index: int) -> dict[str, object]:
    sentences = [finding.message, *finding.details, *([f"help: {finding.help}"] if finding.help else [])]
    found: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": rule_index,
        "level": finding.rule.severity,
        "message": {"text": "\n".join(sentences)},
        "locations": [{"physicalLocation": physical(finding.span)}],
    }
    if finding.reasons:
        found["relatedLocations"] = [
            {"id": number, "physicalLocation": physical(because.span), "message": {"text": because.text}}
            for number, because in enumerate(finding.reasons)
        ]
    if finding.fixes:
        found["fixes"] = [fix_object(fix) for fix in finding.fixes]
    return found


def fix_object(fix: Fix) -> dict[str, object]:
    changes: dict[str, list[dict[str, object]]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": region(edit.span), "insertedContent": {"text": edit.text}}
        changes.setdefault(address(edit.span), []).append(replacement)
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {"artifactLocation": {"uri": uri}, "replacements": replacements} for uri, replacements in changes.items()
        ],
    }


def physical(span: Span) -> dict[str, object]:
    return {"artifactLocation": {"uri": address(span)}, "region": region(span)}


def region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def address(span: Span) -> str:
    """The file as a URI: a path from where the command ran, or `file:` before a whole one."""
    path = quote(span.source.name.replace("\\", "/"))
    if path.startswith("/"):
        return f"file://{path}"
    drive = path[1:4] == "%3A"
    return f"file:///{path.replace('%3A', ':', 1)}" if drive else path
