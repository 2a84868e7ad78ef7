"""Banks made at random, over all models, metrics and rules for missing answers: every engine gives the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

import pytest

from romdsl.compiler import program_of
from romdsl.emit.patterns import scores_by_pattern
from romdsl.model.checked import CheckedMeasure
from romdsl.registry import engines
from romdsl.scoring import interpreter_for
from tests.tools import require_engine

from .test_in_sql import compiled

pytestmark = pytest.mark.agreement

BANKS, SLOW_BANKS = 12, 7
"""So many are scored; by engines that take a second or two a bank so many, in which each model is met."""
SLOW = ("fhir", "spark")
MODELS = ("grm", "gpcm", "pcm", "1pl", "2pl", "3pl", "4pl")
RULES = ("missing at most 1, ignore", "missing any, ignore", "missing none")
METRICS = (
    "D 1; prior normal 0, 1; grid -4.5..4.5 by 0.1; reports 50 + 10 * theta; round 1",
    "D 1.7; prior normal 0.3, 1.2; grid -6..6 by 0.25; reports 100 + 15 * theta; round 0",
    "D 1; prior normal -0.5, 0.8; grid -5..4 by 0.5; reports 0 + 1 * theta; round 3",
)
HIDDEN = ("", "when asks is 1 otherwise missing", "when asks is 1 otherwise 0", "when asks is 1 otherwise left out")
"""When the first item is asked, and what it counts as when it is not."""
NO_ANSWER = ("!declined", "!unknown", "!not_applicable", "x", None)
"""`x` is an option of the bank's items that says nothing; nobody else has it, so there it is refused."""

Answers = Mapping[str, object]
Result = dict[str, Any]


@cache
def made_bank(seed: int) -> tuple[str, dict[str, list[str]]]:
    """A measure, and the codes of its items."""
    random = Random(seed)
    model, size, hidden = MODELS[seed % len(MODELS)], random.randint(4, 6), HIDDEN[seed % len(HIDDEN)]
    steps = random.randint(2, 4) if model in ("grm", "gpcm", "pcm") else 1
    codes = [str(code) for code in range(steps + 1)]
    items = [f"  {_item(random, model, steps, number)} {'' if number else hidden}" for number in range(size)]
    items.insert(2, '  tried "Pilot" status pilot')
    ids = [f"i{number}" for number in range(size)]
    return (
        f"""measure made "Made"
version 0.1.0
language en
scale s {{ {"; ".join(f'{code} "Option {code}"' for code in codes)}; x "I would rather not say" as declined }}
scale either {{ 0 "No"; 1 "Yes" }}
item asks "Is the first one asked?" scale either
metric m "T" {{ {random.choice(METRICS)}; higher better; at least {random.randint(2, 3)} answered }}
bank b "Bank" metric m model {model} scale s {{
{chr(10).join(items)}
}}
form short of b {{ items {", ".join(ids)} }}
form others of b {{ items {", ".join(ids[:0:-1])} }}
score pattern "By pattern" = eap(short) {{ {RULES[seed % len(RULES)]} }}
score whole "All of the bank" = eap(b) {{ {RULES[seed % len(RULES)]} }}
score total "By sum" = eap_of_sum({"others" if "left out" in hidden else "short"})
""",
        {"asks": ["0", "1"]} | dict.fromkeys([*ids, "tried"], codes),
    )


def _item(random: Random, model: str, steps: int, number: int) -> str:
    thresholds = sorted(random.sample(range(-25, 26), steps))
    parts = [f'i{number} "Item {number}"', "" if model in ("pcm", "1pl") else f"a {random.randint(5, 25) / 10}"]
    parts.append(f"b {', '.join(str(value / 10) for value in thresholds)}")
    parts += [f"c {random.randint(5, 25) / 100}"] * (model in ("3pl", "4pl")) + ["d 0.95"] * (model == "4pl")
    return " ".join(part for part in parts if part)


def answer_sets(seed: int, items: dict[str, list[str]]) -> list[Answers]:
    """Everything at an end, asked or not; and at random, with ever more that is not answered."""
    random = Random(seed)
    ends = [{id: codes[end] for id, codes in items.items()} | {"asks": asks} for end in (0, -1) for asks in ("0", "1")]
    some = [
        {
            id: random.choice(codes) if random.random() > share else random.choice(NO_ANSWER)
            for id, codes in items.items()
        }
        for share in (0, 0.1, 0.3, 0.6, 1)
        for _ in range(8)
    ]
    return [*ends, *({id: answer for id, answer in one.items() if answer is not None} for one in some)]


@cache
def made(seed: int) -> tuple[CheckedMeasure, list[Answers], list[Result | None]]:
    """A measure, answers, and what the interpreter gives; None where it refuses them."""
    text, items = made_bank(seed)
    checked = compiled(text)
    sets = answer_sets(seed, items)
    return checked, sets, as_json(interpreter_for(checked)(sets))


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def without_patterns(result: Result, checked: CheckedMeasure) -> Result:
    lost = scores_by_pattern(checked)
    assert lost == ["pattern", "pattern_se", "whole", "whole_se"]
    return result | {"scores": {id: score for id, score in result["scores"].items() if id not in lost}}


@pytest.mark.parametrize("name", list(engines()))
def test_every_engine_gives_the_same(name: str) -> None:
    require_engine(name)
    engine = engines()[name]
    for seed in range(SLOW_BANKS if name in SLOW else BANKS):
        checked, sets, wanted = made(seed)
        if not engine.knows_patterns:
            wanted = [one and without_patterns(one, checked) for one in wanted]
        found = as_json(engine.run(checked, program_of(checked), sets))
        for given, one, other in zip(sets, found, wanted, strict=True):
            assert json.dumps(one) == json.dumps(other), f"{made_bank(seed)[0]}\n{given}"


def test_the_whole_bank_is_the_form_of_all_its_items_but_pilot_ones() -> None:
    for seed in range(BANKS):
        checked, _, wanted = made(seed)
        for result in filter(None, wanted):
            whole, pattern = result["scores"]["whole"], result["scores"]["pattern"]
            assert whole == pattern | {"form": "b"} and "tried" not in whole["asked"]
        assert checked.names.calibrated["b"].digest == checked.names.calibrated["short"].digest


def test_the_answers_meet_every_kind_of_missing() -> None:
    """An agreement about nothing would be none."""
    seen: Counter[str] = Counter()
    for seed in range(SLOW_BANKS):
        checked, sets, wanted = made(seed)
        least = checked.measure.metrics[0].least_answered
        assert least is not None
        for given, result in zip(sets, wanted, strict=True):
            seen["refused"] += result is None
            if result is None:
                continue
            pattern, total = result["scores"]["pattern"], result["scores"]["total"]
            seen["by pattern"] += pattern["value"] is not None
            seen["by sum"] += total["value"] is not None
            seen[f"pattern {pattern['missing']}"] += 1
            seen["fewer than the metric wants"] += 0 < pattern["answered"] < least.value
            seen["answered unasked"] += bool(result["unused_answers"])
            seen["declined"] += "x" in given.values() or "!declined" in given.values()
            seen["not asked, counts as 0"] += given.get("asks") == "0" and "otherwise 0" in made_bank(seed)[0]
            seen["left out"] += pattern["expected"] < len(
                [id for id in made_bank(seed)[1] if id not in ("asks", "tried")]
            )
    assert all(count >= 10 for count in seen.values()) and len(seen) >= 10, seen
