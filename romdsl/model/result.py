"""What scoring gives: the same shape from every engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from .measure import Reason


@dataclass(frozen=True, slots=True)
class MetricResult:
    """What a score on the metric of an item bank says beside its value: its standard error in reported units (missing
    as the value is), where it comes from (`OnMetric.said`), and of a form the items that were answered or declined."""

    error: Fraction | None
    said: tuple[tuple[str, str], ...]
    asked: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """One score of one person.

    `value` is exact and already rounded to `decimals` (of a truth: True or False; of a code: its
    text; None when missing, and `missing` says why).  `answered`, `expected` and `filled` count the distinct
    items that the score rests on.  `rule` is the score's own missing rule as written, else None.
    """

    value: Fraction | bool | str | None
    decimals: int
    band: str | None
    caseness: bool | None
    answered: int
    expected: int
    filled: int
    rule: str | None
    missing: Reason | None
    on_metric: MetricResult | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """All scores, alerts and notes of one set of answers (`spec/result.schema.json`).

    `checks` are the checks with `warning` that fail, in written order.
    """

    measure: str
    version: str | None
    definition: str
    scoring: str
    language: str | None
    scores: dict[str, ScoreResult]
    alerts: tuple[str, ...] = ()
    alerts_undecided: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    unused_answers: tuple[str, ...] = ()
    occasion: str | None = None
    occasion_number: int | None = None
    date: str | None = field(default=None)

    def to_json(self) -> dict[str, object]:
        """The result as plain JSON values; numbers that are whole are integers."""
        return {
            "romdsl": 1,
            "measure": self.measure,
            "version": self.version,
            "definition": self.definition,
            "scoring": self.scoring,
            "language": self.language,
            "occasion": self.occasion,
            "occasion_number": self.occasion_number,
            "date": self.date,
            "scores": {id: score_to_json(score) for id, score in self.scores.items()},
            "alerts": list(self.alerts),
            "alerts_undecided": list(self.alerts_undecided),
            "checks": list(self.checks),
            "unused_answers": list(self.unused_answers),
        }


def score_to_json(score: ScoreResult) -> dict[str, object]:
    written: dict[str, object] = {
        "value": plain_number(score.value) if isinstance(score.value, Fraction) else score.value,
        "band": score.band,
        "answered": score.answered,
        "expected": score.expected,
        "filled": score.filled,
        "caseness": score.caseness,
        "rule": score.rule,
        "missing": score.missing,
    }
    if (found := score.on_metric) is not None:
        written |= {"se": None if found.error is None else plain_number(found.error), **dict(found.said)}
        if found.asked is not None:
            written["asked"] = list(found.asked)
    return written


def plain_number(value: Fraction) -> int | float:
    """A decimal as JSON prints it: 2, not 2.0; 66.7 for 66.70 (at most 6 decimals: repr is exact)."""
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def decimal_text(value: Fraction, decimals: int) -> str:
    """A value that has at most `decimals` decimals, with just so many: `66.70`."""
    scaled = value * 10**decimals
    whole = abs(scaled.numerator // scaled.denominator)
    sign = "-" if value < 0 else ""
    digits = str(whole).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"
