"""What the pictures say in words: ranges, shares, directions, lists."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..precision import ENOUGH, FOR_ONE, Range, Reals, error_at, good_ranges
from ..scale import Scale
from .subject import Subject

_FEW = 5


def listed(names: Sequence[str], most: int = _FEW) -> str:
    """Names in a row: “a, b and c”, “a, b and 7 more”."""
    shown = [*names] if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share as it is read; never 0 or 100 where it is not."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


def ranges(scale: Scale, found: Sequence[Range]) -> str:
    return " and ".join(f"from {scale.span(*each)}" for each in found)


def reach(subject: Subject, errors: Reals) -> str:
    """Where a form measures well: “good from 33 to 70, 93 % of the norm group”."""
    scale = subject.scale
    found = good_ranges(scale.values, errors, subject.wanted)
    if not found:
        least = scale.error(float(errors.min()))
        return f"nowhere good: the standard error is {least} or more"
    return f"good {ranges(scale, found)}, {percent(within(scale, found))} of the norm group"


def within(scale: Scale, found: Sequence[Range]) -> float:
    return sum(scale.share(*each) for each in found)


def best(subject: Subject, errors: Reals) -> tuple[float, float]:
    """Where the error is least, and that error."""
    at = int(np.argmin(errors))
    return subject.scale.values[at], float(errors[at])


def why_wanted(subject: Subject) -> str:
    """The error that is good enough, and where it comes from."""
    shown = subject.scale.error(subject.wanted)
    if subject.says_wanted:
        return f"a standard error of {shown} or less"
    return f"a standard error of {shown} or less, which is a reliability of {ENOUGH:.2f} in the norm group"


def of_one_person(scale: Scale) -> str:
    """What is usual where one person is decided on."""
    error = scale.error(error_at(scale, FOR_ONE))
    return f"For decisions about one person {error} or less is usual, a reliability of {FOR_ONE:.2f}."


def usual(scale: Scale) -> str:
    """How the metric is scaled."""
    return f"norm group: mean {scale.tick(scale.mean)}, standard deviation {scale.tick(scale.spread)}"
