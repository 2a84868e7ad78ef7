"""Probabilities, slopes and information against formulas in their textbook form, and against differences."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log
from random import Random

import numpy as np
import pytest

from romdsl.irt import Bank, Item, Metric
from romdsl.irt.bank import Model
from romdsl.irt.many import tables as many_tables
from romdsl.irt.plain import curves, information, tables

from .banks import MODELS, bank, item, metric

THETAS = (-3.7, -1.2, 0.0, 0.35, 2.9)


def textbook(of: Item, scaling: float, theta: float) -> list[float]:
    """The formulas as papers print them."""
    slope = scaling * of.a
    if of.model == "grm":
        above = [1.0, *(1 / (1 + exp(-slope * (theta - b))) for b in of.b), 0.0]
        return [before - after for before, after in zip(above, above[1:], strict=False)]
    if of.model in ("gpcm", "pcm"):
        terms = [exp(sum(slope * (theta - b) for b in of.b[:k])) for k in range(len(of.b) + 1)]
        return [term / sum(terms) for term in terms]
    yes = of.c + (of.d - of.c) / (1 + exp(-slope * (theta - of.b[0])))
    return [1 - yes, yes]


@pytest.mark.parametrize("scaling", [1.0, 1.7])
@pytest.mark.parametrize("model", MODELS)
def test_probabilities_are_those_of_the_textbook(model: Model, scaling: float) -> None:
    random = Random(5)
    for index in range(20):
        each = item(model, index, random)
        for theta in THETAS:
            shares = [share for share, _, _ in curves(each, scaling, theta)]
            assert shares == pytest.approx(textbook(each, scaling, theta), rel=1e-9, abs=1e-13)
            assert sum(shares) == pytest.approx(1, abs=1e-14)


@pytest.mark.parametrize("scaling", [1.0, 1.7])
@pytest.mark.parametrize("model", MODELS)
def test_slopes_are_what_small_steps_give(model: Model, scaling: float) -> None:
    random, small = Random(6), 1e-4
    for index in range(10):
        each = item(model, index, random)
        for theta in (-1.1, 0.2, 1.4):
            before, here, after = (textbook(each, scaling, theta + move) for move in (-small, 0, small))
            for k, (share, change, bend) in enumerate(curves(each, scaling, theta)):
                assert share * change == pytest.approx((after[k] - before[k]) / (2 * small), abs=1e-6)
                assert share * bend == pytest.approx((after[k] - 2 * here[k] + before[k]) / small**2, abs=1e-5)


@pytest.mark.parametrize("model", MODELS)
def test_information_is_minus_the_expected_bend_of_the_logarithm(model: Model) -> None:
    random, small = Random(7), 1e-3
    for index in range(10):
        each = item(model, index, random)
        for theta in (-1.1, 0.2, 1.4):
            before, here, after = (textbook(each, 1.0, theta + move) for move in (-small, 0, small))
            bends = [
                share * (log(high) - 2 * log(share) + log(low)) / small**2
                for low, share, high in zip(before, here, after, strict=True)
            ]
            assert information(each, 1.0, theta) == pytest.approx(-sum(bends), abs=2e-4)


def test_a_rasch_item_by_hand() -> None:
    # P = 1/2 at theta = b, so I = P(1 - P) = 1/4, and (D a)^2 / 4 with a scale and a slope.
    assert information(Item("one", "pcm", 1, (0.5,)), 1.0, 0.5) == 0.25
    assert information(Item("one", "2pl", 2, (0.5,)), 1.7, 0.5) == pytest.approx(3.4**2 / 4)
    # With steps 0 and 0 the three categories are as likely at 0: variance of 0, 1, 2 is 2/3.
    assert [share for share, _, _ in curves(Item("two", "pcm", 1, (0, 0)), 1.0, 0)] == pytest.approx([1 / 3] * 3)
    assert information(Item("two", "pcm", 1, (0, 0)), 1.0, 0) == pytest.approx(2 / 3)


def test_two_categories_are_one_formula() -> None:
    for theta in THETAS:
        found = [curves(Item("x", model, 1.3, (0.4,)), 1.0, theta) for model in ("grm", "gpcm", "2pl", "3pl")]
        for each in found[1:]:
            assert np.array(each) == pytest.approx(np.array(found[0]), abs=1e-14)


def test_a_tail_keeps_its_digits() -> None:
    # The middle category far above: e^-x (1 - e^-gap) to first order; a difference of two sigmoids has no digit left.
    share = curves(Item("x", "grm", 4, (-6, -5)), 1.0, 4)[1][0]
    assert share == pytest.approx(exp(-36) * (1 - exp(-4)), rel=1e-12)


@pytest.mark.parametrize("scaling", [1.0, 1.7])
def test_numpy_has_the_same_tables(scaling: float) -> None:
    of = bank(MODELS, 28, on=metric(scaling=scaling))
    plain, many = tables(of), many_tables(of)
    assert many.nodes.tolist() == list(plain.nodes)
    assert many.prior == pytest.approx(np.array(plain.prior), rel=1e-14)
    assert many.information == pytest.approx(np.array(plain.information), rel=1e-12, abs=1e-15)
    for index, shares in enumerate(plain.probability):
        assert many.probability[index, : len(shares)] == pytest.approx(np.array(shares), rel=1e-13, abs=1e-300)
        assert not many.probability[index, len(shares) :].any()


def test_nodes_are_the_nearest_numbers_to_tenths() -> None:
    nodes = Metric(Fraction("-4.5"), Fraction("4.5"), Fraction("0.1")).nodes
    assert len(nodes) == 91
    assert all(len(str(abs(node))) == 3 for node in nodes), "0.1 * 3 would show as 0.30000000000000004"
    assert nodes[0] == -4.5 and nodes[48] == 0.3 and nodes[-1] == 4.5


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Item("x", "grm", 1, (1.0, 1.0)), "go up"),
        (lambda: Item("x", "grm", 0, (1.0,)), "above 0"),
        (lambda: Item("x", "2pl", 1, (1.0, 2.0)), "takes one b"),
        (lambda: Item("x", "pcm", 2, (1.0,)), "a of pcm is 1"),
        (lambda: Item("x", "2pl", 1, (1.0,), 0.2), "no such asymptote"),
        (lambda: Item("x", "4pl", 1, (1.0,), 0.5, 0.5), "c < d"),
        (lambda: Item("x", "gpcm", 1, (float("nan"),)), "are numbers"),
        (lambda: Bank((Item("x", "2pl", 1, (0.0,)),) * 2, metric()), "id of its own"),
        (lambda: Bank((Item("x", "2pl", 200, (0.0,)),), metric()), "vanish"),
        (lambda: Metric(Fraction(-4), Fraction(4), Fraction(3)), "end at 4"),
        (lambda: Metric(Fraction(-4), Fraction(4), Fraction(1), 1.702), "1 or 1.7"),
        (lambda: Metric(Fraction(-4), Fraction(4), Fraction(1), digits=-1), "with -1 decimals"),
        # 90 * 10^6 is above 2^26, 67 million: halves of the sixth decimal are not known.
        (lambda: Metric(Fraction(-4), Fraction(4), Fraction(1), digits=6), "up to 90 cannot be shown with 6 decimals"),
    ],
)
def test_what_cannot_be_is_refused(made: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        made()  # type: ignore[operator]
