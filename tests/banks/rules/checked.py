"""Checks a measure with the files beside it, all given as texts."""

from __future__ import annotations

from collections.abc import Mapping

from romdsl.compiler import compile_source
from romdsl.compiler.parse.beside import NotBeside
from romdsl.diagnostics import Finding, Report
from romdsl.source import Source


def findings(text: str, files: Mapping[str, str], ending: str = "rom") -> tuple[Finding, ...]:
    """All that is found in `measure.rom` with these files beside it."""

    def beside(name: str) -> bytes:
        if name not in files:
            raise NotBeside("is not there", "write it")
        return files[name].encode("utf-8")

    report = Report()
    compile_source(Source(f"measure.{ending}", text), report, beside)
    return report.findings


def told(found: tuple[Finding, ...]) -> list[str]:
    """`parameters.csv:3 ROM843 -2.05`: where, which, and what stands there."""
    return [
        f"{each.span.source.name}:{each.span.line} {each.rule.code} {each.span.source.text[each.span.start : each.span.end]}"
        for each in found
    ]
