"""The findings of one run, in the order of their places."""

from __future__ import annotations

from .diagnostic import Finding, Severity


class Report:
    """Collects findings; each pass adds to it and goes on."""

    def __init__(self) -> None:
        self._findings: dict[tuple[str, str, int, int, str], Finding] = {}

    def add(self, finding: Finding) -> None:
        """Notes a finding; the same one twice counts once."""
        self._findings.setdefault(key_of(finding), finding)

    def withdraw(self, finding: Finding) -> None:
        """Takes a finding back that the author has allowed."""
        self._findings.pop(key_of(finding), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings by file and place."""
        return tuple(sorted(self._findings.values(), key=lambda f: (f.span.source.name, f.span.start, f.rule.code)))

    def count(self, severity: Severity) -> int:
        return sum(finding.rule.severity == severity for finding in self._findings.values())

    @property
    def has_errors(self) -> bool:
        return self.count("error") > 0


def key_of(finding: Finding) -> tuple[str, str, int, int, str]:
    span = finding.span
    return finding.rule.code, span.source.name, span.start, span.end, finding.message
