"""Adaptive tests by shadow tests: the first item, the limits that hold at the end, and the command."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import numpy as np

from romdsl.banks.content import Content, ItemContent
from romdsl.banks.shadowing import shadowed
from romdsl.irt import Area, Bank, Item, Metric, Rules
from romdsl.irt.many import administered, tables
from tests.command_line import romdsl

COPING = Path(__file__).resolve().parents[2] / "measures" / "everyday_coping"
ITEMS = tuple(
    Item(f"{area}{at}", "grm", a, (b - 0.1, b + 0.1), area=area)
    for area, a in (("x", 2.4), ("y", 1.2))
    for at, b in enumerate((-1.0, 0.0, 1.0, 2.0))
)
"""Two areas, one of which discriminates better."""
METRIC = Metric(Fraction(-4), Fraction(4), Fraction(1, 10))


def content(rules: Rules) -> Content:
    texts = {item.id: ItemContent(item.id, ("No", "Some", "All")) for item in ITEMS}
    return Content("bank", "Bank", "t", "T", "", Bank(ITEMS, METRIC), texts, adaptive={"test": rules})


def areas(rules: Rules) -> list[Counter[str]]:
    answers = np.array([[0] * 8, [1] * 8, [2] * 8, [0, 1, 2, 0, 1, 2, 0, 1]])
    ran = shadowed(content(rules), "test", answers)
    return [Counter(ITEMS[item].area for item in row if item >= 0) for row in ran.asked.tolist()]


def test_without_limits_it_asks_what_tells_most_at_the_score_so_far() -> None:
    rules = Rules("mfi", minimum=4, maximum=4)
    answers = np.array([[first, second, *[1] * 6] for first in range(3) for second in range(3)])
    ran = administered(tables(Bank(ITEMS, METRIC)), rules, answers, np.zeros(len(answers), dtype=np.int64))
    assert shadowed(content(rules), "test", answers).asked.tolist() == ran.asked.tolist()


def test_limits_hold_whatever_is_answered() -> None:
    rules = Rules(minimum=4, maximum=4, areas=(Area("x", 0, 1),))
    assert areas(rules) == [Counter(x=1, y=3)] * 4
    rules = Rules(minimum=4, maximum=4, areas=(Area("y", 3, None),))
    assert all(each["y"] >= 3 for each in areas(rules))


def test_enemies_are_not_asked_together_and_what_is_out_is_not_asked() -> None:
    pairs = tuple((one, other) for one in range(4) for other in range(one + 1, 4))
    rules = Rules(minimum=4, maximum=4, apart=pairs, out=(1,))
    assert areas(rules) == [Counter(x=1, y=3)] * 4
    ran = shadowed(content(rules), "test", np.ones((1, 8), dtype=np.int64))
    assert 1 not in ran.asked and 1 in shadowed(content(Rules()), "test", np.ones((1, 8), dtype=np.int64)).asked


def test_the_command() -> None:
    ended = romdsl("bank", "simulate", COPING, "adaptive", "--shadow", "--persons", "10")
    assert ended.code == 0 and ended.out.count("\n") > 8
    refused = romdsl("bank", "simulate", COPING, "adaptive", "--shadow", "--answers", "x.csv")
    assert refused.code == 2 and "--shadow tries simulated persons" in refused.err
