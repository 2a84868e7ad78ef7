"""What a person says in words of their own, which is shown to nobody else when something is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .measure import Choice, FreeText, Item

NOT_SHOWN = "(not shown)"
"""What stands in place of private words."""
_NUMBER_OR_TIME = re.compile(r"[-+0-9.,:/ ]{1,30}", re.ASCII)


def may_be_words(value: object, item: Item | None = None) -> bool:
    """Whether a value may hold words: all but numbers, days, times and the codes and texts of an item's options."""
    if item is not None and isinstance(item.answer, FreeText):
        return value is not None
    match value:
        case str():
            return not (_NUMBER_OR_TIME.fullmatch(value) or _is_option(value, item))
        case list() | tuple():
            return any(may_be_words(part, item) for part in value)
    return isinstance(value, Iterable)


def shown(value: object, item: Item) -> object:
    """A value as it may be shown to others."""
    return NOT_SHOWN if item.private and may_be_words(value, item) else value


def _is_option(value: str, item: Item | None) -> bool:
    if item is None or not isinstance(item.answer, Choice):
        return False
    told = value.strip().casefold()
    return any(told in (option.code, option.text.value.casefold()) for option in item.answer.options)
