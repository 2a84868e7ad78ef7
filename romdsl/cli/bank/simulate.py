"""`romdsl bank simulate`: an adaptive test tried before anybody takes it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...answers.asked import asked_by
from ...answers.inputs import open_inputs
from ...answers.rows import RejectedRow
from ...answers.settings import Settings
from ...banks.content import Content
from ...compiler import program_of
from ...diagnostics import nearest
from ...faults import Fault
from ...files import write_text
from ...interpreter import refusals
from ...model.checked import CheckedMeasure
from ..console import say, write_data
from ..findings import the_measure
from ..run import FINE, FOUND
from ..table import as_table
from .banks import bank_in

if TYPE_CHECKING:
    from ...banks.simulating import Answers, Group, Simulation

EXAMPLE = """\b
Example:
  romdsl bank simulate ./my_bank adaptive
  romdsl bank simulate ./my_bank adaptive --persons 1000 --seed 7 -o simulation.json
  romdsl bank simulate ./my_bank adaptive --answers calibration.csv

TEST is an adaptive test of the measure.  Persons with known scores answer as the parameters say; with --answers the test
runs on what people answered to the whole bank, beside whose score it is set; how much of it they answered is said
where it was not nearly all.  The same seed gives the same.

With --shadow every item is taken from the best whole form that can still keep all limits of areas and enemies, which
shows what the limits cost; it is a trial, and what is built does not do it.

value: the true score; all: persons spread as the norm group is, or all who answered.  bias: by how much scores are too
high on average; rmse: root mean squared error; error: the standard error that is reported; within 95 %: the share whose
true score is within 1.96 standard errors; questions: on average; 95 % of them: 95 of 100 persons are asked no more; all
of them: the share who are asked the most that may be asked."""

WHOLE = 0.95
"""From this share of answers on the bank was answered, a skipped question here and there apart."""
BARELY = 0.05
"""With fewer answers than this beyond its own a test is set beside itself."""

HEAD = ("value", "bias", "rmse", "error", "within 95 %", "questions", "95 % of them", "all of them")


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("test", metavar="TEST")
@click.option("--bank", metavar="ID", help="Which bank, where there are several.")
@click.option("--persons", type=click.IntRange(10, 100_000), help="At each value: 500; 20 with --shadow.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True, help="For what is drawn.")
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE", help="Answers to the whole bank.")
@click.option("--shadow", is_flag=True, help="Ask each item by a shadow test; needs SciPy.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write all figures as JSON.")
def command(
    measure: str,
    test: str,
    bank: str | None,
    persons: int | None,
    seed: int,
    answers: Path | None,
    shadow: bool,
    out: Path | None,
) -> int:
    """Try adaptive tests on simulated or real answers."""
    from ...banks.simulating import post_hoc, simulate

    checked, _ = the_measure(measure)
    content = bank_in(checked.measure, bank)
    if test not in content.adaptive:
        near = nearest(test, content.adaptive)
        known = ", ".join(content.adaptive) or "none"
        raise Fault(f"there is no adaptive test “{test}”; {f'did you mean {near}?' if near else f'there are {known}'}")
    rejected = 0
    if answers is None:
        progress = _show_progress if sys.stderr.isatty() else lambda done, of: None
        found = simulate(content, test, persons or (20 if shadow else 500), seed, progress, shadow)
    elif shadow:
        raise Fault("--shadow tries simulated persons; leave out --answers")
    else:
        given, rejected = _given(checked, content, test, answers)
        found = post_hoc(content, test, given, seed)
    write_data(as_table(HEAD, [*(_row(each, content) for each in found.groups), _row(found.whole, content)]) + "\n")
    _say_whole(found, content)
    if out is not None:
        write_text(out, json.dumps({"bank": content.digest, **asdict(found)}, ensure_ascii=False, indent=1) + "\n")
        say(str(out))
    return FOUND if rejected else FINE


def _row(group: Group, content: Content) -> list[str]:
    digits = content.bank.metric.digits
    value = "all" if group.value is None else f"{group.value:g}"
    figures = [f"{each:.{digits + 1}f}" if each is not None else "" for each in (group.bias, group.rmse, group.error)]
    within = "" if group.coverage is None else f"{group.coverage:.2f}"
    return [value, *figures, within, f"{group.length:.1f}", f"{group.length_95:.0f}", f"{group.at_most:.2f}"]


def _say_whole(found: Simulation, content: Content) -> None:
    ends = ", ".join(f"{name} {share:.0%}" for name, share in found.stopped.items() if share)
    say(f"ended by: {ends}")
    _say_beside(found)
    say(f"two persons have {found.overlap:.0%} of their questions in common")
    barred = {content.bank.items[index].id for index in content.adaptive[found.test].out}
    never = [id for id, share in found.exposure.items() if share == 0 and id not in barred]
    limits = {id: content.most_exposure(id) for id in found.exposure}
    often = [
        f"{id} ({share:.0%}, at most {limits[id]:.0%})" for id, share in found.exposure.items() if share > limits[id]
    ]
    if often:
        say(f"asked too often: {', '.join(often)}")
    kept = [
        f"{id} ({found.exposure[id]:.0%} of at most {limit:.0%})"
        for id, limit in found.limits.items()
        if found.exposure[id] <= limit
    ]
    if kept:
        say(f"within their exposure: {', '.join(kept)}")
    if never:
        say(f"never asked: {', '.join(never)}")


def _say_beside(found: Simulation) -> None:
    """The scores of the test beside those of all answers, and whether these are of the whole bank."""
    whole = found.answered > WHOLE
    if not whole:
        say(
            f"answered: {found.answered:.0%} of the bank, and the test did without {found.unasked:.0%} of these answers"
        )
    if found.unasked < BARELY:
        say("with the whole bank: nothing can be said, since the test asked all that was answered")
        return
    alike = "no r, since all scores are the same" if found.with_bank is None else f"r {found.with_bank:.3f}"
    beside = "the whole bank" if whole else "all that was answered, which is not the whole bank"
    say(f"with {beside}: {alike}, root mean squared difference {found.from_bank:.2f}")


def _show_progress(done: int, of: int) -> None:
    click.echo(f"\r{done:,} of {of:,} persons", nl=done >= of, err=True)


def _given(checked: CheckedMeasure, content: Content, test: str, path: Path) -> tuple[Answers, int]:
    """The categories of the answers in a file, and how many rows were rejected."""
    import numpy as np

    from ...banks.simulating import SKIPPED

    form = next(form for form in program_of(checked).forms if form.form == test)
    codes = dict(zip(form.items, (dict(codes) for codes in form.codes), strict=True))
    ids = [item.id for item in content.bank.items]
    rows, rejected = [], 0
    for file in open_inputs([path], asked_by(checked.measure), Settings({}, frozenset(), frozenset(), None)):
        for row in file.rows():
            if isinstance(row, RejectedRow) or refusals(checked.measure, row.answers):
                rejected += 1
                continue
            known = [codes.get(id, {}).get(str(row.answers.get(id))) for id in ids]
            rows.append([SKIPPED if category is None else category for category in known])
    if not rows:
        raise Fault(f"{path} has no row of answers that can be used")
    if rejected:
        say(
            f"{rejected} {'row has' if rejected == 1 else 'rows have'} answers that are not possible, left out here; romdsl score lists them"
        )
    return np.array(rows, dtype=np.int64), rejected
