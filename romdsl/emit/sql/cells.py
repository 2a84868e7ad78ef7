"""Answers as the cells of a file, each in one spelling; what no cell can say is a cell that no item takes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ...program import Input, Program

IMPOSSIBLE = "!"
"""No code and no number: every item but one of free text refuses it."""

WORDS = "-"
"""Stands for words of the person's own: what they are no score asks."""


def cells_of(program: Program, answers: Mapping[str, object]) -> list[str | None] | None:
    """A cell for each input; None where an answer is to no item of the measure, or is to be refused as a text."""
    known = {given.item for given in program.inputs}
    if not answers.keys() <= known:
        return None
    cells = [cell_of(given, answers.get(given.item)) for given in program.inputs]
    if any(cell == IMPOSSIBLE and given.kind == "text" for cell, given in zip(cells, program.inputs, strict=True)):
        return None
    return cells


def cell_of(given: Input, value: object) -> str | None:
    """The cell that says what was answered; None where that is nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and value in ("!declined", "!unknown", "!not_applicable"):
        return value
    match given.kind:
        case "text":
            return WORDS if isinstance(value, str) else IMPOSSIBLE
        case "choice":
            return code_of(value)
        case "several":
            return ";".join(map(code_of, value)) or "()" if isinstance(value, list | tuple) else IMPOSSIBLE
        case "truth":
            return ("yes" if value else "no") if isinstance(value, bool) else IMPOSSIBLE
        case "number":
            return number_of(value)
        case _:
            return value if isinstance(value, str) else IMPOSSIBLE


def code_of(value: object) -> str:
    """A code as it is written: 1 and 1.0 are the code `1`."""
    if isinstance(value, bool):
        return IMPOSSIBLE
    if isinstance(value, str):
        return value if not value.startswith("!") and ";" not in value and value else IMPOSSIBLE
    if not isinstance(value, int | float | Decimal):
        return IMPOSSIBLE
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    is_whole = number.is_finite() and abs(number.adjusted()) < 1000 and number == number.to_integral_value()
    return str(int(number)) if is_whole else IMPOSSIBLE


def number_of(value: object) -> str:
    """The decimal that is written, without zeros at its ends."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return IMPOSSIBLE
    text = value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)
    whole, _, fraction = text.removeprefix("-").partition(".")
    if not isinstance(value, str) and not (whole + fraction).isdigit():
        number = Decimal(text)
        if not number.is_finite() or abs(number.adjusted()) > 1000:
            return IMPOSSIBLE
        whole, _, fraction = format(number.copy_abs(), "f").partition(".")
    if not (whole.isascii() and whole.isdigit()) or ("." in text and not fraction and isinstance(value, str)):
        return IMPOSSIBLE
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        return IMPOSSIBLE
    plain = (whole.lstrip("0") or "0") + f".{fraction}".rstrip("0").rstrip(".")
    return f"-{plain}" if text.startswith("-") and plain != "0" else plain
