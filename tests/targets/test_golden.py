"""What targets write, kept to be read: a change of style shows as a difference.

PHQ-9 as code; a week with one of each later kind (tick-all, time, date, duration, contexts, grid, table, code, norm,
checks) as form, FHIR, codebook and SQL.  Whether the numbers are right is asked elsewhere.

After looking at the difference, renew with `RENEW=1 python -m pytest tests/targets/test_golden.py`.
"""

from __future__ import annotations

import difflib
import gzip
import json
import os
from pathlib import Path

import pytest

from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.emit.target import Options
from romdsl.registry import targets
from romdsl.source import Source
from tests.tools import ROOT

GOLDEN = ROOT / "tests" / "golden"
PHQ9 = ("python/phq9.py", "javascript/phq9.js", "javascript/phq9.d.ts")
WEEK = (
    "html/week.html",
    "fhir/r4/Questionnaire-week.json",
    "fhir/r4/CodeSystem-week-item-aids.json",
    "fhir/r5/Questionnaire-week.diff",
    "sql/week.duckdb.sql",
    "sql/week.postgres.sql",
    "sql/week.spark.sql",
    "codebook/week.md",
    "codebook/week.csv",
    "codebook/week.codes.csv",
    "codebook/week.answers.schema.json",
    "codebook/week.result.schema.json",
)


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    files = files_of(ROOT / "measures" / "phq9" / "measure.rom", "python", "javascript")
    files |= files_of(GOLDEN / "week.rom", "html", "fhir", "sql", "codebook")
    files["html/week.html"] = questions_of(files["html/week.html"])
    r4, r5 = (in_order(files[f"fhir/{release}/Questionnaire-week.json"]) for release in ("r4", "r5"))
    files["fhir/r5/Questionnaire-week.diff"] = difference_of(r4, r5, "r4", "r5")
    return files


def files_of(definition: Path, *ids: str) -> dict[str, str]:
    checked = compile_source(Source(definition.name, definition.read_text(encoding="utf-8")), Report())
    assert checked is not None
    program = program_of(checked)
    emitted = {id: targets()[id].emit(checked, program, Options()) for id in ids}
    return {f"{id}/{path}": text for id, files in emitted.items() for path, text in files.items()}


def questions_of(form: str) -> str:
    """The page up to its script: style and script stand as they are in `targets/html`."""
    return form[form.index("<body>") : form.index("<script")]


def in_order(resource: str) -> str:
    """The same with its keys in order, so that what has moved is no difference."""
    return json.dumps(json.loads(resource), indent=1, ensure_ascii=False, sort_keys=True)


def difference_of(first: str, second: str, first_name: str, second_name: str) -> str:
    lines = difflib.unified_diff(first.splitlines(), second.splitlines(), first_name, second_name, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", PHQ9 + WEEK)
def test_it_is_written_as_it_was(path: str, written: dict[str, str]) -> None:
    file = GOLDEN / path
    if os.environ.get("RENEW"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written[path], encoding="utf-8", newline="\n")
    kept = file.read_text(encoding="utf-8") if file.is_file() else ""
    assert kept == written[path], difference_of(kept, written[path], "kept", "written")


def test_every_target_is_kept(written: dict[str, str]) -> None:
    assert {path.split("/")[0] for path in PHQ9 + WEEK} == set(targets())
    assert all(written[path] for path in PHQ9 + WEEK)


def test_phq9_is_small(written: dict[str, str]) -> None:
    assert len(gzip.compress(written["javascript/phq9.js"].encode(), 9, mtime=0)) <= 2000
