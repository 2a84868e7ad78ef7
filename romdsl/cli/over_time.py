"""What the commands over many occasions share: reading who was asked when, and the day that counts as today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..answers.asked import asked_by
from ..answers.inputs import open_inputs, with_standard_input
from ..answers.rows import RejectedRow, Row
from ..answers.settings import Settings
from ..faults import Fault
from ..model.checked import CheckedMeasure
from ..over_time.sittings import Sitting, by_person, seen_by, sittings_of
from ..over_time.visit import day_in
from .console import say
from .score_output import SHOWN_REJECTIONS, say_rejected


@dataclass(frozen=True)
class Reading:
    """The sittings of each person, and the rows that are none."""

    persons: dict[str, list[Sitting]]
    rejected: Sequence[RejectedRow]

    def say(self, on: date) -> None:
        """Tells how many rows were read, why some were left out, and how many lie after the day that counts as today."""
        sittings = [one for found in self.persons.values() for one in found]
        ahead = len(sittings) - len(seen_by(on, sittings))
        if ahead:
            say(f"{ahead} of the visits lie after {on} and are not looked at")
        for row in self.rejected[:SHOWN_REJECTIONS]:
            say_rejected(row)
        if len(self.rejected) > SHOWN_REJECTIONS:
            say(f"… and {len(self.rejected) - SHOWN_REJECTIONS} more")
        used = len(sittings)
        say(f"{used + len(self.rejected)} read = {used} used + {len(self.rejected)} rejected")


def read_sittings(checked: CheckedMeasure, inputs: Sequence[Path]) -> Reading:
    """Who was asked when; the answers themselves may be missing."""
    if not checked.measure.occasions:
        raise Fault('the measure names no occasions; write occasions { baseline "First visit" }')
    asked = replace(asked_by(checked.measure), needed=())
    good: list[Row] = []
    rejected: list[RejectedRow] = []
    with with_standard_input(inputs) as paths:
        for file in open_inputs(paths, asked, Settings({}, frozenset(), frozenset(), None)):
            for row in file.rows():
                if isinstance(row, RejectedRow):
                    rejected.append(row)
                else:
                    good.append(row)
    sittings, refused = sittings_of(checked.measure, good)
    return Reading(by_person(sittings), [*rejected, *refused])


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()
    day = day_in(value)
    if day is None:
        raise click.BadParameter(f"“{value}” is no day of the calendar; write 2026-01-12")
    return day


def day_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--on DAY`: what counts as today."""
    option = click.option("--on", metavar="DAY", callback=_day, help="What counts as today, as 2026-01-12.")
    return option(command)
