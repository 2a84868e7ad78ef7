"""One person in Python, many with NumPy and JavaScript take the same items and print the same values."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest

from romdsl.irt import Area, Bank, Item, Metric, Rules, many, plain, written_bank, written_rules
from romdsl.irt.bank import Model
from romdsl.irt.many.selection import draws
from romdsl.irt.printed import javascript
from tests.tools import ROOT, needs_node, run_node

from .banks import MODELS, bank, given, metric, persons

MIXTURES = (*((model,) for model in MODELS), ("grm", "gpcm", "3pl", "pcm", "4pl"))
PERSONS = 43
FORM = [0, 2, 3, 5]
DRAWN = [(seed, index) for seed in (0, 1, 2, 12345, 2**31, 2**32 - 1) for index in range(20)]
WAYS = ((0.0, 1.0, 0), (50.0, 10.0, 1), (-3.0, 2.5, 2), (0.0, 1.0, 4))
"""Mean, standard deviation and decimals of what is reported."""
AREAS = (Area("mood", 1, 2), Area("thought", 2), Area("body", 0, 3))


def doubled(of: Bank) -> Bank:
    """Each item twice, so that every choice is between equals."""
    return Bank((*of.items, *(replace(each, id=f"{each.id}-again") for each in of.items)), of.metric)


@cache
def cases() -> tuple[tuple[Bank, Rules, list[list[int]]], ...]:
    """Every mixture of models by every rule of selection: plain; with items left out and enemies; with draws, areas, a first item and twins."""
    found = []
    for number, (models, select) in enumerate(product(MIXTURES, ("mpwi", "mfi", "mepv"))):
        of = bank(models, 12, seed=number, on=metric(scaling=1.7 if number % 2 else 1.0))
        rules = Rules(select, minimum=2, maximum=7, stop_error=0.45, stop_drop=0.01)
        found.append((of, rules, persons(of, PERSONS, seed=number)))
        kept = replace(rules, out=(1, 6), apart=((0, 3), (2, 3), (4, 11), (5, 10), (7, 8), (8, 9)))
        found.append((of, kept, persons(of, PERSONS, seed=number + 25)))
        twins = doubled(bank(models, 7, seed=number + 50))
        drawn = replace(rules, randomesque=3, areas=AREAS, first=number % 5, stop_error=0.3)
        found.append((twins, drawn, persons(twins, PERSONS, seed=number + 50)))
    # Two categories are one curve by three formulas, which differ by an ulp: only the tolerance makes these equals.
    kinds: tuple[Model, ...] = ("2pl", "gpcm", "grm")
    alike = [Item(f"{kind}{k}", kind, 1.3 + k / 7, (k / 3 - 1,)) for k in range(6) for kind in kinds]
    of = Bank(tuple(alike), metric())
    found.append((of, Rules("mpwi", 1, 12, 0), persons(of, 40)))
    return tuple(found)


def halves() -> list[tuple[Metric, float]]:
    """Values at, just beside and away from halves of the last place, on both sides of 0."""
    ways = [
        Metric(Fraction(-4), Fraction(4), Fraction(1), 1.0, 0.0, 1.0, mean, sd, digits) for mean, sd, digits in WAYS
    ]
    near = [half / 2 + away for half in range(-9, 10) for away in (0, 1e-12, -1e-12, 2**-22, -(2**-22), 1e-4, -1e-4)]
    return [(way, value / way.reported_sd / 10**way.digits) for way in ways for value in near]


@cache
def in_javascript() -> Any:
    written = [
        {"bank": written_bank(of), "rules": written_rules(rules, of), "rows": rows} for of, rules, rows in cases()
    ]
    shown = [[written_bank(Bank((), way))["reported"], value] for way, value in halves()]
    text = json.dumps({"cases": written, "draws": DRAWN, "halves": shown})
    with TemporaryDirectory() as folder:
        module = Path(folder) / "irt.mjs"
        module.write_text(javascript("irt", further=True, small=True) + "export default irt;\n", encoding="utf-8")
        return json.loads(run_node(ROOT / "tests" / "irt" / "sessions.mjs", module, text=text))


@cache
def in_plain() -> list[list[tuple[list[int], float, float, str | None]]]:
    found = []
    for of, rules, rows in cases():
        table, sessions = plain.tables(of), []
        for seed, row in enumerate(rows):
            asked, estimate = plain.administered(table, rules, dict(given(row)).__getitem__, seed)
            ended = plain.step(table, rules, asked, seed).ended
            sessions.append(([item for item, _ in asked], estimate.theta, estimate.error, ended))
        found.append(sessions)
    return found


def test_there_are_enough_persons() -> None:
    assert sum(len(rows) for _, _, rows in cases()) >= 2_000
    assert any(-1 in row for _, _, rows in cases() for row in rows)


def test_numpy_asks_and_prints_the_same() -> None:
    lengths = set()
    for (of, rules, rows), sessions in zip(cases(), in_plain(), strict=True):
        found = many.administered(many.tables(of), rules, np.array(rows), np.arange(len(rows)))
        for person, (asked, _, _, _) in enumerate(sessions):
            assert [item for item in found.asked[person].tolist() if item >= 0] == asked, (rules, person)
            lengths.add(len(asked))
        shown = [(of.metric.reported(theta), of.metric.reported_error(error)) for _, theta, error, _ in sessions]
        thetas, errors = many.reported(of.metric, found.theta), many.reported_error(of.metric, found.error)
        assert list(zip(thetas.tolist(), errors.tolist(), strict=True)) == shown
        assert found.theta == pytest.approx(np.array([theta for _, theta, _, _ in sessions]), abs=1e-11)
    assert lengths >= {3, 4, 5, 6, 7}, "tests end by each rule"


@needs_node
def test_javascript_asks_and_prints_the_same() -> None:
    reasons = set()
    for (of, rules, _), sessions, theirs in zip(cases(), in_plain(), in_javascript()["answered"], strict=True):
        for (asked, theta, error, ended), found in zip(sessions, theirs["sessions"], strict=True):
            assert found["asked"] == asked, rules
            assert found["ended"] == ended
            reasons.add(ended)
            assert found["shown"] == [of.metric.reported(theta), of.metric.reported_error(error)]
            assert found["theta"] == pytest.approx(theta, abs=1e-12)
    assert reasons >= {"se", "drop", "items"}


def pairs(rows: list[dict[str, float | None]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([[row["theta"], row["error"]] for row in rows], dtype=float)


@needs_node
def test_every_score_is_the_same() -> None:
    for (of, _, rows), theirs in zip(cases(), in_javascript()["answered"], strict=True):
        table, arrays, few = plain.tables(of), many.tables(of), rows[:4]
        ways = [
            (rows, lambda row, t=table: plain.expected_a_posteriori(t, row), many.expected_a_posteriori, "expected"),
            (few, lambda row, of=of: plain.maximum_a_posteriori(of, row), many.maximum_a_posteriori, "modes"),
            (few, lambda row, of=of: plain.weighted_likelihood(of, row), many.weighted_likelihood, "likelihoods"),
        ]
        for some, one, together, name in ways:
            first = np.array([[(found := one(given(row))).theta, found.error] for row in some])
            assert np.stack(together(arrays, np.array(some)), 1) == pytest.approx(first, abs=1e-9, nan_ok=True)
            assert pairs(theirs[name]) == pytest.approx(first, abs=1e-9, nan_ok=True)
        sums = plain.sum_scores(table, FORM)
        assert [(row["total"], row["theta"], row["error"], row["probability"]) for row in theirs["sums"]] == [
            (row.total, *map(pytest.approx, (row.theta, row.error, row.probability))) for row in sums
        ]


@needs_node
def test_draws_are_the_same() -> None:
    ours = [plain.draw(seed, index) for seed, index in DRAWN]
    assert in_javascript()["draws"] == ours
    assert [int(draws(np.array([seed]), index)[0]) for seed, index in DRAWN] == ours


def test_draws_are_even() -> None:
    # 10,000 draws in ten parts: a part lies outside 1,000 +- 5 * 30 about once in 200,000 sequences.
    for made in ([plain.draw(1, index) for index in range(10_000)], [plain.draw(seed, 0) for seed in range(10_000)]):
        counts = np.bincount([number * 10 >> 32 for number in made], minlength=10)
        assert len(counts) == 10 and counts.min() > 850 and counts.max() < 1150


@needs_node
def test_halves_are_rounded_alike() -> None:
    ours = [[way.reported(value), way.reported_error(value)] for way, value in halves()]
    assert in_javascript()["shown"] == ours
    arrays = [
        [float(one(way, np.array(value))) for one in (many.reported, many.reported_error)] for way, value in halves()
    ]
    assert arrays == ours
    # No zero with a sign, which would be shown as -0.
    assert "-0.0" not in [repr(value) for pair in (*ours, *arrays) for value in pair]
