"""`hours_between` or `years_between` of something that is no time or date."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM547", "needs-a-time", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("no-time"):
        function, what, wanted = (fault.words[word] for word in ("function", "what", "wanted"))
        message = f"“{what}” is no item that is answered with a {wanted}, as {function}( ) takes."
        word = "time" if wanted == "time of day" else "date"
        yield rule.at(fault.span, message, help=f"name an item with answer {word}")
