"""Prints real numbers.

Engines have decimals or binary doubles for them; both lie so near to binary64 that the rounding, for
which all within 2 ** -20 of a tie is a tie, takes the difference away.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from ...program import (
    Constant,
    Latent,
    MissingReal,
    RealArithmetic,
    RealConstant,
    RealFunction,
    RealIf,
    RealOf,
    RealOnlyIf,
    RealPower,
    RealStep,
    RoundReal,
    UseReal,
)
from .text import AND, COMPARISON, EQUALITY, NOTHING, PRIMARY, PRODUCT, SUM, Text, only_if

if TYPE_CHECKING:
    from .printer import Printer

NEAR = f"{Decimal(2) ** -20:f}"
HALF = f"{Decimal(2) ** -20 + Decimal('0.5'):f}"
PRECISE = "1.00000000000000000000"
"""HL7's engine gives a quotient as many digits as the longer of the two has."""
LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}


def real(printer: Printer, step: RealStep) -> Text:
    match step:
        case RealConstant(text=text):
            return literal(text)
        case RealOf(numerator=numerator, denominator=Constant(value=1)):
            return printer.whole(numerator)
        case RealOf(numerator=numerator, denominator=denominator):
            return operation("/", printer.whole(numerator), printer.whole(denominator))
        case UseReal(name=name):
            return printer.use(name)
        case MissingReal():
            return NOTHING
        case RealArithmetic(operator=operator, left=left, right=right):
            return operation(operator, real(printer, left), real(printer, right))
        case RealFunction():
            return function(printer, step)
        case RealPower():
            return power(printer, step)
        case RealOnlyIf(condition=condition, value=value):
            return only_if(printer.truth(condition), real(printer, value))
        case RealIf(condition=condition, then=then, otherwise=otherwise):
            return printer.chosen(condition, real(printer, then), real(printer, otherwise))
        case Latent():
            raise AssertionError(f"{step.form} is scored by its pattern: see emit/patterns.py")
        case _:
            assert_never(step)


def literal(text: str) -> Text:
    """A decimal; FHIRPath writes it without exponent."""
    plain = f"{Decimal(text):f}"
    return Text(f"({plain})" if plain.startswith("-") else plain)


def operation(operator: str, left: Text, right: Text) -> Text:
    """One operation, in the order in which it stands; a division by 0 gives nothing in every engine."""
    level = LEVELS[operator]
    if operator == "/":
        left = Text(f"{PRECISE} * {left.at(PRIMARY)}", PRODUCT)
    return Text(f"{left.at(level)} {operator} {right.at(level - 1)}", level)


def called(value: Text, function: str) -> Text:
    """A function of a value; by `select`, since HL7's engine stops where there is none."""
    return Text(f"{value.at(PRIMARY)}.select($this.{function})")


def function(printer: Printer, step: RealFunction) -> Text:
    value = real(printer, step.value)
    match step.function:
        case "negate":
            return Text(f"0 - {value.at(PRODUCT)}", SUM)
        case "absolute":
            return called(value, "abs()")
        case "exp":
            return called(value, "exp()")
        case "sqrt":
            return guarded(printer, value, ">= 0", "sqrt", step.value.low >= 0)
        case "ln":
            return guarded(printer, value, "> 0", "ln", step.value.low > 0)
        case _:
            assert_never(step.function)


def guarded(printer: Printer, value: Text, test: str, name: str, has_value: bool) -> Text:
    if has_value:
        return called(value, f"{name}()")
    value = printer.once(value, "value")
    return only_if(Text(f"{value.at(SUM)} {test}", COMPARISON), called(value, f"{name}()"))


def power(printer: Printer, step: RealPower) -> Text:
    base = printer.once(real(printer, step.base), "base")
    exponent = printer.once(real(printer, step.exponent), "exponent")
    raised = called(base, f"power({exponent.text})")
    of_nothing = Text(f"{base.at(SUM)} = 0", EQUALITY)
    positive = Text(f"{exponent.at(SUM)} > 0", COMPARISON)
    if step.base.low > 0:
        there = Text(f"{base.at(PRIMARY)}.exists() and {exponent.at(PRIMARY)}.exists()", AND)
        return only_if(there, raised) if step.base.may_be_missing or step.exponent.may_be_missing else raised
    there = Text(f"{base.at(SUM)} > 0 and {exponent.at(PRIMARY)}.exists()", AND)
    return only_if(there, raised, only_if(Text(f"{of_nothing.text} and {positive.text}", AND), Text("0")))


def rounded(printer: Printer, step: RoundReal) -> Text:
    value = real(printer, step.value)
    scale = 10**step.decimals
    match step.way:
        case "floor":
            return called(Text(f"{scaled(value, scale).at(SUM)} + {NEAR}", SUM), "floor()")
        case "ceil":
            opposite = called(Text(f"{NEAR} - {scaled(value, scale).at(PRODUCT)}", SUM), "floor()")
            return Text(f"0 - {opposite.text}", SUM)
        case "half away" | "exact" | "half even":
            if step.value.low >= 0:
                return nearest(scaled(value, scale), step.way)
            value = printer.once(value, "value")
            up = nearest(scaled(called(value, "abs()"), scale), step.way)
            down = Text(f"0 - {up.at(PRODUCT)}", SUM)
            return only_if(Text(f"{value.at(SUM)} < 0", COMPARISON), down, up)
        case _:
            assert_never(step.way)


def scaled(value: Text, scale: int) -> Text:
    return value if scale == 1 else Text(f"{value.at(PRODUCT)} * {scale}", PRODUCT)


def nearest(parts: Text, way: str) -> Text:
    """A number of 0 or more to the nearest whole one."""
    if way != "half even":
        return called(Text(f"{parts.at(SUM)} + {HALF}", SUM), "floor()")
    down = "$this.floor()"
    rest = f"($this - {down})"
    is_tie = f"({rest} - 0.5).abs() <= {NEAR}"
    return Text(f"{parts.at(PRIMARY)}.select({down} + iif({is_tie}, {down} mod 2, iif({rest} > 0.5, 1, 0)))")
