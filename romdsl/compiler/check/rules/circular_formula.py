"""Scores, lets or conditions that need each other."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM307", "circular-formula", "error")


def findings(context: Context) -> Iterator[Finding]:
    for cycle in context.order.cycles:
        things = [context.names.by_id[id] for id in cycle]
        path = " → ".join([*cycle, cycle[0]])
        if len(cycle) == 1:
            message = f"“{cycle[0]}” needs itself."
        else:
            listed = ", ".join(f"“{id}”" for id in cycle[:-1])
            message = f"{listed} and “{cycle[-1]}” need each other: {path}."
        finding = rule.at(things[0].span, message, help="work one of them out without the other")
        for thing in things[1:4]:
            finding = finding.because(thing.span, f"“{thing.id}” is needed on the way")
        yield finding
