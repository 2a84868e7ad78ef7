"""`band( )`, `z( )`, `percentile( )` of something that has no bands, norm, percentiles."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM548", "nothing-to-look-up", "error")

LACKS = {
    "bands": ("no bands", "write bands { … } at the score"),
    "norm": ("no norm", 'write norm mean 50 sd 10 of "…" at the score; or give the numbers: z(x, 50, 10)'),
    "percentiles": ("no percentiles", 'write percentile from "….csv" by … of "…" at the score'),
}


def findings(context: Context) -> Iterator[Finding]:
    for kind, (lacks, help) in LACKS.items():
        for fault in context.faults(f"{kind}-not-there"):
            function, what = fault.words["function"], fault.words["what"]
            if what in context.garbled:
                continue  # it may stand on the line that could not be read
            if fault.words["is_score"]:
                message = f"“{what}” has {lacks}, so {function}( ) cannot look there."
                finding = rule.at(fault.span, message, help=help)
                yield finding.because(context.names.by_id[what].span, "the score")
            else:
                message = f"“{what}” is no score, and {function}( ) looks into the {kind} of one."
                yield rule.at(fault.span, message, help="name a score; " + help)
