"""Scores with thousands of cases, one after the other, in modules that can still be read in."""

from __future__ import annotations

import json

from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.interpreter import score
from romdsl.source import Source
from romdsl.targets.python.module import module
from romdsl.targets.python.run import run

ITEMS = 3000
TEXT = f"""measure many "Many"
scale s {{ 0 "No"; 1 "Yes" }}
block b "B" scale s {{ {"; ".join(f'q{index} "Q"' for index in range(ITEMS))} }}
score some = any(b >= 1)
"""


def test_each_case_is_written_but_once() -> None:
    """Its test in a line of its own, without what did not hold before: a module grows as its items do."""
    checked = compile_source(Source("measure.rom", TEXT), Report())
    assert checked is not None
    text = module(checked, program_of(checked))
    last = f"q{ITEMS - 1}"
    assert f'if {last} is None:\n            some_why = reason(given.get("{last}"))\n' in text
    assert len(text) < 200 * ITEMS


def test_why_a_condition_over_many_items_is_missing() -> None:
    checked = compile_source(Source("measure.rom", TEXT), Report())
    assert checked is not None
    answers: dict[str, object] = {f"q{index}": 0 for index in range(ITEMS)}
    sets = [answers, answers | {f"q{ITEMS - 1}": "!declined"}]
    found = run(checked, program_of(checked), sets)
    wanted = [score(checked.measure, given, (checked.definition, checked.scoring)).to_json() for given in sets]
    assert found == wanted
    assert '"missing": "declined"' in json.dumps(wanted[1])
