"""A change to or from an occasion that looks back has a reliable change or a cut-off."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM626", "norm-on-looking-back", "error")


def findings(context: Context) -> Iterator[Finding]:
    """What is remembered was measured in another way than the sample of the norm was."""
    occasions = {occasion.id: occasion for occasion in context.measure.occasions}
    for change in context.measure.changes:
        ends = [occasions.get(end.value) for end in (change.start, change.end)]
        looking = next((end for end in ends if end is not None and end.kind == "looking_back"), None)
        for held in (*change.reliable_change, *change.clinical_cutoffs) if looking is not None else ():
            message = f"“{change.id}” takes in what is remembered, for which no published number holds."
            finding = rule.at(held.span, message, help="take it out")
            assert looking is not None
            yield finding.because(looking.span, "this occasion looks back")
