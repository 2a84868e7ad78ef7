"""Texts that try to break out: the written code is run, and each text is read back as it was."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import Any

import pytest

from romdsl.emit.javascript import declarations, embedded
from romdsl.emit.javascript import module as javascript_module
from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Name
from romdsl.model.measure import Licence, Placed, Score
from romdsl.program import (
    Compare,
    FirstWord,
    Input,
    ItemIs,
    ItemReason,
    Named,
    NoWord,
    Output,
    Program,
    UseTruth,
    UseWord,
    Word,
)
from romdsl.targets.javascript.run import score_all as score_in_node
from romdsl.targets.python.module import module as python_module
from romdsl.targets.python.run import score_all as score_in_python
from tests.targets.programs import checked_measure, constant, item_score, phq9_measure, small_measure, whole
from tests.tools import needs_node, node

HOSTILE = [
    'a"b', "a'b", "a`b${1}", "back\\slash\\", "\\", '"""', "'''", '""" + 1 + """', 'ends with "', "*/ alert(1) /*",
    "//", "# comment", "</script><script>alert(1)</script>", "<!-- ", "<ScRiPt", "]]>", "two\nlines", "cr\rhere",
    "crlf\r\nhere", "tab\there", "\u2028line", "\u2029paragraph", "\u202eright to left", "\u200bzero", "\ufeffmark",
    "\x00nul", "\x1b[31m", "\x85next", "\x0cfeed", "{0} {x!r} {{", "%s %(x)s", "{{ 1 + 1 }}", "{% raw %}", "\\u0041",
    "\\x41\\N{BULLET}", "é日本語😀", "e\u0301", "__proto__", "constructor", "coding: latin-1", "type: ignore", "-->",
    "raise SystemExit", "'); process.exit(3); ('", "\ud800 alone",
]  # fmt: skip


def hostile_program(text: str) -> Program:
    """A program with the text wherever a program can have one."""
    other = f"{text}2"
    inputs = (Input(text, "choice", (text, other)), Input("n", "number", low="0", high="9", step="1"))
    score = item_score(text, ((text, 3), (other, 4)))
    steps = (
        Named("x", score, text),
        Named("hostile_word", FirstWord(((Compare("=", whole("x"), constant(3)), Word(text)),), NoWord()), text),
        Named("truth", ItemIs(text, (text,), may_be_missing=False), text),
        Named("why", FirstWord(((ItemIs("n", (text, other)), Word(other)),), ItemReason(text, ((other, text),)))),
    )
    output = Output(
        text, whole("x"), 0, UseWord("hostile_word"), UseTruth("truth"),
        constant(1), constant(1), constant(0), UseWord("why"), text, (text, other),
    )  # fmt: skip
    alerts, shown = ((text, UseTruth("truth")),), ((text, UseTruth("truth")),)
    return Program(text, text, text, text, text, inputs, steps, (output,), alerts, shown)


def hostile_measure(text: str, program: Program) -> CheckedMeasure:
    """A measure with the text in every field that is written out."""
    placed = Placed(text)
    small = small_measure(program.inputs).measure
    licence = Licence(placed, placed, placed)
    score = Score(text, Name(text), placed)
    measure = replace(small, title=placed, source=placed, citation=placed, licence=licence, scores=(score,))
    return checked_measure(measure)


def expected(text: str) -> dict[str, Any]:
    score = {"value": 3, "band": text, "answered": 1, "expected": 1, "filled": 0, "caseness": True, "rule": text}
    return {
        "romdsl": 1, "measure": text, "version": text, "definition": text, "scoring": text, "language": text,
        "occasion": None, "occasion_number": None, "date": None, "scores": {text: {**score, "missing": None}},
        "alerts": [text], "alerts_undecided": [], "checks": [], "unused_answers": [],
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_python_gives_texts_back(text: str) -> None:
    program = hostile_program(text)
    written = python_module(hostile_measure(text, program), program)
    space: dict[str, Any] = {"__name__": "hostile"}
    exec(compile(written, "hostile", "exec"), space)
    assert space["score"]({text: text}) == expected(text)
    assert space["score"]({text: f"{text}2"})["unused_answers"] == [text]
    assert space["score"]({text: f"{text}2"})["scores"][text]["missing"] == text
    said = " ".join(text.split())
    assert f"Source: {said}" in " ".join(space["__doc__"].split())
    assert set(space) - {"annotations"} >= {"score", "BLANK", "Result"} and "alert" not in space


@needs_node
def test_javascript_gives_texts_back() -> None:
    jobs, wanted = [], []
    for text in HOSTILE:
        if "\ud800" in text:
            continue  # JSON in UTF-8 cannot hold it; below it is compared inside Node
        program = hostile_program(text)
        jobs.append((javascript_module(hostile_measure(text, program), program), [{text: text}, {text: f"{text}2"}]))
        wanted.append(expected(text))
    got = score_in_node(jobs)
    assert [first for first, _ in got] == wanted
    assert [second["unused_answers"] for _, second in got if second] == [one["alerts"] for one in wanted]


@needs_node
def test_a_page_with_hostile_texts_runs_the_whole_script() -> None:
    """The part for a form runs as a classic script, and nothing in it ends a script element."""
    parts = []
    for text in HOSTILE:
        program = hostile_program(text)
        part = embedded(hostile_measure(text, program), program)
        assert not any(sign in part.lower() for sign in ("</script", "<!--", "<script"))
        parts.append({"script": part, "text": text, "wanted": expected(text)})
    check = (
        "const vm = require('vm'); let text = ''; process.stdin.on('data', (part) => { text += part; })"
        ".on('end', () => { for (const { script, text: key, wanted } of JSON.parse(text)) {"
        " const found = vm.runInNewContext(`${script}; JSON.stringify([score({ [key]: key }), shown({ [key]: key })])`, { key });"
        " const same = found === JSON.stringify([wanted, { [key]: true }]);"
        " if (!same) { console.log(key, found); process.exitCode = 1; } } });"
    )
    done = subprocess.run(
        [str(node()), "-e", check], input=json.dumps(parts), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_node
def test_declarations_keep_texts_inside_their_remarks() -> None:
    """Node reads the types away; but for remarks nothing is left, so that no text has got out of one."""
    written = [declarations(hostile_measure(text, hostile_program(text)), hostile_program(text)) for text in HOSTILE]
    check = (
        "const { stripTypeScriptTypes } = require('node:module'); let text = '';"
        "process.stdin.on('data', (part) => { text += part; }).on('end', () => {"
        " for (const one of JSON.parse(text)) {"
        "  const left = stripTypeScriptTypes(one).replaceAll(/[/][*][^]*?[*][/]/g, '').replaceAll(/[;\\s]/g, '');"
        "  if (left !== 'exportdefaultscore') { console.log(left); process.exitCode = 1; } } });"
    )
    command = [str(node()), "--no-warnings", "-e", check]
    done = subprocess.run(command, input=json.dumps(written), capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_texts_that_are_plain_stay_plain() -> None:
    measure = phq9_measure().measure
    written = python_module(
        replace(phq9_measure(), measure=replace(measure, title=Placed("Überprüfung “9”"))), hostile_program("ä")
    )
    assert "Überprüfung “9”" in written and '"ä": 3' in written


def test_names_that_are_words_of_the_languages() -> None:
    from romdsl.targets.python.words import RESERVED

    names = [
        "class",
        "sum",
        "score",
        "None",
        "given",
        "await",
        "let",
        "present",
        "undefined",
        "Math",
        "value",
        "item",
        "print",
    ]
    assert {"class", "sum", "given"} <= RESERVED
    steps = tuple(Named(name, item_score(name)) for name in names)
    outputs = tuple(
        Output(name, whole(name), 0, None, None, constant(1), constant(1), constant(0), NoWord(), None)
        for name in names
    )
    inputs = tuple(Input(name, "choice", ("0", "1", "2", "3")) for name in names)
    program = Program("names", None, "d", "s", None, inputs, steps, outputs, (), ())
    answers = [{name: index % 4 for index, name in enumerate(names)}]
    checked = small_measure(inputs)
    for results in (
        score_in_python(python_module(checked, program), answers),
        score_in_node([(javascript_module(checked, program), answers)])[0],
    ):
        assert results[0] is not None
        found: Any = results[0]["scores"]
        assert [found[name]["value"] for name in names] == [index % 4 for index in range(len(names))]
