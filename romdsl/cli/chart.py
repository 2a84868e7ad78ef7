"""`romdsl chart`: feedback pictures of each person over time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from ..answers.asked import asked_by
from ..answers.inputs import open_inputs, with_standard_input
from ..answers.rows import RejectedRow, Row, rejected
from ..answers.settings import Settings
from ..chart import NARROW, WIDE, OwnWords, Series, page, picture, small_multiples
from ..chart.from_results import Visit, scores_of, series_of
from ..chart.own_words import own_words_of
from ..diagnostics import nearest
from ..faults import Fault
from ..files import write_text
from ..model.checked import CheckedMeasure
from ..over_time.sittings import sittings_of
from ..over_time.visit import DATE, NO_DAY, NUMBER, OCCASION, PERSON, cell, day_in
from ..scoring import INTERPRETER, Scored, score_batch, scorer
from .console import say
from .findings import the_measure
from .run import FINE, FOUND
from .score_output import SHOWN_REJECTIONS, say_rejected

EXAMPLE = """\b
Example:
  romdsl chart ./first_steps answers.csv -o pictures
  romdsl chart phq9 answers.csv -o pictures --person A12 --score total --html

INPUT: files of answers as romdsl score reads them, with a column person, and date or occasion (and occasion_number).
For each person a folder with SCORE.svg, and one picture for each rated field of rows in the person's own words.  These
are for the person and whoever they work with: they show the words, unless --without-words is said."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}", re.ASCII)
_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]")


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="INPUT...")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write.")
@click.option("--person", "persons", multiple=True, metavar="ID", help="This person alone; may be repeated.")
@click.option("--score", "scores", multiple=True, metavar="ID", help="This score; else those to be shown, else all.")
@click.option("--narrow", is_flag=True, help="Draw for a phone, 360 wide in place of 720.")
@click.option("--html", is_flag=True, help="Write a page, too: all pictures in both widths, and tables.")
@click.option("--without-words", is_flag=True, help="Number the person's own rows, and leave their words out.")
def command(
    measure: str,
    inputs: tuple[Path, ...],
    out: Path,
    persons: tuple[str, ...],
    scores: tuple[str, ...],
    narrow: bool,
    html: bool,
    without_words: bool,
) -> int:
    """Draw the scores of each person over time."""
    checked, _ = the_measure(measure)
    wanted = _scores(checked, scores)
    visits, refused = _visits(checked, inputs)
    if lacking := [person for person in persons if person not in visits]:
        raise Fault(f"nobody in the file is called “{lacking[0]}”")
    chosen = {person: visits[person] for person in visits if not persons or person in persons}
    files: dict[Path, str] = {}
    for (person, found), folder in zip(chosen.items(), _folders(list(chosen)), strict=True):
        series = series_of(checked, found, wanted)
        own = [] if scores else own_words_of(checked, found, not without_words)
        files |= {out / folder / name: text for name, text in _drawn(series, own, NARROW if narrow else WIDE)}
        if html:
            title = f"{checked.measure.title.value}: {person}"
            language = checked.measure.language.value if checked.measure.language else "en"
            files[out / folder / "index.html"] = page(title, series, own, language)
    for path, text in files.items():
        write_text(path, text)
    for row in refused[:SHOWN_REJECTIONS]:
        say_rejected(row)
    used = sum(map(len, visits.values()))
    say(
        f"{used + len(refused)} read = {used} used + {len(refused)} rejected; {_many(len(files), 'file')} for {_many(len(chosen), 'person')}"
    )
    return FOUND if refused else FINE


def _many(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _scores(checked: CheckedMeasure, wanted: Sequence[str]) -> list[str]:
    known = scores_of(checked, every=True)
    for id in wanted:
        if id not in known:
            near = nearest(id, known)
            ending = f"did you mean {near}?" if near else f"there are {', '.join(known) or 'none'}"
            raise Fault(f"the measure has no score “{id}” that is a number; {ending}")
    return list(dict.fromkeys(wanted)) or scores_of(checked)


def _drawn(series: Sequence[Series], own: Sequence[OwnWords], width: int) -> Iterator[tuple[str, str]]:
    for one in series:
        yield f"{one.id.replace('.', '_')}.svg", picture(one, width)
    for rows in own:
        yield f"{rows.id}.svg", small_multiples(rows, width)


def _visits(checked: CheckedMeasure, inputs: Sequence[Path]) -> tuple[dict[str, list[Visit]], list[RejectedRow]]:
    """The visits of each person in the order of time, and the rows that are none."""
    read: list[Row | RejectedRow] = []
    with with_standard_input(inputs) as paths:
        for file in open_inputs(paths, asked_by(checked.measure), Settings({}, frozenset(), frozenset(), None)):
            read += file.rows()
    score = scorer(INTERPRETER, checked)
    scored = list(score_batch(checked, read, score))
    refused = [one for one in scored if isinstance(one, RejectedRow)]
    good = [one for one in scored if isinstance(one, Scored)]
    found: dict[str, list[Visit]] = {}
    if checked.measure.occasions:
        results = {id(one.row): one for one in good}
        sittings, left_out = sittings_of(checked.measure, [one.row for one in good])
        for sitting in sittings:
            looks_back = sitting.occasion.kind == "looking_back"
            visit = _visit(checked, results[id(sitting.row)], sitting.title, sitting.date, looks_back)
            found.setdefault(sitting.person, []).append(visit)
        return found, sorted([*refused, *left_out], key=lambda row: (row.file, row.number))
    for person, visit in _undeclared(checked, good, refused):
        found.setdefault(person, []).append(visit)
    for visits in found.values():
        visits.sort(key=lambda visit: visit.date or date.max)
    return found, refused


def _undeclared(
    checked: CheckedMeasure, good: Sequence[Scored], refused: list[RejectedRow]
) -> Iterator[tuple[str, Visit]]:
    """The visits of a measure that names no occasions: by day, or in the order of the file."""
    for one in good:
        row = one.row
        person, occasion, number, day = (cell(row, name) for name in (PERSON, OCCASION, NUMBER, DATE))
        when = day_in(day)
        if day and when is None:
            refused.append(rejected(row.file, row.number, NO_DAY, DATE, day))
            continue
        if not person:
            refused.append(rejected(row.file, row.number, "nobody is named; write a column “person”", PERSON))
            continue
        yield person, _visit(checked, one, f"{occasion} {number}".strip(), when, False)


def _visit(checked: CheckedMeasure, one: Scored, title: str, day: date | None, looks_back: bool) -> Visit:
    version, scoring = (
        str(one.row.made_with.get(name) or one.row.carried.get(name) or "") for name in ("version", "scoring")
    )
    return Visit(checked.measure, one.result, one.row.answers, title, day, version, scoring, looks_back)


def _folders(persons: Sequence[str]) -> list[str]:
    """A folder for each person that every system can hold; names that differ never fall together."""
    found: list[str] = []
    plain = [person.casefold() for person in persons]
    for person in persons:
        is_safe = _SAFE.fullmatch(person) and not _RESERVED.fullmatch(person) and plain.count(person.casefold()) == 1
        short = re.sub(r"[^A-Za-z0-9_-]+", "-", person)[:40].strip("-") or "person"
        found.append(person if is_safe else f"{short}-{hashlib.sha256(person.encode()).hexdigest()[:8]}")
    return found
