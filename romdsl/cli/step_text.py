"""A step of a score program on one line, in the notation of `spec/program.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from ..program import (
    Cell,
    Compare,
    Constant,
    FirstWhole,
    FirstWord,
    ItemScore,
    Linear,
    LookUp,
    MissingReal,
    MissingTruth,
    MissingWhole,
    NoWord,
    RealArithmetic,
    RealConstant,
    RealNumber,
    Step,
    Times,
    TruthConstant,
    UseReal,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    Whole,
    Word,
)

_MOST = 12
"""So many of a list are shown at each end; all stand in `--format json`."""


def as_line(step: Step) -> str:
    """The step with its bounds, and whether it may be missing."""
    words = [said(step)]
    if isinstance(step, Whole | RealNumber):
        words.append(f"   {step.low:.15g}..{step.high:.15g}")
    if step.may_be_missing:
        words.append("   may be missing")
    return "".join(words)


def said(value: object) -> str:
    """A step, or what stands in one."""
    match value:
        case UseWhole(name) | UseReal(name) | UseTruth(name) | UseWord(name) | UseValues(name):
            return name
        case Constant(number) | TruthConstant(number):
            return str(number).lower()
        case RealConstant(text):
            return f"real {text}"
        case Word(word):
            return f'"{word}"'
        case MissingWhole() | MissingReal() | MissingTruth() | NoWord():
            return "missing"
        case Linear(start, terms):
            return _sum(start, terms)
        case Times(left, right):
            return f"{_inner(left)} * {_inner(right)}"
        case Compare(operator, left, right) | RealArithmetic(operator, left, right):
            return f"{_inner(left)} {operator} {_inner(right)}"
        case FirstWhole(cases, otherwise) | FirstWord(cases, otherwise):
            arms = [f"{said(condition)} -> {said(given)}" for condition, given in cases]
            return f"{type(value).__name__}({_listed([*arms, f'else -> {said(otherwise)}'])})"
        case ItemScore(item, table):
            return f"ItemScore({item}: {_listed([f'{code} -> {score}' for code, score in table])})"
        case LookUp(keys, rows):
            lines = [f"{', '.join(map(_cell, cells))} -> {number}" for cells, number in rows]
            return f"LookUp({', '.join(map(said, keys))}: {_listed(lines, '; ')})"
        case Values(values):
            return f"Values({_listed([said(inner) for inner in values])})"
        case Step():
            parts = [getattr(value, part.name) for part in fields(value)]
            own = len(fields(Whole)) if isinstance(value, Whole | RealNumber) else len(fields(Step))
            return f"{type(value).__name__}({', '.join(said(part) for part in parts[own:])})"
        case tuple():
            return f"({_listed([said(inner) for inner in value])})"
        case _:
            return str(value)


def _inner(step: Step) -> str:
    """In brackets, where it is a sum, a product or a comparison itself."""
    is_joined = isinstance(step, Linear | Times | Compare | RealArithmetic)
    return f"({said(step)})" if is_joined else said(step)


def _sum(start: int, terms: Sequence[tuple[int, Step]]) -> str:
    parts = [] if start == 0 else [str(start)]
    for factor, step in terms:
        size = "" if abs(factor) == 1 else f"{abs(factor)} * "
        sign = "-" if factor < 0 else "+"
        lead = f" {sign} " if parts else ("-" if factor < 0 else "")
        parts.append(f"{lead}{size}{_inner(step)}")
    return "".join(parts)


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    low, high = ("" if end is None else str(end) for end in cell)
    return low if low and low == high else f"{low}..{high}"


def _listed(parts: Iterable[str], between: str = ", ") -> str:
    texts = list(parts)
    if len(texts) > 2 * _MOST:
        texts = [*texts[:_MOST], f"… {len(texts)} in all …", *texts[-_MOST:]]
    return between.join(texts)
