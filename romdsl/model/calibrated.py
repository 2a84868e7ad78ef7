"""The items of a bank as the arithmetic of `irt` takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from .. import irt
from ..irt import plain
from .item_filter import NoFilter, passes
from .measure import Block, Cat, Choice, Form, Item, Measure, Metric

MOST_DIGITS = 4
LEAST_ASKED, MOST_ASKED = 4, 12
"""How many items an adaptive test asks where nobody says it."""
ERROR = "_se"
"""What stands behind the id of a score for its standard error."""


@dataclass(frozen=True)
class Calibrated:
    """What an `eap` of a form, an adaptive test or a whole bank rests on: its scored items in the order of their bank,
    with the category that each score stands for, and the whole bank on whose metric they are.

    But for a form also retired items: nobody is asked them any more, and old answers to them count as they did.
    """

    id: str
    metric: Metric
    items: tuple[Item, ...]
    lowest: tuple[int, ...]
    of: irt.Bank
    whole: irt.Bank

    @property
    def least_answered(self) -> int:
        return max(self.metric.least_answered.value if self.metric.least_answered else 1, 1)

    @cached_property
    def tables(self) -> plain.Tables:
        """Probabilities and information of the items at the nodes of the metric."""
        return plain.tables(self.of)

    @cached_property
    def sums(self) -> tuple[tuple[int, float, float], ...]:
        """Each sum of the scores of all items, what it is worth and its standard error, as the metric reports them."""
        metric, lowest = self.of.metric, sum(self.lowest)
        return tuple(
            (row.total + lowest, metric.reported(row.theta), metric.reported_error(row.error))
            for row in plain.sum_scores(self.tables, range(len(self.items)))
        )

    @cached_property
    def digest(self) -> str:
        """The hash of the metric and of all parameters of the bank."""
        return irt.digest(self.whole)


def bank_digest(measure: Measure, block: Block) -> str | None:
    """The hash of a bank's metric and parameters; None where there is a fault, which a rule tells."""
    bank = bank_of(measure, block)
    return None if bank is None else irt.digest(bank)


def calibrated(measure: Measure) -> dict[str, Calibrated]:
    """All forms, adaptive tests and whole banks by their id, but those that rest on something faulty or not there."""
    found: dict[str, Calibrated] = {}
    for block in measure.blocks:
        if block.banked is None or not (whole := bank_of(measure, block)):
            continue
        metric = metric_of(measure, block)
        assert metric is not None
        scored = scored_items(block)
        things: tuple[Form | Cat | Block, ...] = (*measure.forms, *measure.cats, block)
        for thing in things:
            wanted = _wanted(thing, block, scored)
            if wanted is None:
                continue
            indices = tuple(index for index, item in enumerate(scored) if item.id in wanted)
            of = irt.Bank(tuple(whole.items[index] for index in indices), whole.metric)
            items = tuple(scored[index] for index in indices)
            found.setdefault(thing.id, Calibrated(thing.id, metric, items, tuple(map(lowest_score, items)), of, whole))
    return found


def _wanted(thing: Form | Cat | Block, block: Block, scored: tuple[Item, ...]) -> set[str] | None:
    """The ids of the scored items of what is of this bank; None where one of them is not there, or there is none."""
    known = {item.id for item in scored}
    if isinstance(thing, Block):
        return known or None
    if thing.bank is None or thing.bank.value != block.id:
        return None
    if isinstance(thing, Cat):
        try:
            return {item.id for item in scored if passes(item, thing.where)} or None
        except NoFilter:
            return None
    named = {name.value for name in thing.names}
    return named if named and named <= known else None


def metric_of(measure: Measure, block: Block) -> Metric | None:
    """The metric of a bank."""
    if block.banked is None or block.banked.metric is None:
        return None
    return next((metric for metric in measure.metrics if metric.id == block.banked.metric.value), None)


def scored_items(block: Block) -> tuple[Item, ...]:
    """The items of a bank that have parameters: all but the pilot items."""
    return tuple(item for item in block.items if item.calibration is not None and not item.calibration.is_pilot)


def is_retired(item: Item) -> bool:
    """Whether an item of a bank is asked no more."""
    return item.calibration is not None and item.calibration.is_retired


def lowest_score(item: Item) -> int:
    """The score of category 0."""
    assert isinstance(item.answer, Choice)
    return int(min(option.score for option in item.answer.options if option.score is not None))


def categories(item: Item) -> int | None:
    """How many categories an item has: its scores, which go up by 1; None where they do not."""
    if not isinstance(item.answer, Choice) or item.answer.several:
        return None
    scores = sorted({option.score for option in item.answer.options if option.score is not None})
    steps = all(after - before == 1 for before, after in zip(scores, scores[1:], strict=False))
    return len(scores) if len(scores) > 1 and steps and scores[0].denominator == 1 else None


def irt_metric(metric: Metric) -> irt.Metric | None:
    """The metric as `irt` takes it; None where it lacks something or cannot be."""
    if not (metric.grid and metric.prior and metric.reports and metric.digits and metric.scaling):
        return None
    if metric.digits.value > MOST_DIGITS:
        return None
    try:
        return irt.Metric(
            metric.grid.low,
            metric.grid.high,
            metric.grid.step,
            float(metric.scaling.value),
            float(metric.prior.mean),
            float(metric.prior.deviation),
            float(metric.reports.mean),
            float(metric.reports.deviation),
            metric.digits.value,
            metric.higher.value if metric.higher else "worse",
        )
    except ValueError:
        return None


def irt_item(item: Item, block: Block) -> irt.Item:
    """An item as `irt` takes it; raises ValueError where its parameters cannot be."""
    calibration = item.calibration
    model = (calibration.model if calibration else None) or (block.banked.model if block.banked else None)
    if calibration is None or model is None or calibration.b is None:
        raise ValueError(f"item {item.id}: it has no parameters")
    if categories(item) != len(calibration.b.value) + 1:
        raise ValueError(f"item {item.id}: its options do not fit its parameters")
    return irt.Item(
        item.id,
        model.value,
        float(calibration.a.value) if calibration.a else 1.0,
        tuple(map(float, calibration.b.value)),
        float(calibration.c.value) if calibration.c else 0.0,
        float(calibration.d.value) if calibration.d else 1.0,
        calibration.tags[0].value if calibration.tags else "",
    )


def bank_of(measure: Measure, block: Block) -> irt.Bank | None:
    """The scored items of a bank on their metric; None where there is a fault, which a rule tells."""
    metric = metric_of(measure, block)
    made = irt_metric(metric) if metric is not None else None
    if made is None:
        return None
    try:
        return irt.Bank(tuple(irt_item(item, block) for item in scored_items(block)), made)
    except (ValueError, OverflowError):
        return None


def rules_of(cat: Cat, metric: Metric, items: Sequence[Item]) -> irt.Rules:
    """The rules of an adaptive test over some scored items of its bank, its limits in theta.

    Raises ValueError where they cross, and NoFilter.
    """
    assert metric.reports is not None
    scale = metric.reports.deviation
    least, most = (cat.items.low, cat.items.high) if cat.items else (None, None)
    ids = [item.id for item in items]
    start = cat.start.value if cat.start else None
    if start is not None and start not in ids:
        raise ValueError(f"{start} is no scored item of the bank")
    return irt.Rules(
        cat.select.value if cat.select else "mpwi",
        int(least if least is not None else LEAST_ASKED),
        int(most if most is not None else MOST_ASKED),
        _in_theta(cat.stop.error if cat.stop else None, scale),
        _in_theta(cat.stop.drop if cat.stop else None, scale),
        ids.index(start) if start is not None else None,
        cat.randomesque.value if cat.randomesque else 1,
        tuple(
            irt.Area(
                area.area, int(area.interval.low or 0), None if area.interval.high is None else int(area.interval.high)
            )
            for area in cat.areas
        ),
        tuple(index for index, item in enumerate(items) if is_retired(item) or not passes(item, cat.where)),
        tuple(_apart(items)),
    )


def _apart(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The pairs of items that are enemies, by their index."""
    place = {item.id: index for index, item in enumerate(items)}
    known = ((item.id, item.calibration.enemies) for item in items if item.calibration is not None)
    both = [(place[id], place[enemy.value]) for id, enemies in known for enemy in enemies if enemy.value in place]
    yield from sorted({(min(pair), max(pair)) for pair in both})


def _in_theta(value: Fraction | None, scale: Fraction) -> float:
    return 0.0 if value is None else float(value / scale)
