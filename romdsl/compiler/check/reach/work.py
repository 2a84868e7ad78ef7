"""How much may be done for one answer: counted, not timed, so that it is the same everywhere."""

from __future__ import annotations


class TooMuch(Exception):
    """The set is too large to be worked out exactly; then nothing is said."""


class Work:
    """What may still be done; with `ends_only`, large sets are carried as their two ends."""

    def __init__(self) -> None:
        self._left = 0
        self.ends_only = False

    def begin(self, amount: int, ends_only: bool = False) -> None:
        self._left, self.ends_only = amount, ends_only

    @property
    def left(self) -> int:
        return max(self._left, 0)

    def spend(self, amount: int) -> None:
        self._left -= amount
        if self._left < 0:
            raise TooMuch


WORK = Work()
