"""Tables: their rows in the measure or in a file beside it, and each fault at its cell."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from romdsl.compiler import read
from romdsl.compiler.build.table_file import MOST_ROWS
from romdsl.compiler.parse.beside import files_beside
from romdsl.compiler.parse.files import LARGEST_FILE
from romdsl.diagnostics import Finding, Report
from romdsl.model.measure import Measure, Table
from romdsl.source import Source

HEAD = 'measure m "M"\ncontext sex "Sex" scale { male "M"; female "F"; unsaid "?" as declined }\nitem raw "Raw" answer number 0..99 points\n'
TWO = 'table t by sex, raw gives mean, sd from "t.csv"\n'


def measure_of(folder: Path, text: str, spelling: str = "rom") -> tuple[Measure, tuple[Finding, ...]]:
    report = Report()
    path = folder / f"measure.{spelling}"
    measure = read(Source(path.as_posix(), text), report, files_beside(path))
    assert measure is not None
    return measure, report.findings


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str, int, int]]:
    return [(Path(f.span.source.name).name, f.rule.name, f.span.line, f.span.column) for f in findings]


def values_of(table: Table) -> list[tuple[str, tuple[Fraction | None, ...]]]:
    return [(", ".join(key.text for key in row.keys), row.values) for row in table.rows]


def test_rows_in_a_file_are_the_rows_in_braces(tmp_path: Path) -> None:
    rows = "{ male, 7 -> 9.51, 1; female, 8..10 -> -1.5, missing; male, ..<6 -> 0, 2; male, 11<.. -> 3, 4 }"
    inline, none = measure_of(tmp_path, HEAD + f"table t by sex, raw gives mean, sd {rows}\n")
    assert none == ()
    written = '\ufeffSex,raw,mean,sd\r\nmale,7,9.51,1\r\n"female" , 8..10 ,-1.5,\r\n,,,\r\nmale,..<6,0,"2"\r\nmale,11 <.. ,3,4'
    (tmp_path / "t.csv").write_bytes(written.encode())
    for text, spelling in ((TWO, "rom"), ("table t:\n  by: sex, raw\n  gives: mean, sd\n  from: t.csv\n", "yaml")):
        head = HEAD if spelling == "rom" else "measure m: M\n"
        measure, findings = measure_of(tmp_path, head + text, spelling)
        assert findings == ()
        (table,) = measure.tables
        assert table.rows == inline.tables[0].rows and table.columns == ("mean", "sd")
        assert table.file is not None and table.file.value == "t.csv"
    assert values_of(inline.tables[0]) == [
        ("male, 7", (Fraction(951, 100), Fraction(1))),
        ("female, 8..10", (Fraction(-3, 2), None)),
        ("male, ..<6", (Fraction(0), Fraction(2))),
        ("male, 11<..", (Fraction(3), Fraction(4))),
    ]


def test_the_spellings_of_rows_in_yaml(tmp_path: Path) -> None:
    for rows in ("    male, 7: 9.5\n    0..6: missing\n", "    - male, 7 -> 9.5\n    - 0..6 -> missing\n"):
        measure, findings = measure_of(tmp_path, f"measure m: M\ntable t:\n  by: raw\n  rows:\n{rows}", "yaml")
        assert places(findings) == [("measure.yaml", "uneven-row", 5, 7 if "- " in rows else 5)]
        assert values_of(measure.tables[0]) == [("0..6", (None,))]


def test_columns_across_the_codes_of_an_item(tmp_path: Path) -> None:
    measure, findings = measure_of(tmp_path, HEAD + "table t by raw across sex { 7 -> 1, 2 }\n")
    assert findings == () and measure.tables[0].columns == ("male", "female")
    (tmp_path / "t.csv").write_text("raw,female,male\n7,1,2\n")
    measure, findings = measure_of(tmp_path, HEAD + 'table t by raw across sex from "t.csv"\n')
    assert findings == () and measure.tables[0].columns == ("female", "male")


def test_percentiles_of_a_score(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("sex,total,centile\nmale,0..9,12\nmale,10..,50\n")
    line = 'percentile from "p.csv" by sex of "All" source "S"'
    measure, findings = measure_of(tmp_path, HEAD + f"score total = raw {{ {line} }}\n")
    assert findings == ()
    (percentile,) = measure.scores[0].percentiles
    assert percentile.table.id == "total_percentile" and percentile.population is not None
    assert [key.value for key in percentile.table.keys] == ["sex", "total"]
    assert values_of(percentile.table) == [("male, 0..9", (Fraction(12),)), ("male, 10..", (Fraction(50),))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("male,7,1,2\n", [("t.csv", "table-head-differs", 1, 1)]),
        ("sex,age,mean,sd\n", [("t.csv", "table-head-differs", 1, 5)]),
        ("sex,raw,sd,mean\n", [("t.csv", "table-head-differs", 1, 9)]),
        ("sex,raw,mean\nmale,7,1\n", [("t.csv", "table-head-differs", 1, 9)]),
        ("sex,raw,mean,sd,n\nmale,7,1,2,3\n", [("t.csv", "table-head-differs", 1, 17)]),
        ("sex;raw;mean;sd\n", [("t.csv", "table-head-differs", 1, 1)]),
        ("\n \n", [("t.csv", "table-head-differs", 1, 1)]),
        ("sex,raw,mean,sd\nmale,7,1\n", [("t.csv", "uneven-row", 2, 8)]),
        ("sex,raw,mean,sd\nmale,7,1,5,2\n", [("t.csv", "uneven-row", 2, 12)]),
        ("sex,raw,mean,sd\nmale,7,1,2,\n", [("t.csv", "uneven-row", 2, 12)]),
        ('sex,raw,mean,sd\nmale,8-10,1,"2,5"\n', [("t.csv", "not-a-cell", 2, 6), ("t.csv", "not-a-cell", 2, 13)]),
        ("sex,raw,mean,sd\n,7,1,2\n", [("t.csv", "not-a-cell", 2, 1)]),
        ("sex,raw,mean,sd\nmale,..,1e3,.5\n", [("t.csv", "not-a-cell", 2, c) for c in (6, 9, 13)]),
        ("sex,raw,mean,sd\nmale,7,x,2\nmale,8,1\nmale,9,y,1\n", [
            ("t.csv", "not-a-cell", 2, 8), ("t.csv", "uneven-row", 3, 8), ("t.csv", "not-a-cell", 4, 8),
        ]),
        ("sex,raw,mean,sd\nmale,7\t,1,2\n", [("t.csv", "tab", 2, 7)]),
    ],
)  # fmt: skip
def test_each_fault_of_a_file_is_found_at_its_cell(tmp_path: Path, text: str, found: list[object]) -> None:
    (tmp_path / "t.csv").write_text(text, newline="")
    measure, findings = measure_of(tmp_path, HEAD + TWO)
    assert places(findings) == found
    assert len(measure.tables[0].rows) == (1 if "\t" in text else 0)


def test_what_to_do_is_said(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('sex,raw,mean,sd\nmale,8-10,1,"2,5"\n')
    _, (key, value) = measure_of(tmp_path, HEAD + TWO)[1], measure_of(tmp_path, HEAD + TWO)[1]
    assert "8..10" in key.help and value.help == "write 2.5"
    (tmp_path / "t.csv").write_text("raw,sex,mean,sd\n")
    (head,) = measure_of(tmp_path, HEAD + TWO)[1]
    assert head.help == "begin the file with the row sex,raw,mean,sd"


def test_not_every_cell_of_a_wrong_file_is_spoken_of(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("sex,raw,mean,sd\n" + "male,7,x,y\n" * 400)
    assert len(measure_of(tmp_path, HEAD + TWO)[1]) == 50


def test_a_table_has_an_end(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("sex,raw,mean,sd\n" + "male,7,1,2\n" * (MOST_ROWS + 5))
    measure, findings = measure_of(tmp_path, HEAD + TWO)
    assert places(findings) == [("t.csv", "too-many-rows", MOST_ROWS + 2, 1)]
    assert len(measure.tables[0].rows) == MOST_ROWS


@pytest.mark.parametrize(
    "name", ["../t.csv", "/etc/hostname", "a/../../t.csv", "..", ".", "", "C:/t.csv", "a\\\\..\\\\t.csv", "folder", "none.csv"]
)  # fmt: skip
def test_only_files_beside_the_definition_are_read(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    (home / "folder").mkdir(parents=True)
    (tmp_path / "t.csv").write_text("sex,raw,mean,sd\n")
    measure, findings = measure_of(home, HEAD + f'table t by sex, raw gives mean, sd from "{name}"\n')
    assert places(findings) == [("measure.rom", "no-table-file", 4, 41)]
    assert measure.tables[0].rows == ()


def test_links_are_followed_inside_the_folder_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "out.csv").write_text("sex,raw,mean,sd\nmale,7,1,2\n")
    (home / "in.csv").write_text("sex,raw,mean,sd\nmale,7,1,2\n")
    link = home / "t.csv"
    link.symlink_to(tmp_path / "out.csv")
    (finding,) = measure_of(home, HEAD + TWO)[1]
    assert finding.rule.name == "no-table-file" and "leads out" in finding.message
    link.unlink()
    link.symlink_to("in.csv")
    assert measure_of(home, HEAD + TWO)[1] == ()
    folder = home / "norms"
    folder.symlink_to(tmp_path)
    (finding,) = measure_of(home, HEAD + TWO.replace("t.csv", "norms/out.csv"))[1]
    assert finding.rule.name == "no-table-file"


def test_a_misspelt_file_has_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "norms.csv").write_text("sex,raw,mean,sd\nmale,7,1,2\n")
    (finding,) = measure_of(tmp_path, HEAD + TWO.replace("t.csv", "norm.csv"))[1]
    assert finding.help == "did you mean norms.csv?"


def test_bytes_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"sex,raw,mean,sd\nmale,7,1,\xa02\n")
    assert places(measure_of(tmp_path, HEAD + TWO)[1]) == [("t.csv", "not-utf8", 2, 10)]
    (tmp_path / "t.csv").write_bytes(b"x" * (LARGEST_FILE + 1))
    (finding,) = measure_of(tmp_path, HEAD + TWO)[1]
    assert finding.rule.name == "no-table-file" and "6 MB" in finding.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("table t by raw { 7 -> 1; 8 9; 9 -> }", [("not-a-cell", 26), ("no-value", 31)]),
        ("table t by raw { 7, 8 -> 1; 9 -> 1, 2 }", [("uneven-row", 18), ("uneven-row", 29)]),
        ("table t by raw { (7) -> 1; -7..-1 -> -2; 20% -> 1 }", [("not-a-cell", 18), ("not-an-interval", 42)]),
        ("table t { 7 -> 1 }", [("table-without-keys", 7)]),
        ("table t by raw", [("table-without-rows", 7)]),
        ('table t by raw from "t.csv" { 7 -> 1 }', [("word-twice", 16), ("no-table-file", 21)]),
        ("table sum by raw { 7 -> 1 }", [("reserved-word", 7)]),
        ("table t by raw els missing { 7 -> 1 }", [("unknown-word", 16)]),
        ("table t by raw { 7 -> 1; sourse \"S\" }", [("unknown-word", 26)]),
    ],
)  # fmt: skip
def test_faults_of_rows_in_braces(tmp_path: Path, text: str, found: list[tuple[str, int]]) -> None:
    findings = measure_of(tmp_path, HEAD + text + "\n")[1]
    assert [(finding.rule.name, finding.span.column) for finding in findings] == found
    assert all(finding.span.line == 4 for finding in findings)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("  by: raw\n  rows: 7\n", [("wrong-shape", 4, 3)]),
        ("  by: raw\n  rows:\n    - 7 = 1\n", [("not-a-cell", 5, 7)]),
        ("  by: raw\n  rows:\n    - a: b\n", [("wrong-shape", 5, 7)]),
        ("  by: raw\n  rows:\n    7: [1, 2]\n", [("wrong-shape", 5, 5)]),
        ("  by: raw\n  row:\n    7: 1\n", [("word-out-of-place", 4, 3)]),
        ("  by: raw\n  male, 7: 1\n", [("word-out-of-place", 4, 3), ("uneven-row", 4, 3)]),
        ("  by: raw\n  rows:\n    7:\n", [("no-value", 5, 5)]),
    ],
)
def test_faults_of_rows_in_yaml(tmp_path: Path, text: str, found: list[tuple[str, int, int]]) -> None:
    findings = measure_of(tmp_path, "measure m: M\ntable t:\n" + text, "yaml")[1]
    assert [(finding.rule.name, finding.span.line, finding.span.column) for finding in findings] == found
