"""The terms under which a measure stands: its own, and those of what it borrows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...diagnostics import Finding, Rule
from ...model.measure import Borrowed, Licence, Measure, Placed


@dataclass(frozen=True, slots=True)
class Terms:
    """A licence that must be kept, and the lender whose it is; None for the measure's own."""

    licence: Licence
    borrowed: Borrowed | None = None

    @property
    def title(self) -> str:
        return "The licence" if self.borrowed is None else f"The licence of “{self.borrowed.measure}”"

    def forbidden(self) -> Iterator[Placed[str]]:
        """What is forbidden and not, with leave in hand, allowed."""
        allowed = {word.value for word in self.licence.allows}
        yield from (word for word in self.licence.forbids if word.value not in allowed)

    def finding(self, rule: Rule, word: Placed[str], message: str, help: str) -> Finding:
        """A finding about a word of the licence: where the author can do something about it."""
        if self.borrowed is None:
            return rule.at(word.span, message, help=help)
        return rule.at(self.borrowed.span, message, help=help).because(word.span, "it says so here")


def all_terms(measure: Measure) -> list[Terms]:
    """Every licence that must be kept."""
    own = [] if measure.licence is None else [Terms(measure.licence)]
    return own + [Terms(each.licence, each) for each in measure.borrowed if each.licence is not None]
