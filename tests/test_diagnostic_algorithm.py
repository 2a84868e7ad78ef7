"""The diagnostic algorithm of the PHQ-9, held to the rule printed on the form, answer by answer, and to what is unanswered."""

from __future__ import annotations

from itertools import product

import romdsl

SYMPTOMS = [f"q{number}" for number in range(1, 10)]


def by_the_form(answers: tuple[int, ...]) -> str:
    """Office coding of the PHQ: #2a or b, and five or more (two to four) at 2 or above, #2i at 1 or above."""
    present = sum(answer >= 2 for answer in answers[:8]) + (answers[8] >= 1)
    if answers[0] < 2 and answers[1] < 2 or present < 2:
        return "neither"
    return "major" if present >= 5 else "other"


def by_every_completion(answers: tuple[int | None, ...]) -> str | None:
    """The one syndrome that all ways to answer the unanswered come to, or None where they come to several."""
    possible = product(*((0, 2) if answer is None else (answer,) for answer in answers))
    found = {by_the_form(complete) for complete in possible}
    return found.pop() if len(found) == 1 else None


def test_a_syndrome_is_said_just_where_no_unanswered_item_could_change_it() -> None:
    measure = romdsl.load("phq9_diagnostic")
    said = set()
    for present, absent, blank in product(range(7), repeat=3):
        if present + absent + blank != 6:
            continue
        middle = (2,) * present + (1,) * absent + (None,) * blank
        for first, second, last in product((1, 2, None), (1, 2, None), (0, 1, None)):
            answers = (first, second, *middle, last)
            given = {item: answer for item, answer in zip(SYMPTOMS, answers, strict=True) if answer is not None}
            syndrome = romdsl.score(measure, given).scores["syndrome"].value
            assert syndrome == by_every_completion(answers), answers
            said.add(syndrome)
    assert said == {"neither", "other", "major", None}
