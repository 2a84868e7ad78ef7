"""Forms beside their bank: errors by hand, ranges, reliability."""

from __future__ import annotations

import json
from math import exp, sqrt
from pathlib import Path

from pytest import approx

from romdsl.banks.comparing import compare
from romdsl.banks.from_measure import contents
from romdsl.banks.report.subject import Subject
from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.source import Source
from tests.banks.test_tabling import MEASURE, PARAMETERS
from tests.command_line import romdsl


def information(theta: float, a: float, first: float, second: float) -> float:
    """Fisher information of a graded item, by differences of its curves."""

    def shares(at: float) -> list[float]:
        above = [1.0, 1 / (1 + exp(-a * (at - first))), 1 / (1 + exp(-a * (at - second))), 0.0]
        return [above[k] - above[k + 1] for k in range(3)]

    step = 1e-5
    return sum(
        ((high - low) / (2 * step)) ** 2 / here
        for low, high, here in zip(shares(theta - step), shares(theta + step), shares(theta), strict=True)
    )


def test_the_errors_of_a_form_by_hand() -> None:
    measure = read(Source("day.rom", MEASURE), Report())
    assert measure is not None
    (content,) = contents(measure)
    found = compare(content, ["short"], wanted=6.0)
    bank, short = found.forms
    assert (bank.items, short.items) == (4, 3)
    for value, error in zip(found.values, short.errors, strict=True):
        theta = (value - 50) / 10
        known = 1 + sum(information(theta, *item) for item in PARAMETERS)
        assert error == approx(10 / sqrt(known), abs=0.02)
    assert all(whole < part for whole, part in zip(bank.errors, short.errors, strict=True))
    assert 0 < short.reliability < bank.reliability < 1 and bank.with_bank == 1 and short.with_bank < 1
    for value, error in zip(found.values, short.errors, strict=True):
        assert any(low <= value <= high for low, high in short.good) == (error <= 6)


def test_what_is_good_is_one_for_a_comparison_and_a_report() -> None:
    measure = read(Source("day.rom", MEASURE), Report())
    assert measure is not None
    (content,) = contents(measure)
    # 1 - error^2 / 100 = 0.8
    assert compare(content, ["short"]).wanted == Subject(content).wanted == approx(sqrt(20))


def test_the_command_sets_them_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "day.rom"
    path.write_text(MEASURE, encoding="utf-8")
    shown = romdsl("bank", "compare", path)
    assert shown.code == 0 and "Short form" in shown.out and "reliability" in shown.out
    assert "Good is a standard error of 4.47 or less: a reliability of 0.80" in shown.err
    assert "3.16 is usual (0.90)" in shown.err  # 10 sqrt(0.1)
    assert romdsl("bank", "compare", path, "--wanted", "5").err.strip() == "Good is a standard error of 5.00 or less."
    as_json = json.loads(romdsl("bank", "compare", path, "--format", "json").out)
    assert [form["id"] for form in as_json["forms"]] == ["", "short"] and as_json["digest"].startswith("sha256-1:")
