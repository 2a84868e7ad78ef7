"""Whatever is written of a measure says whose the borrowed parts are, and on what terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from romdsl.building import write_measure
from romdsl.emit.target import Service
from romdsl.registry import find_target

from .folders import borrower
from .lender import EVERY

SAID = (
    "Everything there is",
    "2.1.0",
    "Made up for the tests",
    "Nobody 2026",
    "Free to use whole",
    "By permission of the holder",
)
TEXT = 'measure mixed "Mixed"\nversion 1.0.0\nlanguage en\nborrow deep from middle@1.0.0 verbatim\n'
MIDDLE = 'measure middle "In the middle"\nversion 1.0.0\nlanguage en\nsource "Another"\nborrow every from every@2.1.0 verbatim\n'


@pytest.mark.parametrize("target", ["html", "fhir", "codebook", "python", "javascript", "sql"])
def test_terms_are_written_of_lenders_and_of_theirs(target: str, tmp_path: Path) -> None:
    lenders = {"middle@1.0.0": {"measure.rom": MIDDLE}, "middle@1.0.0/borrowed/every@2.1.0": EVERY}
    mixed = borrower(tmp_path / "mixed", TEXT, lenders)
    assert [each.prefix for each in mixed.measure.borrowed] == ["deep", "deep.every"]
    built = write_measure(mixed, tmp_path / "out", [find_target(target)], {}, Service())
    texts = [" ".join(path.read_text(encoding="utf-8").split()) for path in built.files]
    assert texts, built.findings
    for said in SAID:
        assert any(said in text.replace("\n", " ").replace(" // ", " ").replace(" -- ", " ") for text in texts), said


def test_copyright_of_a_questionnaire(tmp_path: Path) -> None:
    mixed = borrower(
        tmp_path / "m", TEXT.replace("deep from middle@1.0.0", "b from every@2.1.0"), {"every@2.1.0": EVERY}
    )
    built = write_measure(mixed, tmp_path / "out", [find_target("fhir")], {}, Service())
    resources = [json.loads(path.read_text(encoding="utf-8")) for path in built.files if path.suffix == ".json"]
    found = [each["copyright"] for each in resources if each.get("resourceType") == "Questionnaire"]
    assert found
    assert all("The holder" in text and "Allows: reproduce, electronic" in text for text in found)
