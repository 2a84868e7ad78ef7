"""The three kinds of sets: numbers, truths, codes; None among truths or codes is missing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .numbers import NEVER, Numbers, united

Truths = frozenset[bool | None]
Codes = frozenset[str | None]
S = TypeVar("S", bound=Hashable)

MISSING: frozenset[None] = frozenset((None,))


@dataclass(frozen=True, slots=True)
class Domain(Generic[S]):
    """`nothing` is what cannot be at all, `missing` what is missing always."""

    nothing: S
    missing: S
    united: Callable[[Sequence[S]], S]


def all_of(sets: Sequence[frozenset[Any]]) -> frozenset[Any]:
    return frozenset[Any]().union(*sets)


NUMBERS: Domain[Numbers] = Domain(Numbers(), NEVER, united)
TRUTHS: Domain[Truths] = Domain(frozenset(), MISSING, all_of)
CODES: Domain[Codes] = Domain(frozenset(), MISSING, all_of)
