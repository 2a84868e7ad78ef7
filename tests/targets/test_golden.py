"""PHQ-9 as it is written, kept to be read: a change of style shows as a difference.

After looking at the difference, renew with `RENEW=1 python -m pytest tests/targets/test_golden.py`.
"""

from __future__ import annotations

import difflib
import gzip
import os

import pytest

from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.emit.target import Options
from romdsl.registry import targets
from romdsl.source import Source
from tests.tools import ROOT

GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    source = Source("measure.rom", (ROOT / "measures" / "phq9" / "measure.rom").read_text(encoding="utf-8"))
    checked = compile_source(source, Report())
    assert checked is not None
    program = program_of(checked)
    return {
        f"{id}/{path}": text
        for id in ("python", "javascript")
        for path, text in targets()[id].emit(checked, program, Options()).items()
    }


@pytest.mark.parametrize("path", ["python/phq9.py", "javascript/phq9.js", "javascript/phq9.d.ts"])
def test_phq9_is_written_as_it_was(path: str, written: dict[str, str]) -> None:
    file = GOLDEN / path
    if os.environ.get("RENEW"):
        file.write_text(written[path], encoding="utf-8", newline="\n")
    kept = file.read_text(encoding="utf-8") if file.is_file() else ""
    difference = difflib.unified_diff(kept.splitlines(), written[path].splitlines(), "kept", "written", lineterm="")
    assert kept == written[path], "\n".join(difference)


def test_phq9_is_small(written: dict[str, str]) -> None:
    assert len(gzip.compress(written["javascript/phq9.js"].encode(), 9, mtime=0)) <= 2000
