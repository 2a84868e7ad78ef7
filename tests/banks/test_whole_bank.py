"""`eap` of a bank by its own id: all its items but the pilot ones, whatever forms leave out."""

from __future__ import annotations

import json
import re

import pytest

from romdsl.compiler import program_of
from romdsl.emit.target import Options
from romdsl.registry import find_target
from romdsl.scoring import interpreter_for
from tests.banks.rules.checked import findings
from tests.banks.targets.test_in_sql import compiled

TEXT = """measure daily "Daily"
version 0.1.0
language en
scale agree { 0 "Not at all"; 1 "A little"; 2 "Very much" }
metric t {
  D 1; prior normal 0, 1; grid -4..4 by 0.1; reports 50 + 10 * theta; round 1; higher better; at least 2 answered
  population "Adults"; sample "300 adults"; source "Smith 2001"
}
bank daily_bank "In the last week" metric t model grm scale agree {
  c1 "I plan my day" a 1.6 b -1.1, 0.4 grade 3
  c2 "I calm myself down" a 2 b -0.9, 0.7 grade 3 enemies c1
  c3 "I ask for help" a 1.3 b -1.6, 0.1 grade 3
  c4 "I rest" grade 3 status pilot
}
FORM
score whole "All" = eap(daily_bank) { missing any, ignore }
"""
SHORT = 'form short of daily_bank { items c1, c3 }\nscore by_short "Short" = eap(short) { missing any, ignore }'
ONE_BY_ONE = (
    'cat one_by_one of daily_bank { items 2..2 }\nscore adaptive "Adaptive" = eap(one_by_one) { missing any, ignore }'
)


@pytest.mark.parametrize("form", ["", SHORT, ONE_BY_ONE])
def test_nothing_is_wrong_with_items_that_may_not_stand_together_or_are_in_no_form(form: str) -> None:
    assert [each.rule.code for each in findings(TEXT.replace("FORM", form), {}) if each.rule.severity != "note"] == []


def test_a_plain_block_is_no_bank() -> None:
    text = 'block plain scale agree { d1 "I eat"\n d2 "I sleep" }\nscore other = eap(plain) { missing any, ignore }'
    assert "ROM840" in [each.rule.code for each in findings(TEXT.replace("FORM", text), {})]


def test_it_is_what_an_adaptive_test_of_all_items_gives() -> None:
    checked = compiled(TEXT.replace("FORM", ONE_BY_ONE))
    answers = [{"c1": "2", "c2": "1", "c3": "0", "c4": "2"}, {"c1": "2", "c3": "1"}, {"c1": "0", "c4": "2"}]
    for result in json.loads(json.dumps(interpreter_for(checked)(answers))):
        assert result["scores"]["whole"] | {"form": "one_by_one"} == result["scores"]["adaptive"]


def test_a_pilot_item_counts_in_no_sum_of_its_bank() -> None:
    checked = compiled(TEXT.replace("FORM", 'score raw "Raw" = sum(daily_bank) { missing none; higher better }'))
    (result,) = json.loads(json.dumps(interpreter_for(checked)([{"c1": "1", "c2": "1", "c3": "2", "c4": "2"}])))
    assert result["scores"]["raw"]["value"] == 4


@pytest.mark.parametrize(("form", "told"), [("", ["whole"]), (SHORT, ["by_short"])])
def test_staff_see_it_where_the_whole_bank_is_asked(form: str, told: list[str]) -> None:
    checked = compiled(TEXT.replace("FORM", form))
    page = find_target("html").emit(checked, program_of(checked), Options())["daily.html"]
    values = json.loads(re.search(r"const FORM = (\{.*?\});\n", page).group(1))  # type: ignore[union-attr]
    assert [score["id"] for score in values["scores"]] == told
