"""Change of a bank's score: the difference of what each occasion gives, in every engine that works patterns out."""

from __future__ import annotations

import csv
from io import StringIO
from math import exp, sqrt
from pathlib import Path

import pytest

import romdsl as romdsl_package
from tests.banks.test_tabling import MEASURE, PARAMETERS
from tests.command_line import romdsl
from tests.tools import require_engine

OVER_TIME = (
    MEASURE.replace("scale agree", 'occasions {\n  baseline "First"\n  end "Last" chosen by worker\n}\nscale agree', 1)
    + """score coping_short "Coping" = eap(short) { missing at most 1, ignore }
change gained of coping_short from baseline to end {
  reliable change 8 source "made up"
}
change by_sum of coping_sum from baseline to end
"""
)
ANSWERS = """person,occasion,date,occasion_reason,c1,c2,c3,c4
p1,baseline,2026-01-01,,1,1,2,1
p1,end,2026-03-01,done,3,3,3,2
p2,baseline,2026-01-01,,2,2,2,2
p2,end,2026-03-01,done,2,3,,2
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    measure, answers = tmp_path / "day.rom", tmp_path / "answers.csv"
    measure.write_text(OVER_TIME, encoding="utf-8")
    answers.write_text(ANSWERS, encoding="utf-8")
    return measure, answers


@pytest.mark.parametrize("engine", ["interpreter", "python", "javascript", "duckdb"])
def test_what_changed_is_the_difference_of_the_scores(files: tuple[Path, Path], engine: str) -> None:
    require_engine(engine)
    measure, answers = files
    ended = romdsl("score", measure, answers, "--change", "--engine", engine)
    assert ended.code == 0, ended.err
    found = {(row["person"], row["change"]): row for row in csv.DictReader(StringIO(ended.out))}
    checked = romdsl_package.load(measure)
    for person in ("p1", "p2"):
        rows = [row for row in csv.DictReader(StringIO(ANSWERS)) if row["person"] == person]
        scores = [
            romdsl_package.score(checked, {id: row[id] or None for id in ("c1", "c2", "c3", "c4")}).to_json()["scores"]
            for row in rows
        ]
        before, after = (each["coping_short"]["value"] for each in scores)  # type: ignore[index,call-overload]
        row = found[person, "gained"]
        assert (float(row["from_value"]), float(row["to_value"])) == (before, after)
        assert float(row["difference"]) == pytest.approx(after - before)
        assert row["class"] == ("reliable_improvement" if after - before >= 8 else "no_reliable_change")
    assert found["p2", "by_sum"]["class"] == "not_comparable", "the table of sums needs all answers"


def test_the_written_module_of_a_change(files: tuple[Path, Path], tmp_path: Path) -> None:
    checked = romdsl_package.load(files[0])
    built = romdsl_package.build(checked, tmp_path / "out", targets=["python"])
    module = next(path for path in built.files if path.name == "day_gained.py")
    space: dict[str, object] = {"__name__": "builtins"}
    exec(compile(module.read_text(encoding="utf-8"), str(module), "exec"), space)
    first = {"occasion": "baseline", "c1": 1, "c2": 1, "c3": 2}
    second = {"occasion": "end", "c1": 3, "c2": 3, "c3": 3}
    result = space["change"](first, second)  # type: ignore[operator]
    low, high = (romdsl_package.score(checked, each).to_json() for each in (first, second))
    wanted = high["scores"]["coping_short"]["value"] - low["scores"]["coping_short"]["value"]  # type: ignore[index,call-overload]
    assert result["scores"]["gained"]["value"] == pytest.approx(wanted)


def test_a_pattern_and_its_error_by_hand(files: tuple[Path, Path]) -> None:
    checked = romdsl_package.load(files[0])
    nodes = [(place - 45) / 10 for place in range(91)]
    for pattern in ((1, 2, 3), (3, 1, 1), (2, 3, 3)):
        weights = []
        for theta in nodes:
            likely = exp(-theta * theta / 2)
            for (a, first, second), score in zip(PARAMETERS, pattern, strict=True):
                above = [1.0, 1 / (1 + exp(-a * (theta - first))), 1 / (1 + exp(-a * (theta - second))), 0.0]
                likely *= above[score - 1] - above[score]
            weights.append(likely)
        mean = sum(t * w for t, w in zip(nodes, weights, strict=True)) / sum(weights)
        error = sqrt(sum((t - mean) ** 2 * w for t, w in zip(nodes, weights, strict=True)) / sum(weights))
        given = dict(zip(("c1", "c2", "c3"), pattern, strict=True))
        scores = romdsl_package.score(checked, given).to_json()["scores"]
        assert scores["coping_short"]["value"] == round(50 + 10 * mean, 1)  # type: ignore[index,call-overload]
        assert scores["coping_short"]["se"] == round(10 * error, 1)  # type: ignore[index,call-overload]
