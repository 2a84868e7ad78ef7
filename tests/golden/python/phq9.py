"""Patient Health Questionnaire-9 (phq9 1.0.0)

score `total`: Depression severity, 0 to 27, higher is worse
alert `self_harm`: when q9 >= 1
Source: Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity
  measure. J Gen Intern Med 2001;16:606-13
Licence: Pfizer Inc. No permission required to reproduce, translate, display or distribute.
  Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an
  educational grant from Pfizer Inc
Written from the measure's definition: change that, and write this again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

MEASURE = "phq9"
VERSION = "1.0.0"
DEFINITION = "sha256-1:9b85653128f030cb78b6d707192c5bb1e6f238f10fc9f1fc36e94712fb219c8e"
SCORING = "sha256-1:8894ba0fe8f638244fbace74c8619ccd004ba00a6fc872a0774e3438b29d6d7e"

SYMPTOMS = ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9")
FREQUENCY: dict[object, int] = {"0": 0, "1": 1, "2": 2, "3": 3}
DIFFICULTY = {"0", "1", "2", "3"}
ITEMS: dict[str, object] = {**dict.fromkeys(SYMPTOMS, FREQUENCY), "difficulty": DIFFICULTY}
NON_ANSWERS = {"!declined": "declined", "!unknown": "unknown", "!not_applicable": "not_applicable"}


class Score(TypedDict):
    """One score; `value` is None where it is missing, and `missing` says why."""

    value: int | None
    band: str | None
    answered: int
    expected: int
    filled: int
    caseness: bool | None
    rule: str | None
    missing: str | None


class Result(TypedDict):
    """All that is scored of one person's answers, ready for JSON."""

    romdsl: int
    measure: str
    version: str | None
    definition: str
    scoring: str
    language: str | None
    occasion: str | None
    occasion_number: int | None
    date: str | None
    scores: dict[str, Score]
    alerts: list[str]
    alerts_undecided: list[str]
    checks: list[str]
    unused_answers: list[str]


def score(answers: Mapping[str, object]) -> Result:
    """Depression severity and the alert self_harm of one person's answers.

    An answer is the code of an option (a whole number is one as well). "!declined", "!unknown" and
    "!not_applicable" say why there is none; None, or no key, is blank. Raises ValueError for an answer
    that is not possible, and for an item that the measure does not have.
    """
    given = accepted(answers)
    # total = sum(symptoms); missing at most 2, prorate; round 0
    symptoms = present(FREQUENCY.get(given[item]) for item in SYMPTOMS)
    total_answered = len(symptoms)
    total = rounded(9 * sum(symptoms), total_answered) if total_answered >= 7 else None
    total_band: str | None
    if total is None:
        total_band = None
    elif total <= 4:
        total_band = "minimal"
    elif total <= 9:
        total_band = "mild"
    elif total <= 14:
        total_band = "moderate"
    elif total <= 19:
        total_band = "moderately_severe"
    else:
        total_band = "severe"
    total_caseness = total >= 10 if total is not None else None
    total_why = "insufficient" if total is None else None
    # alert self_harm when q9 >= 1
    q9 = FREQUENCY.get(given["q9"])
    self_harm = q9 >= 1 if q9 is not None else None
    # difficulty when any(symptoms >= 1)
    shown_difficulty = True if any(value >= 1 for value in symptoms) else False if total_answered == 9 else None
    shown = {"difficulty": shown_difficulty}
    alerts = {"self_harm": self_harm}
    return {
        "romdsl": 1,
        "measure": MEASURE,
        "version": VERSION,
        "definition": DEFINITION,
        "scoring": SCORING,
        "language": "en",
        "occasion": None,
        "occasion_number": None,
        "date": None,
        "scores": {
            "total": {
                "value": total,
                "band": total_band,
                "answered": total_answered,
                "expected": 9,
                "filled": 9 - total_answered if total is not None else 0,
                "caseness": total_caseness,
                "rule": "at most 2, prorate",
                "missing": total_why,
            },
        },
        "alerts": [id for id, raised in alerts.items() if raised],
        "alerts_undecided": [id for id, raised in alerts.items() if raised is None],
        "checks": [],
        "unused_answers": [item for item, asked in shown.items() if not asked and given[item] is not None],
    }


def accepted(answers: Mapping[str, object]) -> dict[str, object]:
    """The answer to each item, None where it is blank."""
    given = {item: accept(item, options, answers.get(item)) for item, options in ITEMS.items()}
    for item in answers:
        if item not in ITEMS:
            raise ValueError(f"the measure has no item {item!r}")
    return given


def accept(item: str, options: object, answer: object) -> object:
    """An answer as it is used here."""
    if answer is None or answer == "":
        return None
    if isinstance(answer, str) and answer in NON_ANSWERS:
        return answer
    if isinstance(options, dict | set):
        code = answer
        if isinstance(answer, int | float) and not isinstance(answer, bool) and answer == answer // 1:
            code = str(int(answer))
        if isinstance(code, str) and code in options:
            return code
    raise ValueError(f"{item}: {answer!r} is not a possible answer")


def present(values: Iterable[int | None]) -> list[int]:
    """The values that are not missing."""
    return [value for value in values if value is not None]


def rounded(n: int, d: int) -> int:
    """n / d to a whole number, halves away from zero."""
    return (2 * n + d) // (2 * d) if n >= 0 else -((d - 2 * n) // (2 * d))
