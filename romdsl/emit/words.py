"""What a written module says about the measure: its title, where it comes from, what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from ..model.checked import CheckedMeasure
from ..model.measure import Licence, Score
from ..model.written import formula, number
from ..program import Program
from .terms import borrowed_terms

_LAYOUT: dict[str, Any] = {
    "width": 100,
    "subsequent_indent": "  ",
    "break_long_words": False,
    "break_on_hyphens": False,
}


@dataclass(frozen=True, slots=True)
class About:
    """`headline` and `summary` are one line each, `lines` a list for the head of a module."""

    headline: str
    summary: str
    lines: tuple[str, ...]


def about(checked: CheckedMeasure, program: Program) -> About:
    """The texts about a measure, each on a line of its own."""
    measure = checked.measure
    version = f" {program.version}" if program.version else ""
    lines = [f"score `{score.id}`: {_said_of(checked, score)}" for score in measure.scores]
    lines += [f"alert `{alert.id}`: when {formula(alert.when)}" for alert in measure.alerts]
    said = {"Source": measure.source, "Citation": measure.citation}
    lines += [f"{word}: {placed.value}" for word, placed in said.items() if placed is not None]
    if measure.licence is not None:
        lines.append(f"Licence: {_licence(measure.licence)}")
    lines += borrowed_terms(measure)
    lines.append("Written from the measure's definition: change that, and write this again.")
    names = [score.title.value if score.title else score.id for score in measure.scores]
    names += [f"the alert {alert.id}" for alert in measure.alerts]
    return About(
        headline=_one_line(f"{measure.title.value} ({program.measure}{version})"),
        summary=_one_line(f"{_listed(names)} of one person's answers."),
        lines=tuple(part for line in lines for part in wrap(_one_line(line), **_LAYOUT)),
    )


def _said_of(checked: CheckedMeasure, score: Score) -> str:
    parts = [score.title.value] if score.title else []
    facts = checked.facts.get(score.id)
    if facts is not None and facts.low is not None and facts.high is not None:
        parts.append(f"{number(facts.low)} to {number(facts.high)}")
    if score.higher is not None:
        parts.append(f"higher is {score.higher.value}")
    return ", ".join(parts) or formula(score.value)


def _licence(licence: Licence) -> str:
    said = [placed.value for placed in (licence.holder, licence.terms, licence.credit) if placed is not None]
    return ". ".join(text.rstrip(".") for text in said)


def _listed(names: list[str]) -> str:
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names) or "The result"


def _one_line(text: str) -> str:
    return " ".join(text.split())
