"""The hashes of a measure, held to the page that says how they are made."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.model.identity import Json, canonical, definition_of, digest, hashes, scoring_of
from romdsl.model.measure import Measure
from romdsl.source import Source

PAGE = (Path(__file__).resolve().parent.parent / "spec" / "identity.md").read_text(encoding="utf-8")
SOURCES = re.findall(r"```rom[^\n]*\n(.*?)```", PAGE, re.DOTALL)
WRITTEN = re.findall(r"```json\n(.*?)\n```\n\n`(sha256-1:[0-9a-f]{64})`", PAGE, re.DOTALL)

PLAIN = """
measure m "Title"
version 1.0.0
status draft
language en
scale f { 0 "No"; 1 "Yes" }
block b "Stem" scale f { q1 "One"; q2 "Two" }
let half = sum(b missing none) / 2
score total "Total" = sum(b) { missing at most 1, prorate; decimals 1; higher worse; bands { ..<1 low "Low"; 1.. high "High" } }
score other = half
alert a when q1 >= 1 { severity high; staff "Look." }
case "c" { q1 = 1; q2 = 1; gives total 2 high }
"""

BY_AGE = (
    PLAIN
    + """
context age "Age" answer number 0..99 years
item aids "Aids" several scale f
block grid "Grid" across w1 "Week 1" answer number 0..7 days { wine "Wine" }
table t by age source "Source" { 0..9 -> 1.5; 10.. -> missing }
check c that age < 90 "Too old" warning
score third = recode(half, 0 -> t(age)) {
  bands when age < 9 { 0.. any "Any" }; caseness 1.. when age < 9 source "Source"; norm mean 2 sd 1 of "all" source "Source"
  reliable change from sd 5 reliability 0.8 source "Source"; clinical cutoff a clinical 5, 1 source "Source"
}
"""
)


def measure_of(text: str, name: str = "m.rom") -> Measure:
    report = Report()
    measure = read(Source(name, text), report)
    assert measure is not None and not report.findings, report.findings
    return measure


def second_canonical(value: object) -> str:
    """RFC 8785 once more, written for this test: texts, truths, null, whole numbers, lists, objects."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: [ord(letter) for letter in key])
        return "{" + ",".join(second_canonical(key) + ":" + second_canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(second_canonical, value)) + "]"
    if isinstance(value, str):
        short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
        letters = [short.get(x, x if x >= " " else f"\\u{ord(x):04x}") for x in value]
        return '"' + "".join(letters) + '"'
    return {None: "null", True: "true", False: "false"}[value] if not _whole(value) else str(value)  # type: ignore[index]


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def test_the_page_has_four_examples() -> None:
    assert len(SOURCES) == 3 and len(WRITTEN) == 4


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_hashes_on_the_page_by_a_second_program(text: str, written: str) -> None:
    assert second_canonical(json.loads(text)) == text
    assert "sha256-1:" + hashlib.sha256(text.encode()).hexdigest() == written


def test_the_page_says_what_the_compiler_makes() -> None:
    small, sleep, reach = map(measure_of, SOURCES)
    made = [definition_of(small), scoring_of(small), scoring_of(sleep), scoring_of(reach)]
    assert list(map(canonical, made)) == [text for text, _ in WRITTEN]
    assert hashes(small) == (WRITTEN[0][1], WRITTEN[1][1])
    assert [hashes(sleep)[1], hashes(reach)[1]] == [WRITTEN[2][1], WRITTEN[3][1]]


def test_canonical_json_of_awkward_texts() -> None:
    value: Json = {
        "b": 'a"\\/\b\f\n\r\t\x01\x1f\x7f é \u2028 😀',
        "a": [None, True, False, 3, -1, {}],
        "€": "",
        "😀": "",
        "ﬁ": "",
    }
    assert canonical(value) == (
        '{"a":[null,true,false,3,-1,{}],"b":"a\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f é \u2028 😀","€":"","😀":"","ﬁ":""}'
    )
    assert digest({}) == "sha256-1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


SAME = {
    "comment and layout": ("score other", "# a comment\n\nscore other"),
    "order of words": ("missing at most 1, prorate; decimals 1; higher worse", "higher worse; decimals 1; missing at most 1, prorate"),
    "number written longer": ("/ 2", "/ 2.0"),
    "brackets that change nothing": ("sum(b missing none) / 2", "(sum(b missing none) / 2)"),
}  # fmt: skip

TEXTS_ONLY = {
    "title": ('m "Title"', 'm "Another title"'),
    "version": ("version 1.0.0", "version 2.0.0"),
    "status": ("status draft", "status pilot"),
    "option text": ('0 "No"', '0 "Never"'),
    "stem": ('"Stem"', '"Trunk"'),
    "question": ('"One"', '"First"'),
    "name of a scale": ("scale f", "scale g"),
    "text of a band": ('low "Low"', 'low "Lower"'),
    "direction": ("higher worse; ", ""),
    "order of scores": ("score other = half\n", "", "let half", "score other = half\nlet half"),
    "staff text": ('"Look."', '"See."'),
    "severity": ("severity high", "severity low"),
    "case": ("q2 = 1;", "q2 = 0;"),
}

SCORES = {
    "id of the measure": ("measure m", "measure n"),
    "code": ('0 "No"', '9 "No" score 0'),
    "score": ('1 "Yes"', '1 "Yes" score 5'),
    "non-answer": ('1 "Yes"', '1 "Yes"; 2 "No answer" as declined'),
    "order of items": ('q1 "One"; q2 "Two"', 'q2 "Two"; q1 "One"'),
    "formula": ("/ 2", "/ 3"),
    "rule": ("at most 1", "at most 2"),
    "fill": ("prorate", "ignore"),
    "decimals": ("decimals 1", "decimals 2"),
    "round": ("decimals 1", "round 1"),
    "edge of a band": ("..<1 low", "..1 low", "1.. high", "1<.. high"),
    "code of a band": ("low", "few"),
    "alert": ("q1 >= 1 {", "q1 >= 0 {"),
    "condition": ('q2 "Two"', 'q2 "Two" when q1 >= 1 otherwise 0'),
}


BY_AGE_TEXTS = {
    "text of a context": ('"Age"', '"Years"'),
    "text of a check": ('"Too old"', '"Older than 89"'),
    "source": ('"Source"', '"Another"'),
    "population": ('"all"', '"everybody"'),
    "text of a column": ('"Week 1"', '"First week"'),
    "text of a row": ('"Wine"', '"Red wine"'),
}

BY_AGE_SCORES = {
    "range of a context": ("0..99", "0..89"),
    "tick-all": ("several scale f", "scale f"),
    "column": ("w1", "w2"),
    "key of a row": ("0..9 ->", "0..<9 ->"),
    "value of a row": ("1.5;", "2.5;"),
    "empty value": ("10.. -> missing", "10.. -> 0"),
    "no row fits": ("by age source", "by age else missing source"),
    "check": ("age < 90", "age < 80"),
    "weight of a check": (" warning", ""),
    "arm": ("recode(half, 0 ->", "recode(half, 1 ->"),
    "condition of bands": ("bands when age < 9", "bands when age < 8"),
    "condition of caseness": ("1.. when age < 9", "1.. when age < 8"),
    "norm": ("mean 2 sd 1", "mean 2 sd 2"),
    "reliable change": ("reliability 0.8", "reliability 0.9"),
    "cut-off": ("clinical 5, 1", "clinical 5, 2"),
}


def changed(edits: tuple[str, ...], text: str = PLAIN) -> tuple[str, str]:
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return hashes(measure_of(text))


@pytest.mark.parametrize("edits", SAME.values(), ids=SAME)
def test_what_changes_no_hash(edits: tuple[str, ...]) -> None:
    assert changed(edits) == hashes(measure_of(PLAIN))


@pytest.mark.parametrize("edits", TEXTS_ONLY.values(), ids=TEXTS_ONLY)
def test_what_changes_the_definition_alone(edits: tuple[str, ...]) -> None:
    definition, scoring = hashes(measure_of(PLAIN))
    found = changed(edits)
    assert found[0] != definition and found[1] == scoring


@pytest.mark.parametrize("edits", SCORES.values(), ids=SCORES)
def test_what_changes_both(edits: tuple[str, ...]) -> None:
    definition, scoring = hashes(measure_of(PLAIN))
    found = changed(edits)
    assert found[0] != definition and found[1] != scoring


@pytest.mark.parametrize("edits", BY_AGE_TEXTS.values(), ids=BY_AGE_TEXTS)
def test_what_changes_the_definition_alone_by_age(edits: tuple[str, ...]) -> None:
    definition, scoring = hashes(measure_of(BY_AGE))
    found = changed(edits, BY_AGE)
    assert found[0] != definition and found[1] == scoring


@pytest.mark.parametrize("edits", BY_AGE_SCORES.values(), ids=BY_AGE_SCORES)
def test_what_changes_both_by_age(edits: tuple[str, ...]) -> None:
    definition, scoring = hashes(measure_of(BY_AGE))
    found = changed(edits, BY_AGE)
    assert found[0] != definition and found[1] != scoring


def test_the_cells_of_a_table_count_and_not_their_file() -> None:
    with_rows = measure_of(BY_AGE)
    files = {"a.csv": b"age,value\n0..9,1.5\n10..,\n", "b.csv": b"age,value\n0..9,1.5\n10..,3\n"}

    def from_file(name: str) -> Measure:
        report = Report()
        rows = "{ 0..9 -> 1.5; 10.. -> missing }"
        text = BY_AGE.replace(f'source "Source" {rows}', f'from "{name}" source "Source"')
        measure = read(Source("m.rom", text), report, files.__getitem__)
        assert measure is not None and not report.findings and rows not in text
        return measure

    same, other = from_file("a.csv"), from_file("b.csv")
    assert hashes(same)[1] == hashes(with_rows)[1] != hashes(other)[1]
    assert len({hashes(measure)[0] for measure in (with_rows, same, other)}) == 3


def test_texts_are_compared_in_one_normal_form() -> None:
    composed, decomposed = (
        'measure m "Caf\u00e9"\nitem q "Q" { answer yes no }',
        'measure m "Cafe\u0301"\nitem q "Q" { answer yes no }',
    )
    assert hashes(measure_of(composed)) == hashes(measure_of(decomposed))


def test_a_number_is_not_a_code() -> None:
    text = 'measure m "M"\nscale f { 0 "No"; 1 "Yes" }\nitem a "A" { scale f }\nitem b "B" { scale f; when a >= 1; otherwise 1 }\nscore s = b'
    quoted = text.replace("otherwise 1", 'otherwise "1"')
    assert hashes(measure_of(text)) != hashes(measure_of(quoted))


BANK = """
measure b "B"
scale f { 0 "No"; 1 "Some"; 2 "Much" }
metric m {
  D 1; prior normal 0, 1; grid -4..4 by 0.1; reports 50 + 10 * theta; round 1; higher worse; at least 2 answered
  population "All"; sample "300"; source "Source"
}
bank all "All" metric m model grm scale f {
  q1 "One" a 1.6 b -1.1, 0.4 tags x grade 3
  q2 "Two" a 2 b -0.9, 0.7 tags x grade 3
  q3 "Three" a 1.3 b -1.6, 0.1 tags x grade 3
}
form short of all { items q1, q2 }
form long of all { items q1, q2, q3 }
score s = eap(short) { missing none }
score l = eap(long) { missing none }
"""


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("a 1.6", "a 1.7", True),
        ("b -1.6", "b -1.5", True),
        ("grid -4..4", "grid -4.5..4.5", True),
        ("normal 0, 1", "normal 0, 2", True),
        ("items q1, q2 }", "items q2, q3 }", True),
        ("tags x grade 3", "tags x grade 4", False),
        ('"Three"', '"The third"', False),
    ],
)
def test_parameters_are_part_of_scoring(old: str, new: str, changes: bool) -> None:
    before, after = measure_of(BANK), measure_of(BANK.replace(old, new))
    assert (hashes(before)[1] != hashes(after)[1]) is changes
    assert hashes(before)[0] != hashes(after)[0]
