"""One person in Python, many with NumPy and JavaScript take the same items and print the same values."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from gzip import compress
from itertools import product
from typing import Any

import numpy as np
import pytest

from romdsl.irt import Area, Bank, Item, Rules, many, plain, written_bank, written_rules
from romdsl.irt.bank import Model
from romdsl.irt.many.selection import draws
from tests.tools import ROOT, needs_node, run_node

from .banks import bank, given, metric, persons

KERNEL = ROOT / "romdsl" / "irt" / "kernel.js"
MIXTURES = (("grm",), ("gpcm",), ("pcm",), ("1pl", "2pl"), ("3pl", "4pl"), ("grm", "gpcm", "3pl", "pcm", "4pl"))
PERSONS = 58
LARGEST, LARGEST_IN_FORM = 2_500, 2_048
NOT_IN_FORM = r"sumScores|crossing|maximumAPosteriori|weightedLikelihood"
DRAWN = [(seed, index) for seed in (0, 1, 2, 12345, 2**31, 2**32 - 1) for index in range(20)]
AREAS = (Area("mood", 1, 2), Area("thought", 2), Area("body", 0, 3))


def doubled(of: Bank) -> Bank:
    """Each item twice, so that every choice is between equals."""
    return Bank((*of.items, *(replace(each, id=f"{each.id}-again") for each in of.items)), of.metric)


@cache
def cases() -> tuple[tuple[Bank, Rules, list[list[int]]], ...]:
    """Every mixture of models by every rule of selection: plain; with draws, areas, a first item and twins."""
    found = []
    for number, (models, select) in enumerate(product(MIXTURES, ("mpwi", "mfi", "mepv"))):
        of = bank(models, 12, seed=number, on=metric(scaling=1.7 if number % 2 else 1.0))
        rules = Rules(select, minimum=2, maximum=7, stop_error=0.45, stop_drop=0.01)
        found.append((of, rules, persons(of, PERSONS, seed=number)))
        twins = doubled(bank(models, 7, seed=number + 50))
        drawn = replace(rules, randomesque=3, areas=AREAS, first=number % 5, stop_error=0.3)
        found.append((twins, drawn, persons(twins, PERSONS, seed=number + 50)))
    # Two categories are one curve by three formulas, which differ by an ulp: only the tolerance makes these equals.
    kinds: tuple[Model, ...] = ("2pl", "gpcm", "grm")
    alike = [Item(f"{kind}{k}", kind, 1.3 + k / 7, (k / 3 - 1,)) for k in range(6) for kind in kinds]
    of = Bank(tuple(alike), metric())
    found.append((of, Rules("mpwi", 1, 12, 0), persons(of, 40)))
    return tuple(found)


@cache
def in_javascript() -> Any:
    written = [{"bank": written_bank(of), "rules": written_rules(rules), "rows": rows} for of, rules, rows in cases()]
    text = json.dumps({"cases": written, "draws": DRAWN})
    return json.loads(run_node(ROOT / "tests" / "irt" / "sessions.mjs", KERNEL, text=text))


@cache
def in_plain() -> list[list[tuple[list[int], float, float]]]:
    found = []
    for of, rules, rows in cases():
        table, sessions = plain.tables(of), []
        for seed, row in enumerate(rows):
            asked, estimate = plain.administered(table, rules, dict(given(row)).__getitem__, seed)
            sessions.append(([item for item, _ in asked], estimate.theta, estimate.error))
        found.append(sessions)
    return found


def test_there_are_enough_persons() -> None:
    assert sum(len(rows) for _, _, rows in cases()) >= 2_000
    assert any(-1 in row for _, _, rows in cases() for row in rows)


def test_numpy_asks_and_prints_the_same() -> None:
    lengths = set()
    for (of, rules, rows), sessions in zip(cases(), in_plain(), strict=True):
        found = many.administered(many.tables(of), rules, np.array(rows), np.arange(len(rows)))
        for person, (asked, theta, error) in enumerate(sessions):
            assert [item for item in found.asked[person].tolist() if item >= 0] == asked, (rules, person)
            assert of.metric.reported(float(found.theta[person])) == of.metric.reported(theta)
            assert of.metric.reported_error(float(found.error[person])) == of.metric.reported_error(error)
            assert float(found.theta[person]) == pytest.approx(theta, abs=1e-11)
            lengths.add(len(asked))
    assert lengths >= {3, 4, 5, 6, 7}, "tests end by each rule"


@needs_node
def test_javascript_asks_and_prints_the_same() -> None:
    for (of, rules, _), sessions, theirs in zip(cases(), in_plain(), in_javascript()["answered"], strict=True):
        for (asked, theta, error), found in zip(sessions, theirs["sessions"], strict=True):
            assert found["asked"] == asked, rules
            assert found["shown"] == [of.metric.reported(theta), of.metric.reported_error(error)]
            assert found["theta"] == pytest.approx(theta, abs=1e-12)


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
        sums = plain.sum_scores(table, [0, 2, 3, 5])
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


def packed(text: str) -> int:
    """Bytes of gzip of a script without its comments and its white space."""
    text = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return len(compress(re.sub(r' ?([^\w$ "]) ?', r"\1", text).encode(), 9))


def test_the_kernel_is_small() -> None:
    text = KERNEL.read_text(encoding="utf-8")
    assert packed(text) <= LARGEST
    # A form scores by the posterior mean alone; definitions stand between blank lines, so others can be left out.
    in_form = re.sub(rf"\n\n(export )?const ({NOT_IN_FORM})\b.*?(?=\n\n)", "", text, flags=re.DOTALL)
    assert in_form.count("export") == 6 and packed(in_form) <= LARGEST_IN_FORM
