"""Forms put together by rules: the best of all subsets, gone through one by one; rules that clash, and no more of them."""

from __future__ import annotations

import itertools
import json
import random
from fractions import Fraction
from pathlib import Path

import pytest

from romdsl.banks import assembling
from romdsl.banks.assembling import Limit, Rules, assemble, shadow_next, told
from romdsl.banks.content import Content, ItemContent
from romdsl.irt import Bank, Item, Metric
from tests.command_line import romdsl

METRIC = Metric(Fraction(-4), Fraction(4), Fraction(1, 10))
chosen = assembling._chosen


def content_of(draws: random.Random, size: int) -> Content:
    items = []
    for nth in range(size):
        steps = sorted(draws.uniform(-2.5, 2.5) for _ in range(3))
        items.append(Item(f"i{nth}", "grm", draws.uniform(0.6, 2.4), tuple(steps)))
    bank = Bank(tuple(items), METRIC)
    known = {item.id: ItemContent(item.id, tags=(draws.choice("abc"),)) for item in items}
    return Content("bank", "Bank", "t", "T", "synthetic", bank, known)


def rules_for(content: Content, draws: random.Random) -> Rules:
    allowed = tuple(index for index in range(len(content.bank.items)) if draws.random() < 0.9)
    choose = draws.randint(2, 4)
    limits = [Limit(f"choose {choose}", dict.fromkeys(allowed, 1.0), choose, choose)]
    for area in "abc":
        tagged = [index for index in allowed if area in content.content(index).tags]
        low, high = draws.choice([(0, 1), (1, 2), (0, 4), (1, 4)])
        limits.append(Limit(f"area {area}", dict.fromkeys(tagged, 1.0), low, high))
    if len(allowed) > 3:
        limits.append(Limit("apart", dict.fromkeys(draws.sample(allowed, 2), 1.0), high=1))
    if draws.random() < 0.5:
        value = draws.choice([40.0, 50.0, 60.0])
        limits.append(Limit("require", {i: told(content, i, value) for i in allowed}, low=draws.uniform(1, 5)))
    return Rules(allowed, tuple(limits), tuple(draws.sample([35.0, 45.0, 50.0, 55.0, 65.0], draws.randint(1, 2))))


def keeps(items: tuple[int, ...], limits: tuple[Limit, ...]) -> bool:
    sums = [(limit, sum(limit.weights.get(index, 0.0) for index in items)) for limit in limits]
    return all(limit.low - 1e-9 <= total <= limit.high + 1e-9 for limit, total in sums)


def subsets(allowed: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [some for size in range(1, len(allowed) + 1) for some in itertools.combinations(allowed, size)]


@pytest.mark.parametrize("seed", range(40))
def test_no_subset_is_better_and_no_rule_is_named_in_vain(seed: int) -> None:
    draws = random.Random(seed)
    content = content_of(draws, 8)
    rules = rules_for(content, draws)
    possible = [some for some in subsets(rules.allowed) if keeps(some, rules.limits)]
    found = assemble(content, rules)
    if possible:
        known = {(i, value): told(content, i, value) for i in rules.allowed for value in rules.best_at}

        def worth(some: tuple[int, ...]) -> tuple[float, float]:
            sums = [sum(known[i, value] for i in some) for value in rules.best_at]
            return min(sums), sum(sums)

        best = max(map(worth, possible))
        assert keeps(found.items, rules.limits) and found.clashing == ()
        assert worth(found.items) == pytest.approx(best, abs=1e-5)
        return
    assert found.items == ()
    clashing = tuple(limit for limit in rules.limits if limit.words in found.clashing)
    every = subsets(rules.allowed)
    assert not any(keeps(some, clashing) for some in every)
    for limit in clashing:
        others = tuple(other for other in clashing if other is not limit)
        assert any(keeps(some, others) for some in every), f"{limit.words} is named in vain"


def test_what_an_item_tells_is_in_units_of_the_prior() -> None:
    """2PL, a 2, b 0, at the mean: a² / 4 = 1; with a prior twice as wide it tells four times as much of it."""
    item = Item("i", "2pl", 2.0, (0.0,))
    for spread, wanted in ((1.0, 1.0), (2.0, 4.0)):
        metric = Metric(Fraction(-8), Fraction(8), Fraction(1, 10), prior_sd=spread)
        content = Content("bank", "Bank", "t", "T", "", Bank((item,), metric), {"i": ItemContent("")})
        assert told(content, 0, 50.0) == pytest.approx(wanted)


def test_of_equal_items_those_that_stand_first() -> None:
    items = tuple(Item(f"i{nth}", "grm", 1.5, (-1.0, 0.0, 1.0)) for nth in range(6))
    content = Content("bank", "Bank", "t", "T", "", Bank(items, METRIC), {item.id: ItemContent("") for item in items})
    every = tuple(range(6))
    found = assemble(content, Rules(every, (Limit("choose 2", dict.fromkeys(every, 1.0), 2, 2),), (50.0,)))
    assert found.items == (0, 1)


def test_a_form_that_is_the_only_one_is_not_asked_of_item_by_item(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank of some hundred items would be looked at for an hour, for nothing."""
    asked = []
    monkeypatch.setattr(assembling, "_chosen", lambda *given: asked.append(given) or chosen(*given))
    content = content_of(random.Random(1), 40)
    limits = (Limit("choose 5", dict.fromkeys(range(40), 1.0), 5, 5),)
    assert len(assemble(content, Rules(tuple(range(40)), limits, (40.0, 60.0))).items) == 5
    assert len(asked) < 8


def test_a_form_that_may_be_empty_is_not_taken_for_none() -> None:
    content = content_of(random.Random(2), 6)
    every = tuple(range(6))
    found = assemble(content, Rules(every, (Limit("choose ..3", dict.fromkeys(every, 1.0), high=3),), (50.0,)))
    assert len(found.items) == 3 and found.clashing == ()


def test_where_no_item_may_be_taken() -> None:
    content = content_of(random.Random(1), 3)
    assert assemble(content, Rules((), ())).clashing == ("no item may be taken",)


# --- the command -------------------------------------------------------------------------------

MEASURE = """measure day "Day to day"
version 1.0.0
language en
scale agree { 0 "Not at all"; 1 "A little"; 2 "Very much" }
metric coping_t "Coping, T" {
  D 1
  prior normal 0, 1
  grid -4.5..4.5 by 0.1
  reports 50 + 10 * theta
  round 1
  higher better
  at least 2 answered
  population "made up"
  sample "synthetic"
}
bank coping "The last week" metric coping_t model grm scale agree {
  c1 "I can plan my day" a 1.6 b -1.1, 0.4 grade 3
  c2 "I can calm myself down" a 2.1 b -0.9, 1.7 grade 3
  c3 "I can ask for help" a 1.3 b -1.6, 1.1 grade 3
  c4 "I can elaborate" a 2.6 b -0.5, 0.9 grade 9
}
form easy "Easy" of coping {
  choose 2
  where grade <= 4
  most information at 50
}
score coping_easy "Coping" = eap(easy) { missing none }
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "day.rom"
    path.write_text(MEASURE, encoding="utf-8")
    return path


def test_what_is_chosen_is_frozen_and_then_the_measure_is_whole(path: Path) -> None:
    assert "romdsl bank assemble" in romdsl("check", path).out
    ended = romdsl("bank", "assemble", path, "easy")
    assert ended.code == 0 and "easy: c1, c2" in ended.err
    lock = json.loads((path.parent / "easy.lock.json").read_text(encoding="utf-8"))
    assert lock["items"] == ["c1", "c2"] and lock["bank"].startswith("sha256-1:")
    assert romdsl("check", path).code == 0
    assert romdsl("bank", "assemble", path, "easy").code == 0, "the same again changes nothing"


def test_another_choice_is_not_overwritten_unasked(path: Path) -> None:
    romdsl("bank", "assemble", path, "easy")
    path.write_text(MEASURE.replace("a 1.3 b -1.6, 1.1", "a 2.9 b -0.4, 0.4"), encoding="utf-8")
    ended = romdsl("bank", "assemble", path, "easy")
    assert ended.code == 2 and "--again" in ended.err
    assert romdsl("bank", "assemble", path, "easy", "--again").code == 0
    assert json.loads((path.parent / "easy.lock.json").read_text(encoding="utf-8"))["items"] == ["c1", "c3"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("choose 2", "choose 0", "“easy” has no item"),
        ("choose 2", "choose 1", "its metric asks for 2 answers"),
        # 50 - 45 and 50 + 45.
        ("at 50", "at 50, 500", "No score of “easy” is 500: scores go from 5 to 95"),
        ("at 50", "at 50\n  require se <= 9.999 over 4..60", "No score of “easy” is 4: scores"),
    ],
)
def test_what_nobody_can_have_meant_is_not_chosen(path: Path, before: str, after: str, said: str) -> None:
    path.write_text(MEASURE.replace(before, after), encoding="utf-8")
    assert said in romdsl("check", path).out
    ended = romdsl("bank", "assemble", path, "easy")
    assert (ended.code, ended.out) == (1, "") and said in ended.err
    assert not (path.parent / "easy.lock.json").exists()


def test_the_ends_of_a_metric_are_scores(path: Path) -> None:
    path.write_text(MEASURE.replace("at 50", "at 5, 95"), encoding="utf-8")
    assert romdsl("bank", "assemble", path, "easy").code == 0


def test_a_clash_names_the_filter_too(path: Path) -> None:
    # Three items are of grade 4 or below, so each rule could be kept without `where`.
    for rule, named in (("choose 2", "must c4"), ("choose 4", "choose 4")):
        text = MEASURE.replace("choose 2", f"{rule}\n  must c4" if rule == "choose 2" else rule)
        path.write_text(text, encoding="utf-8")
        ended = romdsl("bank", "assemble", path, "easy")
        assert ended.code == 1
        assert ended.err.strip().splitlines()[-2:] == ["  where grade <= 4", f"  {named}"]


@pytest.mark.parametrize("again", [(), ("--again",)])
def test_nothing_is_written_through_a_link(
    path: Path, tmp_path_factory: pytest.TempPathFactory, again: tuple[str, ...]
) -> None:
    """`check` reads no file that a link leads to outside the folder; so none is written there."""
    other = tmp_path_factory.mktemp("elsewhere") / "letter.txt"
    other.write_text("dear all", encoding="utf-8")
    (path.parent / "easy.lock.json").symlink_to(other)
    ended = romdsl("bank", "assemble", path, "easy", *again)
    assert ended.code == 2 and "easy.lock.json is a link" in ended.err
    assert other.read_text(encoding="utf-8") == "dear all"


def test_rules_that_clash_are_named_and_nothing_is_written(path: Path) -> None:
    path.write_text(MEASURE.replace("  choose 2\n", "  choose 2\n  must c4\n"), encoding="utf-8")
    ended = romdsl("bank", "assemble", path, "easy")
    assert ended.code == 1 and "must c4" in ended.err and "choose" not in ended.err
    assert not (path.parent / "easy.lock.json").exists()


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("require se <= 0.1 over 50.2..50.8", "require se <= 0.1 over 50.2..50.8"),
        ("never together c1, c2\n  never together c1, c3\n  never together c2, c3", "never together c1, c2"),
        ("area planning 1..", "area planning 1.."),
    ],
)
def test_every_kind_of_rule_can_clash(path: Path, rule: str, named: str) -> None:
    """Between two nodes of the grid too."""
    path.write_text(MEASURE.replace("  choose 2\n", f"  choose 2\n  {rule}\n"), encoding="utf-8")
    ended = romdsl("bank", "assemble", path, "easy")
    assert ended.code == 1 and named in ended.err


@pytest.mark.parametrize(
    "rule", ["require se <= 0 over 40..60", "require se <= -1 over 40..60", "require se <= 9 over 60..40"]
)
def test_what_no_form_can_be_held_to_is_told_where_it_stands(path: Path, rule: str) -> None:
    path.write_text(MEASURE.replace("  choose 2\n", f"  choose 2\n  {rule}\n"), encoding="utf-8")
    ended = romdsl("bank", "assemble", path, "easy")
    assert ended.code == 1 and "ROM175" in ended.err and rule in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [(("eazy",), "did you mean easy?"), (("easy", "--dry-run"), "easy: c1, c2")],
)
def test_what_else_can_be(path: Path, words: tuple[str, ...], said: str) -> None:
    assert said in romdsl("bank", "assemble", path, *words).err
    assert not (path.parent / "easy.lock.json").exists()


# --- shadow tests ------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(15))
def test_what_a_shadow_test_asks_leads_to_a_form_that_keeps_all_rules(seed: int) -> None:
    draws = random.Random(seed)
    content = content_of(draws, 8)
    rules = rules_for(content, draws)
    possible = [some for some in subsets(rules.allowed) if keeps(some, rules.limits)]
    asked: list[int] = []
    for value in (50.0, 42.0, 58.0, 47.0, 55.0):
        here = {index: told(content, index, value) for index in rules.allowed}
        able = [some for some in possible if set(asked) <= set(some)]
        found = shadow_next(content, rules, asked, value)
        if not able:
            assert found is None
            return
        best = max(sum(here[index] for index in some) for some in able)
        forms = [some for some in able if sum(here[index] for index in some) >= best - 1e-6]
        left = [[index for index in some if index not in asked] for some in forms]
        assert found in [max(some, key=lambda index: here[index]) for some in left if some] or not any(left)
        if found is None:
            return
        asked.append(found)
    assert tuple(sorted(asked)) in possible
