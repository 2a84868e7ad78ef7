"""Answers that are written as text, in a cell or a worked case, as the JSON values they stand for."""

from __future__ import annotations

from .measure import Choice, Item, YesNo

NON_ANSWERS = ("!declined", "!unknown", "!not_applicable")
"""What may be given to every item instead of an answer."""

NOTHING_TICKED = "()"


def answer_in(item: Item, text: str) -> object:
    """The JSON value of an answer that is written as a text; whether it is possible the interpreter says."""
    match item.answer:
        case YesNo():
            return {"yes": True, "no": False}.get(text.lower(), text)
        case Choice(several=True) if text and text not in NON_ANSWERS:
            return codes_in(text)
        case _:
            return text


def codes_in(text: str) -> list[str]:
    """The ticked codes of `cane;stick`; none of `()`."""
    return [] if text == NOTHING_TICKED else [code.strip() for code in text.split(";")]
