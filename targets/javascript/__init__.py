"""The target `javascript`: one ES module without dependencies, and its types."""

from __future__ import annotations

from romdsl.emit.javascript import declarations, module
from romdsl.emit.target import Engine, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .run import can_run, run


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    return {
        f"{program.measure}.js": module(checked, program),
        f"{program.measure}.d.ts": declarations(checked, program),
    }


target = Target(
    id="javascript",
    title="JavaScript module (no dependencies) and its types",
    emit=emit,
    engines=(Engine("javascript", run, can_run, takes_rows=True),),
)
