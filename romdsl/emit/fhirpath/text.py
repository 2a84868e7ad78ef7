"""Pieces of FHIRPath that know how tightly they bind, and the ways to put them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

PRIMARY, PRODUCT, SUM, UNION, COMPARISON, EQUALITY, MEMBERSHIP, AND, OR = range(9)


class Text(NamedTuple):
    """An expression and its level: a lower one binds more tightly."""

    text: str
    level: int = PRIMARY

    def at(self, level: int) -> str:
        """The expression, in brackets where it stands beside something that binds more tightly."""
        return self.text if self.level <= level else f"({self.text})"


NOTHING = Text("{}")


def quoted(text: str) -> str:
    """A text as FHIRPath writes it."""
    plain = text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + plain.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t").replace("\f", "\\f") + "'"


def whole(value: int) -> Text:
    return Text(str(value)) if value >= 0 else Text(f"(-{-value})")


def balanced(parts: Sequence[Text], join: Callable[[Text, Text], Text]) -> Text:
    """All parts joined two by two: engines stop at some 1,500 terms in a row, and a tree is never deep."""
    if len(parts) <= 16:
        joined = parts[0]
        for part in parts[1:]:
            joined = join(joined, part)
        return joined
    middle = len(parts) // 2
    return join(balanced(parts[:middle], join), balanced(parts[middle:], join))


def infix(operator: str, level: int) -> Callable[[Text, Text], Text]:
    """A joiner for an operator that may be bracketed either way."""
    return lambda left, right: Text(f"{left.at(level)} {operator} {right.at(level - 1)}", level)


both = infix("and", AND)
either = infix("or", OR)
union = infix("|", UNION)
added = infix("+", SUM)


def combined(left: Text, right: Text) -> Text:
    """Both lists, doubles kept (`|` would drop them)."""
    return Text(f"{left.at(PRIMARY)}.combine({right.text})")


def one_of(texts: Sequence[str], what: str = "$this") -> Text:
    """Whether `what` is one of some texts."""
    if len(texts) == 1:
        return Text(f"{what} = {quoted(texts[0])}", EQUALITY)
    return Text(f"{what} in ({balanced([Text(quoted(text)) for text in texts], union).text})", MEMBERSHIP)


def only_if(condition: Text, then: Text, otherwise: Text = NOTHING) -> Text:
    """`iif` takes its last branch when the condition is missing."""
    return Text(f"iif({condition.text}, {then.text}, {otherwise.text})")
