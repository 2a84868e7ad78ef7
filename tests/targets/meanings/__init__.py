"""Steps on tick-alls, times, texts, tables and reals, and what each must give, worked out with fractions.

`tests/fhir/programs.py` has those on choices, numbers and truths.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from .answered import answered, words
from .basics import CODES, INPUTS, MODEL, NON_ANSWERS, Answers
from .reals import reals
from .tables import tables

__all__ = ["EVERYTHING", "INPUTS", "MODEL", "answer_sets", "expected"]

EVERYTHING = {**answered(), **words(), **tables(), **reals()}


def answer_sets() -> list[Answers]:
    found: list[Answers] = [{}]
    for value in ([], ["a"], ["b", "it's"], ["7", "a", "b", "it's"], ["no"], *NON_ANSWERS[1:]):
        found.append({"v": value})
    found += [{"h": time} for time in ("00:00", "08:30", "08:31", "09:05", "23:59", "!unknown")]
    found += [{"d": date} for date in ("2026-01-12", "2024-02-29", "1999-12-31", "0987-06-05", "!declined")]
    found += [{"l": length} for length in ("0:00", "7:30", "9999:59", "0:09", "!not_applicable")]
    for value, below in product((*range(-9, 10), None), (1, 2, 3, 4, None)):
        truth = (True, False, None)[(value or 0) % 3]
        found.append({"a": value, "b": below, "q": "x", "r": "1", "s": None, "t": truth})
    for one, other in product((*CODES, *NON_ANSWERS, None), repeat=2):
        found.append({"q": one, "r": other, "s": "x", "t": one != other, "b": 3})
    return [{key: value for key, value in answers.items() if value is not None} for answers in found]


def expected(answers: Answers, name: str) -> Any:
    _, meaning = EVERYTHING[name]
    usable = {item: value for item, value in answers.items() if not (isinstance(value, str) and value.startswith("!"))}
    kept = answers if name == "why ticked" else usable
    return chosen(meaning(kept), kept)


def chosen(found: Any, x: Answers) -> Any:
    """A meaning that gave a meaning: the branch that was taken."""
    return found(x) if callable(found) else found
