"""Banks made at random, over all models, metrics and rules for missing answers: every engine gives the same."""

from __future__ import annotations

import json
from random import Random

import pytest

from romdsl import interpreter
from romdsl.compiler import program_of
from romdsl.registry import engines

from .test_in_sql import compiled

BANKS = 12
MODELS = ("grm", "gpcm", "pcm", "1pl", "2pl", "3pl", "4pl")
RULES = ("missing at most 1, ignore", "missing any, ignore", "missing none")
METRICS = (
    "D 1; prior normal 0, 1; grid -4.5..4.5 by 0.1; reports 50 + 10 * theta; round 1",
    "D 1.7; prior normal 0.3, 1.2; grid -6..6 by 0.25; reports 100 + 15 * theta; round 0",
    "D 1; prior normal -0.5, 0.8; grid -5..4 by 0.5; reports 0 + 1 * theta; round 3",
)


def made_bank(random: Random) -> tuple[str, dict[str, list[str]]]:
    """A measure, and the codes of its items."""
    model, size = random.choice(MODELS), random.randint(3, 6)
    steps = random.randint(2, 4) if model in ("grm", "gpcm", "pcm") else 1
    codes = [str(code) for code in range(steps + 1)]
    items = []
    for number in range(size):
        thresholds = sorted(random.sample(range(-25, 26), steps))
        parts = [f'i{number} "Item {number}"', "" if model in ("pcm", "1pl") else f"a {random.randint(5, 25) / 10}"]
        parts.append(f"b {', '.join(str(value / 10) for value in thresholds)}")
        parts += [f"c {random.randint(5, 25) / 100}"] * (model in ("3pl", "4pl")) + ["d 0.95"] * (model == "4pl")
        items.append("  " + " ".join(part for part in parts if part))
    options = "; ".join(f'{code} "Option {code}"' for code in codes)
    return (
        f"""measure made "Made"
version 0.1.0
language en
scale s {{ {options} }}
metric m "T" {{ {random.choice(METRICS)}; higher better; at least {random.randint(1, 3)} answered }}
bank b "Bank" metric m model {model} scale s {{
{chr(10).join(items)}
}}
form short of b {{ items {", ".join(f"i{number}" for number in range(size))} }}
score pattern "By pattern" = eap(short) {{ {random.choice(RULES)} }}
score total "By sum" = eap_of_sum(short)
""",
        {f"i{number}": codes for number in range(size)},
    )


@pytest.mark.parametrize("seed", range(BANKS))
def test_every_engine_gives_the_same(seed: int) -> None:
    random = Random(seed)
    text, items = made_bank(random)
    checked = compiled(text)
    sets: list[dict[str, object]] = [
        {id: random.choice(codes) for id, codes in items.items() if random.random() > share}
        for share in (0, 0, 0, 0.2, 0.2, 0.5, 1)
        for _ in range(6)
    ]
    hashes = (checked.definition, checked.scoring)
    wanted = [interpreter.score(checked.measure, one, hashes).to_json() for one in sets]
    for name in ("python", "duckdb", "javascript"):
        found = engines()[name].run(checked, program_of(checked), sets)
        assert json.loads(json.dumps(found)) == json.loads(json.dumps(wanted)), name
