"""`romdsl new`, `fmt`, `convert`, `build`, `test`: what is written, and when nothing is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from romdsl import load
from tests.command_line import SHORT, measure_in, romdsl

SERVICE = (
    'name: Elm Street Centre\ncontacts:\n  local:\n    - The front desk\n    - "Night line: 01"\nperson: "[A-Z]{2}"\n'
)


KINDS = ["nomothetic", "idiographic", "bank"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("syntax", "name"), [("yaml", "measure.yaml"), ("rom", "measure.rom")])
def test_new_gives_a_measure_without_findings(tmp_path: Path, syntax: str, name: str, kind: str) -> None:
    ended = romdsl("new", "my_measure", "--kind", kind, "--syntax", syntax, folder=tmp_path)
    assert ended.code == 0 and ended.out == f"my_measure/{name}\n"
    checked = romdsl("check", "./my_measure", folder=tmp_path)
    assert checked.code == 0 and checked.out.startswith("No findings")
    assert "all as written" in romdsl("test", "./my_measure", "-t", "interpreter", folder=tmp_path).out
    assert romdsl("fmt", "--check", "./my_measure", folder=tmp_path).code == 0
    again = romdsl("new", "my_measure", folder=tmp_path)
    assert again.code == 2 and "exists already" in again.line


@pytest.mark.parametrize("kind", KINDS)
def test_the_two_new_measures_are_one(tmp_path: Path, kind: str) -> None:
    import romdsl as library

    for syntax in ("yaml", "rom"):
        romdsl("new", "mine", "--kind", kind, "--syntax", syntax, "--in", tmp_path / syntax)
    texts = [
        (tmp_path / syntax / "mine" / f"measure.{syntax}").read_text(encoding="utf-8") for syntax in ("yaml", "rom")
    ]
    assert all("# Worked cases: answers, and what they must give." in text for text in texts)
    first, second = (library.load(tmp_path / syntax / "mine") for syntax in ("yaml", "rom"))
    assert first.definition == second.definition and len(first.measure.cases) > 1
    assert (bool(first.measure.rows), bool(first.measure.metrics)) == (kind == "idiographic", kind == "bank")


def test_convert_there_and_back(tmp_path: Path) -> None:
    place = measure_in(tmp_path, "# first of all\n" + SHORT)
    yaml, rom = tmp_path / "mood.yaml", tmp_path / "mood.rom"
    assert romdsl("convert", place, "--to", "yaml", "-o", yaml).code == 0
    assert romdsl("convert", yaml, "--to", "rom", "-o", rom).code == 0
    assert "# first of all" in rom.read_text(encoding="utf-8")
    import romdsl as library

    assert library.load(rom).definition == library.load(place).definition == library.load(yaml).definition


TABLE = """measure points "Points"
version 1.0.0
item hours "How long did you sleep?" answer number 0..9 hours
table points by hours from "tables/points.csv" source "made up"
score scored "Points" = points(hours) { higher better }
"""


def test_convert_takes_the_files_of_tables_along(tmp_path: Path) -> None:
    home, there = measure_in(tmp_path / "points", TABLE), tmp_path / "there" / "points.yaml"
    table = home / "tables" / "points.csv"
    table.parent.mkdir()
    table.write_bytes(b"\xef\xbb\xbfhours,value\r\n0..4,0\r\n5..9,1\r\n")
    ended = romdsl("convert", home, "--to", "yaml", "-o", there)
    copy = there.parent / "tables" / "points.csv"
    assert (ended.code, ended.out.splitlines()) == (0, [there.as_posix(), copy.as_posix()])
    assert copy.read_bytes() == table.read_bytes()
    assert romdsl("check", there).code == 0
    again = romdsl("convert", home, "--to", "yaml", "-o", there)
    assert (again.code, again.out.splitlines()) == (0, [there.as_posix()]), "the same table stands there already"
    there.unlink()
    copy.write_bytes(b"hours,value\n0..9,2\n")
    refused = romdsl("convert", home, "--to", "yaml", "-o", there)
    assert refused.code == 2 and "is there already and has other values" in refused.line
    assert not there.exists() and copy.read_bytes() == b"hours,value\n0..9,2\n", "nothing is written"


def test_fmt_changes_layout_and_keeps_line_ends(tmp_path: Path) -> None:
    place = measure_in(tmp_path, SHORT.replace("measure mood", "measure   mood"))
    path = place / "measure.rom"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert romdsl("fmt", "--check", place).code == 1
    assert b"measure   mood" in path.read_bytes()
    assert romdsl("fmt", place).code == 0
    content = path.read_bytes()
    assert b"measure mood" in content and content.count(b"\r\n") == content.count(b"\n") > 5
    assert romdsl("fmt", "--check", place).code == 0


def test_what_cannot_be_read_is_not_written_anew(tmp_path: Path) -> None:
    place = measure_in(tmp_path, SHORT.replace("version 1.0.0", "vresion 1.0.0"))
    before = (place / "measure.rom").read_bytes()
    for words in (["fmt", place], ["convert", place, "--to", "yaml"]):
        ended = romdsl(*words)
        assert ended.code == 1 and not ended.out and "vresion" in ended.err
    assert (place / "measure.rom").read_bytes() == before


def test_build_writes_every_target_below_its_name(tmp_path: Path) -> None:
    ended = romdsl("build", measure_in(tmp_path), "-o", tmp_path / "out")
    assert ended.code == 0, ended
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert files >= {
        "mood/html/mood.html",
        "mood/python/mood.py",
        "mood/javascript/mood.js",
        "mood/javascript/mood.d.ts",
        "mood/fhir/r4/Questionnaire-mood.json",
        "mood/codebook/mood.md",
    }
    listed = {Path(line).relative_to(tmp_path / "out").as_posix() for line in ended.out.splitlines()}
    assert listed == files


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    place = measure_in(tmp_path)
    for folder in ("one", "two"):
        assert romdsl("build", place, "-o", tmp_path / folder).code == 0
    first = {
        path.relative_to(tmp_path / "one"): path.read_bytes()
        for path in (tmp_path / "one").rglob("*.*")
        if path.is_file()
    }
    second = {
        path.relative_to(tmp_path / "two"): path.read_bytes()
        for path in (tmp_path / "two").rglob("*.*")
        if path.is_file()
    }
    assert first == second and first


def test_a_form_without_contacts_is_not_written_and_all_others_are(tmp_path: Path) -> None:
    ended = romdsl("build", "phq9", "-o", tmp_path)
    assert ended.code == 1 and "the target html is not written" in ended.err.lower()
    assert not (tmp_path / "phq9" / "html").exists()
    assert (tmp_path / "phq9" / "python" / "phq9.py").is_file()
    service = tmp_path / "service.yaml"
    service.write_text(SERVICE, encoding="utf-8")
    assert romdsl("build", "phq9", "-o", tmp_path, "-t", "html", "--service", service).code == 0
    form = (tmp_path / "phq9" / "html" / "phq9.html").read_text(encoding="utf-8")
    assert "Night line: 01" in form and "Elm Street Centre" in form


def test_strict_makes_losses_errors(tmp_path: Path) -> None:
    words = ["build", "phq9", "-o", tmp_path, "-t", "fhir"]
    loose = romdsl(*words)
    assert loose.code == 0 and "note:" in loose.err and "Lost in the target fhir" in loose.err
    strict = romdsl(*words[:3], tmp_path / "strict", *words[4:], "--strict")
    assert strict.code == 1 and "error:" in strict.err and not (tmp_path / "strict").exists()


def test_build_as_json(tmp_path: Path) -> None:
    said = json.loads(romdsl("build", "gad7", "-o", tmp_path, "-t", "fhir", "--format", "json").out)
    assert any(name.endswith("Questionnaire-gad7.json") for name in said["files"]) and said["errors"] == 0


def test_nothing_is_written_for_a_wrong_measure(tmp_path: Path) -> None:
    place = measure_in(tmp_path, SHORT.replace("sum(week)", "sum(weak)"))
    ended = romdsl("build", place, "gad7", "-o", tmp_path / "out")
    assert ended.code == 1 and "weak" in ended.err and "Nothing is written of a measure with errors" in ended.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["gad7"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("nmae: X\n", "service.yaml:1:1: “nmae” is not known; did you mean name?"),
        ("contacts: one\n", "under “contacts” stand the contacts' names"),
        ('person: "["\n', "is no pattern"),
        ("logo: nowhere.svg\n", "cannot be read"),
        ("logo: ../logo.svg\n", "does not lie beside this file"),
        ("name: &a X\n", "service.yaml:1:"),
    ],
)
def test_a_service_file_that_is_wrong(tmp_path: Path, text: str, what: str) -> None:
    service = tmp_path / "service.yaml"
    service.write_text(text, encoding="utf-8")
    ended = romdsl("build", "phq9", "-o", tmp_path / "out", "--service", service)
    assert ended.code == 2 and what in ended.line


def test_cases_that_do_not_come_out_are_told(tmp_path: Path) -> None:
    ended = romdsl("test", "phq9", "gad7")
    assert ended.code == 0, ended
    count = len(load("phq9").measure.cases)
    assert f"phq9 in interpreter: {count} cases, all as written" in ended.out and "python" in ended.out


def test_a_case_that_an_engine_gets_wrong_is_told_with_its_place() -> None:
    """A checked measure has no wrong cases, so an engine is made wrong here."""
    import romdsl as library
    from romdsl.casework import faults_of
    from romdsl.compiler.check.cases import answers_of
    from romdsl.scoring import interpreter_for

    checked = library.load("phq9")
    answers = [answers_of(case, checked.names) for case in checked.measure.cases]
    right = interpreter_for(checked)(answers)
    scored = 0
    for result in right:
        assert result is not None
        total = result["scores"]["total"]  # type: ignore[index]
        if total["value"] is not None:
            total["value"] += 1
            scored += 1
    found = faults_of(checked, "wrong", answers, lambda asked: right)
    assert [fault.text for fault in found][:2] == [
        "expected total 27 severe, got 28 severe",
        "expected total 0 minimal, got 1 minimal",
    ]
    line = checked.measure.cases[0].span.line
    assert found[0].place.endswith(f"measure.rom:{line}:6") and len(found) == scored
