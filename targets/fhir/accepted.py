"""Which answers the form that is written takes: options, ends and steps, as the validator holds responses to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from romdsl.emit.fhirpath.answers import REASONS
from romdsl.program import Input, Program

DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def are_taken(program: Program, answers: Mapping[str, object]) -> bool:
    inputs = {given.item: given for given in program.inputs}
    return all(item in inputs and is_taken(inputs[item], answer) for item, answer in answers.items())


def is_taken(given: Input, answer: object) -> bool:
    if answer is None or answer == "":
        return True
    if isinstance(answer, str) and answer in REASONS:
        return True
    match given.kind:
        case "choice":
            return code_of(answer) in given.codes
        case "truth":
            return isinstance(answer, bool)
        case "number":
            return is_number_taken(given, answer)
        case "text":
            return isinstance(answer, str)


def code_of(answer: object) -> str | None:
    """An answer as a code: 1 and 1.0 are the code 1, since JSON knows no difference."""
    match answer:
        case bool():
            return None
        case float() if answer.is_integer():
            return str(int(answer))
        case str() | int():
            return str(answer)
        case _:
            return None


def is_number_taken(given: Input, answer: object) -> bool:
    if isinstance(answer, bool) or (isinstance(answer, str) and not DECIMAL.fullmatch(answer)):
        return False
    try:
        number = Decimal(str(answer))
    except InvalidOperation:
        return False
    if not number.is_finite() or (given.high and number > Decimal(given.high)):
        return False
    if not given.low:
        return True
    low = Decimal(given.low)
    return number >= low and (number - low) % Decimal(given.step or "1") == 0
