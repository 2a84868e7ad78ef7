"""What the pictures show against values worked out by hand: each in the comment beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import exp, sqrt

import numpy as np
import pytest

from romdsl.banks.precision import good_ranges, halfway, reliability
from romdsl.banks.report import Answered, Path, Supplements, pairs, pictures, report, simulated_path
from romdsl.banks.report.canvas import simplified
from romdsl.banks.report.rows import parts_of
from romdsl.banks.report.subject import Subject
from romdsl.banks.report.summary import summary
from romdsl.banks.report.sums import coarse_to_fine
from romdsl.banks.report.words import listed, percent, reach
from romdsl.banks.scale import scale_of
from romdsl.irt import Item, Metric, Rules

from .made import GRID, ONE, TWO, T, awkward, bank_of, graded, supplements, yes_no
from .seen import Seen, height_at, quantity


def test_information_and_error_stand_at_the_right_height() -> None:
    # At theta 0 an item with a 1 and b 0 has P = 1/2: information 1/4; error 10 / sqrt(1 + 1/4) = 8.944.
    seen = Seen(pictures(bank_of(ONE))["information"].svg())
    x = next(each.x for each in seen.words if each.kind == "tick" and each.text == "50")
    names = seen.all_of("level")
    second = next(at for at, each in enumerate(names) if each.text == "0" and at > 0)
    panels = names[:second], names[second:]
    found = [quantity(panel, height_at(curve, x)) for panel, curve in zip(panels, seen.curves("main"), strict=True)]
    assert found == pytest.approx([0.25, 8.944], rel=0.005)


def test_the_norm_group_is_a_normal_curve() -> None:
    seen = Seen(pictures(bank_of(ONE))["people"].svg())
    (curve,) = seen.curves("norm")
    at = {each.text: each.x for each in seen.words if each.kind == "tick"}
    base = curve[0][1] + (curve[0][1] - height_at(curve, at["50"])) * exp(-4.5) / (1 - exp(-4.5))
    heights = {value: base - height_at(curve, at[value]) for value in ("30", "40", "50", "60")}
    assert heights["40"] / heights["50"] == pytest.approx(exp(-0.5), abs=0.01)  # one standard deviation below
    assert heights["30"] / heights["50"] == pytest.approx(exp(-2), abs=0.01)
    assert heights["40"] == pytest.approx(heights["60"], abs=0.2)


def test_where_a_bank_is_good() -> None:
    # Two items, a 2: information 8 p (1 - p).  Error sqrt(50) is wanted: information 1, p = 1/2 + sqrt(1/8),
    # theta = ln(p / (1 - p)) / 2 = 0.88137: T from 41.186 to 58.814; Phi gives 62.2 % of the norm group.
    subject = Subject(bank_of(*TWO), Supplements(wanted=sqrt(50)))
    errors = subject.errors([0, 1])
    ((low, high),) = good_ranges(subject.scale.values, errors, subject.wanted)
    assert (low, high) == pytest.approx((41.186, 58.814), abs=0.01)
    assert reach(subject, errors) == "good from 42 to 58, 62 % of the norm group"
    # One of them reaches 4 p (1 - p) = 1 at 50 alone: error 10 / sqrt(2) = 7.07.
    assert reach(Subject(bank_of(*TWO), Supplements(wanted=7.0)), subject.errors([0])) == (
        "nowhere good: the standard error is 7.1 or more"
    )


def test_ranges_at_both_ends_and_in_two_parts() -> None:
    values = [0.0, 1.0, 2.0, 3.0, 4.0]
    assert good_ranges(values, np.array([1.0, 3.0, 3.0, 1.0, 1.0]), 2.0) == [(0.0, 0.5), (2.5, 4.0)]
    assert good_ranges(values, np.array([3.0, 3.0, 3.0, 3.0, 3.0]), 2.0) == []
    assert good_ranges(values, np.array([2.0, 2.0, 2.0, 2.0, 2.0]), 2.0) == [(0.0, 4.0)]


def test_the_error_that_is_wanted_is_a_reliability_of_eighty() -> None:
    assert Subject(bank_of(ONE)).wanted == pytest.approx(10 * sqrt(0.2))  # 1 - e^2 / 100 = 0.8
    assert reliability(scale_of(bank_of(ONE)), np.full(241, sqrt(20))) == pytest.approx(0.8)

    # Error 4 in the lower half of the group and 2 in the upper: mean variance 10 of 100.
    assert reliability(scale_of(bank_of(ONE)), np.where(np.arange(241) < 120, 4.0, 2.0)) == pytest.approx(0.9, abs=1e-3)


def test_where_half_give_an_answer_or_a_higher_one() -> None:
    assert halfway(Item("g", "grm", 1.3, (-1.2, 0.4)), 1.0) == [-1.2, 0.4]
    # PCM with steps -2 and 2, u = e^theta: (e^2 u + u^2) / (1 + e^2 u + u^2) = 1/2 gives u^2 + e^2 u = 1,
    # u = (sqrt(58.598150) - 7.389056) / 2 = 0.1329435, theta = -2.01783; the other by symmetry.
    assert halfway(Item("p", "pcm", 1.0, (-2.0, 2.0)), 1.0) == pytest.approx([-2.01783, 2.01783], abs=1e-5)
    # Between asymptotes 0.1 and 0.9 one half is the middle, at b; over an asymptote of 0.55 it is nowhere.
    assert halfway(Item("m", "4pl", 1.4, (-1.0,), c=0.1, d=0.9), 1.0) == pytest.approx([-1.0])
    assert halfway(Item("c", "3pl", 1.6, (1.5,), c=0.55), 1.0) == [None]


def test_marks_of_answers_stand_at_their_thresholds() -> None:
    item = Item("g", "grm", 1.5, (-1.0, 0.5, 2.0))
    svg = pictures(bank_of(item))["people"].svg()
    at = {each.text: each.x for each in Seen(svg).words if each.kind == "tick"}
    marks = [float(x) + 1.5 for x in re.findall(r'<rect class="filled" x="([\d.]+)"', svg)]
    wanted = [at["40"], (at["50"] + at["60"]) / 2, at["70"]]  # T 40, 55, 70
    assert marks == pytest.approx(wanted, abs=0.2)


def test_category_curves_stand_at_the_right_height() -> None:
    # Graded, a 1, b -1 and 1, at theta 0: 1 - S(1) = 0.26894, S(1) - S(-1) = 0.46212, S(-1) = 0.26894.
    seen = Seen(pictures(bank_of(Item("g", "grm", 1.0, (-1.0, 1.0))))["item-g"].svg())
    ticks = {each.text: each.x for each in seen.words if each.kind == "tick" and each.text.isdigit()}
    x = (ticks["40"] + ticks["60"]) / 2
    levels = seen.all_of("level")
    assert [each.text for each in levels] == ["0", "0.5", "1"] and levels[0].y > levels[1].y > levels[2].y
    found = [quantity(levels, height_at(curve, x)) for curve in seen.curves("curve")]
    assert found == pytest.approx([0.26894, 0.46212, 0.26894], abs=0.003)


def test_the_table_of_sums_is_the_posterior_mean_on_the_grid() -> None:
    # One item: the sum is its answer, so weight = e^(-theta^2 / 2) * S(theta) over -4.5 .. 4.5 by 0.1.
    nodes = [at / 10 for at in range(-45, 46)]
    weights = [exp(-node * node / 2) / (1 + exp(-node)) for node in nodes]
    mean = sum(node * weight for node, weight in zip(nodes, weights, strict=True)) / sum(weights)
    spread = sqrt(sum((node - mean) ** 2 * weight for node, weight in zip(nodes, weights, strict=True)) / sum(weights))
    content = bank_of(ONE, forms={"f": (0,)})
    shown = f"<td>{50 + 10 * mean:.1f}</td><td>{10 * spread:.1f}</td><td>50.0 %</td>"
    assert f'<th scope="row">1</th>{shown}' in report(content)
    assert f'<th scope="row">0</th>{shown.replace(f"{50 + 10 * mean:.1f}", f"{50 - 10 * mean:.1f}")}' in report(content)


def test_a_simulated_person_is_the_same_each_time_and_scored_as_any_other() -> None:
    content = bank_of(*TWO, ONE, adaptive={"cat": Rules(minimum=2, maximum=3, stop_error=0.01)})
    subject = Subject(content)
    path = simulated_path(subject, "cat")
    assert path == simulated_path(subject, "cat") and path.truth == 1.0
    assert [step.item for step in path.steps] == [0, 1, 2]  # the first two tell more, and ties go by the bank's order
    nodes = [at / 10 for at in range(-45, 46)]
    weights = [exp(-node * node / 2) for node in nodes]
    for step in path.steps:
        slope, sign = content.bank.items[step.item].a, 1 if step.category else -1
        weights = [w / (1 + exp(-sign * slope * node)) for w, node in zip(weights, nodes, strict=True)]
        mean = sum(w * node for w, node in zip(weights, nodes, strict=True)) / sum(weights)
        assert step.theta == pytest.approx(mean, abs=1e-9)
    assert len({simulated_path(subject, "cat", 0.0, seed).steps[0].category for seed in range(1, 9)}) == 2


def test_a_step_that_was_not_answered_says_so() -> None:
    path = Path("cat", (Answered(0, 1, 0.4, 0.8), Answered(1, None, 0.4, 0.8)))
    seen = Seen(pictures(bank_of(*TWO), Supplements(paths=(path,)))["path-cat"].svg())
    names = [each.text for each in seen.all_of("name")]
    assert names == ["1. Words of first", "“Yes”", "2. Words of second", "not answered"]
    assert [each.text for each in seen.all_of("figure")] == ["54.0 ± 8.0"] * 2
    assert seen.told()[1].startswith("A person. After 2 items: 54.0, standard error 8.0")


def test_the_axis_of_a_metric_with_mean_nought() -> None:
    scale = scale_of(yes_no())
    assert (scale.low, scale.high, scale.unit) == (-3, 3, "score")
    assert [scale.tick(value) for value in scale.ticks(False)] == ["−3", "−2", "−1", "0", "1", "2", "3"]
    assert scale.label == "Worry (higher is worse)"
    assert scale.text(-0.04) == "0.0" and scale.text(-1.26) == "−1.3"
    assert scale.span(-1.26, 1.26) == "−1.2 to 1.2"  # inwards: what it says holds for all of it


def test_what_is_pictured_ends_with_the_grid() -> None:
    short = Metric(Fraction(-2), Fraction(2), Fraction(1, 10))
    scale = scale_of(bank_of(ONE, metric=short))
    assert (scale.low, scale.high) == (30, 70)
    moved = Metric(*GRID, prior_mean=1.0, prior_sd=0.5)
    assert (scale_of(bank_of(ONE, metric=moved)).low, scale_of(bank_of(ONE, metric=moved)).high) == (45, 75)


def test_information_counts_in_units_of_the_norm_group() -> None:
    # With a prior of standard deviation 2 the same item tells 4 times as much beside what the group tells.
    wide = Subject(bank_of(ONE, metric=Metric(*GRID, prior_sd=2.0)))
    assert float(wide.curves.information.max()) == pytest.approx(1.0)
    # and the error at 0 is 20 / sqrt(2), as 1 / sqrt(1/4 + 1/4) = sqrt(2) in theta.
    assert float(wide.errors([0]).min()) == pytest.approx(10 * sqrt(2))


def test_the_summary_says_what_is_there() -> None:
    facts = dict(summary(Subject(graded())).facts)
    assert facts["Items"] == "24 items with 4 answers each; GRM; areas: a 8, b 8, c 8"
    assert facts["Metric"] == "Everyday coping (coping-1); norm group: mean 50, standard deviation 10; higher is better"
    assert facts["Adaptive, 4 to 8"] == "adaptive, 4 to 8 items, ends at a standard error under 3.0"
    assert facts["Short form 4"].startswith("4 items; ")


@pytest.mark.parametrize(
    ("sample", "said"),
    [("Synthetic items, 2026", "Synthetic, not calibrated."), ("", "No sample is named"), ("500 adults", "")],
)
def test_a_sample_that_is_none_is_marked(sample: str, said: str) -> None:
    content = bank_of(ONE, sample=sample)
    assert summary(Subject(content)).caution.startswith(said)
    assert ('class="caution"' in report(content)) is bool(said)


def test_who_a_bank_is_best_for_follows_the_direction() -> None:
    low, high = Item("l", "2pl", 2.0, (-1.5,)), Item("h", "2pl", 2.0, (1.5,))
    worse = Metric(*GRID, higher="worse")
    said = [
        dict(summary(Subject(bank_of(item, metric=metric))).facts)["Best for"].split(".")[0]
        for item, metric in ((low, T), (high, T), (low, worse), (high, worse), (ONE, T))
    ]
    assert said == [
        "telling apart people with low values, who are worse off than the norm group",
        "telling apart people with high values, who are better off than the norm group",
        "telling apart people with low values, who are better off than the norm group",
        "telling apart people with high values, who are worse off than the norm group",
        "people near the mean of the norm group",
    ]


def test_what_is_weak_is_named() -> None:
    weak = summary(Subject(awkward())).weak
    assert "2 items tell little: wide and guess." in weak
    assert "1 item stands where few people are: steep." in weak
    assert any("wide, close, disordered and steep" in each for each in weak)
    assert summary(Subject(bank_of(*TWO), Supplements(wanted=7.0))).weak[0].startswith("Scores are less sure under ")
    assert summary(Subject(bank_of(ONE))).weak[0] == "The standard error is nowhere as small as wanted."


def test_lists_and_shares_in_words() -> None:
    assert listed(["a"]) == "a" and listed(["a", "b", "c"]) == "a, b and c"
    assert listed([str(at) for at in range(9)]) == "0, 1, 2, 3 and 5 more"
    assert [percent(share) for share in (0, 0.004, 0.5, 0.995, 1)] == ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]


def test_a_line_keeps_the_points_that_are_seen() -> None:
    straight = [(float(at), 2.0 * at) for at in range(50)]
    assert simplified(straight) == [straight[0], straight[-1]]
    bent = [(0.0, 0.0), (1.0, 0.0), (2.0, 5.0), (3.0, 0.0), (4.0, 0.0)]
    assert simplified(bent) == bent


def test_parts_and_orders() -> None:
    assert [len(part) for part in parts_of(range(124))] == [24, 25, 25, 25, 25]
    assert parts_of(range(3)) == [[0, 1, 2]]
    assert coarse_to_fine(10) == [0, 9, 8, 4, 2, 6, 1, 3, 5, 7]


def test_supplements_of_the_made_banks_are_drawn() -> None:
    assert {"pair-1-coping_01", "groups-1", "exposure-adaptive"} <= set(pictures(graded(), supplements(graded())))


def test_what_is_retired_is_in_the_table_of_parameters_alone() -> None:
    content = bank_of(*TWO, ONE)
    kept = bank_of(*TWO)
    known = {**content.items, "one": replace(content.items["one"], retired=True)}
    content = replace(content, items=known)
    drawn = pictures(content)
    assert {name: each.told for name, each in drawn.items()} == {
        name: each.told for name, each in pictures(kept).items()
    }
    facts = dict(summary(Subject(content)).facts)
    assert facts["Items"] == "2 items with 2 answers each; 2PL; 1 more is retired"
    assert '<th scope="row">one (retired)</th>' in report(content)
    assert pairs(content, ("all", "women"), {"one": replace(ONE, a=2.0)}) == []
