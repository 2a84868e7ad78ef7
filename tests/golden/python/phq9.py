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

from collections.abc import Collection, Container, Mapping
from typing import Any, TypedDict

MEASURE = "phq9"
VERSION = "1.0.0"
DEFINITION = "sha256-1:0cb2316eb2e1a5b575af7426aac0c43bcb737f336b29960288327d95dd72ba24"
SCORING = "sha256-1:c38a53cc514d508a64c66de4848d4776f70181cf07832ffd38c1d5b165c14bc0"

FREQUENCY: dict[object, int] = {"0": 0, "1": 1, "2": 2, "3": 3}
DIFFICULTY = {"0", "1", "2", "3"}
PLAIN = frozenset([str, int, float, type(None)])
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


EMPTY: Result = {
    "romdsl": 1,
    "measure": MEASURE,
    "version": VERSION,
    "definition": DEFINITION,
    "scoring": SCORING,
    "language": "en",
    "occasion": None,
    "occasion_number": None,
    "date": None,
    "scores": {},
    "alerts": [],
    "alerts_undecided": [],
    "checks": [],
    "unused_answers": [],
}


def score(answers: Mapping[str, object]) -> Result:
    """Depression severity and the alert self_harm of one person's answers.

    An answer is the code of an option (a whole number is one as well). "!declined", "!unknown" and
    "!not_applicable" say why there is none; None, or no key, is blank. Raises ValueError for an answer
    that is not possible, and for an item that the measure does not have.
    """
    if not hasattr(answers, "get"):
        raise TypeError(f"answers: give answers by the ids of items, not {type(answers).__name__}")
    q1, q2, q3, q4, q5, q6, q7, q8, q9, difficulty = accepted(answers)
    # total = sum(symptoms); missing at most 2, prorate; round 0
    symptoms = [q1, q2, q3, q4, q5, q6, q7, q8, q9]
    if None in symptoms:
        symptoms = [value for value in symptoms if value is not None]
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
    self_harm = q9 >= 1 if q9 is not None else None
    # difficulty when any(symptoms >= 1)
    shown_difficulty = True if any(symptoms) else False if total_answered == 9 else None
    result = EMPTY.copy()
    result["scores"] = {
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
    }
    result["alerts"] = ["self_harm"] if self_harm else []
    result["alerts_undecided"] = ["self_harm"] if self_harm is None else []
    result["checks"] = []
    result["unused_answers"] = ["difficulty"] if difficulty is not None and not shown_difficulty else []
    return result


def accepted(answers: Mapping[str, object]) -> tuple[Any, ...]:
    """What is used of each answer, in the order of BLANK; None where there is none."""
    given = {**BLANK, **answers}.values()
    try:
        q1, q2, q3, q4, q5, q6, q7, q8, q9, difficulty = given
        # True would pass for 1.
        if {
            type(q1),
            type(q2),
            type(q3),
            type(q4),
            type(q5),
            type(q6),
            type(q7),
            type(q8),
            type(q9),
            type(difficulty),
        } <= PLAIN:
            return (
                FREQUENCY_TAKEN[q1],
                FREQUENCY_TAKEN[q2],
                FREQUENCY_TAKEN[q3],
                FREQUENCY_TAKEN[q4],
                FREQUENCY_TAKEN[q5],
                FREQUENCY_TAKEN[q6],
                FREQUENCY_TAKEN[q7],
                FREQUENCY_TAKEN[q8],
                FREQUENCY_TAKEN[q9],
                DIFFICULTY_TAKEN[difficulty],
            )
    except (KeyError, ValueError):
        pass
    return tuple(one_by_one(answers).values())


def one_by_one(answers: Mapping[str, object]) -> dict[str, Any]:
    """The same, looking at each answer; says which is refused."""
    given = {item: accept(item, answers.get(item)) for item in BLANK}
    for item in answers:
        if item not in given:
            raise ValueError(f"the measure has no item {item!r}")
    return given


def accept(item: str, answer: object) -> object:
    """One answer as it is used here."""
    if answer is None or answer == "":
        return None
    if (code := code_of(CHOICES[item], answer)) is not None:
        return CHOICES[item][code]
    raise ValueError(f"{item}: {answer!r} is not a possible answer")


def code_of(codes: Container[object], answer: object) -> str | None:
    """The code of an option; a whole number is a code as well."""
    code = answer
    if isinstance(answer, int | float) and not isinstance(answer, bool) and answer == answer // 1:
        code = str(int(answer))
    return code if isinstance(code, str) and code in codes else None


def choice(codes: Collection[object]) -> dict[object, Any]:
    """What a choice takes, each answer beside its code."""
    numbers: dict[object, object] = {number: str(number) for number in range(100) if str(number) in codes}
    return {None: None, "": None, **{code: code for code in (*NON_ANSWERS, *codes)}, **numbers}


def scored(scores: Mapping[object, int | None]) -> dict[object, Any]:
    """What a choice takes of which only the score is used, each answer beside its score."""
    return {answer: scores.get(code) for answer, code in choice(scores).items()}


def rounded(n: int, d: int) -> int:
    """n / d to a whole number, halves away from zero."""
    return (2 * n + d) // (2 * d) if n >= 0 else -((d - 2 * n) // (2 * d))


FREQUENCY_TAKEN = scored(FREQUENCY)
DIFFICULTY_TAKEN = choice(DIFFICULTY)
CHOICES: dict[str, dict[object, Any]] = {
    "q1": FREQUENCY_TAKEN,
    "q2": FREQUENCY_TAKEN,
    "q3": FREQUENCY_TAKEN,
    "q4": FREQUENCY_TAKEN,
    "q5": FREQUENCY_TAKEN,
    "q6": FREQUENCY_TAKEN,
    "q7": FREQUENCY_TAKEN,
    "q8": FREQUENCY_TAKEN,
    "q9": FREQUENCY_TAKEN,
    "difficulty": DIFFICULTY_TAKEN,
}
BLANK = dict.fromkeys(CHOICES)
