"""The target `javascript`: one ES module without dependencies, and its types."""

from __future__ import annotations

from romdsl.emit.javascript import change_declarations, change_module, declarations, module
from romdsl.emit.target import Engine, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .run import can_run, run


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    written = {
        f"{program.measure}.js": module(checked, program),
        f"{program.measure}.d.ts": declarations(checked, program),
    }
    for one in program.changes:
        name = f"{program.measure}_{one.change}"
        written |= {f"{name}.js": change_module(one), f"{name}.d.ts": change_declarations(program.measure, one)}
    return written


target = Target(
    id="javascript",
    title="JavaScript module (no dependencies) and its types",
    emit=emit,
    engines=(Engine("javascript", run, can_run, takes_rows=True),),
)
