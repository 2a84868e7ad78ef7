"""Findings as SARIF: what a code host needs to show them at their place."""

from __future__ import annotations

import json
from typing import Any

from romdsl.diagnostics import Finding, Rule
from romdsl.diagnostics.to_sarif import to_sarif
from romdsl.source import Source, Span

ERROR = Rule("ROM999", "some-fault", "error")
NOTE = Rule("ROM997", "some-remark", "note")


def run_of(*findings: Finding) -> dict[str, Any]:
    log = json.loads(to_sarif(findings))
    assert log["version"] == "2.1.0"
    run: dict[str, Any] = log["runs"][0]
    return run


def test_places_are_counted_in_code_points() -> None:
    source = Source("my measures/a.rom", "\n😀 q1")
    result = run_of(ERROR.at(Span(source, 3, 5), "What is.", help="What to do.").detail("What follows."))
    assert result["columnKind"] == "unicodeCodePoints"
    found = result["results"][0]
    place = found["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5}
    assert place["artifactLocation"]["uri"] == "my%20measures/a.rom"
    assert found["message"]["text"] == "What is.\nWhat follows.\nhelp: What to do."


def test_each_rule_stands_once_and_is_pointed_at() -> None:
    source = Source("a.rom", "x")
    place = Span(source, 0, 1)
    run = run_of(ERROR.at(place, "1"), NOTE.at(place, "2"), ERROR.at(place, "3"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ROM999", "ROM997"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    assert [result["level"] for result in run["results"]] == ["error", "note", "error"]


def test_second_places_and_fixes_are_carried() -> None:
    source = Source("/measures/a.rom", "q1 q2")
    finding = (
        ERROR.at(Span(source, 0, 2), "x").because(Span(source, 3, 5), "here").fix("Write q3", Span(source, 0, 2), "q3")
    )
    result = run_of(finding)["results"][0]
    assert result["relatedLocations"][0]["message"]["text"] == "here"
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"]["uri"] == "file:///measures/a.rom"
    assert change["replacements"][0]["insertedContent"]["text"] == "q3"
    assert change["replacements"][0]["deletedRegion"]["endColumn"] == 3


def test_nothing_found_is_a_run_without_results() -> None:
    assert run_of()["results"] == []
