"""What is printed of the arithmetic, how small it is, and the hash of a bank."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from gzip import compress
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from romdsl.irt import Area, Bank, Item, Metric, Rules, digest, plain, written_bank
from romdsl.irt.printed import javascript, python

from .banks import bank, given, persons

LARGEST, LARGEST_IN_FORM, LARGEST_BANK = 2_700, 2_048, 4_000
ON = Metric(Fraction("-4.5"), Fraction("4.5"), Fraction("0.1"))


def test_the_kernel_is_small() -> None:
    assert len(compress(javascript(small=True).encode(), 9)) <= LARGEST_IN_FORM
    assert len(compress(javascript(further=True, small=True).encode(), 9)) <= LARGEST
    assert len(javascript(small=True).splitlines()) == 1


@pytest.mark.parametrize("decimals", [3, 5, 9])
def test_a_bank_is_small(decimals: int) -> None:
    random = Random(1)
    steps = [sorted(round(random.gauss(0.5, 1), decimals) for _ in range(4)) for _ in range(124)]
    items = [Item(f"i{k}", "grm", round(random.uniform(1, 4), decimals), tuple(b)) for k, b in enumerate(steps)]
    text = json.dumps(written_bank(Bank(tuple(items), ON)), separators=(",", ":"))
    assert len(compress(text.encode(), 9)) <= LARGEST_BANK


def test_a_printed_kernel_defines_one_name_alone() -> None:
    assert re.findall(r"^(?!//|/\*| )\w.*?(?= =|\()", javascript("irt"), re.MULTILINE)[0] == "const irt"
    assert "export" not in javascript() and "import" not in javascript(further=True)
    assert "sumScores" in javascript(further=True) and "sumScores" not in javascript()


def test_printed_python_stands_alone(tmp_path: Path) -> None:
    of = bank(["grm", "gpcm", "4pl"], 9, on=ON)
    rows = persons(of, 6)
    rules = Rules("mfi", 2, 6, 0.3, 0.01, None, 2, (Area("mood", 1),))
    (tmp_path / "alone.py").write_text(python(), encoding="utf-8")
    (tmp_path / "use.py").write_text(
        f"""
from fractions import Fraction
from alone import *
table = tables({of!r})
for seed, row in enumerate({rows!r}):
    given, estimate = administered(table, {rules!r}, lambda item: None if row[item] < 0 else row[item], seed)
    print([given, expected_a_posteriori(table, list(enumerate(row[:4]))) if -1 not in row[:4] else None, estimate])
print([maximum_a_posteriori(table.bank, [(0, 1)]), weighted_likelihood(table.bank, [(0, 1)]), sum_scores(table, [0, 1])])
""",
        encoding="utf-8",
    )
    said = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path[:] = [{str(tmp_path)!r}] + sys.path[:]; "
        "sys.modules['romdsl'] = None; import use"], capture_output=True, text=True, check=True).stdout  # fmt: skip
    table, expected = plain.tables(of), []
    for seed, row in enumerate(rows):
        asked, estimate = plain.administered(table, rules, dict(given(row)).__getitem__, seed)
        four = plain.expected_a_posteriori(table, given(row)[:4]) if -1 not in row[:4] else None
        expected.append([asked, four, estimate])
    modes = [score(of, [(0, 1)]) for score in (plain.maximum_a_posteriori, plain.weighted_likelihood)]
    expected.append([*modes, plain.sum_scores(table, [0, 1])])
    assert said.splitlines() == [repr(each) for each in expected]


def test_the_hash_of_a_bank_by_hand() -> None:
    of = Bank((Item("low_mood", "grm", 2.0, (-0.5, 1.25), area="mood"), Item("é", "4pl", 1e-7, (0.0,), 0.1, 0.9)), ON)
    text = (
        '{"items":[{"id":"low_mood","model":"grm","parameters":["2","-0.5","1.25","0","1"]},'
        '{"id":"é","model":"4pl","parameters":["0.0000001","0","0.1","0.9"]}],'
        '"metric":{"grid":["-4.5","4.5","0.1"],"higher":"worse","prior":["0","1"],"reported":["50","10","1"],'
        '"scaling":"1"}}'
    )
    assert digest(of) == "sha256-1:" + sha256(text.encode()).hexdigest()
    thirds = replace(of, metric=Metric(Fraction(-1), Fraction(1), Fraction(1, 3)))
    changed = text.replace('["-4.5","4.5","0.1"]', '["-1","1","1/3"]')
    assert digest(thirds) == "sha256-1:" + sha256(changed.encode()).hexdigest()


def test_the_hash_changes_with_all_that_fixes_a_score_and_with_nothing_else() -> None:
    first = Item("x", "3pl", 1.5, (0.5,), 0.2)
    of = Bank((first, Item("y", "grm", 1.5, (0.5, 1.0))), ON)
    other_items = [
        replace(first, **change)  # type: ignore[arg-type]
        for change in ({"id": "z"}, {"model": "4pl"}, {"a": 1.6}, {"b": (-0.5,)}, {"c": 0.1})
    ]
    changes: list[dict[str, object]] = [
        {"low": Fraction(-4)}, {"high": Fraction(4)}, {"step": Fraction(1, 20)}, {"scaling": 1.7}, {"prior_mean": 0.5},
        {"prior_sd": 2.0}, {"reported_mean": 0.0}, {"reported_sd": 1.0}, {"digits": 2}, {"higher": "better"},
    ]  # fmt: skip
    found = {digest(of), digest(Bank(of.items[::-1], ON))}
    found |= {digest(Bank((each, of.items[1]), ON)) for each in other_items}
    found |= {digest(Bank(of.items, replace(ON, **change))) for change in changes}
    assert len(found) == 2 + len(other_items) + len(changes)
    assert digest(Bank((replace(first, area="mood", b=(0.5,), a=1.50), of.items[1]), ON)) == digest(of)
