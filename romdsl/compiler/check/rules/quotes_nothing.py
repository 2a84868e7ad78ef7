"""A text has a name in braces that quotes no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Block, Measure, Note, Placed, Rows
from ....source import Span
from ..context import Context

rule = Rule("ROM585", "quotes-nothing", "warning")
_QUOTE = re.compile(r"\{(\w[\w.]*)\}")


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    everywhere = frozenset(item.id for item in measure.inputs if item.slot is None)
    seen: set[tuple[Span, str]] = set()
    for text, names in quoting_texts(measure, everywhere):
        for name in _QUOTE.findall(text.value):
            if name not in names and (text.span, name) not in seen:
                seen.add((text.span, name))
                near = nearest(name, names)
                help = f"did you mean {{{near}}}?" if near else "name an item, or take the braces out"
                yield rule.at(text.span, f"“{{{name}}}” quotes nothing: no answer here is called so.", help=help)
    for text in plain_texts(measure):
        for name in _QUOTE.findall(text.value):
            message = f"“{{{name}}}” stands here as it is: this text is not shown beside answers, and quotes none."
            yield rule.at(text.span, message, help="say it without the answer, or in a note")


def quoting_texts(measure: Measure, names: frozenset[str]) -> Iterator[tuple[Placed[str], frozenset[str]]]:
    """The texts that can quote, and whose answers each can; those of an item in rows once a row."""
    for item in measure.inputs:
        own = names
        if item.slot is not None:
            rows = next(rows for rows in measure.rows if rows.id == item.slot.rows)
            own = names | {field.id for field in rows.fields}
        yield from ((text, own) for text in (item.text, item.help) if text is not None)
    for part in measure.parts:
        if isinstance(part, Block | Rows | Note) and part.text is not None:
            yield part.text, names
        if isinstance(part, Block):
            yield from ((member.text, names) for member in part.members if isinstance(member, Note))


def plain_texts(measure: Measure) -> Iterator[Placed[str]]:
    """The other texts that people read."""
    found = [measure.instructions]
    found += [text for alert in measure.alerts for text in (alert.staff, alert.respondent)]
    found += [line for contacts in measure.contacts for line in contacts.lines]
    found += [check.text for check in measure.checks]
    found += [option.text for scale in measure.scales for option in scale.options]
    yield from (text for text in found if text is not None)
