"""Small programs of numbers a, b, c in an engine of SQL, and steps to make them of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from romdsl.program import (
    AnyStep,
    Input,
    ItemNumber,
    Program,
    RealArithmetic,
    RealConstant,
    RealOf,
    RealStep,
    RoundReal,
    TruthStep,
    UseTruth,
    Way,
    WholeStep,
)
from romdsl.registry import engines
from tests.targets.programs import constant, small_measure, small_program, whole
from tests.tools import require_engine

NUMBERS = tuple(Input(item, "number", (), "-1000000", "1000000", "1") for item in ("a", "b", "c"))
FAR = 9.0e15


def number(item: str, low: int = -1000000, high: int = 1000000) -> ItemNumber:
    return ItemNumber(item, 0, low=low, high=high)


def run(engine: str, program: Program, answers: Sequence[Mapping[str, object]]) -> list[Any]:
    found = engines()[engine]
    require_engine(engine)
    results = found.run(small_measure(program.inputs), program, answers)
    assert len(json.dumps(results)) > 0
    return results


def values(engine: str, steps: Mapping[str, AnyStep], answers: Sequence[Mapping[str, object]]) -> list[list[object]]:
    """The values of some steps, each a score of its own, for each set of answers."""
    uses = [UseTruth(name) if isinstance(step, TruthStep) else whole(name, -(2**53), 2**53) for name, step in steps.items()
            if isinstance(step, TruthStep | WholeStep)]  # fmt: skip
    program = small_program(NUMBERS, list(steps.items()), uses)
    names = [use.name for use in uses]
    return [[result["scores"][name]["value"] for name in names] for result in run(engine, program, answers)]


def real(item: str) -> RealOf:
    return RealOf(number(item), constant(1), low=-1e6, high=1e6)


def plus(left: RealStep, right: RealStep, sign: str = "+") -> RealArithmetic:
    return RealArithmetic(sign, left, right, low=-FAR, high=FAR)  # type: ignore[arg-type]


def rounded(value: RealStep, decimals: int = 0, way: Way = "half away") -> RoundReal:
    return RoundReal(value, decimals, way, low=-(2**26), high=2**26)


def digits(text: str) -> RealConstant:
    return RealConstant(text, low=float(text), high=float(text))
