"""A score gives a code that the scale named for it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.types import Type
from ..context import Context
from ..infer_codes import written_codes

rule = Rule("ROM551", "code-not-in-scale", "error")


def findings(context: Context) -> Iterator[Finding]:
    scales = {scale.id: scale for scale in context.measure.scales}
    for score in context.measure.scores:
        scale = scales.get(score.scale.value) if score.scale is not None else None
        if scale is None or context.types.get(score.value) is not Type.CODE or scale.id in context.garbled:
            continue
        codes = [option.code for option in scale.options if option.non_answer is None]
        for code, span in written_codes(score.value, context.names).places.items():
            if code in codes:
                continue
            near = nearest(code, codes)
            help = f"did you mean {near}?" if near else f'add it to the scale: {code} "…"; or write one of its codes'
            message = f"“{score.id}” can be “{code}”, which is no code of its scale “{scale.id}”."
            yield rule.at(span, message, help=help).because(scale.span, f"it has {', '.join(codes[:12])}")
