"""`romdsl bank check`: all that `check` says of a measure, and what has to be worked out from the parameters."""

from __future__ import annotations

import click

from ...banks.content import Content
from ...banks.from_measure import contents
from ...diagnostics import Finding
from ...faults import Fault
from ...model.measure import Measure
from ...source import Span
from ..findings import color_option, findings_of, format_option, look_at_all, show
from ..run import FINE, FOUND

EXAMPLE = """\b
Example:
  romdsl bank check ./my_bank
  romdsl bank check ./my_bank --format json

Findings stand at the parameter that they are about, in the file of parameters too.  Beside those of romdsl check it
tells where the bank and each form measure well, answers that are never likely, items that are hardly ever best, and
how often an adaptive test asks each of 5,000 simulated persons."""


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@format_option
@color_option
def command(measure: str, form: str, color: str) -> int:
    """Say what a psychometrician would say of a bank."""
    looked = look_at_all([measure])
    found = findings_of(looked)
    checked = [one.checked for one in looked if one.checked is not None]
    if checked and not any(one.measure.metrics for one in checked):
        raise Fault(f"the measure {checked[0].measure.id} has no item bank")
    for one in checked:
        for content in contents(one.measure):
            found += _remarks(content, one.measure)
    show(found, len(looked), form, color)
    return FOUND if any(finding.rule.severity == "error" for finding in found) else FINE


def _remarks(content: Content, measure: Measure) -> list[Finding]:
    """What the parameters say, each at the item or form that it is about, else at the bank."""
    from ...banks.checking import remarks

    places: dict[str, Span] = {item.id: item.span for item in measure.items}
    places |= {form.id: form.span for form in measure.forms} | {cat.id: cat.span for cat in measure.cats}
    bank = next(block.span for block in measure.blocks if block.id == content.id)
    return [each.rule.at(places.get(each.about, bank), each.message, help=each.help) for each in remarks(content)]
