"""The mistakes that authors make: each is shown at its place, in both spellings, and all of them in one run.

A file in `tests/mistakes/` says in its first lines what must be found, and where; `may follow` is what else may
be said of the same line.  The places were taken from the texts and not from what the compiler said.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Finding, Report
from romdsl.diagnostics.to_text import to_text
from romdsl.source import Source

FOLDER = Path(__file__).resolve().parent / "mistakes"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".rom", ".yaml"))
EXPECTED = re.compile(r"^# (expected|may follow) (ROM\d{3}) (\d+):(\d+)$", re.MULTILINE)
TWELVE = [f"{number:02}" for number in range(1, 13)]


def findings_of(path: Path) -> tuple[Finding, ...]:
    report = Report()
    compile_source(Source(path.name, path.read_text(encoding="utf-8")), report)
    return report.findings


def claims_of(path: Path, kind: str) -> set[tuple[str, int, int]]:
    found = EXPECTED.findall(path.read_text(encoding="utf-8"))
    return {(code, int(line), int(column)) for said, code, line, column in found if said == kind}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_mistake_is_shown_at_its_place_and_nothing_else_is(path: Path) -> None:
    found = {(finding.rule.code, finding.span.line, finding.span.column) for finding in findings_of(path)}
    expected = claims_of(path, "expected")
    assert expected <= found
    assert found - expected <= claims_of(path, "may follow")
    assert bool(expected) == (not path.name.startswith("00"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_line_is_shown_with_a_caret_below_the_place(path: Path) -> None:
    for finding in findings_of(path):
        shown = to_text([finding], 1, colour=False)
        assert f"  {path.name}:{finding.span.line}:{finding.span.column}\n" in shown
        assert "^" in shown
        assert finding.help
        assert all(len(line) <= 80 for line in shown.splitlines())


@pytest.mark.parametrize("ending", [".rom", ".yaml"])
def test_all_twelve_are_there(ending: str) -> None:
    names = {path.name[:2] for path in FILES if path.suffix == ending}
    assert names >= {"00", *TWELVE}


@pytest.mark.parametrize("ending", ["rom", "yaml"])
def test_one_file_shows_all_twelve_in_one_run(ending: str) -> None:
    kinds = {finding.rule.code for finding in findings_of(FOLDER / f"all.{ending}")}
    single = {number: claims_of_kind(number, ending) for number in TWELVE}
    assert [number for number in TWELVE if not single[number] & kinds] == []


def claims_of_kind(number: str, ending: str) -> set[str]:
    """The codes by which a mistake may be told, over the files that have it; in `all` YAML a name is doubled by capitals."""
    files = [path for path in FILES if path.name.startswith(number)]
    return {
        code
        for path in files
        if path.suffix == f".{ending}" or number == "02"
        for code, _, _ in claims_of(path, "expected")
    }
