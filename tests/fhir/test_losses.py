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
OPEN = 'goal "In your own words" answer text carried locked'
ROWS = ' 1..3 private {\n  goal "In your own words"'
ITEM = 'item hope "What do you hope for?" answer text carried locked private\n\nscore progress '


def lost(text: str, earlier: str = "none") -> dict[str, str]:
    report = Report()
    checked = compile_source(Source("own_goals.rom", text), report)
    assert checked is not None, [str(finding) for finding in report.findings]
    return {loss.what: loss.why for loss in target.unsupported(checked, Options({"earlier": earlier}))}


def test_rows_are_named_with_all_that_repetitions_cannot_say() -> None:
    whats = [what for what in lost(GOALS) if "“goals”" in what]
    assert whats == [
        "the ids of rows in “goals”, their state and what they quote",
        "that “goals” has at least 1",
        "bringing along “goal” of “goals”",
        "that the words in “goals” are private",
    ]


def test_rows_that_are_open_and_shared_lose_less() -> None:
    assert ROWS in GOALS and OPEN in GOALS
    text = GOALS.replace(ROWS, ROWS.replace("1..3 private", "0..3 shared")).replace(
        OPEN, OPEN.replace(" carried locked", "")
    )
    assert [what for what in lost(text) if "“goals”" in what] == [
        "the ids of rows in “goals”, their state and what they quote"
    ]


@pytest.mark.parametrize(("number", "least"), [("1..3", ["that “goals” has at least 1"]), ("0..3", [])])
def test_rows_that_cannot_repeat_are_named_with_what_groups_cannot_say(number: str, least: list[str]) -> None:
    """The second question hangs on the first one of its own row."""
    text = GOALS.replace(ROWS, ROWS.replace("1..3", number)).replace(
        'from "Not started" to "I am there"\n}',
        'from "Not started" to "I am there"\n  how "How?" answer yes no when progress >= 5\n}',
    )
    assert [what for what in lost(text) if "“goals”" in what] == [
        "adding rows to “goals”, their state and what they quote",
        *least,
        "bringing along “goal” of “goals”",
        "that the words in “goals” are private",
    ]


def test_what_is_kept_outside_rows_is_named() -> None:
    whats = [what for what in lost(GOALS.replace("score progress ", ITEM, 1)) if "“hope”" in what]
    assert whats == [
        "that “hope” is carried to the next occasion and locked",
        "that the words of “hope” are private",
    ]


def test_what_is_asked_of_a_server_is_lost_no_more_but_stays_open_to_change() -> None:
    whats = lost(GOALS.replace("score progress ", ITEM, 1), "server")
    assert [what for what in whats if "carried" in what or "along" in what] == [
        "that “goal” of “goals” cannot be changed once carried",
        "that “hope” cannot be changed once carried",
    ]
    open_text = GOALS.replace(OPEN, OPEN.replace(" locked", ""))
    assert not [what for what in lost(open_text, "server") if "carried" in what or "along" in what]


@pytest.mark.parametrize("earlier", ["none", "server"])
@pytest.mark.parametrize("word", ["“goals”", "“hope”"])
def test_the_list_gives_the_same_reasons(word: str, earlier: str) -> None:
    reasons = {why for what, why in lost(GOALS.replace("score progress ", ITEM, 1), earlier).items() if word in what}
    assert reasons and all(f"| {why} |" in LISTED for why in reasons)
