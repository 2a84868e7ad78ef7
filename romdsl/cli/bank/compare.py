"""`romdsl bank compare`: forms side by side with their bank."""

from __future__ import annotations

import json

import click

from ...banks.content import Content
from ..console import say, write_data
from ..run import FINE
from ..table import as_table
from .banks import form_in, the_bank

EXAMPLE = """\b
Example:
  romdsl bank compare ./my_bank
  romdsl bank compare ./my_bank short easy_read --wanted 3.5

Without FORM all forms are compared.  Standard errors are in the units that the metric reports, of persons who answered
the whole form; sums of different forms are never to be compared, scores on the metric are."""


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("forms", nargs=-1, metavar="FORM...")
@click.option("--bank", metavar="ID", help="Which bank, where there are several.")
@click.option("--wanted", type=float, metavar="SE", help="The standard error that is good enough, as reported.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", help="How it is written.")
def command(measure: str, forms: tuple[str, ...], bank: str | None, wanted: float | None, shape: str) -> int:
    """Set forms side by side."""
    from ...banks.comparing import Comparison, compare

    content = the_bank(measure, bank)
    for form in forms:
        form_in(content, form)
    found: Comparison = compare(content, forms or tuple(content.forms), wanted)
    digits = content.bank.metric.digits
    if shape == "json":
        write_data(json.dumps(_as_json(content, found), ensure_ascii=False, indent=1) + "\n")
        return FINE
    head = ["", *(each.title for each in found.forms)]
    rows = [
        ["items", *(str(each.items) for each in found.forms)],
        ["reliability", *(f"{each.reliability:.2f}" for each in found.forms)],
        ["with the bank", *(f"{each.with_bank:.2f}" for each in found.forms)],
        ["lowest score", *(f"{each.lowest:.{digits}f}" for each in found.forms)],
        ["highest score", *(f"{each.highest:.{digits}f}" for each in found.forms)],
        ["good", *(_ranges(content, each.good) for each in found.forms)],
        *([f"error at {value:g}", *(f"{each.errors[at]:.{digits}f}" for each in found.forms)] for at, value in enumerate(found.values)),
    ]  # fmt: skip
    write_data(as_table(head, rows) + "\n")
    say(f"Good is a standard error of {found.wanted:.{digits + 1}f} or less{'' if wanted else _reason(content)}.")
    return FINE


def _reason(content: Content) -> str:
    from ...banks.precision import ENOUGH, FOR_ONE, error_at
    from ...banks.scale import scale_of

    one = f"{error_at(scale_of(content), FOR_ONE):.{content.bank.metric.digits + 1}f}"
    return f": a reliability of {ENOUGH:.2f} in the norm group; for decisions about one person {one} is usual ({FOR_ONE:.2f})"


def _ranges(content: Content, good: tuple[tuple[float, float], ...]) -> str:
    from ...banks.scale import scale_of

    return ", ".join(scale_of(content).span(low, high) for low, high in good) or "nowhere"


def _as_json(content: Content, found: object) -> dict[str, object]:
    from dataclasses import asdict

    return {"bank": content.id, "metric": content.metric, "digest": content.digest, **asdict(found)}  # type: ignore[call-overload]
