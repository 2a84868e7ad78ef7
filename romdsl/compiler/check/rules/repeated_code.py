"""Two options of one scale have one code, so that an answer could mean either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule
from ....model.measure import Choice, Option
from ....model.measure.over_time import OCCASION
from ..context import Context

rule = Rule("ROM403", "repeated-code", "error")


def findings(context: Context) -> Iterator[Finding]:
    for scale in context.measure.scales:
        yield from repeated(scale.options)
    for item in context.measure.inputs:
        if isinstance(item.answer, Choice) and item.answer.scale is None and item.id != OCCASION:
            yield from repeated(item.answer.options)


def repeated(options: Sequence[Option]) -> Iterator[Finding]:
    first: dict[str, Option] = {}
    for option in options:
        earlier = first.setdefault(option.code, option)
        if earlier is not option:
            message = f"The code “{option.code}” stands for two answers."
            yield rule.at(option.span, message, help="give each answer its own code").because(
                earlier.span, f"the code of “{earlier.text.value}”"
            )
