"""What is asked next and when a test ends, by counting and by definitions written another way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from romdsl.irt import Area, Bank, Item, Rules, many, plain
from romdsl.irt.bank import Model
from romdsl.irt.plain import curves, information

from .banks import bank, metric, persons

OPEN = Rules(minimum=0, maximum=6, stop_error=0)
PAST = [(3, 1), (5, 0)]


def spreads(of: Bank, past: list[tuple[int, int]], item: int) -> float:
    """The expected posterior variance after an item, from the posterior of each possible answer."""
    table, found = plain.tables(of), 0.0
    weights = plain.posterior(table, past)
    for category in range(of.items[item].categories):
        likely = sum(
            weight * curves(of.items[item], 1.0, node)[category][0]
            for weight, node in zip(weights, table.nodes, strict=True)
        )
        found += likely * plain.expected_a_posteriori(table, [*past, (item, category)]).error ** 2
    return found


def worths(of: Bank, select: str) -> dict[int, float]:
    table = plain.tables(of)
    weights, theta = plain.posterior(table, PAST), plain.expected_a_posteriori(table, PAST).theta
    found = {}
    for item in set(range(len(of.items))) - {3, 5}:
        if select == "mepv":
            found[item] = -spreads(of, PAST, item)
        elif select == "mfi":
            found[item] = information(of.items[item], 1.0, theta)
        else:
            at_nodes = (information(of.items[item], 1.0, node) for node in table.nodes)
            found[item] = sum(weight * known for weight, known in zip(weights, at_nodes, strict=True))
    return found


@pytest.mark.parametrize("select", ["mpwi", "mfi", "mepv"])
@pytest.mark.parametrize("models", [("grm",), ("gpcm", "3pl"), ("2pl",)], ids=str)
def test_the_item_that_is_worth_most_is_next(models: tuple[Model, ...], select: str) -> None:
    of = bank(models, 14)
    expected = worths(of, select)
    found = plain.step(plain.tables(of), replace(OPEN, select=select), PAST).item  # type: ignore[arg-type]
    assert found == max(expected, key=expected.__getitem__)


@pytest.mark.parametrize("select", ["mpwi", "mfi", "mepv"])
def test_of_equals_the_first_is_taken(select: str) -> None:
    items = tuple(Item(str(index), "grm", 2, (-1.0, 0.0, 1.0)) for index in range(4))
    of = Bank((Item("dull", "grm", 0.9, (3.0,)), *items), metric())
    asked, _ = plain.administered(plain.tables(of), replace(OPEN, select=select), lambda item: 1)  # type: ignore[arg-type]
    assert [item for item, _ in asked] == [1, 2, 3, 4, 0]


def test_a_draw_is_among_the_best_and_takes_each() -> None:
    of = bank(["grm"], 12)
    table = plain.tables(of)
    best = []
    for _ in range(3):
        past = {item for item, _ in best}
        values = {k: v for k, v in ((i, worth(of, i)) for i in range(12)) if k not in past}
        best.append((max(values, key=values.__getitem__), 0))
    counts = Counter(plain.step(table, replace(OPEN, randomesque=3), [], seed).item for seed in range(600))
    assert set(counts) == {item for item, _ in best} and min(counts.values()) > 150


def worth(of: Bank, item: int) -> float:
    table = plain.tables(of)
    return sum(w * information(of.items[item], 1.0, n) for w, n in zip(table.prior, table.nodes, strict=True))


def test_a_test_ends_by_its_rules() -> None:
    of = bank(["grm"], 20)
    table = plain.tables(of)
    for row in persons(of, 30, missing=0.2):
        rules = Rules(minimum=3, maximum=8, stop_error=0.4)
        asked, estimate = plain.administered(table, rules, lambda item, row=row: None if row[item] < 0 else row[item])
        answered = [category for _, category in asked if category is not None]
        assert len({item for item, _ in asked}) == len(asked) <= 8
        if len(asked) < 8:
            assert len(answered) >= 3 and estimate.error < 0.4
            before = plain.expected_a_posteriori(table, asked[:-1])
            assert len(answered) == 3 or before.error >= 0.4


def test_it_ends_when_the_error_hardly_falls() -> None:
    of = bank(["grm"], 20)
    table, rules = plain.tables(of), Rules(minimum=2, maximum=15, stop_error=0, stop_drop=0.02)
    asked, _ = plain.administered(table, rules, lambda item: 1)
    errors = [plain.expected_a_posteriori(table, asked[:count]).error for count in range(len(asked) + 1)]
    drops = [before - after for before, after in zip(errors, errors[1:], strict=False)]
    assert 2 <= len(asked) < 15 and 0 < drops[-1] < 0.02 and not any(0 < drop < 0.02 for drop in drops[1:-1])
    # What was skipped brings nothing down, and does not end a test.
    assert len(plain.administered(table, replace(rules, minimum=0), lambda item: None)[0]) == 15


def test_it_says_why_it_ended() -> None:
    """Of 3 items: so many asked, an error under which all are, a drop under which all are, none left; the error first."""
    table, given = plain.tables(bank(["2pl"], 3)), [(0, 1), (1, 1), (2, 1)]
    ways = {
        "items": Rules(minimum=1, maximum=3, stop_error=0),
        "se": Rules(minimum=1, maximum=3, stop_error=9, stop_drop=9),
        "drop": Rules(minimum=1, maximum=3, stop_error=0, stop_drop=9),
        "bank": OPEN,
    }
    found = {name: plain.step(table, rules, given).ended for name, rules in ways.items()}
    assert found == {name: name for name in ways}
    assert plain.step(table, OPEN, given[:2]).ended is None


def test_the_items_run_out() -> None:
    of = bank(["2pl"], 3)
    assert len(plain.administered(plain.tables(of), OPEN, lambda item: 0)[0]) == 3
    found = many.administered(many.tables(of), OPEN, np.zeros((2, 3), dtype=np.int64))
    assert (found.asked >= 0).sum(1).tolist() == [3, 3]


@pytest.mark.parametrize("randomesque", [1, 4])
def test_areas_keep_their_limits(randomesque: int) -> None:
    of = bank(["grm", "gpcm"], 24)
    rules = Rules(
        minimum=1, maximum=6, stop_error=0.5, randomesque=randomesque, areas=(Area("mood", 0, 1), Area("body", 3, 4))
    )
    rows = np.array(persons(of, 60))
    found = many.administered(many.tables(of), rules, rows, np.arange(60))
    table = plain.tables(of)
    alone = [plain.administered(table, rules, lambda item: 1, seed)[0] for seed in range(5)]
    for asked in [*found.asked.tolist(), *([item for item, _ in given] for given in alone)]:
        areas = Counter(of.items[item].area for item in asked if item >= 0)
        assert areas["mood"] <= 1 and 3 <= areas["body"] <= 4


def test_areas_that_need_all_places_get_them() -> None:
    of = bank(["grm"], 24)
    rules = Rules(minimum=1, maximum=4, stop_error=0, areas=(Area("mood", 2), Area("body", 2)))
    asked, _ = plain.administered(plain.tables(of), rules, lambda item: 1)
    assert Counter(of.items[item].area for item, _ in asked) == {"mood": 2, "body": 2}


def test_the_first_item_is_the_one_named() -> None:
    asked, _ = plain.administered(plain.tables(bank(["grm"], 9)), replace(OPEN, first=7), lambda item: 1)
    assert asked[0] == (7, 1)


def test_what_is_left_out_is_not_asked_and_an_old_answer_to_it_counts() -> None:
    table = plain.tables(bank(["grm"], 5))
    rules = replace(OPEN, out=(1, 3))
    assert {item for item, _ in plain.administered(table, rules, lambda item: 1)[0]} == {0, 2, 4}
    old = plain.step(table, rules, [(3, 1)])
    assert old.item in {0, 2, 4} and old.estimate == plain.expected_a_posteriori(table, [(3, 1)])


def test_of_two_enemies_only_one_is_asked_whichever_comes_first() -> None:
    items = tuple(Item(str(a), "grm", a, (-1.0, 0.0, 1.0)) for a in (1.5, 2, 2.5, 1))
    table = plain.tables(Bank(items, metric()))
    rules = replace(OPEN, apart=((0, 2), (1, 3)))
    # The more it discriminates the sooner it is asked: 2, and not 0; 1, and not 3.
    assert [item for item, _ in plain.administered(table, rules, lambda item: 1)[0]] == [2, 1]
    assert [item for item, _ in plain.administered(table, replace(rules, first=3), lambda item: 1)[0]] == [3, 2]


@pytest.mark.parametrize("select", ["mpwi", "mfi", "mepv"])
def test_adaptive_tests_find_the_known_theta(select: str) -> None:
    of, random = bank(["grm"], 60, on=metric()), np.random.default_rng(4)
    table, thetas = many.tables(of), random.normal(size=400)
    chances = [np.array([[p for p, _, _ in curves(item, 1.0, theta)] for theta in thetas]) for item in of.items]
    uniform = random.random((400, 60))
    rows = np.stack([(chance.cumsum(1) < uniform[:, [j]]).sum(1) for j, chance in enumerate(chances)], 1)
    rows = np.minimum(rows, np.array([item.categories - 1 for item in of.items]))
    found = many.administered(table, Rules(select, 4, 12, 0.3), rows)  # type: ignore[arg-type]
    # The error of a posterior mean is what it says: root mean square of the misses against that of the errors.
    assert sqrt(((found.theta - thetas) ** 2).mean()) == pytest.approx(sqrt((found.error**2).mean()), rel=0.15)
    assert abs((found.theta - thetas).mean()) < 0.06


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minimum": 5, "maximum": 4}, "cannot be asked"),
        ({"randomesque": 0}, "1 or more"),
        ({"areas": (Area("x"), Area("x"))}, "named once"),
        ({"areas": (Area("x", 3, 2),)}, "not above"),
        ({"areas": (Area("x", 9), Area("y", 9))}, "more items than"),
    ],
)
def test_rules_that_cross_are_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Rules(**given)  # type: ignore[arg-type]
