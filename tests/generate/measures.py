"""Whole random measures as text."""

from __future__ import annotations

from hypothesis import strategies as st

from .aggregates import NUMBER_FUNCTIONS, count_of, fills, number_aggregate, rule, truth_aggregate
from .choosing import Chooser, Draw
from .conditions import bracketed
from .draft import Draft, DraftScale
from .formulas import Place, number, truth
from .items import block, item, scale

BANDS = "  # bands of "
"""A line that `with_bands` puts bands in the place of, once it is known which values occur."""


@st.composite
def measures(draw: Draw, least_items: int = 4) -> str:
    """A measure that Hypothesis can shrink."""
    return made_measure(Chooser.drawn(draw), least_items)


def made_measure(choose: Chooser, least_items: int = 4) -> str:
    """A measure in the `.rom` spelling that mostly passes the checks."""
    draft = Draft()
    scales = [scale(choose, f"s{index + 1}") for index in range(choose.whole(1, 3))]
    parts = ['measure made "A measure made for a test"\nversion 1.0.0\n']
    parts += [f"scale {made.id} {{\n{''.join(f'  {line}{chr(10)}' for line in made.lines)}}}\n" for made in scales]
    parts += _asked(choose, draft, scales, least_items)
    for index in range(choose.whole(0, 3)):
        parts.append(_let(choose, draft, f"l{index + 1}"))
    for index in range(choose.whole(1, 4)):
        parts.append(_score(choose, draft, f"score{index + 1}"))
    for index in range(choose.whole(0, 2)):
        condition = truth(choose, draft, Place(in_score=False), 2)
        parts.append(f'alert alert{index + 1} when {condition} {{\n  severity high\n  staff "Look."\n}}\n')
    return "".join(parts)


def _asked(choose: Chooser, draft: Draft, scales: list[DraftScale], least: int) -> list[str]:
    parts: list[str] = []
    following, wanted = 1, choose.whole(least, least + 5)
    while following <= wanted:
        if choose.chance(40):
            text, following = block(choose, draft, f"b{following}", following, scales)
            parts.append(text)
        else:
            parts.append(f"item q{following} {item(choose, draft, f'q{following}', scales, None)}\n")
            following += 1
    return parts


def _let(choose: Chooser, draft: Draft, id: str) -> str:
    if choose.chance(30):
        text = f"let {id} = {_upright(truth(choose, draft, Place(), 2))}\n"
        draft.truths.append(id)
        return text
    formula, own = _number_with_rule(choose, draft)
    if not _ends(draft, formula + own):
        draft.unending.add(id)
    draft.numbers.append(id)
    return f"let {id} = {_upright(formula)}{f' missing {own}' if own else ''}\n"


def _number_with_rule(choose: Chooser, draft: Draft) -> tuple[str, str]:
    """A number, and a rule of the let's or score's own for the aggregate in it that has none."""
    if not choose.chance(45):
        return number(choose, draft, Place(), 3), ""
    function = choose.pick((*NUMBER_FUNCTIONS, "sum", "count"))
    if function == "count":
        formula = count_of(choose, draft, True, with_rule=False)
    else:
        formula = number_aggregate(choose, draft, True, function, with_rule=False)
    if "(" not in formula:
        return formula, ""
    own = rule(choose, function, draft, 4, choose.pick(fills(function)))
    if choose.chance(30):
        formula = f"{formula} + {bracketed(number(choose, draft, Place(), 1))}"
    return formula, own


def _score(choose: Chooser, draft: Draft, id: str) -> str:
    head = f'score {id} "Score {id}"'
    if choose.chance(25):
        own = rule(choose, "any", draft, 3) if choose.chance(40) else ""
        if own:
            formula = truth_aggregate(choose, draft, True, with_rule=False)
        elif choose.chance(50):
            formula = truth_aggregate(choose, draft, True)
        else:
            formula = truth(choose, draft, Place(), 3)
        words = [f"missing {own}"] if own and "(" in formula else []
        draft.truths.append(id)
        return _braced(f"{head} = {_upright(formula)}", words)
    formula, own = _number_with_rule(choose, draft)
    words = [f"missing {own}"] if own else []
    ends = _ends(draft, formula + own)
    if choose.chance(35):
        words.append(f"round {choose.whole(0, 2)}{choose.pick(('', ' half even', ' up', ' down'))}")
        ends = True
    if not ends or choose.chance(20):
        words.append(f"decimals {choose.whole(0, 3)}")
    if not ends:
        draft.unending.add(id)
    words.append(f"higher {choose.pick(('worse', 'better'))}")
    draft.numbers.append(id)
    return _braced(f"{head} = {_upright(formula)}", words, BANDS + id)


def _braced(head: str, words: list[str], marker: str = "") -> str:
    body = "".join(f"  {word}\n" for word in words) + (f"{marker}\n" if marker else "")
    return f"{head} {{\n{body}}}\n" if body else f"{head}\n"


def _upright(formula: str) -> str:
    """A formula that begins with a minus would read as the end of the line above."""
    return f"({formula})" if formula.startswith("-") else formula


def _ends(draft: Draft, text: str) -> bool:
    """Whether the decimals surely end: nothing divides, and nothing rests on what divides."""
    if any(word in text for word in ("/", "mean", "prorate")):
        return False
    words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
    return not any(word in draft.unending for word in words)
