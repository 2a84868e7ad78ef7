"""The text of a cell as the answer it stands for; whether that is possible the interpreter says."""

from __future__ import annotations

import re

from ..model.given import NOTHING_TICKED, answer_in
from ..model.measure import Choice, DateAnswer, DurationAnswer, FreeText, Item, TimeAnswer, YesNo

_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)


def answer_of(item: Item, text: str, blanks: frozenset[str] = frozenset()) -> object:
    """The JSON value of a cell: None when blank, `yes` as true, `cane;stick` as a list, a code of digits as an integer.

    Blanks around a cell do not count, but for words of the person's own.
    """
    bare = text.strip()
    if not bare or bare in blanks:
        return None
    match item.answer:
        case FreeText():
            return text
        case YesNo():
            return {"yes": True, "no": False, "true": True, "false": False}.get(bare, bare)
        case Choice(several=True) | TimeAnswer() | DateAnswer() | DurationAnswer():
            return answer_in(item, bare)
        case _:
            return int(bare) if _WHOLE.fullmatch(bare) else bare


def answer_text(value: object) -> str:
    """An answer as it would stand in a cell: ticked codes as `cane;stick`, none as `()`."""
    if isinstance(value, list | tuple) and all(isinstance(part, str | int) for part in value):
        return ";".join(str(part) for part in value) or NOTHING_TICKED
    return as_text(value)


def as_text(value: object) -> str:
    """A value as it would stand in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        import json

        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
