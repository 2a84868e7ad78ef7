"""`romdsl followup`: how many of those who began were asked again, by worker, service or month."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import click

from ..answers.cells import as_text
from ..answers.to_csv import safe
from ..chart.followup import picture
from ..faults import Fault
from ..files import write_text, writing
from ..interpreter import AnswerRefused
from ..interpreter import score as scored
from ..model.checked import CheckedMeasure
from ..model.measure import Length, Occasion
from ..over_time.followup import Difference, Followed, Rate, coverage, differences, followed, rates
from ..over_time.schedule import start_of
from ..over_time.sittings import OCCASION, Sitting
from .findings import the_measure
from .over_time import day_option, read_sittings
from .run import FINE, FOUND
from .score_output import standard_output
from .table import as_table

EXAMPLE = """\b
Example:
  romdsl followup ./first_steps visits.csv --to review --by worker --by month
  romdsl followup ./first_steps answers.csv --to end --within "12 weeks" --picture followup.svg

INPUT has a row for each visit, with the columns person, occasion and date, and those that --by names.  The rate is of
those whose window has closed; groups of fewer than five people are not shown.  With answers in the file, the scores at
the start of those who were asked again stand beside those of the others."""

HEAD = ("group", "name", "baselines", "closed", "done", "rate", "low", "high")
_LENGTH = re.compile(r"([1-9][0-9]{0,3}) (days|weeks|months|years)")


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
@click.option(
    "--picture", "drawn", type=click.Path(path_type=Path), metavar="FILE", help="Where the picture goes (SVG)."
)
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
) -> int:
    """Say how many of those who began were asked again."""
    checked, _ = the_measure(measure)
    reading = read_sittings(checked, inputs)
    start, later_one = _occasions(checked, end, within)
    people = followed(checked.measure, reading.persons, start, later_one, on, _length(within))
    if not people:
        raise Fault(f"nobody in the file has the occasion {start.id}, with which everything begins")
    found = rates(people, {column: _name_of(column, people) for column in by})
    scores = [id for id, facts in checked.facts.items() if facts.low is not None]
    apart = differences(people, scores, _value_of(checked))
    form = form or ("csv" if out else "table")
    with standard_output(form in ("table", "markdown")) if out is None else writing(out) as file:
        file.write(_written(found, apart, form, spreadsheet_safe))
    if drawn is not None:
        write_text(drawn, picture(found, coverage(found[0])))
    reading.say()
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
    if within is None and later_one.kind not in ("every", "after"):
        raise Fault(f'{later_one.id} has no day of its own; say when its window closes: --within "12 weeks"')
    return start, later_one


def _length(written: str | None) -> Length | None:
    if written is None:
        return None
    match = _LENGTH.fullmatch(written.strip())
    if match is None:
        raise Fault(f'“{written}” is no length of time; write --within "12 weeks"')
    return Length(int(match[1]), match[2])  # type: ignore[arg-type]


def _name_of(column: str, people: Sequence[Followed]) -> Callable[[Followed], str]:
    if column == "month":
        return lambda one: one.start.date.strftime("%Y-%m") if one.start.date else "no date"
    if not any(column in one.start.row.carried for one in people):
        raise Fault(f"the file has no column “{column}”")
    return lambda one: as_text(one.start.row.carried.get(column)).strip() or "not said"


def _value_of(checked: CheckedMeasure) -> Callable[[Sitting, str], float | None]:
    """A score at a sitting: as the file has it, else worked out from the answers."""

    def value(sitting: Sitting, score: str) -> float | None:
        given = sitting.row.carried.get(score)
        try:
            if given not in (None, ""):
                return float(str(given))
            if not sitting.row.answers.keys() - {OCCASION}:  # a file of dates alone
                return None
            found = scored(checked.measure, sitting.row.answers, ("", "")).scores[score].value
        except (ValueError, AnswerRefused):
            return None
        return None if found is None or isinstance(found, bool | str) else float(found)

    return value


def _written(found: Sequence[Rate], apart: Sequence[Difference], form: str, spreadsheet_safe: bool) -> str:
    cells = [_cells(rate) for rate in found]
    beside = [_beside(one) for one in apart if one.done is not None and one.lost is not None]
    head = ("score", "asked again: n", "mean", "not: n", "mean", "difference")
    line = coverage(found[0])
    if form == "json":
        rows = [dict(zip(HEAD, _plain(rate), strict=True)) for rate in found]
        scores = [
            {"score": one.score, "done": one.done, "lost": one.lost, "difference": one.difference} for one in apart
        ]
        return json.dumps({"rates": rows, "start": scores, "coverage": line}, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        file = StringIO()
        csv.writer(file, lineterminator="\n").writerows(
            [HEAD, *([safe(cell) for cell in row] if spreadsheet_safe else row for row in cells)]
        )
        return file.getvalue()
    table = _markdown if form == "markdown" else as_table
    parts = [table(HEAD, cells), line]
    if beside:
        parts.append("At the start, those asked again beside the others:\n" + table(head, beside))
    return "\n\n".join(parts) + "\n"


def _plain(rate: Rate) -> list[object]:
    low, high = rate.interval or (None, None)
    return [rate.group, rate.name, rate.baselines, rate.closed, rate.done, rate.rate, low, high]


def _cells(rate: Rate) -> list[str]:
    if not rate.is_shown:
        return [rate.group, rate.name, "too few", "", "", "", "", ""]
    shares = [rate.rate, *(rate.interval or (None, None))]
    counts = [str(rate.baselines), str(rate.closed), str(rate.done)]
    return [rate.group, rate.name, *counts, *("" if share is None else f"{100 * share:.1f} %" for share in shares)]


def _beside(one: Difference) -> list[str]:
    assert one.done is not None and one.lost is not None and one.difference is not None
    (many, mean), (few, other) = one.done, one.lost
    return [one.score, str(many), f"{mean:.2f}", str(few), f"{other:.2f}", f"{one.difference:.2f}"]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_in_markdown(cell) for cell in line) + " |" for line in lines)


def _in_markdown(cell: str) -> str:
    """A cell in one line in which no sign means anything to Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", " ".join(cell.split())).replace("&", "&amp;")
