"""`includes` or `ticked( )` asks for the ticks of an item that has one answer."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM546", "not-ticked", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("includes-on-one-choice"):
        id, code = fault.words["item"], fault.words["code"]
        help = f"ask for its answer: {id} is {code}; or let people tick several: write several at the item"
        yield rule.at(fault.span, f"“{id}” is not answered by ticking, so it includes nothing.", help=help).because(
            context.names.by_id[id].span, "it stands here"
        )
    for fault in context.faults("ticked-of-no-ticks"):
        id = fault.words["item"]
        help = "write several at the item to let people tick as many as apply; to count items, write count(…)"
        yield rule.at(
            fault.span, f"“{id}” is not answered by ticking, so there are no ticks to count.", help=help
        ).because(context.names.by_id[id].span, "it stands here")
