"""`spec/diagnostics.md` names every fault that has to be found, and shows findings as they are shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

from romdsl.banks import checking
from romdsl.compiler import compile_source
from romdsl.compiler.check import known_rules
from romdsl.diagnostics import Report, Rule
from romdsl.diagnostics.to_json import to_json
from romdsl.diagnostics.to_text import finding_text
from romdsl.source import Source

PAGE = (Path(__file__).resolve().parents[3] / "spec" / "diagnostics.md").read_text(encoding="utf-8")
MUST_BE_FOUND = """
tab · indent that slips · unbalanced quotes · unknown characters: bidi, zero width · duplicate keys · YAML anchors
YAML tags · YAML merge keys
unknown or misspelt key · value of the wrong type · undefined scale · undefined item · undefined score
undefined table, column of a table · duplicate id · retired id · cycle, named node by node
option without score in a score · two options with one score · code that repeats
when-condition that is always true · when-condition that is never true · `when` on a later item · unreachable item
number without unit · slider without ends
no missing rule · declared range ≠ reachable range · reverse key outside · item in no score · item twice
sum over scales of unlike length · sum over scales of unlike direction · maxima ≠ declared denominator
decimals not said · dead branch · comparison that is always true · score of real without rounding
overlapping bands · gapped bands · unreachable band · unreachable alert · unreachable caseness
cut-off not at a band's edge
number without source · norm, table or cut-off on a changed block · licence that forbids what a target does, or has ended
translation that lacks texts · risk item without alert · alert without contact text
reading grade · length · double-barrelled · double negative · no recall period
form or adaptive test that `eap( )` does not find, or of no bank
value of a metric, form or test that is not written as it is · item without model, a or b
parameters that do not fit the options, in number or in scores · discrimination of zero or below
thresholds that do not go up · asymptote out of range, or parameter that the model does not have
metric not there, not whole, or that cannot be · two metrics in one value
form with an item of no bank, twice, or on trial
assembled form that is not there, of another bank, or against its rules
form or adaptive test too short for its metric, or whose limits cross
item kept apart from none, or beside one it is kept apart from
filling in for a score by pattern or a table of sums · area of content of no item, or of too few; item of none
filter that says nothing of an item · row of parameters for no item · parameters that cannot be reckoned with
steps that cross, thresholds too near or too far, parameter far from what is usual · item that nobody is asked
two items that ask the same · item in a form that works otherwise for some people
metric of nobody said, synthetic, or without a source · reading grade or language of an item not said
more items asked for than enemies leave · retired item that is asked; exposure that is no share
language of which nobody says whether items work in it
"""
EXAMPLE = """measure first_steps "First steps"
scale often { 0 "Not at all"; 1 "Several days"; 2 "More than half the days"; 3 "Nearly every day" }
block week "The last week" scale often { q1 "A"; q2 "B"; q3 "C"; q4 "D"; q5 "E"; q6 "F"; q7 "G"; q8 "H"; q9 "I" }
score total = sum(week) { missing none; higher worse
  bands { 0..4 minimal; 5..9 mild; 11..14 moderate; 15..27 severe }
}
"""


def rows() -> dict[str, str]:
    table = re.findall(r"^\| (?:\w+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    return {fault: codes for fault, codes in table if fault != "fault"}


def test_every_fault_that_must_be_found_has_its_code_or_comes_later() -> None:
    phrases = [phrase.strip() for line in MUST_BE_FOUND.strip().splitlines() for phrase in line.split("·")]
    assert [phrase for phrase in phrases if phrase not in rows()] == []


def test_every_code_on_the_page_is_a_rule() -> None:
    of_banks = {rule.code for rule in vars(checking).values() if isinstance(rule, Rule)}
    known = of_banks | {rule.code for rule in known_rules()}
    named = {code for codes in rows().values() if codes != "later" for code in codes.split(", ")}
    assert named - known == set()


def test_the_example_is_what_is_shown() -> None:
    report = Report()
    compile_source(Source("first_steps.rom", EXAMPLE), report)
    shown = re.search(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert [finding_text(finding, colour=False) for finding in report.findings] == [shown[1]]


def test_the_example_as_json_has_the_shape_that_is_written() -> None:
    report = Report()
    compile_source(Source("first_steps.rom", EXAMPLE), report)
    block = re.search(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert block is not None
    written = json.loads(block[1])
    found = json.loads(to_json(report.findings))
    written["findings"][0]["message"] = found["findings"][0]["message"]
    assert found == written
