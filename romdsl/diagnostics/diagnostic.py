"""One finding: what is, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ..source import Span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Because:
    """A second place that matters, and what is there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to put in place of what stands at `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out that an editor can apply.

    `certain`: there is no other, and it says what the author must have meant; `romdsl check --fix` takes it.
    """

    title: str
    edits: tuple[Edit, ...]
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding.  `name` says the fault and reads well after “allow”."""

    code: str
    name: str
    severity: Severity

    def at(self, span: Span, message: str, *, help: str = "", label: str = "") -> Finding:
        """A finding of this kind.  `label` stands beside the caret; `help` says what to write."""
        return Finding(self, span, message, help=help, label=label)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: a plain sentence about what is, and the way out."""

    rule: Rule
    span: Span
    message: str
    help: str = ""
    label: str = ""
    details: tuple[str, ...] = ()
    """Sentences that follow from it: “A total of 10 can be reached (q1..q5 = 2).”"""
    reasons: tuple[Because, ...] = ()
    fixes: tuple[Fix, ...] = ()

    def because(self, span: Span, text: str) -> Finding:
        """The same finding with a second place."""
        return replace(self, reasons=(*self.reasons, Because(span, text)))

    def detail(self, text: str) -> Finding:
        """The same finding with one more sentence."""
        return replace(self, details=(*self.details, text))

    def fix(self, title: str, span: Span, text: str, *, certain: bool = False) -> Finding:
        """The same finding with an edit that mends it."""
        return replace(self, fixes=(*self.fixes, Fix(title, (Edit(span, text),), certain)))
