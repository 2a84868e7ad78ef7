"""The shipped measures: without findings, each number with its source, each with its terms beside it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from romdsl.compiler import compile_source
from romdsl.compiler.write import formatted
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source

FOLDERS = sorted(path for path in (Path(__file__).resolve().parent.parent / "measures").iterdir() if path.is_dir())


def compiled(folder: Path) -> tuple[CheckedMeasure | None, Report]:
    (definition,) = [path for path in folder.iterdir() if path.name in ("measure.rom", "measure.yaml")]
    report = Report()
    return compile_source(Source(definition.name, definition.read_text(encoding="utf-8")), report), report


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_measure_has_no_finding_and_its_folder_s_name(folder: Path) -> None:
    checked, report = compiled(folder)
    assert checked is not None and report.findings == ()
    assert checked.measure.id == folder.name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_expected_number_says_where_it_comes_from(folder: Path) -> None:
    checked, _ = compiled(folder)
    assert checked is not None and len(checked.measure.cases) >= 5
    assert [case.name for case in checked.measure.cases if case.source is None] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cases_reach_every_band_and_the_missing_score(folder: Path) -> None:
    checked, _ = compiled(folder)
    assert checked is not None
    expected = [one for case in checked.measure.cases for one in case.expected if one.kind == "score"]
    for score in checked.measure.scores:
        reached = {one.band for one in expected if one.id == score.id and one.band is not None}
        assert reached == {band.code for band in score.bands}, score.id
        assert any(one.id == score.id and one.value is None for one in expected), score.id


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_definition_is_laid_out_as_fmt_does(folder: Path) -> None:
    (definition,) = [path for path in folder.iterdir() if path.name in ("measure.rom", "measure.yaml")]
    text = definition.read_text(encoding="utf-8")
    assert formatted(Source(definition.name, text)) == text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_terms_and_source_stand_beside_it(folder: Path) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "**Source**" in readme and "**Terms**" in readme


def test_the_sample_has_twenty_people_and_unanswered_items() -> None:
    rows = list(csv.DictReader((FOLDERS[0].parent / "phq9" / "sample.csv").open(encoding="utf-8")))
    assert len(rows) == 20
    assert sum(any(row[f"q{number}"] == "" for number in range(1, 10)) for row in rows) >= 3
