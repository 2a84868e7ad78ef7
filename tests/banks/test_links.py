"""Scores that a link carries over to a metric: what they say, from each engine; what is told of a faulty one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from romdsl.compiler import compile_source
from romdsl.compiler.parse.beside import Beside, NotBeside
from romdsl.diagnostics import Report
from romdsl.interpreter import Interpreter
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source

MEASURE = """\
measure worn "Being worn out"
scale often { 0 "Never"; 1 "Sometimes"; 2 "Often" }
block low "In the last week" scale often {
  w1 "I was worn out"
  w2 "I slept badly"
}
metric worn_t "T" { reports 50 + 10 * theta; round 1; higher worse; population "A"; sample "B"; source "C" }
score total = sum(low) { missing none; higher worse }
link on_t "On T" from total to worn_t FILE method "equipercentile" sample "747 adults" error ERROR source "C" ROWS
"""
ROWS = "{ 0 -> 37.1, 5.2; 1 -> 44, 4.1; 2 -> 50.5, 3.9; 3 -> 56.2, 4; 4 -> 62.8, 5.1 }"
"""Made up for these tests."""


def text_of(error: str = "3.1", rows: str = ROWS, file: str = "") -> str:
    text = MEASURE.replace("ERROR", error).replace("ROWS", rows)
    return text.replace(" FILE", f' file "{file}"' if file else "")


def compiled(text: str, beside: Beside | None = None) -> tuple[CheckedMeasure | None, Report]:
    report = Report()
    return compile_source(Source("m.rom", text), report, beside), report


def measure_of(text: str, beside: Beside | None = None) -> CheckedMeasure:
    checked, report = compiled(text, beside)
    assert checked is not None and not report.findings, report.findings
    return checked


def scores_of(checked: CheckedMeasure, **answers: object) -> dict[str, dict[str, object]]:
    result = Interpreter(checked.measure).score(answers).to_json()
    assert isinstance(result["scores"], dict)
    return result["scores"]


@pytest.mark.parametrize(
    ("error", "rows", "expected"),
    [
        # By hand: sqrt(4^2 + 3.1^2) = 5.0606, sqrt(4^2 + 3^2) = 5, sqrt(4^2) = 4; of a table without any, the error alone.
        ("3.1", ROWS, 5.1),
        ("3", ROWS, 5),
        ("0", ROWS, 4),
        ("3.1", "{ 0 -> 37.1; 1 -> 44; 2 -> 50.5; 3 -> 56.2; 4 -> 62.8 }", 3.1),
        # sqrt(0.03^2 + 0.04^2) is 0.05 just so, and halves go up.
        ("0.03", ROWS.replace("56.2, 4", "56.2, 0.04"), 0.1),
        ("0.0299", ROWS.replace("56.2, 4", "56.2, 0.04"), 0),
    ],
)
def test_the_standard_error_holds_both(error: str, rows: str, expected: float) -> None:
    found = scores_of(measure_of(text_of(error, rows)), w1="1", w2="2")
    assert found["on_t"]["value"] == 56.2
    assert found["on_t"]["se"] == found["on_t_se"]["value"] == expected


def test_a_result_says_where_the_score_is_from() -> None:
    found = scores_of(measure_of(text_of()), w1="1", w2="2")["on_t"]
    assert (found["metric"], found["link"]) == ("worn_t", "on_t")
    assert not {"form", "bank", "asked"} & set(found)


def test_a_score_that_is_missing_stays_missing() -> None:
    found = scores_of(measure_of(text_of()), w1="1")
    assert found["total"]["missing"] == found["on_t"]["missing"] == found["on_t_se"]["missing"] == "insufficient"
    assert found["on_t"]["value"] is None and found["on_t"]["se"] is None


def in_file(text: str) -> Beside:
    def read(name: str) -> bytes:
        if name != "c.csv":
            raise NotBeside("is not there", "look at its name")
        return text.encode()

    return read


FILE = "total,value,se\n0,37.1,5.2\n1,44,4.1\n2,50.5,3.9\n3,56.2,4\n4,62.8,5.1\n"


def test_rows_of_a_file_are_rows_in_the_measure() -> None:
    here = measure_of(text_of())
    there = measure_of(text_of(rows="", file="c.csv"), in_file(FILE))
    assert here.scoring == there.scoring
    bare = "total,value\n0,37.1\n1,44\n2,50.5\n3,56.2\n4,62.8\n"
    assert scores_of(measure_of(text_of(rows="", file="c.csv"), in_file(bare)), w1="0", w2="0")["on_t"]["se"] == 3.1


@pytest.mark.parametrize(
    ("text", "file", "places"),
    [
        (text_of("-1"), "", [("ROM248", 9, 89)]),
        (text_of().replace("error 3.1 ", ""), "", [("ROM248", 9, 6)]),
        (text_of(rows="", file="c.csv"), FILE.replace("se", "error", 1), [("ROM226", 1, 13)]),
        (text_of(rows="", file="c.csv"), FILE.replace("total", "raw", 1), [("ROM226", 1, 1)]),
        (text_of(rows="", file="c.csv"), FILE.replace("44", "44;5"), [("ROM172", 3, 3)]),
        (text_of(rows="", file="c.csv"), FILE.replace("4,62.8,5.1\n", ""), [("ROM560", 9, 6)]),
        (text_of(rows="", file="d.csv"), FILE, [("ROM225", 9, 44)]),
        (text_of(rows=""), "", [("ROM228", 9, 6)]),
        (text_of().replace("to worn_t", "to worn"), "", [("ROM849", 9, 32)]),
        (text_of().replace("from total", "from totl"), "", [("ROM302", 9, 23)]),
        (text_of("5.1"), "", [("ROM899", 9, 89)]),
        (text_of(rows=ROWS.replace("37.1, 5.2", "47.1, 5.2")), "", [("ROM563", 9, 122)]),
        (
            text_of() + "metric other { reports 50 + 10 * theta; round 1; higher worse }\n"
            "link two from total to other method \"m\" sample \"s\" error 1 " + ROWS + "\nscore both = on_t + two\n",
            "",
            [("ROM852", 12, 21)],
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(text: str, file: str, places: list[tuple[str, int, int]]) -> None:
    _, report = compiled(text, in_file(file) if file else None)
    found = [(each.rule.code, each.span.line, each.span.column) for each in report.findings]
    for place in places:
        assert place in found, found


def test_another_error_is_another_scoring() -> None:
    assert measure_of(text_of()).scoring != measure_of(text_of("3")).scoring


def test_the_schema_takes_its_result() -> None:
    import jsonschema

    schema = json.loads((Path(__file__).resolve().parents[2] / "spec" / "result.schema.json").read_text("utf-8"))
    result = Interpreter(measure_of(text_of()).measure).score({"w1": "1", "w2": "2"}).to_json()
    jsonschema.validate(result, schema)
    scores = result["scores"]
    assert isinstance(scores, dict)
    scores["on_t"]["form"] = "short"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, schema)


TWICE = """\
measure m "M"
scale agree { 0 "No"; 1 "Some"; 2 "Much" }
metric t {
  D 1; prior normal 0, 1; grid -4..4 by 0.1; reports 50 + 10 * theta; round 1; higher better; at least 2 answered
  population "A"; sample "B"; source "C"
}
metric t { round 2 }
bank all metric t model grm scale agree {
  c1 "I plan" a 1.6 b -1.1, 0.4 tags x grade 3
  c2 "I rest" a 2 b -0.9, 0.7 tags x grade 4
}
form short of all { items c1, c2 }
form short of all { items c2, c1 }
cat c1 of all { items 2..2 }
score x_se = 1 { higher better }
score x = eap(short) { missing none }
"""


def test_no_two_things_of_a_bank_have_one_name() -> None:
    _, report = compiled(TWICE)
    found = [each.span.line for each in report.findings if each.rule.code == "ROM305"]
    assert sorted(found) == [7, 13, 14, 16]
