"""The target `python`: one module that scores answers with the standard library alone."""

from __future__ import annotations

from romdsl.emit.target import Engine, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .module import change_module, module
from .run import run


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    written = {f"{program.measure}.py": module(checked, program)}
    return written | {f"{program.measure}_{one.change}.py": change_module(one) for one in program.changes}


target = Target(
    id="python",
    title="Python module (standard library alone)",
    emit=emit,
    engines=(Engine("python", run, takes_rows=True),),
)
