"""What every part of a measure has, and the closed sets of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from ...source import NOWHERE, Span

T = TypeVar("T")

NonAnswer = Literal["declined", "unknown", "not_applicable"]
Reason = Literal["blank", "declined", "unknown", "not_applicable", "not_shown", "insufficient", "no_norm"]
Direction = Literal["better", "worse"]
Status = Literal["draft", "pilot", "live", "retired"]
Severity = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value and the place where the author wrote it."""

    value: T
    span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Thing:
    """What every part of a measure has: where its name, or else its line, stands."""

    span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
