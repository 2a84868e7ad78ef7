"""Which of a person's sittings a change compares, and in which order they lie; nothing of it is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.measure import Change, Occasion
from ..model.measure.over_time import FIRST, LAST, PREVIOUS
from .sittings import Sitting


class Unordered(ValueError):
    """Nobody knows which of two sittings came first."""

    def __init__(self, one: Sitting, other: Sitting) -> None:
        days = "were on one day" if one.date and one.date == other.date else "have no days to put them in order"
        super().__init__(f"{one.title} and {other.title} {days}, so nobody knows which came first")


def chosen(change: Change, sittings: Sequence[Sitting]) -> tuple[Sitting | None, Sitting | None]:
    """The two sittings that a change compares, None for one that lacks; raises Unordered."""
    end = _sitting(change.end.value, sittings)
    if change.start.value != PREVIOUS:
        return _sitting(change.start.value, sittings, is_start=True), end
    return (None if end is None else _last([one for one in _now(sittings) if _before(one, end)])), end


def _sitting(wanted: str, sittings: Sequence[Sitting], is_start: bool = False) -> Sitting | None:
    """The sitting of an occasion: of one that recurs the first where a change begins, else the last."""
    if wanted == FIRST:
        return _first(_now(sittings))
    if wanted == LAST:
        return _last(_now(sittings))
    found = sorted((one for one in sittings if one.occasion.id == wanted), key=lambda one: one.number)
    return None if not found else found[0] if is_start else found[-1]


def _now(sittings: Sequence[Sitting]) -> list[Sitting]:
    """Those that speak of their own time: none that look back."""
    return [one for one in sittings if one.occasion.kind != "looking_back"]


def _first(sittings: Sequence[Sitting]) -> Sitting | None:
    return next((one for one in sittings if all(_before(one, other) for other in sittings if other is not one)), None)


def _last(sittings: Sequence[Sitting]) -> Sitting | None:
    return next((one for one in sittings if all(_before(other, one) for other in sittings if other is not one)), None)


def _before(one: Sitting, other: Sitting) -> bool:
    """Whether one lies before the other; raises Unordered."""
    if one is other:
        return False
    if one.occasion.id == other.occasion.id:
        return one.number < other.number
    if one.date and other.date and one.date != other.date:
        return one.date < other.date
    if comes_before(one.occasion, other.occasion):
        return True
    if comes_before(other.occasion, one.occasion):
        return False
    raise Unordered(one, other)


def comes_before(one: Occasion, other: Occasion) -> bool:
    """Whether the measure says that one occasion comes before the other, and not the other way round."""
    return _says_before(one, other) and not _says_before(other, one)


def _says_before(one: Occasion, other: Occasion) -> bool:
    """One begins, is ended by the other, or the other hangs on it."""
    ends = one.until is not None and one.until.value == other.id
    follows = other.kind == "after" and other.anchor is not None and other.anchor.value == one.id
    return one.kind == "once" or ends or follows
