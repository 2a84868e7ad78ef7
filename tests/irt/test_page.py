"""The tables of `spec/item_banks_arithmetic.md`, in each of the three languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from romdsl.irt import Bank, Estimate, Item, Metric, Rules, digest, many, plain, written_bank, written_rules
from romdsl.irt.many.selection import draws
from romdsl.irt.printed import javascript
from tests.tools import ROOT, needs_node, run_node

PAGE = (ROOT / "spec" / "item_banks_arithmetic.md").read_text(encoding="utf-8").replace("−", "-")
ON = Metric(Fraction("-4.5"), Fraction("4.5"), Fraction("0.1"))
GIVEN = [(1, 0), (0, 1)]

Table = list[dict[str, str]]


@cache
def table(*first: str) -> Table:
    """The table whose first columns have these names."""
    heading = r"\| " + r" \| ".join(map(re.escape, first)) + r" \|"
    (found,) = re.findall(rf"^{heading}.*\n\|[-|]+\n(?:\|.*\n)+", PAGE, re.MULTILINE)
    names, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in found.strip().split("\n"))
    return [dict(zip(names, row, strict=True)) for row in rows]


def numbers(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]


@cache
def the_bank() -> Bank:
    rows = table("id", "model")
    items = (
        Item(r["id"], r["model"], float(r["a"]), tuple(numbers(r["b"])), float(r["c"]), float(r["d"])) for r in rows
    )  # type: ignore[arg-type]
    return Bank(tuple(items), ON)


def rows_of(answers: str) -> list[int]:
    return [-1 if each == "–" else int(each) for each in answers.split()]


def given(answers: str) -> list[tuple[int, int | None]]:
    return [(index, None if each < 0 else each) for index, each in enumerate(rows_of(answers))]


def rules(select: str) -> Rules:
    return Rules(select, 2, 6, 0.55)  # type: ignore[arg-type]


@cache
def in_javascript(folder: Path) -> Any:
    """What the printed kernel says of all that the page has."""
    asked = {
        "bank": written_bank(the_bank()),
        "answers": [given(row["answers"]) for row in table("answers", "θ")],
        "sessions": [
            {"rules": written_rules(rules(row["select"]), the_bank()), "row": rows_of(row["answers"])}
            for row in table("answers", "select")
        ],
        "shown": [[float(row["x"]), int(row["decimals"])] for row in table("x", "decimals")],
    }
    script = folder / "page.mjs"
    script.write_text(
        f"""{javascript("irt", further=True)}
const {{ bank, answers, sessions, shown }} = {json.dumps(asked)};
const on = irt.tables(bank);
const session = ({{ rules, row }}) => {{
  const given = [];
  let found = irt.step(on, rules, given);
  for (; found.item !== null; found = irt.step(on, rules, given)) {{
    given.push([found.item, row[found.item] < 0 ? null : row[found.item]]);
  }}
  return [given.map(([item]) => item), found.theta, found.error];
}};
const ways = [irt.expectedAPosteriori, irt.maximumAPosteriori, irt.weightedLikelihood];
console.log(JSON.stringify({{
  scores: answers.map((given) => ways.map((way) => [way(on, given).theta, way(on, given).error])),
  sums: irt.sumScores(on, [0, 1, 2]),
  sessions: sessions.map(session),
  shown: shown.map(([value, digits]) => irt.reported({{ reported: {{ mean: 0, sd: 1, digits }} }}, value)),
}}));
""",
        encoding="utf-8",
    )
    return json.loads(run_node(script))


@pytest.fixture(scope="session")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return in_javascript(tmp_path_factory.mktemp("page"))


def test_values_are_shown_as_the_page_says() -> None:
    for row in table("x", "decimals"):
        on = Metric(ON.low, ON.high, ON.step, reported_mean=0, reported_sd=1, digits=int(row["decimals"]))
        expected, value = float(row["shown"]), float(row["x"])
        assert (on.reported(value), float(many.reported(on, np.array(value)))) == (expected, expected), row


def test_probabilities_and_information() -> None:
    for index, row in enumerate(table("item", "probabilities")):
        found = [share for share, _, _ in plain.curves(the_bank().items[index], 1.0, 0.3)]
        assert found == pytest.approx(numbers(row["probabilities"]), abs=1e-9)
        assert plain.information(the_bank().items[index], 1.0, 0.3) == pytest.approx(
            float(row["information"]), abs=5e-6
        )


def scores(answers: str) -> Iterator[tuple[Estimate, Estimate, Estimate]]:
    """Posterior mean, mode and weighted likelihood, of one person and of many."""
    of, one = the_bank(), given(answers)
    on = plain.tables(of)
    yield (
        plain.expected_a_posteriori(on, one),
        plain.maximum_a_posteriori(of, one),
        plain.weighted_likelihood(of, one),
    )
    arrays, rows = many.tables(of), np.array([rows_of(answers)])
    ways = (many.expected_a_posteriori, many.maximum_a_posteriori, many.weighted_likelihood)
    found = [Estimate(float(theta[0]), float(error[0])) for theta, error in (way(arrays, rows) for way in ways)]
    yield found[0], found[1], found[2]


@needs_node
def test_scores_of_answers(kernel: Any) -> None:
    for row, theirs in zip(table("answers", "θ"), kernel["scores"], strict=True):
        nan = float("nan")
        in_script = [Estimate(*(nan if value is None else value for value in each)) for each in theirs]
        for eap, mode, likelihood in (*scores(row["answers"]), in_script):
            assert (eap.theta, eap.error) == pytest.approx((float(row["θ"]), float(row["error"])), abs=1e-9)
            assert (ON.reported(eap.theta), ON.reported_error(eap.error)) == (float(row["T"]), float(row["error of T"]))
            assert mode.theta == pytest.approx(float(row["MAP"]), abs=1e-6)
            expected = nan if row["WLE"] == "–" else float(row["WLE"])
            assert likelihood.theta == pytest.approx(expected, abs=1e-6, nan_ok=True)


@needs_node
def test_the_table_of_sums(kernel: Any) -> None:
    arrays = many.sum_scores(many.tables(the_bank()), [0, 1, 2])
    ours = [(row.probability, row.theta, row.error) for row in plain.sum_scores(plain.tables(the_bank()), [0, 1, 2])]
    theirs = [(row["probability"], row["theta"], row["error"]) for row in kernel["sums"]]
    for found in (ours, theirs, np.stack([arrays.probability, arrays.theta, arrays.error], 1).tolist()):
        for (probability, theta, error), row in zip(found, table("sum"), strict=True):
            expected = [float(row[name]) for name in ("probability", "θ", "error")]
            assert [probability, theta, error] == pytest.approx(expected, abs=1e-9)
            assert [ON.reported(theta), ON.reported_error(error)] == [float(row["T"]), float(row["error of T"])]


def test_worths() -> None:
    on = plain.tables(the_bank())
    weights = plain.posterior(on, GIVEN)
    theta = plain.expected_a_posteriori(on, GIVEN).theta
    for row in table("select", "focus"):
        for item in range(2, 6):
            found = plain.selection.WORTH[row["select"]](on, weights, theta, item)
            assert found == pytest.approx(float(row[the_bank().items[item].id]), abs=5e-6)


@needs_node
def test_adaptive_tests(kernel: Any) -> None:
    of = the_bank()
    for row, theirs in zip(table("answers", "select"), kernel["sessions"], strict=True):
        answers = dict(given(row["answers"]))
        asked, estimate = plain.administered(plain.tables(of), rules(row["select"]), answers.__getitem__)
        found = many.administered(many.tables(of), rules(row["select"]), np.array([rows_of(row["answers"])]))
        ways = [
            ([item for item, _ in asked], estimate.theta, estimate.error),
            ([item for item in found.asked[0].tolist() if item >= 0], float(found.theta[0]), float(found.error[0])),
            tuple(theirs),
        ]
        for items, theta, error in ways:
            assert [of.items[item].id for item in items] == row["asked"].split()
            assert (theta, error) == pytest.approx((float(row["θ"]), float(row["error"])), abs=1e-9)


@needs_node
def test_javascript_shows_as_the_page_says(kernel: Any) -> None:
    assert kernel["shown"] == [float(row["shown"]) for row in table("x", "decimals")]


def test_draws() -> None:
    for row in table("seed"):
        seed = int(row["seed"])
        for index in range(4):
            assert plain.draw(seed, index) == int(draws(np.array([seed]), index)[0]) == int(row[str(index)])


def test_the_hash() -> None:
    (text,) = re.findall(r"^```\n(\{.*?)```$", PAGE, re.MULTILINE | re.DOTALL)
    (expected,) = re.findall(r"^`(sha256-1:\w+)`$", PAGE, re.MULTILINE)
    assert digest(the_bank()) == expected == "sha256-1:" + sha256(text.replace("\n", "").encode()).hexdigest()
