"""What published scores can be, by their papers and by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from romdsl.compiler.check.reach import Reach
from romdsl.model.expression import Interval
from tests.step_by_step.compiled import Compiled, compiled

_ROOT = Path(__file__).resolve().parents[4]


def published(name: str) -> Compiled:
    text = (_ROOT / f"spec/conformance/published-{name}.yaml").read_text(encoding="utf-8")
    return compiled(next(iter(yaml.safe_load_all(text)))["definition"])


def rand36(scale: str) -> Reach:
    return compiled((_ROOT / "measures/rand36/measure.rom").read_text(encoding="utf-8")).reach(scale)


def whole(low: int, high: int) -> frozenset[Fraction]:
    return frozenset(map(Fraction, range(low, high + 1)))


def mean_steps(items: int, step: int) -> frozenset[Fraction]:
    """Means of one to all of some items that are each a multiple of `step` from 0 to 100."""
    return frozenset(
        Fraction(step * total, count) for count in range(1, items + 1) for total in range(count * (100 // step) + 1)
    )


def test_sleep_quality_is_0_to_21() -> None:
    """Buysse 1989: seven components of 0 to 3."""
    reach = published("psqi").reach("global")
    assert reach.exact and reach.values == whole(0, 21) and reach.missing


@pytest.mark.parametrize("component", ["latency", "duration", "efficiency_component", "disturbance", "dysfunction"])
def test_each_component_of_sleep_quality_is_0_to_3(component: str) -> None:
    assert published("psqi").reach(component).values == whole(0, 3)


@pytest.mark.parametrize("subscale", ["emotional", "conduct", "hyperactivity", "peer", "prosocial"])
def test_each_subscale_of_strengths_and_difficulties_is_0_to_10(subscale: str) -> None:
    reach = published("sdq").reach(subscale)
    assert reach.exact and reach.values == whole(0, 10)


def test_total_difficulties_are_0_to_40() -> None:
    reach = published("sdq").reach("total")
    assert reach.exact and reach.values == whole(0, 40)


def test_disability_is_0_to_100_of_106_or_of_92_points() -> None:
    """WHODAS 2.0, complex scoring: without work, 14 of the 106 points do not count."""
    reach = published("whodas").reach("total")
    of_all = {Fraction(100 * points, 106) for points in range(107)}
    assert reach.exact and reach.values == of_all | {Fraction(100 * points, 92) for points in range(93)}


@pytest.mark.parametrize(
    ("scale", "items", "step"),
    [
        ("physical_functioning", 10, 50),
        ("role_physical", 4, 100),
        ("role_emotional", 3, 100),
        ("energy_fatigue", 4, 20),
        ("emotional_well_being", 5, 20),
        ("general_health", 5, 25),
    ],
)
def test_scales_of_the_rand36_are_0_to_100_in_their_steps(scale: str, items: int, step: int) -> None:
    """Hays 1993: the mean of the items that are answered, each 0 to 100."""
    reach = rand36(scale)
    assert reach.exact and reach.values == mean_steps(items, step)


def test_between_steps_of_the_rand36_nothing_is_reached() -> None:
    """Social functioning: two items of 0, 25, …, 100. Between 12.5 and 25 there is none."""
    reach = rand36("social_functioning")
    assert reach.witness(Interval(Fraction(25, 2), Fraction(25), True, True)) is None
    assert reach.witness(Interval(Fraction(25, 2), Fraction(25))) is not None


def test_of_a_health_state_all_codes_are_known() -> None:
    """EQ-5D-5L: five dimensions of five levels."""
    codes = published("eq5d").reach("profile").codes
    assert len(codes - {None}) == 5**5 and {"11111", "55555"} <= codes
