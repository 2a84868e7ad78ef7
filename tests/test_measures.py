"""The shipped measures: without findings, each number with its source, each with its terms beside it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import romdsl
from romdsl import registry
from romdsl.compiler import compile_source
from romdsl.compiler.write import formatted
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source

MEASURES = Path(__file__).resolve().parent.parent / "measures"
FOLDERS = sorted(path for path in MEASURES.iterdir() if path.is_dir())
OWN = {
    "everyday_coping", "first_steps", "goal_attainment", "how_are_you", "own_goals", "own_problems", "own_profile", "own_questions", "what_matters",
}  # fmt: skip
"""Written for this project: nobody else's wording."""


def compiled(folder: Path) -> tuple[CheckedMeasure | None, Report]:
    definition = definition_of(folder)
    report = Report()
    source = Source(definition.name, definition.read_text(encoding="utf-8"))
    return compile_source(source, report, registry.beside_or_shipped(definition)), report


def definition_of(folder: Path) -> Path:
    (definition,) = [path for path in folder.iterdir() if path.name in ("measure.rom", "measure.yaml")]
    return definition


def measure_of(folder: Path) -> CheckedMeasure:
    checked, _ = compiled(folder)
    assert checked is not None
    return checked


def readme_of(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8")


def table() -> dict[str, list[str]]:
    """The rows of the README of all measures: id, then title, items, what is shipped, terms, what is lacking."""
    lines = (MEASURES / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| [")]
    linked = [re.fullmatch(r"\[(\w+)\]\((\w+)\)", row[0]) for row in rows]
    assert all(link is not None and link[1] == link[2] for link in linked)
    return {link[1]: row[1:] for link, row in zip(linked, rows, strict=True) if link is not None}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_measure_has_no_finding_and_its_folder_s_name(folder: Path) -> None:
    checked, report = compiled(folder)
    assert checked is not None and report.findings == ()
    assert checked.measure.id == folder.name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_expected_number_says_where_it_comes_from(folder: Path) -> None:
    cases = measure_of(folder).measure.cases
    assert len(cases) >= 5
    assert [case.name for case in cases if case.source is None] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cases_reach_every_band_and_the_missing_score(folder: Path) -> None:
    measure = measure_of(folder).measure
    expected = [one for case in measure.cases for one in case.expected if one.kind == "score"]
    for score in measure.scores:
        reached = {one.band for one in expected if one.id == score.id and one.band is not None}
        assert reached == {band.code for band in score.bands}, score.id
        assert any(one.id == score.id and one.value is None for one in expected), score.id


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cases_reach_every_code_of_a_score_that_is_one(folder: Path) -> None:
    measure = measure_of(folder).measure
    expected = [one for case in measure.cases for one in case.expected if one.kind == "score"]
    for score in measure.scores:
        if score.scale is not None:
            codes = {
                option.code for scale in measure.scales if scale.id == score.scale.value for option in scale.options
            }
            assert {one.value for one in expected if one.id == score.id} == codes | {None}, score.id


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cases_reach_both_ends_of_a_range_that_is_told(folder: Path) -> None:
    measure = measure_of(folder).measure
    expected = [one for case in measure.cases for one in case.expected if one.kind == "score"]
    for score in measure.scores:
        if score.range is not None and folder.name not in OWN:
            values = {one.value for one in expected if one.id == score.id}
            assert {score.range.low, score.range.high} <= values, score.id


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_definition_is_laid_out_as_fmt_does(folder: Path) -> None:
    definition = definition_of(folder)
    text = definition.read_text(encoding="utf-8")
    assert formatted(Source(definition.name, text)) == text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_terms_and_source_stand_beside_it(folder: Path) -> None:
    readme, measure = readme_of(folder), measure_of(folder).measure
    assert "**Source**" in readme and "**Terms**" in readme
    assert measure.source is not None and measure.licence is not None and measure.licence.terms is not None
    if folder.name not in OWN:
        assert "**Missing answers**" in readme or "**Scoring**" in readme


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_wording_has_copies_that_agree_and_else_there_is_none(folder: Path) -> None:
    readme, measure = readme_of(folder), measure_of(folder).measure
    items = [item.text.value for item in measure.items]
    placeholder = [re.match(r"(Section \d, \w+ rating|Item \w+(: Week \d)?)$", text) is not None for text in items]
    if table()[folder.name][2] == "placeholders":
        assert all(placeholder) and "**Why no wording**" in readme
        assert measure.status is not None and measure.status.value == "draft"
    else:
        assert not any(placeholder)
        assert measure.licence is not None
        assert {"reproduce", "electronic"} <= {one.value for one in measure.licence.allows}
        assert folder.name in OWN or re.search(r"\*\*Wording\*\*.* cop(y|ies)\b|Wording\*\* compared with", readme)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_target_writes_it(folder: Path, tmp_path: Path) -> None:
    service = folder / "sample-service.yaml"
    built = romdsl.build(romdsl.load(folder), tmp_path, service=service if service.exists() else None)
    assert not built.has_errors
    written = {path.relative_to(tmp_path).parts[1] for path in built.files}
    assert written == set(registry.targets())


def test_the_table_names_each_measure_with_its_title_and_its_items() -> None:
    rows = table()
    assert list(rows) == [folder.name for folder in FOLDERS]
    for folder in FOLDERS:
        measure = measure_of(folder).measure
        assert rows[folder.name][0] == measure.title.value
        assert rows[folder.name][1] == str(len(measure.items)), folder.name
        assert len(rows[folder.name]) == 5 and all(rows[folder.name])


def test_both_spellings_are_among_them() -> None:
    endings = {definition_of(folder).suffix for folder in FOLDERS}
    assert endings == {".rom", ".yaml"}


def test_the_sample_has_twenty_people_and_unanswered_items() -> None:
    rows = list(csv.DictReader((MEASURES / "phq9" / "sample.csv").open(encoding="utf-8")))
    assert len(rows) == 20
    assert sum(any(row[f"q{number}"] == "" for number in range(1, 10)) for row in rows) >= 3
