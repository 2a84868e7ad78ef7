"""A norm or a table of percentiles does not say whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM602", "norm-without-population", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        found = [("norm", norm.population, norm.span) for norm in score.norms]
        found += [("percentiles", one.population, one.table.span) for one in score.percentiles]
        for what, population, place in found:
            if population is None and score.id not in context.garbled:
                does = "does not say whose it is" if what == "norm" else "do not say whose they are"
                message = f"The {what} of “{score.id}” {does}."
                yield rule.at(place, message, help='write who was asked: of "adults in Wales, 2019"')
