"""What is said of slips with occasions and rows, and that what is to be written is in the spelling of the file."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Finding, Report
from romdsl.source import Source

ROM = """measure mood "Mood"
{occasions}
rows goals "Goals" 0..3 {{ goal "Goal" answer text; progress "How far?" answer number 0..10 points }}
item low "Low" answer number 0..20 points
score total = low {{ higher worse; {said} }}
{more}
"""
OCCASIONS = 'occasions { baseline "First visit"; end "Last visit" chosen by worker }'
YAML = """measure mood: Mood
occasions:
  baseline: First visit
  end:
    title: Last visit
    timing: chosen by worker
rows goals:
  text: Goals
  count: {count}
  fields:
    goal:
      text: Goal
      answer: text
item low:
  text: Low
  answer: number 0..20 points
score total:
  value: low
  higher: worse
  {said}
{more}
"""


def found(text: str, spelling: str, rule: str) -> Finding:
    report = Report()
    compile_source(Source(f"measure.{spelling}", text), report)
    (one,) = [finding for finding in report.findings if finding.rule.name == rule]
    return one


def rom(rule: str, said: str = "", more: str = "", occasions: str = OCCASIONS) -> Finding:
    return found(ROM.format(said=said, more=more, occasions=occasions), "rom", rule)


def yaml(rule: str, said: str = "shown: yes", more: str = "", count: str = "0..3") -> Finding:
    return found(YAML.format(said=said, more=more, count=count), "yaml", rule)


@pytest.mark.parametrize("day", ["6.4.2026", "06/04/2026", "6-4-2026", "2026.04.06", "6.4.26"])
def test_a_day_in_another_way(day: str) -> None:
    case = f'case "x" {{ at baseline {day} {{ low = 3; gives total 3 }} }}'
    one = rom("not-a-timing", more=case)
    assert one.message == f"{day} is no day as it is written here." and one.span.source.text[
        one.span.start :
    ].startswith(day)
    assert one.help == "write year, month and day, as 2026-04-06"
    case = f'case "x":\n  at baseline {day}:\n    low: 3\n    gives: total 3'
    assert yaml("not-a-timing", more=case).message == one.message


def test_rows_are_no_numbers() -> None:
    one = rom("wrong-type", more="score m = mean(goals) { missing none; higher better }")
    assert one.message == "“goals” says of each row that it is there, and what mean( ) takes is a number."
    assert one.help == "name a field, goals.goal or goals.progress; to count the rows, answered(goals)"


def test_how_many_rows_in_words() -> None:
    one = yaml("not-a-count", count="three")
    assert one.message == "“three” is not how many rows there may be."
    assert one.help == "write it in figures, the least and the most: 0..3"


def test_shown_over_time_with_its_colon_in_the_wrong_place() -> None:
    one = yaml("not-yes", said="shown: over time")
    assert one.help == "write shown over time: yes" and not one.fixes  # shown: yes would be another thing
    assert rom("not-yes", said="shown: over time").help == "write shown over time"
    assert yaml("not-yes", said="shown: true").fixes


def test_what_to_write_is_in_the_spelling_of_the_file() -> None:
    assert rom("change-lacks-word", more="change c of total from baseline").help.startswith(
        "write change id of total from"
    )
    assert yaml("change-lacks-word", more="change c:\n  of: total\n  from: baseline").help == (
        "write of: total, from: baseline and to: end, or in place of “of” a formula behind value:"
    )
    none = rom("unknown-occasion", more="change c of total from baseline to last", occasions="")
    assert none.help == 'name it under occasions; as occasions { baseline "First visit" }'
    text = YAML.format(said="shown: yes", more="change c:\n  of: total\n  from: baseline\n  to: last", count="0..3")
    bare = text.replace(
        "occasions:\n  baseline: First visit\n  end:\n    title: Last visit\n    timing: chosen by worker\n", ""
    )
    assert found(bare, "yaml", "unknown-occasion").help == "name it under occasions; as baseline: First visit"
    borrow = yaml("borrow-not-verbatim", more="borrow mood2:\n  from: phq9@1.0.0")
    assert borrow.help == "write verbatim: yes below it"


def test_the_words_of_scores_too_are_in_the_spelling_of_the_file() -> None:
    bare = YAML.replace("  higher: worse\n", "").format(said="shown: yes", more="", count="0..3")
    assert found(bare, "yaml", "no-direction").help == "write higher: better or higher: worse"
    bare = ROM.replace("higher worse; ", "").format(said="shown", more="", occasions=OCCASIONS)
    assert found(bare, "rom", "no-direction").help == "write higher better or higher worse"
    more = "score s:\n  value: sum(low, low2)\n  higher: worse\nitem low2:\n  text: Low\n  answer: number 0..20 points"
    help = yaml("no-missing-rule", more=more).help
    assert help == "write missing: none (all must be answered), or missing: at most 1, prorate"
