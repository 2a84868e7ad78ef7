"""Adaptive tests on simulated persons and on answers that people gave: figures worked out again one person at a time."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

import romdsl as romdsl_package
from romdsl.banks.content import Content, ItemContent
from romdsl.banks.simulating import NODES, SKIPPED, post_hoc, simulate
from romdsl.irt import Bank, Item, Metric, Rules, plain
from tests.command_line import romdsl

METRIC = Metric(Fraction(-9, 2), Fraction(9, 2), Fraction(1, 10))


@pytest.fixture(scope="module")
def content() -> Content:
    draws = random.Random(3)
    items = tuple(
        Item(f"i{nth}", "grm", draws.uniform(1, 2.5), tuple(sorted(draws.uniform(-2, 2) for _ in range(3))))
        for nth in range(15)
    )
    known = {item.id: ItemContent(item.id) for item in items}
    bank = Bank(items, METRIC)
    return Content("b", "B", "t", "T", "", bank, known, adaptive={"test": Rules("mpwi", 3, 8, 0.4, 0.02)})


def test_the_same_seed_gives_the_same_and_another_does_not(content: Content) -> None:
    done: list[tuple[int, int]] = []
    first = simulate(content, "test", 20, 1, lambda persons, of: done.append((persons, of)))
    again, other = (simulate(content, "test", 20, seed) for seed in (1, 2))
    assert done[-1] == (2 * 20 * len(NODES), 2 * 20 * len(NODES))
    assert first == again and first.groups != other.groups


def test_figures_of_answers_that_people_gave_one_person_after_the_other(content: Content) -> None:
    draws = random.Random(5)
    answers = [[draws.choice([0, 1, 2, 3, SKIPPED]) for _ in range(15)] for _ in range(60)]
    found = post_hoc(content, "test", np.array(answers))
    on, rules = plain.tables(content.bank), content.adaptive["test"]
    lengths, asked, away, every = [], [0] * 15, [], []
    for row in answers:
        known = [None if category == SKIPPED else category for category in row]
        given, estimate = plain.administered(on, rules, lambda item, known=known: known[item])  # type: ignore[misc]
        lengths.append(len(given))
        every.append(given)
        for item, _ in given:
            asked[item] += 1
        away.append(plain.expected_a_posteriori(on, list(enumerate(known))).theta - estimate.theta)
    assert found.whole.length == pytest.approx(sum(lengths) / 60)
    assert found.whole.at_most == pytest.approx(sum(length == 8 for length in lengths) / 60)
    tests = [{item for item, _ in given} for given in every]
    pairs = [(one, other) for place, one in enumerate(tests) for other in tests[place + 1 :]]
    shared = sum(len(one & other) for one, other in pairs)
    assert found.overlap == pytest.approx(shared / (len(pairs) * found.whole.length))
    assert list(found.exposure.values()) == pytest.approx([count / 60 for count in asked])
    assert found.from_bank == pytest.approx(10 * sqrt(sum(each * each for each in away) / 60))
    assert found.whole.bias is None and sum(found.stopped.values()) == pytest.approx(1)


def test_how_much_of_the_bank_was_answered_and_not_asked(content: Content) -> None:
    """Three answers each, all asked; a fourth item, of one person, is retired and counts nowhere."""
    known = dict(content.items, i14=replace(content.items["i14"], retired=True))
    rules = Rules("mpwi", 3, 3, 0, 0, out=tuple(range(3, 15)))
    alone = replace(content, items=known, adaptive={"test": rules})
    answers = np.full((2, 15), SKIPPED)
    answers[:, :3], answers[0, 14] = 1, 2
    found = post_hoc(alone, "test", answers)
    assert (found.answered, found.unasked) == (pytest.approx(3 / 14), 0)
    answers[1, 5] = 1
    found = post_hoc(alone, "test", answers)
    assert (found.answered, found.unasked) == (pytest.approx(7 / 28), pytest.approx(1 / 7))
    assert simulate(content, "test", 10).answered == 1


def test_of_one_person_nobody_knows_how_scores_correlate(content: Content) -> None:
    """Nothing is known, which JSON can say; not a number, which it cannot."""
    assert post_hoc(content, "test", np.array([[1] * 15])).with_bank is None


def test_a_test_that_may_ask_more_than_there_is_ends_with_the_last_item(content: Content) -> None:
    endless = replace(content, adaptive={"test": Rules("mpwi", 1, 10**9, 0, 0)})
    found = post_hoc(endless, "test", np.array([[1] * 15, [2] * 15]))
    assert found.whole.length == 15 and found.stopped["no item left"] == 1


def test_persons_answer_as_the_parameters_say(content: Content) -> None:
    """Of those at the mean the mean category of an item is what its curves expect."""
    from romdsl.banks.simulating import _answers

    answers, _ = _answers(content, np.zeros(20_000), 1, 0)
    for nth, item in enumerate(content.bank.items):
        expected = sum(k * share for k, (share, _, _) in enumerate(plain.curves(item, 1.0, 0.0)))
        assert answers[:, nth].mean() == pytest.approx(expected, abs=0.03)


def test_what_must_be_so_of_any_test(content: Content) -> None:
    found = simulate(content, "test", 200, 1)
    assert [group.value for group in found.groups] == [50 + 10 * node for node in NODES]
    middle = found.groups[len(NODES) // 2]
    assert middle.coverage is not None and 0.9 < middle.coverage <= 1
    low, high = found.groups[0].bias, found.groups[-1].bias
    assert low is not None and high is not None and low > 0 > high, "a posterior mean is drawn to the middle"
    assert sum(found.exposure.values()) == pytest.approx(found.whole.length)
    exact = replace(content, adaptive={"test": Rules("mpwi", 15, 15, 0.0)})
    whole = simulate(exact, "test", 50, 1)
    assert whole.with_bank == pytest.approx(1) and whole.from_bank == pytest.approx(0, abs=1e-6)
    assert whole.overlap == pytest.approx(1) and whole.whole.length == 15


def test_a_test_that_may_ask_five_of_which_two_are_enemies_ends_with_none_left(content: Content) -> None:
    rules = Rules("mpwi", 3, 8, 0.0, out=tuple(range(5, 15)), apart=((0, 1),))
    found = simulate(replace(content, adaptive={"test": rules}), "test", 10)
    assert found.stopped == {"error": 0, "drop": 0, "most items": 0, "no item left": 1}
    assert found.whole.length == 4 and not any(found.exposure[f"i{nth}"] for nth in range(5, 15))


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    ended = romdsl("bank", "simulate", "everyday_coping", "adaptive", "--persons", "10", "-o", out)
    assert ended.code == 0 and ended.out.splitlines()[0].split()[0] == "value" and out.exists()
    assert "ended by" in ended.err and "never asked" in ended.err
    assert "did you mean adaptive?" in romdsl("bank", "simulate", "everyday_coping", "adaptve").err


def test_answers_of_people_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    measure = romdsl_package.load("everyday_coping").measure
    ids = [item.id for item in measure.inputs]
    rows = [[str(nth % 4) for nth in range(len(ids))], ["" if nth % 3 else "2" for nth in range(len(ids))]]
    rows.append(["9", *rows[0][1:]])
    path.write_text("\n".join(map(",".join, [ids, *rows])) + "\n", encoding="utf-8")
    ended = romdsl("bank", "simulate", "everyday_coping", "adaptive", "--answers", path)
    assert ended.code == 1 and "1 row has answers that are not possible" in ended.err
    path.write_text(",".join(ids) + "\n", encoding="utf-8")
    assert romdsl("bank", "simulate", "everyday_coping", "adaptive", "--answers", path).code == 2


def test_answers_of_the_test_alone_are_not_set_beside_themselves(tmp_path: Path) -> None:
    """A test that has seen every answer there is agrees with them, whatever it is worth."""
    path = tmp_path / "answers.csv"
    measure = romdsl_package.load("everyday_coping").measure
    ids = [item.id for item in measure.inputs]

    out = tmp_path / "out.json"

    def said(kept: set[str]) -> str:
        row = [str(nth % 4) if id in kept else "" for nth, id in enumerate(ids)]
        path.write_text(",".join(ids) + "\n" + ",".join(row) + "\n", encoding="utf-8")
        return romdsl("bank", "simulate", "everyday_coping", "adaptive", "--answers", path, "-o", out).err

    whole = said(set(ids))
    asked = {id for id, share in json.loads(out.read_text(encoding="utf-8"))["exposure"].items() if share}
    others = [id for id in ids if id not in asked]
    few, half = said(asked), said({*asked, *others[: len(others) // 2]})
    assert "nothing can be said, since the test asked all that was answered" in few
    assert "of the bank, and the test did without" in half and "all that was answered, which is not the whole" in half
    assert "answered:" not in whole and "with the whole bank: no r" in whole
