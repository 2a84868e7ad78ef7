"""Random conditions on items: what stands in `when`, and the plain truths of formulas."""

from __future__ import annotations

from .choosing import Chooser
from .draft import Draft, DraftItem, Kind

_OPERATORS = (">=", ">", "<=", "<", "=", "!=")
REASONS = ("blank", "declined", "unknown", "not_applicable", "not_shown")


def condition(choose: Chooser, draft: Draft, in_score: bool = False) -> str:
    """A condition on items that are there already, one that can be true and can be false."""
    simple = plain_truth(choose, draft, in_score)
    match choose.whole(0, 9):
        case 0:
            return f"{simple} and {bracketed(plain_truth(choose, draft, in_score))}"
        case 1:
            return f"{simple} or {bracketed(plain_truth(choose, draft, in_score))}"
        case 2:
            return f"not {bracketed(simple)}"
        case 3 if not in_score:
            runs = draft.runs(("choice", "number"), in_score)
            if runs:
                run = choose.pick(runs)
                function = choose.pick(("any", "all"))
                return f"{function}({run[0].id}..{run[-1].id} {threshold(choose, run[0])})"
    return simple


def bracketed(text: str) -> str:
    return text if text.isidentifier() else f"({text})"


def plain_truth(choose: Chooser, draft: Draft, in_score: bool) -> str:
    """A truth about one item."""
    usable = draft.any_kind(in_score)
    found = choose.pick(usable) if usable else None
    if found is None:
        return "1 < 2"
    about = choose.whole(0, 9)
    if about <= 1 or found.kind == "text":
        return choose.pick((f"answered({found.id})", reason_asked(choose, found)))
    return truth_of(choose, found)


def reason_asked(choose: Chooser, found: DraftItem) -> str:
    """`x is declined`, for a reason that can occur."""
    reasons = list(REASONS) if found.conditional else list(REASONS[:4])
    return f"{found.id} is {choose.pick(('', 'not '))}{choose.pick(reasons)}"


def truth_of(choose: Chooser, found: DraftItem, name: str = "") -> str:
    """A truth about the answer of an item, or of a set of such items called `name`."""
    name = name or found.id
    kind: Kind = found.kind
    if kind == "truth":
        return choose.pick((name, f"{name} is yes", f"{name} is not yes", f"{name} is no"))
    if kind == "words" or (kind == "choice" and choose.chance(40)):
        assert found.scale is not None
        codes = found.scale.codes
        if choose.chance(40) and len(codes) > 2:
            return f"{name} in ({', '.join(choose.some(codes, 2, len(codes) - 1))})"
        return f"{name} is {choose.pick(('', 'not '))}{choose.pick(codes)}"
    return f"{name} {threshold(choose, found)}"


def threshold(choose: Chooser, found: DraftItem) -> str:
    """`>= 2`, `in 1..<3`: what can hold and can fail for its scores."""
    middle = choose.whole(found.low + 1, max(found.low + 1, found.high))
    if choose.chance(30):
        return "in " + choose.pick(
            (f"{middle}..", f"..<{middle}", f"{found.low}..<{middle}", f"{found.low}<..{middle}")
        )
    return f"{choose.pick(_OPERATORS)} {middle}"
