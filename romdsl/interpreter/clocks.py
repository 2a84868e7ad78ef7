"""Times of day, days and durations as they stand in data."""

from __future__ import annotations

import re
from datetime import date, time
from fractions import Fraction

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_DURATION = re.compile(r"([0-9]{1,4}):([0-5][0-9])", re.ASCII)


def time_in(text: str) -> time | None:
    """`08:30`, from 00:00 to 23:59; None for what is no time of day."""
    found = _TIME.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None


def date_in(text: str) -> date | None:
    """`2026-01-12`; None for what is no day of the calendar."""
    found = _DATE.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def hours_in(text: str) -> Fraction | None:
    """The hours of a duration `7:30`, from 0:00 to 9999:59; None for what is none."""
    found = _DURATION.fullmatch(text)
    return Fraction(int(found[1]) * 60 + int(found[2]), 60) if found else None


def hours_between(first: time, second: time) -> Fraction:
    """From 0 up to but not 24; where the second is earlier it is on the next day."""
    minutes = second.hour * 60 + second.minute - first.hour * 60 - first.minute
    return Fraction(minutes % (24 * 60), 60)


def years_between(first: date, second: date) -> Fraction:
    """Whole years as an age is counted; below 0 where the second day is the earlier one."""
    if second < first:
        return -years_between(second, first)
    is_before_birthday = (second.month, second.day) < (first.month, first.day)
    return Fraction(second.year - first.year - is_before_birthday)
