"""Fixes: each mends what it is offered for, and `check --fix` takes those alone that have no other way."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Edit, Finding, Report
from romdsl.mending import mended, with_certain_fixes
from romdsl.source import Source
from tests.command_line import measure_in, romdsl
from tests.test_rules import Example, examples

AIDS = """\
measure aids "Aids"
scale often { never "Never" score 0; daily "Daily" score 1 }
item aids "What do you use?" several scale { cane "A cane"; frame "A frame" }
item q "How often?" scale often
item bed "When did you go to bed?" answer time
item moved "When did you move here?" answer date
"""
CERTAIN = {
    'score s "S" = q = "never"': 'score s "S" = q is never',
    'score s "S" = q != never': 'score s "S" = q is not never',
    'score s "S" = "never" != q': 'score s "S" = q is not never',
    'score s "S" = q == 1': 'score s "S" = q = 1',
    'score s "S" = q >= 1 && aids includes cane': 'score s "S" = q >= 1 and aids includes cane',
    'score s "S" = q ≥ 1': 'score s "S" = q >= 1',
    "score s “S” = q { higher worse }": 'score s "S" = q { higher worse }',
    'score s "S" = q { higher worse; bands { 1 daily "Each day; all"; 0 never } }': (
        'score s "S" = q { higher worse; bands { 0 never; 1 daily "Each day; all" } }'
    ),
    'score s "S" = q { higher worse; bands { 1.. a; ..<1 b "B" } }': (
        'score s "S" = q { higher worse; bands { ..<1 b "B"; 1.. a } }'
    ),
    'score s "S" = mean(q missing any, prorate) { higher worse }': (
        'score s "S" = mean(q missing any, ignore) { higher worse }'
    ),
    'score s "S" = sum(q) / mean(q) { missing any, prorate; decimals 1; higher worse }': (
        'score s "S" = sum(q) / mean(q) { missing any, prorate; decimals 1; higher worse }'
    ),
    'score s "S" = recode(join(q, q), neverdaily -> 1, 11 -> 2, else -> 3) { higher worse }': (
        'score s "S" = recode(join(q, q), neverdaily -> 1, "11" -> 2, else -> 3) { higher worse }'
    ),
    "case one { bed = 8:30; gives n 0 }": 'case "one" { bed = 08:30; gives n 0 }',
    'case "two" { moved = 2026-1-12; gives n 0 }': 'case "two" { moved = 2026-01-12; gives n 0 }',
    'case "three" { moved = 2026-2-30; gives n 0 }': 'case "three" { moved = 2026-2-30; gives n 0 }',
    'case "four" { q = 5; gives n 0 }': 'case "four" { q = 5; gives n 0 }',
}
"""A line, and what `--fix` makes of it."""


def found_in(source: Source) -> tuple[Finding, ...]:
    report = Report()
    compile_source(source, report)
    return tuple(report.findings)


def applied(source: Source, edits: tuple[Edit, ...]) -> Source:
    text = source.text
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        assert edit.span.source is source
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return Source(source.name, text)


def with_fixes() -> list[Example]:
    return [
        example
        for example in examples()
        if any(one.fixes for one in found_in(Source(f"example.{example.language}", example.text)))
    ]


@pytest.mark.parametrize("example", with_fixes(), ids=str)
def test_a_fix_mends_what_it_is_offered_for(example: Example) -> None:
    source = Source(f"example.{example.language}", example.text)
    findings = found_in(source)
    for finding in (one for one in findings if one.fixes):
        after = found_in(applied(source, finding.fixes[0].edits))
        assert count(finding, after) < count(finding, findings), finding.rule.name


def count(finding: Finding, findings: tuple[Finding, ...]) -> int:
    return sum(one.rule == finding.rule for one in findings)


@pytest.mark.parametrize("example", with_fixes(), ids=str)
def test_what_is_certain_leaves_nothing_certain_and_brings_no_other_error(example: Example) -> None:
    source = Source(f"example.{example.language}", example.text)
    text, _ = mended(source, Path("nowhere") / source.name)
    after = found_in(Source(source.name, text))
    assert with_certain_fixes(Source(source.name, text), after) == (text, 0)
    before = {one.rule.name for one in found_in(source)}
    assert {one.rule.name for one in after} <= before


@pytest.mark.parametrize("line", CERTAIN, ids=str)
def test_what_has_one_way_out_is_written(line: str, tmp_path: Path) -> None:
    text = f'{AIDS}score n "N" = count(q = 1 missing any, as false)\n{line}\n'
    source = Source("measure.rom", text)
    assert mended(source, tmp_path / "measure.rom")[0] == text.replace(line, CERTAIN[line])


def test_bands_are_put_in_order_in_yaml_too(tmp_path: Path) -> None:
    text = """\
measure m: M
item q:
  text: How much?
  answer: number 0..9 points
score s:
  value: q
  higher: worse
  bands:
    6..: high "High; very"  # from 6
    ..<3: low
    3..<6: middle
"""
    expected = text.replace('6..: high "High; very"  #', "..<3: low  #")
    expected = expected.replace("\n    ..<3: low\n    3..<6: middle", '\n    3..<6: middle\n    6..: high "High; very"')
    assert mended(Source("measure.yaml", text), tmp_path / "measure.yaml")[0] == expected


def test_a_question_about_ticks_is_offered_and_not_taken() -> None:
    """Somebody may have meant the cane alone."""
    source = Source("measure.rom", AIDS + 'score s "S" = aids is not cane or aids in (cane, frame)\n')
    fixes = [fix for finding in found_in(source) for fix in finding.fixes]
    assert [fix.edits[0].text for fix in fixes][:2] == ["not aids includes cane", "aids includes (cane, frame)"]
    assert not any(fix.certain for fix in fixes)


def test_what_goes_over_the_answered_has_ignore_offered() -> None:
    source = Source("measure.rom", AIDS + 'score s "S" = percent_of_possible(q) { missing any, as 0; higher worse }\n')
    (fix,) = (fix for finding in found_in(source) for fix in finding.fixes)
    assert not fix.certain
    assert "{ missing any, ignore; higher worse }" in applied(source, fix.edits).text


def test_a_hole_in_a_recode_has_missing_offered() -> None:
    source = Source("measure.rom", AIDS + 'score s "S" = recode(q, 0 -> 1) { higher worse }\n')
    (fix,) = (fix for finding in found_in(source) for fix in finding.fixes)
    assert not fix.certain
    assert "recode(q, 0 -> 1, else -> missing) {" in applied(source, fix.edits).text


def test_the_end_of_a_band_is_offered_as_it_can_be_written() -> None:
    """The mean of three times 0..2 can be 1/3; no band can be written that begins there."""
    words = "missing none; decimals 1; higher worse; bands { 0 none; 2 all }"
    items = 'item r "R" scale often\nitem t "T" scale often\n'
    source = Source("measure.rom", f"{AIDS}{items}score s = mean(q, r, t) {{ {words} }}\n")
    texts = [fix.edits[0].text for finding in found_in(source) for fix in finding.fixes]
    assert texts and not any("/" in text for text in texts)


def test_check_fix_writes_the_file_and_says_what_is_left(tmp_path: Path) -> None:
    lines = AIDS + 'score s "S" = q = "never"\nscore other "O" = nothing\n'
    place = measure_in(tmp_path, lines, id="aids")
    file = place / "measure.rom"
    file.write_bytes(lines.replace("\n", "\r\n").encode())
    ended = romdsl("check", place, "--fix")
    assert ended.code == 1 and "1 mended" in ended.err and "unknown-name" in ended.out
    assert file.read_bytes() == lines.replace('q = "never"', "q is never").replace("\n", "\r\n").encode()
    again = romdsl("check", place, "--fix")
    assert "mended" not in again.err


def test_check_fix_leaves_shipped_measures_alone() -> None:
    assert "is not changed" in romdsl("check", "phq9", "--fix").line
