"""Item banks in the codebook: the metric in words, the parameters of the items, each form's table of sums, and links."""

from __future__ import annotations

from romdsl.model.calibrated import Calibrated, metric_of
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Block, Item, Link, Metric
from romdsl.model.written import number

from .markdown import cell_code, code, plain, table

PARAMETERS = ("item", "model", "a", "b", "c", "d", "areas", "reading grade", "use")
USE = {"calibrated": "scored", "pilot": "pilot: asked, not scored", "retired": "retired: asked no more"}


def banks(checked: CheckedMeasure) -> list[str]:
    """What there is to say of the banks of a measure; nothing where it has none."""
    measure = checked.measure
    lines: list[str] = []
    for block in measure.blocks:
        if block.banked is not None:
            lines += [f"### Bank {code(block.id)}{_title(block)}", ""]
            if (metric := metric_of(measure, block)) is not None:
                lines += [*_metric(metric), ""]
            lines += table(PARAMETERS, [_row(item, block) for item in block.items])
    for form in measure.forms:
        if (found := checked.names.calibrated.get(form.id)) is not None:
            title = f" {plain(form.title.value)}" if form.title else ""
            lines += [f"### Form {code(form.id)}{title}", "", *_form(found)]
    lines += [line for link in measure.links for line in _link(link, measure.metrics)]
    return ["## Item banks", "", *lines] if lines else []


def _link(link: Link, metrics: tuple[Metric, ...]) -> list[str]:
    """Where a crosswalk comes from; its table stands among the tables."""
    metric = next((metric for metric in metrics if link.metric and metric.id == link.metric.value), None)
    lines = [f"### Link {code(link.id)}{f' {plain(link.title.value)}' if link.title else ''}", ""]
    if link.start and metric is not None:
        lines.append(f"- carries {code(link.start.value)} over to the metric {code(metric.id)}")
    said = (("linked by", link.method), ("answered by", link.sample), ("source", link.source))
    lines += [f"- {name}: {plain(value.value)}" for name, value in said if value]
    if link.error:
        lines.append(
            f"- linking adds a standard error of {number(link.error.value)}: the root of the sum of both squares is reported"
        )
    return [*lines, ""]


def _title(block: Block) -> str:
    return f" {plain(block.text.value)}" if block.text else ""


def _metric(metric: Metric) -> list[str]:
    """All that fixes the digits of a score, a line each."""
    lines = [f"- metric: {code(metric.id)}{f' {plain(metric.title.value)}' if metric.title else ''}"]
    if metric.reports and metric.digits:
        mean, deviation = number(metric.reports.mean), number(metric.reports.deviation)
        lines.append(
            f"- reported: {mean} + {deviation} times theta, to {metric.digits.value} decimal{'' if metric.digits.value == 1 else 's'}, halves away from zero"
        )
    if metric.prior:
        lines.append(f"- prior: normal, mean {number(metric.prior.mean)}, SD {number(metric.prior.deviation)}")
    if metric.grid:
        grid = metric.grid
        lines.append(f"- theta is summed from {number(grid.low)} to {number(grid.high)} by {number(grid.step)}")
    if metric.scaling:
        lines.append(f"- D: {number(metric.scaling.value)}")
    said = (("higher is", metric.higher), ("population", metric.population), ("source", metric.source))
    lines += [f"- {name}: {plain(value.value)}" for name, value in said if value]
    if metric.least_answered:
        lines.append(f"- a score needs {metric.least_answered.value} answers or more")
    if metric.sample:
        made_up = "synthetic" in metric.sample.value.lower()
        mark = "**synthetic, not calibrated**: these parameters were made and not estimated from answers"
        lines.append(f"- sample: {plain(metric.sample.value)}{f'; {mark}' if made_up else ''}")
    return lines


def _row(item: Item, block: Block) -> list[str]:
    found = item.calibration
    if found is None:
        return [cell_code(item.id), *[""] * (len(PARAMETERS) - 1)]
    model = found.model or (block.banked.model if block.banked else None)
    b = ", ".join(map(number, found.b.value)) if found.b else ""
    a, c, d = (number(value.value) if value else "" for value in (found.a, found.c, found.d))
    areas = plain(", ".join(tag.value for tag in found.tags))
    grade = str(found.grade.value) if found.grade else ""
    use = USE[found.standing]
    return [cell_code(item.id), "" if model is None or found.is_pilot else model.value, a, b, c, d, areas, grade, use]


def _form(found: Calibrated) -> list[str]:
    """The items of a form, and what each sum of their scores is worth where all are answered."""
    digits = found.of.metric.digits
    rows = [[str(total), f"{value:.{digits}f}", f"{error:.{digits}f}"] for total, value, error in found.sums]
    items = ", ".join(code(item.id) for item in found.items)
    said = f"Items: {items}. Where all are answered, a sum of their scores is worth:"
    return [said, "", *table(("sum", "score", "standard error"), rows)]
