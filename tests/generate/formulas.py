"""Random formulas: numbers and truths, with every operator and function."""

from __future__ import annotations

from dataclasses import dataclass

from .aggregates import count_of, number_aggregate, truth_aggregate
from .choosing import Chooser
from .conditions import bracketed, plain_truth
from .draft import Draft


@dataclass(frozen=True)
class Place:
    """Where a formula stands.  `in_score` False: in a condition, where no aggregate needs a rule."""

    in_score: bool = True


def number(choose: Chooser, draft: Draft, place: Place, depth: int) -> str:
    """A formula that gives a number."""
    if depth <= 0 or choose.chance(15):
        return atom(choose, draft, place)
    match choose.whole(0, 12):
        case 0 | 1 | 2:
            return number_aggregate(choose, draft, place.in_score)
        case 3 | 4:
            sign = choose.pick(("+", "-"))
            return f"{number(choose, draft, place, depth - 1)} {sign} {inner(choose, draft, place, depth - 1)}"
        case 5:
            return f"{inner(choose, draft, place, depth - 1)} * {factor(choose, draft, place)}"
        case 6:
            return f"{inner(choose, draft, place, depth - 1)} / {factor(choose, draft, place)}"
        case 7:
            return f"-{inner(choose, draft, place, depth - 1)}"
        case 8 | 9:
            parts = [number(choose, draft, place, depth - 1) for _ in range(2)]
            parts[0] = "missing" if choose.chance(10) else parts[0]
            return f"if {truth(choose, draft, place, depth - 1)} then {parts[0]} else {parts[1]}"
        case 10:
            digits = choose.pick(("", ", 1", ", 2"))
            return f"round({number(choose, draft, place, depth - 1)}{digits})"
        case 11:
            return f"{choose.pick(('abs', 'floor', 'ceil'))}({number(choose, draft, place, depth - 1)})"
        case _:
            return count_of(choose, draft, place.in_score)


def inner(choose: Chooser, draft: Draft, place: Place, depth: int) -> str:
    return bracketed(number(choose, draft, place, depth))


def factor(choose: Chooser, draft: Draft, place: Place) -> str:
    """What is multiplied or divided by: small, so that numbers stay in bounds; it can be 0 or negative."""
    if choose.chance(40):
        return choose.pick(("2", "3", "0.5", "10"))
    return bracketed(atom(choose, draft, place))


def atom(choose: Chooser, draft: Draft, place: Place) -> str:
    numeric = draft.numeric(place.in_score)
    match choose.whole(0, 7):
        case 0:
            return choose.pick(("1", "2", "0.5", "12", "0"))
        case 1 | 2 if draft.numbers:
            return choose.pick(draft.numbers)
        case 3 if numeric:
            return f"reverse({choose.pick(numeric).id})"
        case 4 if len(draft.items) > 1:
            return f"answered(({draft.items[0].id}, {draft.items[-1].id}))" if _both(draft, place) else "1"
    return choose.pick(numeric).id if numeric else "1"


def _both(draft: Draft, place: Place) -> bool:
    usable = draft.any_kind(place.in_score)
    return draft.items[0] in usable and draft.items[-1] in usable


def truth(choose: Chooser, draft: Draft, place: Place, depth: int) -> str:
    """A formula that gives yes or no."""
    if depth <= 0 or choose.chance(25):
        if draft.truths and choose.chance(30):
            return choose.pick(draft.truths)
        return plain_truth(choose, draft, place.in_score)
    match choose.whole(0, 7):
        case 0 | 1:
            operator = choose.pick((">=", ">", "<=", "<", "=", "!="))
            return f"{inner(choose, draft, place, depth - 1)} {operator} {inner(choose, draft, place, 0)}"
        case 2:
            ends = choose.pick(("1..3", "0<..<5", "2..", "..<4", "-1..1.5"))
            return f"{inner(choose, draft, place, depth - 1)} in {ends}"
        case 3 | 4:
            word = choose.pick((" and ", " or "))
            parts = [bracketed(truth(choose, draft, place, depth - 1)) for _ in range(choose.whole(2, 3))]
            return word.join(parts)
        case 5:
            return f"not {bracketed(truth(choose, draft, place, depth - 1))}"
        case 6:
            parts = [truth(choose, draft, place, depth - 1) for _ in range(3)]
            return f"if {parts[0]} then {parts[1]} else {parts[2]}"
        case _:
            return truth_aggregate(choose, draft, place.in_score)
