"""An item asks about harm, and no alert looks at its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Item
from ..context import Context
from ..wording import is_english

rule = Rule("ROM614", "risk-without-alert", "warning")

SELF = r"(myself|yourself|himself|herself|themselves|themself|ourselves|oneself)"
HARM = re.compile(
    rf"\b(suicid\w*|self-?harm\w*|better off dead|(kill|hurt|harm|cut)(ing|ting)? {SELF}"
    r"|(end|ending|take|taking) (my|your|his|her|their)( own)? li(fe|ves))\b",
    re.IGNORECASE,
)


def findings(context: Context) -> Iterator[Finding]:
    if not is_english(context.measure):
        return
    watched: set[str] = set()
    for alert in context.measure.alerts:
        for member in context.mentioned(alert.when):
            items = (member,) if isinstance(member, Item) else context.items_of(member)
            watched.update(item.id for item in items)
    for item in context.measure.items:
        found = HARM.search(item.text.value)
        if found is not None and item.risk is None and item.id not in watched:
            message = f"“{item.id}” asks about harm (“{found.group()}”), and no alert looks at the answer."
            yield rule.at(item.text.span, message, help=f"write alert … when {item.id} >= 1, and risk … at the item")
