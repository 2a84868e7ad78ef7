"""Rows of answers from JSON: objects, lists, lines, saved forms, and torn files."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from romdsl.answers import json_values
from romdsl.answers.asked import Asked, asked_by
from romdsl.answers.from_json import JsonFile
from romdsl.answers.inputs import open_inputs
from romdsl.answers.rows import RejectedRow, Row
from romdsl.answers.settings import Settings
from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.faults import Fault
from romdsl.source import Source
from tests.command_line import SHORT

ONE = {"id": "a", "q1": 1, "q2": "x", "q3": None, "hours": 7.5, "sure": True}


@pytest.fixture(scope="module")
def asked() -> Asked:
    measure = read(Source("mood.rom", SHORT), Report())
    assert measure is not None
    return asked_by(measure)


def rows(folder: Path, asked: Asked, content: str | bytes, name: str = "answers.json") -> list[Row | RejectedRow]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(JsonFile(path, name, asked, Settings()).rows())


def test_one_object_a_list_and_lines_say_the_same(tmp_path: Path, asked: Asked) -> None:
    text = json.dumps(ONE)
    for content, numbers in ((text, [1]), (json.dumps(ONE, indent=1), [1]), (f"[{text}, {text}]", [1, 2])):
        found = rows(tmp_path, asked, content)
        assert [one.number for one in found] == numbers
        for one in found:
            assert isinstance(one, Row)
            assert one.answers == {"q1": 1, "q2": "x", "q3": None, "hours": Decimal("7.5"), "sure": True}
            assert one.carried == {"id": "a"}
    lines = rows(tmp_path, asked, f"{text}\n\n{text}\n", "answers.jsonl")
    assert [one.number for one in lines] == [1, 3]


@pytest.mark.parametrize("chunk", [1, 2, 7, 100])
def test_a_list_reads_the_same_however_it_is_cut(
    tmp_path: Path, asked: Asked, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_values, "CHUNK", chunk)
    content = json.dumps(
        [{"id": f"n{number}", "q1": number % 4, "hours": number / 2} for number in range(20)], indent=1
    )
    found = rows(tmp_path, asked, content)
    assert [(one.answers["q1"], one.carried["id"]) for one in found if isinstance(one, Row)] == [
        (number % 4, f"n{number}") for number in range(20)
    ]


def test_what_a_form_saved(tmp_path: Path, asked: Asked) -> None:
    form = {
        "romdsl": 1, "measure": "mood", "version": "1.0.0", "definition": "d", "scoring": "s", "person": "AB12",
        "date": "2026-01-12", "occasion": None, "mode": "screen", "language": "en", "answers": {"q1": 1},
        "result": {"scores": {}}, "site": "north",
    }  # fmt: skip
    (found,) = rows(tmp_path, asked, json.dumps(form))
    assert isinstance(found, Row) and found.answers == {"q1": 1}
    assert found.carried == {
        "person": "AB12", "date": "2026-01-12", "occasion": None, "mode": "screen", "language": "en", "site": "north",
    }  # fmt: skip
    assert found.made_with == {"version": "1.0.0", "definition": "d", "scoring": "s"} and found.noted == {"scores": {}}
    (other,) = rows(tmp_path, asked, json.dumps({**form, "measure": "phq9"}))
    assert isinstance(other, RejectedRow) and other.rejections[0].column == "measure"


def reason(found: Row | RejectedRow) -> str:
    assert isinstance(found, RejectedRow), found
    return found.rejections[0].reason


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('{"q1": 1, "q1": 2}', "the key “q1” stands twice"),
        ('{"q1": NaN}', "NaN is no number in JSON"),
        ('{"Q1": 1}', "is “Q1” the item q1?"),
        ('{"q1": ' + "9" * 5000 + "}", "more than 1,000 digits"),
        ('{"hours": 1e99999999}', "more than 1,000 digits"),
        ('{"hours": 1e-99999999}', "more than 1,000 digits"),
        ("[1]", "no object with answers"),
        ('{"answers": {}, "romdsl": 2, "measure": "mood"}', "a later edition"),
        ("{", "this is no JSON"),
        ('{"q1": ' + "[" * 100_000, "nested too deep"),
    ],
)
def test_rows_that_cannot_be_read(tmp_path: Path, asked: Asked, content: str, text: str) -> None:
    assert text in reason(rows(tmp_path, asked, content)[0])


def test_a_whole_number_is_one_however_it_is_written(tmp_path: Path, asked: Asked) -> None:
    (found,) = rows(tmp_path, asked, '{"q1": 1.0, "q2": 10e-1, "hours": 7.50, "visit": 2.0}')
    assert isinstance(found, Row)
    assert repr(found.answers) == "{'q1': 1, 'q2': 1, 'hours': Decimal('7.50')}"
    assert str(found.carried["visit"]) == "2.0"


def test_lines_that_are_torn_do_not_hide_the_others(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, b'{"q1": 1}\n{"q1": \n{"q1": "\xff"}\n{"q1": 3}\n')
    assert [isinstance(one, Row) for one in found] == [True, False, False, True]
    assert "byte FF is no UTF-8 text" in reason(found[2])


def test_a_torn_list_gives_what_stands_before_the_tear(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, '[{"q1": 1}, {"q1": 2}')
    assert [isinstance(one, Row) for one in found] == [True, True, False]
    assert "the list is not closed" in reason(found[2])
    assert "a comma is lacking" in reason(rows(tmp_path, asked, '[{"q1": 1} {"q1": 2}]')[1])
    assert "behind the end of the list" in reason(rows(tmp_path, asked, '[{"q1": 1}] 5')[1])


def test_a_value_that_is_wrong_does_not_hide_the_rest_of_its_list(tmp_path: Path, asked: Asked) -> None:
    found = rows(tmp_path, asked, '[{"q1": 1, "q1": 1}, {"q1": 2}]')
    assert [isinstance(one, Row) for one in found] == [False, True]


def test_a_folder_of_saved_forms(tmp_path: Path, asked: Asked) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(json.dumps({**ONE, "id": name}), encoding="utf-8")
    (tmp_path / "notes.md").write_text("-", encoding="utf-8")
    found = open_inputs([tmp_path], asked, Settings())
    assert [next(iter(one.rows())).number for one in found] == [1, 1]
    assert [Path(one.name).name for one in found] == ["a.json", "b.json"]


def test_empty_files_and_folders(tmp_path: Path, asked: Asked) -> None:
    with pytest.raises(Fault, match=r"holds no \.json files"):
        open_inputs([tmp_path], asked, Settings())
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf \n")
    with pytest.raises(Fault, match="is empty"):
        open_inputs([tmp_path], asked, Settings())
    with pytest.raises(Fault, match="there is no such file"):
        open_inputs([tmp_path / "b.json"], asked, Settings())


@pytest.mark.parametrize("where", ['{"q2": "\\ud800"}', '{"\\uDFFF": 1}', '{"note": {"by": ["a\\udc00b"]}}'])
def test_half_a_sign_rejects_its_row_alone(tmp_path: Path, asked: Asked, where: str) -> None:
    """Such a text can be written to no file: it would end the run, and lose the rows behind it."""
    before, bad, after = rows(tmp_path, asked, f'{{"id": "\\ud83d\\ude00"}}\n{where}\n{{"id": "b"}}\n', "answers.jsonl")
    assert isinstance(before, Row) and before.carried == {"id": "😀"}
    assert isinstance(bad, RejectedRow) and "half a sign" in bad.rejections[0].reason
    assert isinstance(after, Row)
