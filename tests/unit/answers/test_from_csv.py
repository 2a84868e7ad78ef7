"""Rows of answers from CSV: cells, columns, and everything that is odd about a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.answers.asked import Asked, asked_by
from romdsl.answers.from_csv import CsvFile
from romdsl.answers.rows import RejectedRow, Row
from romdsl.answers.settings import Settings, absent_items, delimiter_from, read_renames
from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.faults import Fault
from romdsl.source import Source
from tests.command_line import SHORT

HEAD = "id,q1,q2,q3,hours\n"


@pytest.fixture(scope="module")
def asked() -> Asked:
    measure = read(Source("mood.rom", SHORT), Report())
    assert measure is not None
    return asked_by(measure)


def rows(folder: Path, asked: Asked, content: str | bytes, settings: Settings = Settings()) -> list[Row | RejectedRow]:  # noqa: B008
    path = folder / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(CsvFile(path, "answers.csv", asked, settings).rows())


def row(folder: Path, asked: Asked, content: str | bytes, settings: Settings = Settings()) -> Row:  # noqa: B008
    (only,) = rows(folder, asked, content, settings)
    assert isinstance(only, Row), only
    return only


def why(folder: Path, asked: Asked, content: str | bytes, settings: Settings = Settings()) -> str:  # noqa: B008
    """What a file is refused for before its first row."""
    with pytest.raises(Fault) as refused:
        rows(folder, asked, content, settings)
    text = str(refused.value)
    assert "\n" not in text
    return text


def test_needed_items_are_those_behind_scores_and_alerts(asked: Asked) -> None:
    assert asked.needed == ("q1", "q2", "q3", "hours")


def test_cells_become_json_values(tmp_path: Path, asked: Asked) -> None:
    found = row(tmp_path, asked, "id,q1,q2,q3,hours,sure,words\n7,0,x,,7.5,yes, my own words \n")
    assert found.answers == {"q1": 0, "q2": "x", "hours": "7.5", "sure": True, "words": " my own words "}
    assert found.carried == {"id": "7"} and found.number == 2


def test_non_answers_and_codes_with_zeros_stay_text(tmp_path: Path, asked: Asked) -> None:
    found = row(tmp_path, asked, HEAD + "a,!declined,01,1.0,8\n")
    assert found.answers == {"q1": "!declined", "q2": "01", "q3": "1.0", "hours": 8}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(tmp_path: Path, asked: Asked, end: str, mark: bytes) -> None:
    content = mark + f"q1,q2,q3,hours{end}1,2,3,8{end}{end}".encode()
    assert row(tmp_path, asked, content).answers == {"q1": 1, "q2": 2, "q3": 3, "hours": 8}


def test_cells_with_newlines_delimiters_and_quotes_come_through(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, 'note,q1,q2,q3,hours\n"a, ""b""\nc",1,1,1,8\nd,2,2,2,8\n')
    assert [one.number for one in found] == [2, 3]
    assert isinstance(found[0], Row) and found[0].carried == {"note": 'a, "b"\nc'}


def test_blank_words_count_as_no_answer(tmp_path: Path, asked: Asked) -> None:
    settings = Settings(blanks=frozenset({"NA", "-99"}))
    assert row(tmp_path, asked, HEAD + "NA,NA,-99, 3 ,\n", settings).answers == {"q3": 3}


def test_another_delimiter(tmp_path: Path, asked: Asked) -> None:
    content = HEAD.replace(",", ";") + "a;1;1;1;8\n"
    assert row(tmp_path, asked, content, Settings(delimiter=";")).answers["hours"] == 8
    assert why(tmp_path, asked, content).endswith("write --delimiter ';'")
    assert delimiter_from("tab") == "\t"
    with pytest.raises(Fault, match="one character"):
        delimiter_from(";;")


@pytest.mark.parametrize("name", ["Q1", "q_1", "q1 ", "q 1"])
def test_a_column_that_nearly_is_an_item_is_a_question(tmp_path: Path, asked: Asked, name: str) -> None:
    assert f"is “{name}” the item q1?" in why(tmp_path, asked, f"{name},q2,q3,hours\n1,1,1,8\n")


def test_a_second_column_that_reads_like_an_item_is_a_question_too(tmp_path: Path, asked: Asked) -> None:
    assert "is “Q 1” the item q1?" in why(tmp_path, asked, "q1,Q 1,q2,q3,hours\n1,2,1,1,8\n")


def test_a_slip_of_a_lacking_item_is_a_question(tmp_path: Path, asked: Asked) -> None:
    assert "is “hour” the item hours?" in why(tmp_path, asked, "q1,q2,q3,hour\n1,1,1,8\n")


def test_a_column_near_an_item_that_is_there_is_another_column(tmp_path: Path, asked: Asked) -> None:
    assert row(tmp_path, asked, "q1,q2,q3,hours,q4\n1,1,1,8,9\n").carried == {"q4": "9"}


def test_columns_are_renamed_or_carried_as_the_file_says(tmp_path: Path, asked: Asked) -> None:
    names = tmp_path / "names.csv"
    names.write_text("theirs,ours\nLow mood,q1\nhour,\n", encoding="utf-8")
    settings = Settings(renames=read_renames(names, asked), absent=frozenset({"hours"}))
    found = row(tmp_path, asked, "Low mood,q2,q3,hour\n3,1,1,8\n", settings)
    assert found.answers == {"q1": 3, "q2": 1, "q3": 1}
    assert found.carried == {"hour": "8"} and found.columns == {"q1": "Low mood"}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("A,hour\n", "row 1: mood has no item “hour”; did you mean hours?"),
        ("theirs,ours\nA,B,C\n", "row 2: it has 3 cells and not two (theirs, ours)"),
        ("A,q1\nA,q2\n", "row 2: the column “A” stands here twice"),
    ],
)
def test_a_file_of_names_that_is_wrong(tmp_path: Path, asked: Asked, content: str, text: str) -> None:
    names = tmp_path / "names.csv"
    names.write_text(content, encoding="utf-8")
    with pytest.raises(Fault) as refused:
        read_renames(names, asked)
    assert text in str(refused.value)


def test_a_lacking_column_stops_before_the_first_row(tmp_path: Path, asked: Asked) -> None:
    assert "no column for the item hours, which a score needs" in why(tmp_path, asked, "q1,q2,q3\n1,1,1\n")
    assert row(tmp_path, asked, "q1,q2,q3\n1,1,1\n", Settings(absent=absent_items(["hours"], asked))).answers["q1"] == 1
    assert "but there is a column for it" in why(tmp_path, asked, HEAD, Settings(absent=frozenset({"q1"})))
    with pytest.raises(Fault, match="did you mean hours"):
        absent_items(["hour"], asked)


def test_a_column_that_no_score_needs_may_lack(tmp_path: Path, asked: Asked) -> None:
    assert "sure" not in row(tmp_path, asked, HEAD + "a,1,1,1,8\n").answers


def test_columns_that_stand_twice(tmp_path: Path, asked: Asked) -> None:
    assert "“id” stands twice (1 and 3)" in why(tmp_path, asked, "id,q1,id,q2,q3,hours\n")
    assert "both the item q1" in why(tmp_path, asked, "q1,q1,q2,q3,hours\n")


def test_columns_without_names_keep_their_cells(tmp_path: Path, asked: Asked) -> None:
    assert row(tmp_path, asked, ",q1,q2,q3,hours\n0,1,1,1,8\n").carried == {"": "0"}
    assert row(tmp_path, asked, "q1,q2,q3,hours,,\n1,1,1,8,a,b\n").carried == {"column 5": "a", "column 6": "b"}


def reasons(found: list[Row | RejectedRow]) -> dict[int, list[tuple[str, str, str]]]:
    return {
        one.number: [(each.column, each.value, each.reason) for each in one.rejections]
        for one in found
        if isinstance(one, RejectedRow)
    }


def test_ragged_rows_are_told_and_the_others_go_on(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, HEAD + "a,1,1\nb,1,1,1,8\nc,1,1,1,8,9\n")
    assert reasons(found) == {
        2: [("", "", "the row has 3 cells, and the head 5")],
        4: [("", "", "the row has 6 cells, and the head 5")],
    }
    assert len(found) == 3


def test_bytes_that_are_no_text_are_told_with_row_and_column(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, HEAD.encode() + b"a,1,1,1,8\nZo\xeb,1,1,1,8\nb,1\x00,1,1,8\n")
    assert reasons(found) == {
        3: [("id", "Zo\ufffd", "byte EB is no UTF-8 text; save the file as CSV in UTF-8")],
        4: [("q1", "1\ufffd", "a NUL byte stands here")],
    }


def test_a_head_that_is_no_text(tmp_path: Path, asked: Asked) -> None:
    assert "row 1, column 1: byte EB is no UTF-8 text" in why(tmp_path, asked, b"Zo\xeb,q1\n")
    assert "UTF-16" in why(tmp_path, asked, HEAD.encode("utf-16"))
    assert "is a spreadsheet or an archive; save it as CSV" in why(tmp_path, asked, b"PK\x03\x04\x14\x00")
    assert "is empty" in why(tmp_path, asked, b"")
    assert "is empty" in why(tmp_path, asked, b"\n\n,,\n")


def test_a_quote_that_is_never_closed(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, HEAD + 'a,1,1,1,8\n"b,1,1,1,8\nc,1,1,1,8\n')
    assert len(found) == 2
    assert reasons(found) == {3: [("", "", "lines 3 to 4: a quote is opened and never closed")]}


def test_a_quote_that_ends_too_early(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, HEAD + '"a"x,1,1,1,8\nb,1,1,1,8\n')
    assert list(reasons(found)) == [2] and "a quote inside a cell is written twice" in reasons(found)[2][0][2]
    assert isinstance(found[1], Row) and found[1].carried == {"id": "b"}


def test_a_cell_that_never_ends(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, HEAD + '"' + "x" * 1_100_000 + '",1,1,1,8\nb,1,1,1,8\n')
    assert "more than 1,000,000 characters" in reasons(found)[2][0][2]


def test_of_one_column_an_empty_line_is_a_row(tmp_path: Path, asked: Asked) -> None:
    settings = Settings(absent=frozenset({"q2", "q3", "hours"}))
    assert len(rows(tmp_path, asked, "q1\n1\n\n2\n", settings)) == 3
