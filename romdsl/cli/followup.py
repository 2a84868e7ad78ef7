"""`romdsl followup`: how many of those who began were asked again, by worker, service or month."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from ..answers.cells import as_text
from ..chart import NARROW, WIDE
from ..chart.followup import picture
from ..faults import Fault
from ..files import write_text, writing
from ..model.checked import CheckedMeasure
from ..model.measure import Length, Occasion
from ..over_time.counted import counted
from ..over_time.followup import Followed, differences, followed, rates
from ..over_time.schedule import start_of
from .findings import the_measure
from .followup_output import written
from .followup_scores import scores_at_start
from .over_time import day_option, read_sittings
from .run import FINE, FOUND
from .score_output import standard_output

EXAMPLE = """\b
Example:
  romdsl followup ./first_steps visits.csv --to review --by worker --by month
  romdsl followup ./first_steps answers.csv --to end --within "12 weeks" --picture followup.svg

INPUT has a row for each visit, with the columns person, occasion and date, and those that --by names.  The rate is of
those whose window has closed; groups of fewer than five people are not shown.  With answers or scores in the file, the
scores at the start of those who were asked again stand beside those of the others."""

_LENGTH = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="INPUT...")
@click.option("--to", "end", metavar="OCCASION", help="The later occasion; else the first that has a day.")
@click.option("--within", metavar="LENGTH", help='When its window closes, if the measure does not say: "12 weeks".')
@click.option("--by", multiple=True, metavar="COLUMN", help="Groups: a column of INPUT, or month; may be repeated.")
@day_option
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
@click.option("--format", "form", type=click.Choice(["csv", "json", "markdown", "table"]), help="How it is written.")
@click.option("--spreadsheet-safe", is_flag=True, help="Let no cell begin a formula.")
@click.option("--picture", "drawn", type=click.Path(path_type=Path), metavar="FILE", help="Draw the rates, too (SVG).")
@click.option("--narrow", is_flag=True, help="Draw for a phone, 360 wide in place of 720.")
def command(
    measure: str,
    inputs: tuple[Path, ...],
    end: str | None,
    within: str | None,
    by: tuple[str, ...],
    on: date,
    out: Path | None,
    form: str | None,
    spreadsheet_safe: bool,
    drawn: Path | None,
    narrow: bool,
) -> int:
    """Say how many of those who began were asked again."""
    checked, _ = the_measure(measure)
    reading = read_sittings(checked, inputs)
    start, later_one = _occasions(checked, end, within)
    length = _length(within)
    people = followed(checked.measure, reading.persons, start, later_one, on, length)
    if not people:
        if reading.rejected:
            reading.say(on)
        raise Fault(f"nobody in the file has the occasion {start.id} by {on}, with which everything begins")
    found = rates(people, {column: _name_of(column, people) for column in by})
    told = counted(checked.measure, reading.persons, people, found[0], later_one, on, length)
    scores = [id for id, facts in checked.facts.items() if facts.low is not None]
    apart = differences(people, scores, scores_at_start(checked, people, scores))
    form = form or ("csv" if out else "table")
    with standard_output(form in ("table", "markdown")) if out is None else writing(out) as file:
        file.write(written(told, found, apart, form, spreadsheet_safe))
    if drawn is not None:
        write_text(drawn, picture(found, ". ".join(told.lines), NARROW if narrow else WIDE, told.asked))
    reading.say(on)
    return FOUND if reading.rejected else FINE


def _occasions(checked: CheckedMeasure, end: str | None, within: str | None) -> tuple[Occasion, Occasion]:
    """With what everything begins, and what is followed up."""
    known = {occasion.id: occasion for occasion in checked.measure.occasions}
    start = start_of(checked.measure)
    if start is None:
        raise Fault("the measure has no occasion that is asked once, with which everything begins")
    dated = [occasion for occasion in known.values() if occasion.kind in ("every", "after")]
    if end is None and not dated:
        raise Fault(f"no occasion has a day; write --to and one of {', '.join(known)}, and --within")
    later_one = dated[0] if end is None else known.get(end)
    if later_one is None:
        raise Fault(f"the measure has no occasion “{end}”; it has {', '.join(known)}")
    if later_one is start:
        raise Fault(f"{end} is where everything begins; write --to and a later occasion")
    if within is None and later_one.kind not in ("every", "after"):
        raise Fault(f'{later_one.id} has no day of its own; say when its window closes: --within "12 weeks"')
    return start, later_one


def _length(written: str | None) -> Length | None:
    if written is None:
        return None
    match = _LENGTH.fullmatch(written.strip())
    if match is None:
        raise Fault(f'“{written}” is no length of time; write --within "12 weeks"')
    return Length(int(match[1]), f"{match[2]}s")  # type: ignore[arg-type]


def _name_of(column: str, people: Sequence[Followed]) -> Callable[[Followed], str]:
    if column == "month":
        return lambda one: one.start.date.strftime("%Y-%m") if one.start.date else "no date"
    if not any(column in one.start.row.carried for one in people):
        raise Fault(f"the file has no column “{column}”")
    return lambda one: as_text(one.start.row.carried.get(column)).strip() or "not said"
