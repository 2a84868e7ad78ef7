"""Whole quotients, and real numbers made whole, by integers and `floor` alone: no engine's own rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...program import Way
from ..code import PLUS, TIMES, UNARY
from .code import Sql, call, case, chain, compare, made, whole_number

if TYPE_CHECKING:
    from .printer import Printer

TIE = "0.00000095367431640625"
"""2 ** -20: within so much of the last place counts as a tie."""
HALF_AND_TIE = "0.50000095367431640625"


def quotient(printer: Printer, way: Way, numerator: Sql, denominator: Sql, may_be_negative: bool) -> Sql:
    """numerator / denominator as a whole number.  Engines cut towards 0, so the sign is split where it may be below."""
    if way == "exact":
        return printer.dialect.quotient(numerator, denominator)
    if way != "floor" or may_be_negative:
        denominator = printer.columns.held(denominator, f"{printer.part}_denominator")
    if not may_be_negative:
        if way == "half even":
            numerator = printer.columns.held(numerator, f"{printer.part}_numerator")
        return _of_positive(printer, way, numerator, denominator)
    numerator = printer.columns.held(numerator, f"{printer.part}_numerator")
    turned = made(f"(-{numerator.within(UNARY)})", numerator)
    opposite: Way = {"floor": "ceil", "ceil": "floor"}.get(way, way)  # type: ignore[assignment]
    if way == "half even":
        turned = printer.columns.held(turned, f"{printer.part}_negative")
    above = _of_positive(printer, way, numerator, denominator)
    below = _of_positive(printer, opposite, turned, denominator)
    negative = made(f"(-({below.text}))", below)
    return case([(compare(">=", numerator, whole_number(0)), above)], negative)


def _of_positive(printer: Printer, way: Way, numerator: Sql, denominator: Sql) -> Sql:
    divide = printer.dialect.quotient
    twice = made(str(2 * int(denominator.text)) if denominator.text.isdigit() else f"2 * {denominator.text}",
                 denominator, binds=TIMES)  # fmt: skip
    match way:
        case "floor" | "exact":
            return divide(numerator, denominator)
        case "ceil":
            return divide(
                made(f"({numerator.within(PLUS)} + {denominator.text} - 1)", numerator, denominator), denominator
            )
        case "half away":
            doubled = chain("*", (Sql("2"), numerator), TIMES)
            return divide(made(f"({doubled.text} + {denominator.text})", doubled, denominator), twice)
        case "half even":
            whole = printer.columns.held(divide(numerator, denominator), f"{printer.part}_whole")
            rest = f"2 * ({numerator.text} - {whole.text} * {denominator.text})"
            odd = f"{whole.text} - 2 * ({divide(whole, Sql('2')).text}) = 1"
            up = made(f"{rest} > {denominator.text} OR {rest} = {denominator.text} AND {odd}", whole, numerator)
            return case([(up, made(f"{whole.text} + 1", whole))], whole)


def rounded_real(printer: Printer, value: Sql, decimals: int, way: Way) -> Sql:
    """A real number times 10 ** decimals, as a whole number."""
    dialect, part = printer.dialect, printer.part
    value = printer.columns.held(value, f"{part}_real")
    unit = dialect.real(str(10**decimals))
    scaled = dialect.product(value, unit, False) if decimals else value
    match way:
        case "floor" | "exact":
            return dialect.as_whole(call("floor", _sum(printer, scaled, dialect.real(TIE))))
        case "ceil":
            down = call("floor", _sum(printer, dialect.real(TIE), made(f"(-{scaled.within(UNARY)})", scaled)))
            return dialect.as_whole(made(f"-{down.text}", down))
    size = dialect.product(call("abs", value), unit, False) if decimals else call("abs", value)
    if way == "half away":
        rounded = dialect.as_whole(call("floor", _sum(printer, size, dialect.real(HALF_AND_TIE))))
    else:
        rounded = _half_even(printer, printer.columns.held(size, f"{part}_size"))
    below = compare("<", value, Sql("0"))
    return case([(below, made(f"(-{rounded.within(UNARY)})", rounded))], rounded)


def _half_even(printer: Printer, size: Sql) -> Sql:
    dialect = printer.dialect
    down = printer.columns.held(dialect.as_whole(call("floor", size)), f"{printer.part}_down")
    rest = made(f"{size.text} - {dialect.as_real(down).text}", size, down, binds=PLUS)
    rest = printer.columns.held(dialect.fence(rest), f"{printer.part}_rest")
    half = made(f"abs({rest.text} - {dialect.real('0.5').text}) <= {dialect.real(TIE).text}", rest)
    odd = f"{down.text} - 2 * ({dialect.quotient(down, Sql('2')).text}) = 1"
    up = made(f"{down.text} + 1", down)
    return case([(half, case([(made(odd, down), up)], down)), (compare(">", rest, dialect.real("0.5")), up)], down)


def _sum(printer: Printer, left: Sql, right: Sql) -> Sql:
    return printer.dialect.fence(chain("+", (left, right), PLUS))
