"""Which answers the form that is written takes: options, ends and steps, as the validator holds responses to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from romdsl.emit.fhirpath.answers import REASONS
from romdsl.program import Input, Program

DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
DURATION = re.compile(r"([0-9]{1,4}):([0-5][0-9])", re.ASCII)


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
        case "several":
            return is_set_taken(given, answer)
        case "time":
            return isinstance(answer, str) and TIME.fullmatch(answer) is not None
        case "date":
            return isinstance(answer, str) and is_date(answer)
        case "duration":
            return isinstance(answer, str) and DURATION.fullmatch(answer) is not None
        case "text":
            return isinstance(answer, str)


def is_set_taken(given: Input, answer: object) -> bool:
    """Codes that are options, each once; a non-answer alone."""
    if not isinstance(answer, list | tuple):
        return False
    codes = [code_of(each) for each in answer]
    if len(set(codes)) < len(codes) or not all(code in given.codes for code in codes):
        return False
    return len(codes) == 1 or not any(code in given.exclusive for code in codes)


def is_date(text: str) -> bool:
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def minutes_of(duration: str) -> int:
    """Hours and minutes, `7:30`, in minutes."""
    hours, _, minutes = duration.partition(":")
    return 60 * int(hours) + int(minutes)


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
