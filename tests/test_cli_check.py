"""`romdsl check`, `explain`, `list`, `targets`, `dump`: findings as they are asked for, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import SHORT, measure_in, romdsl
from tests.tools import ROOT

GAP = SHORT.replace("4.5..9 many", "5..9 many")
YAML = """\
measure mood: Mood
scale often:
  0: Never
  1: Always
item q1:
  text: I felt low
  scale: often
score total:
  value: q1 + nothing
"""


def test_all_is_well(tmp_path: Path) -> None:
    ended = romdsl("check", measure_in(tmp_path))
    assert ended.code == 0 and "0 errors" not in ended.out
    assert ended.out.splitlines()[-1].endswith("in 1 measure") or "romdsl explain" in ended.out


def test_an_error_is_told_at_its_place(tmp_path: Path) -> None:
    ended = romdsl("check", measure_in(tmp_path, GAP))
    assert ended.code == 1
    line = next(number for number, text in enumerate(GAP.splitlines(), 1) if "5..9 many" in text)
    assert f"measure.rom:{line}:" in ended.out and "band-gap" in ended.out
    assert "1 error" in ended.out and "in 1 measure" in ended.out


def test_several_measures_are_counted_together(tmp_path: Path) -> None:
    measure_in(tmp_path, GAP)
    measure_in(tmp_path, GAP.replace("measure mood", "measure other"), id="other")
    ended = romdsl("check", tmp_path)
    assert ended.code == 1 and "2 errors" in ended.out and "in 2 measures" in ended.out
    assert romdsl("check", tmp_path / "mood", tmp_path / "mood" / "measure.rom").out.count("band-gap") == 1


def test_json_and_sarif(tmp_path: Path) -> None:
    place = measure_in(tmp_path, GAP)
    ended = romdsl("check", place, "--format", "json")
    said = json.loads(ended.out)
    assert ended.code == 1 and said["errors"] == 1
    (finding,) = (one for one in said["findings"] if one["severity"] == "error")
    assert finding["name"] == "band-gap" and finding["file"].endswith("mood/measure.rom")
    assert set(finding) >= {"code", "line", "column", "end_line", "end_column", "message", "help", "because", "fix"}
    sarif = json.loads(romdsl("check", place, "--format", "sarif").out)
    assert sarif["version"] == "2.1.0" and sarif["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_a_place_inside_a_formula_inside_yaml(tmp_path: Path) -> None:
    ended = romdsl("check", measure_in(tmp_path, YAML, name="measure.yaml"), "--format", "json")
    column = "  value: q1 + nothing".index("nothing") + 1
    places = [(one["line"], one["column"]) for one in json.loads(ended.out)["findings"]]
    assert (9, column) in places


def test_two_definitions_and_another_folder(tmp_path: Path) -> None:
    place = measure_in(tmp_path)
    (place / "measure.yaml").write_text(YAML, encoding="utf-8")
    ended = romdsl("check", place)
    assert ended.code == 1 and "ROM290 two-definitions" in ended.out
    ended = romdsl("check", measure_in(tmp_path, id="elsewhere"))
    assert ended.code == 0 and "ROM291 folder-name-differs" in ended.out


@pytest.mark.parametrize("content", [b"\xff\xfem\x00", b'measure mood "Zo\xeb"\n', b"\x00\x01\x02\x80\xff" * 100, b""])
def test_files_that_are_no_definitions(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "measure.rom"
    path.write_bytes(content)
    ended = romdsl("check", path)
    assert ended.code == 1 and "measure.rom:1:" in ended.out and not ended.err


def test_line_ends_and_a_byte_order_mark_change_no_place(tmp_path: Path) -> None:
    place = measure_in(tmp_path, GAP)
    before = romdsl("check", place, "--format", "json").out
    (place / "measure.rom").write_bytes(b"\xef\xbb\xbf" + GAP.replace("\n", "\r\n").encode())
    assert romdsl("check", place, "--format", "json").out == before


def test_explain_scores_shows_what_enters_and_how(tmp_path: Path) -> None:
    out = romdsl("check", measure_in(tmp_path), "--explain-scores").out
    total = out[out.index("score total") : out.index("score rested")]
    for words in ("sum(week)", "at most 1, prorate", "0..9", "q1 +, q2 +, q3 +", "0..<4.5", "Many"):
        assert words in total, words
    assert "(made up)" in out[out.index("score rested") :]


def test_explain_finds_a_page_by_code_and_name() -> None:
    page = romdsl("explain", "ROM290")
    assert page.code == 0 and page.out.startswith("# two-definitions")
    assert romdsl("explain", "two_definitions").out == page.out == romdsl("explain", "rom290").out
    assert romdsl("explain", "two-definition").line.endswith("did you mean two-definitions?")
    assert romdsl("explain", "nothing at all").code == 2
    assert "```rom\n" in romdsl("explain", "band-gap").out and "ROM512@" not in romdsl("explain", "band-gap").out


def test_list_and_targets() -> None:
    folders = sorted(path.name for path in (ROOT / "measures").iterdir() if path.is_dir())
    assert [one["id"] for one in json.loads(romdsl("list", "--format", "json").out)] == folders
    assert "Patient Health Questionnaire-9" in romdsl("list").out
    ids = {one["id"] for one in json.loads(romdsl("targets", "--format", "json").out)}
    assert ids >= {"html", "python", "javascript", "fhir", "codebook"}
    assert "html" in romdsl("targets").out


@pytest.mark.parametrize("tree", ["syntax", "measure", "checked", "program"])
def test_dump_shows_every_stage(tree: str) -> None:
    text = romdsl("dump", "phq9", "--tree", tree)
    assert text.code == 0 and len(text.out.splitlines()) > 40
    assert isinstance(json.loads(romdsl("dump", "phq9", "--tree", tree, "--format", "json").out), dict)


def test_dump_of_a_measure_with_errors(tmp_path: Path) -> None:
    ended = romdsl("dump", measure_in(tmp_path, GAP), "--tree", "program")
    assert ended.code == 1 and not ended.out and "band-gap" in ended.err
