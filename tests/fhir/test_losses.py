"""What is named as lost of rows and of what is kept between occasions, beside the list in `spec/targets.md`."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.emit.target import Options
from romdsl.registry import measures_folder
from romdsl.source import Source
from romdsl.targets.fhir import target

LISTED = (Path(__file__).resolve().parents[2] / "spec" / "targets.md").read_text("utf-8")
GOALS = (measures_folder() / "own_goals" / "measure.rom").read_text("utf-8")
ROWS = ' 1..3 private {\n  goal "In your own words"'
ITEM = 'item hope "What do you hope for?" answer text carried locked private\n\nscore progress '


def lost(text: str) -> dict[str, str]:
    report = Report()
    checked = compile_source(Source("own_goals.rom", text), report)
    assert checked is not None, [str(finding) for finding in report.findings]
    return {loss.what: loss.why for loss in target.unsupported(checked, Options())}


def test_rows_are_named_with_all_that_a_group_cannot_say() -> None:
    whats = [what for what in lost(GOALS) if "“goals”" in what]
    assert whats == [
        "adding rows to “goals”, carrying them along, their state and what they quote",
        "that “goals” has at least 1",
        "that the words in “goals” are private",
    ]


def test_rows_that_may_be_none_and_are_shared_lose_less() -> None:
    assert ROWS in GOALS
    whats = [
        what for what in lost(GOALS.replace(ROWS, ROWS.replace("1..3 private", "0..3 shared"))) if "“goals”" in what
    ]
    assert whats == ["adding rows to “goals”, carrying them along, their state and what they quote"]


def test_what_is_kept_outside_rows_is_named() -> None:
    whats = [what for what in lost(GOALS.replace("score progress ", ITEM, 1)) if "“hope”" in what]
    assert whats == [
        "that “hope” is carried to the next occasion and locked",
        "that the words of “hope” are private",
    ]


@pytest.mark.parametrize("word", ["“goals”", "“hope”"])
def test_the_list_gives_the_same_reasons(word: str) -> None:
    reasons = {why for what, why in lost(GOALS.replace("score progress ", ITEM, 1)).items() if word in what}
    assert reasons and all(f"| {why} |" in LISTED for why in reasons)
