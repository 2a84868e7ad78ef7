"""An option such as “don’t know” counts with a score as if it were an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Choice, Item, Option
from ....source import Span
from ...parse.tree import spelling_of
from ..context import Context
from ..mentions import valued_names_in

rule = Rule("ROM420", "non-answer-with-score", "warning")

KINDS = (
    ("unknown", r"(i )?(do not|don['’]?t|does not|doesn['’]?t) know|not known|unknown|(i )?can['’]?t say"),
    ("not_applicable", r"not applicable|n/?a|(does not|doesn['’]?t) apply( to me)?"),
    ("declined", r"(i ?)?(would |['’]d )?(prefer|rather|choose) not (to )?(say|answer)|refused|declined|no answer"),
)
WORDS = [(kind, re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)) for kind, words in KINDS]


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    counted = counted_items(context)
    for item in context.measure.inputs:
        if not isinstance(item.answer, Choice) or item.answer.several or item.id not in counted:
            continue
        for option in item.answer.options:
            kind = kind_of(option)
            if kind is None or option.span in seen or option.score is None:
                continue
            seen.add(option.span)
            score = written.number(option.score)
            message = f"“{option.text.value}” counts {score} in “{counted[item.id]}”, as if it were an answer."
            yield rule.at(option.span, message, help=f"{way_out(option, kind)}: then it is no answer and has no score")


def way_out(option: Option, kind: str) -> str:
    """The option as it should be, in the spelling of its measure."""
    if spelling_of(option.span.source) == "yaml":
        return f"write {option.code}: alone on its line, and below it text: {option.text.value} and as: {kind}"
    return f'write {option.code} "{option.text.value}" as {kind}'


def counted_items(context: Context) -> dict[str, str]:
    """Each item whose score a let or score takes, and which."""
    found: dict[str, str] = {}
    for thing in context.values:
        for name in valued_names_in(thing.value):
            for member in context.names.members(name):
                if isinstance(member, Item):
                    found.setdefault(member.id, thing.id)
    return found


def kind_of(option: Option) -> str | None:
    """Which kind of non-answer the words of an option are, where they are nothing else."""
    if option.non_answer is not None:
        return None
    return next((kind for kind, words in WORDS if words.fullmatch(option.text.value.strip())), None)
