"""The parameters that the items of a bank have in another group of people, from a CSV with the columns of the bank's."""

from __future__ import annotations

from dataclasses import replace

from ..compiler.build.bank_file import BankFile
from ..compiler.check import errors_among, run
from ..compiler.check.context import Context
from ..compiler.check.infer import infer
from ..compiler.check.order import evaluation_order
from ..compiler.check.rules import (
    asymptote_out_of_range,
    discrimination_not_above_zero,
    lacks_parameter,
    parameter_not_of_model,
    parameters_not_options,
    steps_not_rising,
    thresholds_not_rising,
    unusual_parameter,
)
from ..compiler.parse import rules
from ..diagnostics import Finding, Report, nearest
from ..irt import Item
from ..model.calibrated import irt_item, scored_items
from ..model.measure import Block, Calibration, Measure
from ..model.measure import Item as Asked
from ..model.names import Names
from ..source import Source

OF_PARAMETERS = (
    lacks_parameter,
    parameters_not_options,
    discrimination_not_above_zero,
    thresholds_not_rising,
    asymptote_out_of_range,
    parameter_not_of_model,
    steps_not_rising,
    unusual_parameter,
)
"""The rules that hold for a parameter wherever it was found."""


def items_in_group(measure: Measure, bank: str, source: Source, report: Report) -> dict[str, Item]:
    """By id the scored items that have a row in the file, as they work in that group.

    What is wrong is noted at its row and column, as it is in the bank's own file; where that is an error, nothing
    comes back.  Rows of pilot items are read and not used.
    """
    block = next(block for block in measure.blocks if block.id == bank)
    listed = BankFile(source, report).calibrations()
    known = [item.id for item in block.items]
    for id, calibration in listed.items():
        if id not in known:
            near = nearest(id, known)
            help = f"did you mean {near}?" if near else "delete the row; only items of the bank are compared"
            report.add(
                rules.PARAMETERS_OF_NO_ITEM.at(calibration.span, f"The bank has no item “{id[:40]}”.", help=help)
            )
    items = tuple(_as_listed(item, listed[item.id]) for item in scored_items(block) if item.id in listed)
    moved_bank = replace(block, members=items)
    for finding in _findings(measure, moved_bank):
        report.add(finding)
    return {} if report.has_errors else {item.id: irt_item(item, moved_bank) for item in items}


def _as_listed(item: Asked, listed: Calibration) -> Asked:
    """The item with the parameters of its row, where findings about it then stand."""
    own = item.calibration
    assert own is not None
    calibration = replace(
        own, model=listed.model or own.model, a=listed.a, b=listed.b, c=listed.c, d=listed.d, span=listed.span
    )
    return replace(item, calibration=calibration, span=listed.span)


def _findings(measure: Measure, bank: Block) -> list[Finding]:
    """What the rules say of the parameters of one bank; of those that are wrong not also that they are unusual."""
    names = Names.of(measure)
    inference, order = infer(measure, names), evaluation_order(measure, names)
    alone = replace(measure, parts=(bank,))
    found = [*run(Context(alone, names, inference, order), OF_PARAMETERS)]
    context = Context(alone, names, inference, order, errors_among(found))
    return [*found, *run(context, [unusual_parameter])]
