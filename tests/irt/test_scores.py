"""Scores against integrals of high resolution, by hand, and what must not change them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import exp, isnan, log, sqrt
from random import Random

import numpy as np
import pytest

from romdsl.irt import Bank, Item, Metric, many, plain
from romdsl.irt.bank import Model
from romdsl.irt.many.curves import Reals

from .banks import MODELS, answers, bank, given, metric, persons
from .test_curves import textbook

RASCH = Bank((Item("one", "pcm", 1, (0.0,)), Item("two", "pcm", 1, (0.0,))), metric(Fraction(1, 10)))


def integral(of: Bank, row: list[int]) -> tuple[float, float]:
    """Mean and deviation of the posterior with 1,601 nodes from -8 to 8."""
    sums = [0.0, 0.0, 0.0]
    for index in range(1601):
        theta = -8 + index / 100
        weight = exp(-theta * theta / 2)
        for each, category in zip(of.items, row, strict=True):
            weight *= 1 if category < 0 else textbook(each, of.metric.scaling, theta)[category]
        sums = [total + weight * theta**power for power, total in enumerate(sums)]
    mean = sums[1] / sums[0]
    return mean, sqrt(sums[2] / sums[0] - mean * mean)


@pytest.mark.parametrize("model", MODELS)
def test_the_posterior_mean_is_the_integral(model: Model) -> None:
    of = bank([model], 6, on=Metric(Fraction(-8), Fraction(8), Fraction(1, 10)))
    for row in persons(of, 4):
        found = plain.expected_a_posteriori(plain.tables(of), given(row))
        assert (found.theta, found.error) == pytest.approx(integral(of, row), abs=1e-9)


def test_nothing_answered_is_the_prior() -> None:
    found = plain.expected_a_posteriori(plain.tables(RASCH), [(0, None)])
    assert found.theta == pytest.approx(0, abs=1e-15) and found.error == pytest.approx(1, abs=1e-3)
    assert plain.maximum_a_posteriori(RASCH, []).theta == pytest.approx(0, abs=1e-12)
    assert isnan(plain.weighted_likelihood(RASCH, [(0, None)]).theta)


def test_two_rasch_items_by_hand() -> None:
    # One of two right at b = 0: by symmetry all three are 0.  Both right: MAP solves 2(1 - P) = theta.
    for score in (plain.maximum_a_posteriori, plain.weighted_likelihood):
        assert score(RASCH, [(0, 1), (1, 0)]).theta == pytest.approx(0, abs=1e-12)
    mode = plain.maximum_a_posteriori(RASCH, [(0, 1), (1, 1)])
    assert 2 / (1 + exp(mode.theta)) == pytest.approx(mode.theta, abs=1e-12)
    share = 1 / (1 + exp(-mode.theta))
    assert mode.error == pytest.approx(1 / sqrt(2 * share * (1 - share) + 1))
    # WLE of n equal Rasch items with r right is ln((r + 1/2) / (n - r + 1/2)): (2.5 / 0.5) for both right.
    for right, theta in ((0, -log(5)), (1, 0.0), (2, log(5))):
        row = [(0, int(right > 0)), (1, int(right > 1))]
        assert plain.weighted_likelihood(RASCH, row).theta == pytest.approx(theta, abs=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_the_mode_is_the_highest_point(model: Model) -> None:
    of = bank([model], 6)
    for row in persons(of, 5, missing=0):

        def height(theta: float, row: list[int] = row) -> float:
            logs = [log(textbook(each, 1.0, theta)[category]) for each, category in zip(of.items, row, strict=True)]
            return sum(logs) - theta * theta / 2

        mode = plain.maximum_a_posteriori(of, given(row)).theta
        assert height(mode) >= max(height(index / 100) for index in range(-400, 401, 5)) - 1e-12


def test_order_of_items_changes_nothing() -> None:
    of = bank(MODELS, 14)
    shuffled = list(range(14))
    Random(3).shuffle(shuffled)
    other = Bank(tuple(of.items[index] for index in shuffled), of.metric)
    for row in persons(of, 20):
        first = plain.expected_a_posteriori(plain.tables(of), given(row))
        second = plain.expected_a_posteriori(plain.tables(other), given([row[index] for index in shuffled]))
        assert first.theta == pytest.approx(second.theta, abs=1e-13)


def test_scores_move_little_with_parameters() -> None:
    for row in persons(bank(["grm"], 6), 5):
        found = []
        for move in (0.0, 1e-6):
            of = bank(["grm"], 6)
            moved = tuple(Item(i.id, i.model, i.a + move, tuple(b + move for b in i.b)) for i in of.items)
            found.append(plain.expected_a_posteriori(plain.tables(Bank(moved, of.metric)), given(row)).theta)
        assert 0 < abs(found[1] - found[0]) < 1e-5


def test_a_thousand_answers_do_not_vanish() -> None:
    # Each is as likely as not at theta 0, by symmetry the mean; 2^-1200 is below the least of binary64.
    of = Bank(tuple(Item(str(index), "2pl", 1, (0.0,)) for index in range(1200)), metric())
    found = plain.expected_a_posteriori(plain.tables(of), [(index, index % 2) for index in range(1200)])
    assert found.theta == pytest.approx(0, abs=1e-12) and found.error > 0
    theta, _ = many.expected_a_posteriori(many.tables(of), np.arange(1200)[None] % 2)
    assert theta == pytest.approx([0], abs=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_a_long_test_finds_the_known_theta(model: Model) -> None:
    of, random = bank([model], 120, on=metric(Fraction(1, 20))), Random(11)
    table = many.tables(of)
    for theta in (-1.0, 0.0, 1.0):
        rows = np.array([answers(of, theta, random) for _ in range(100)])
        for score in (many.expected_a_posteriori, many.maximum_a_posteriori, many.weighted_likelihood):
            found, error = score(table, rows)
            assert abs(found.mean() - theta) < 3 * error.mean() / 10 + 0.03
            assert (abs(found - theta) < 1.96 * error).mean() > 0.85


def sums_by_enumeration(of: Bank, form: list[int]) -> dict[int, tuple[float, float]]:
    """For each sum its probability and mean theta, from every pattern there is, each summed over the nodes."""
    metric = of.metric
    priors = [exp(-node * node / 2) for node in metric.nodes]
    items = [of.items[index] for index in form]
    found: dict[int, tuple[float, float]] = {}
    shares = [[textbook(each, metric.scaling, node) for each in items] for node in metric.nodes]
    for pattern in product(*(range(each.categories) for each in items)):
        whole, moment = found.get(sum(pattern), (0.0, 0.0))
        for node, prior, at in zip(metric.nodes, priors, shares, strict=True):
            weight = prior / sum(priors)
            for index, category in enumerate(pattern):
                weight *= at[index][category]
            whole, moment = whole + weight, moment + weight * node
        found[sum(pattern)] = whole, moment
    return {total: (whole, moment / whole) for total, (whole, moment) in found.items()}


@pytest.mark.parametrize("models", [["grm"], ["gpcm"], ["3pl", "grm", "pcm"]], ids=str)
def test_sums_are_what_all_patterns_give(models: list[Model]) -> None:
    of = bank(models, 8, on=metric(Fraction(1, 2)))
    form = [1, 4, 6, 7]
    expected = sums_by_enumeration(of, form)
    rows = plain.sum_scores(plain.tables(of), form)
    assert [row.total for row in rows] == sorted(expected)
    for row in rows:
        assert (row.probability, row.theta) == pytest.approx(expected[row.total], rel=1e-10)
    arrays = many.sum_scores(many.tables(of), form)
    assert arrays.theta == pytest.approx(np.array([row.theta for row in rows]), abs=1e-12)
    assert arrays.error == pytest.approx(np.array([row.error for row in rows]), abs=1e-12)
    assert arrays.probability.sum() == pytest.approx(1)


def patterns(of: Bank) -> tuple[Reals, Reals]:
    """Every pattern of answers, theta and error of each sum of categories, from the posterior of all its patterns."""
    nodes = np.arange(-45, 46) / 10
    weights = np.exp(-nodes * nodes / 2)[None]
    sums = np.zeros(1, dtype=int)
    for each in of.items:
        shares = np.array([textbook(each, of.metric.scaling, node) for node in nodes]).T
        weights = (weights[:, None] * shares).reshape(-1, len(nodes))
        sums = (sums[:, None] + np.arange(each.categories)).ravel()
    whole = np.stack([weights[sums == total].sum(0) for total in range(sums.max() + 1)])
    theta = whole @ nodes / whole.sum(1)
    return theta, np.sqrt((whole * (nodes - theta[:, None]) ** 2).sum(1) / whole.sum(1))


@pytest.mark.parametrize("seed", range(4))
def test_a_table_of_eight_items_has_the_digits_of_all_its_patterns(seed: int) -> None:
    # D 1, prior N(0, 1), theta from -4.5 to 4.5 by 0.1, plain sums, T = 50 + 10 theta to one decimal; 4^8 patterns.
    on = Metric(Fraction("-4.5"), Fraction("4.5"), Fraction("0.1"))
    random = Random(seed)
    thresholds = [sorted(round(random.gauss(0.5, 1), 4) for _ in range(3)) for _ in range(8)]
    of = Bank(
        tuple(Item(f"i{k}", "grm", round(random.uniform(1.5, 4), 4), tuple(b)) for k, b in enumerate(thresholds)), on
    )
    theta, error = patterns(of)
    rows = plain.sum_scores(plain.tables(of), range(8))
    assert [(on.reported(row.theta), on.reported_error(row.error)) for row in rows] == [
        (on.reported(one), on.reported_error(other)) for one, other in zip(theta.tolist(), error.tolist(), strict=True)
    ]
    # The grid matters at the extremes: to the one from -4 to 4 the highest sum moves by more than 0.01 of T.
    other = Bank(of.items, Metric(Fraction(-4), Fraction(4), Fraction("0.1")))
    assert plain.sum_scores(plain.tables(other), range(8))[24].theta < rows[24].theta - 0.001


def test_a_table_of_sums_from_the_literature() -> None:
    # Thissen, Pommerich, Billeaud and Williams 1995, table 2: three graded items; probability, mean and variance.
    parameters = ((1.87, 0.65, 1.97, 3.14), (2.66, 0.12, 1.57, 2.69), (1.24, 0.08, 2.03, 4.3))
    items = tuple(Item(str(index), "grm", a, tuple(b)) for index, (a, *b) in enumerate(parameters))
    rows = plain.sum_scores(plain.tables(Bank(items, Metric(Fraction(-6), Fraction(6), Fraction(1, 10)))), range(3))
    found = zip(*((row.probability, row.theta, row.error**2) for row in rows), strict=True)
    assert [[round(value, 3) for value in column] for column in found] == [
        [0.325, 0.241, 0.183, 0.123, 0.069, 0.035, 0.016, 0.006, 0.002, 0.0],
        [-0.885, -0.179, 0.332, 0.744, 1.115, 1.482, 1.843, 2.212, 2.622, 2.999],
        [0.494, 0.378, 0.329, 0.299, 0.297, 0.296, 0.290, 0.296, 0.313, 0.328],
    ]


def test_a_higher_sum_is_a_higher_score() -> None:
    thetas = [row.theta for row in plain.sum_scores(plain.tables(bank(["grm"], 8)), range(8))]
    assert all(before < after for before, after in zip(thetas, thetas[1:], strict=False))


def test_a_sum_of_rasch_items_says_what_their_pattern_says() -> None:
    # The sum is sufficient: every pattern with it has the same posterior.
    table = plain.tables(bank(["pcm"], 4))
    pattern = plain.expected_a_posteriori(table, [(0, 1), (1, 0), (2, 2), (3, 0)])
    row = plain.sum_scores(table, range(4))[3]
    assert (row.theta, row.error) == pytest.approx((pattern.theta, pattern.error), abs=1e-13)


def test_halves_are_shown_away_from_zero() -> None:
    # 50 + 10 * 0.125 = 51.25 exactly; a hair beside it is a half too; 2^-20 is 9.5e-7 of the last place, here 0.1.
    on = metric()
    assert [on.reported(theta) for theta in (0.125, 0.125 - 1e-12, -0.125)] == [51.3, 51.3, 48.8]
    assert [on.reported(theta) for theta in (0.125 - 0.9e-8, 0.125 - 1e-8)] == [51.3, 51.2]
    assert on.reported_error(0.125) == 1.3
    whole = Metric(Fraction(-4), Fraction(4), Fraction(1), reported_mean=100, reported_sd=15, digits=0)
    assert [whole.reported(theta) for theta in (0.1, -0.1, 1)] == [102, 99, 115]


def test_below_zero_halves_go_down() -> None:
    on = Metric(Fraction(-4), Fraction(4), Fraction(1), reported_mean=0, reported_sd=1, digits=1)
    expected = {-0.25: -0.3, -0.25 + 1e-9: -0.3, -0.2499: -0.2, -1.35: -1.4, 0.25: 0.3, -0.04: 0.0, -0.05: -0.1}
    assert {theta: on.reported(theta) for theta in expected} == expected
    assert str(on.reported(-0.04)) == "0.0"
    assert many.reported(on, np.array([*expected, np.nan])) == pytest.approx([*expected.values(), np.nan], nan_ok=True)
