"""The contents of the banks of a measure."""

from __future__ import annotations

from ..irt import digest
from ..model.calibrated import bank_of, calibrated, lowest_score, metric_of, rules_of, scored_items
from ..model.measure import Block, Cat, Choice, Form, Item, Measure
from .content import Content, ItemContent


def contents(measure: Measure) -> list[Content]:
    """Each bank that has no fault, in the order of the measure."""
    return [found for block in measure.blocks if (found := content_of(measure, block)) is not None]


def content_of(measure: Measure, block: Block) -> Content | None:
    """The content of one bank; None where it is none, or has a fault."""
    bank, metric = bank_of(measure, block), metric_of(measure, block)
    if bank is None or metric is None or block.banked is None:
        return None
    place = {item.id: index for index, item in enumerate(bank.items)}
    forms = [form for form in measure.forms if form.bank and form.bank.value == block.id]
    cats = [cat for cat in measure.cats if cat.bank and cat.bank.value == block.id]
    known = calibrated(measure)
    named: list[Form | Cat] = [*forms, *cats]
    return Content(
        block.id,
        block.text.value if block.text else block.id,
        metric.id,
        metric.title.value if metric.title else metric.id,
        metric.sample.value if metric.sample else "",
        bank,
        {item.id: item_content(item) for item in scored_items(block)},
        metric.least_answered.value if metric.least_answered else 1,
        digest(bank),
        {form.id: tuple(sorted(place[name.value] for name in form.names)) for form in forms if form.id in known},
        {thing.id: thing.title.value for thing in named if thing.title},
        {cat.id: rules_of(cat, metric, scored_items(block)) for cat in cats if cat.id in known},
    )


def item_content(item: Item) -> ItemContent:
    """What is known of an item beside its parameters."""
    calibration = item.calibration
    assert calibration is not None and isinstance(item.answer, Choice)
    scored = [(option.score, option.text.value) for option in item.answer.options if option.score is not None]
    return ItemContent(
        item.text.value,
        tuple(text for _, text in sorted(scored, key=lambda each: each[0])),
        tuple(tag.value for tag in calibration.tags),
        calibration.grade.value if calibration.grade else None,
        tuple(enemy.value for enemy in calibration.enemies),
        tuple(group.value for group in calibration.dif),
        tuple(language.value for language in calibration.languages),
        lowest_score(item),
        float(calibration.exposure.value) if calibration.exposure else None,
        calibration.is_retired,
    )
