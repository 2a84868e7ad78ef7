"""Any tree of dataclasses as indented lines, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction

from ..compiler.parse.syntax import Statement
from ..model.measure import Placed
from ..model.written import number
from ..program import Step
from ..source import Piece, Source, Span
from .step_text import as_line

LEFT_OUT = ("names", "plan", "types", "run", "tokens")
"""Of a checked measure, what repeats the measure or is for `lower` alone; of a statement, what its line says."""


def as_lines(thing: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """One line a field; what is empty is left out."""
    start = "  " * depth + (f"{name}: " if name else "")
    if isinstance(thing, Step):
        yield start + as_line(thing)
    elif (bare := scalar(thing)) is not None:
        yield start + bare
    elif isinstance(thing, Mapping):
        yield start.rstrip()
        for key, value in thing.items():
            yield from as_lines(value, str(key), depth + 1)
    elif isinstance(thing, tuple) and all(map(_is_code, thing)):
        yield start + ", ".join(thing)
    elif isinstance(thing, list | tuple):
        yield start.rstrip()
        for value in thing:
            yield from as_lines(value, "-", depth + 1)
    else:
        yield start + type(thing).__name__
        for key, value in parts_of(thing):
            yield from as_lines(value, key, depth + 1)


def _is_code(thing: object) -> bool:
    return isinstance(thing, str) and (thing.isidentifier() or thing.isdigit())


def as_data(thing: object) -> object:
    """The same as JSON values; each object says its kind under `is`."""
    if thing is None or isinstance(thing, bool | int | str):
        return thing
    if isinstance(thing, Placed):
        return as_data(thing.value)
    if (bare := scalar(thing)) is not None:
        return bare
    if isinstance(thing, Mapping):
        return {str(key): as_data(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [as_data(value) for value in thing]
    return {"is": type(thing).__name__, **{key: as_data(value) for key, value in parts_of(thing)}}


def scalar(thing: object) -> str | None:
    """What stands on one line; None for what has parts."""
    match thing:
        case Fraction():
            return number(thing)
        case Piece(text):
            return scalar(text)
        case Placed(value):
            return scalar(value)
        case Enum():
            return str(thing.value)
        case bool():
            return "yes" if thing else "no"
        case str():
            return thing if thing and "\n" not in thing and thing == thing.strip() else repr(thing)
        case int() | float() | None:
            return str(thing)
        case _:
            return None


def parts_of(thing: object) -> Iterator[tuple[str, object]]:
    """The fields of a node that say something: no places, nothing empty."""
    if not is_dataclass(thing):
        yield "value", str(thing)
        return
    if isinstance(thing, Statement):
        yield "line", thing.cut(0).text
    for field in fields(thing):
        value = getattr(thing, field.name)
        empty = value is None or value is False or (isinstance(value, tuple | list | dict | str) and not value)
        place = isinstance(value, Span | Source) or field.name.endswith(("span", "spans"))
        if not empty and not place and field.name not in LEFT_OUT:
            yield field.name, value
