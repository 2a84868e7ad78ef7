"""Formulas, rules, intervals and numbers written out in the language's one spelling."""

from __future__ import annotations

import re
from fractions import Fraction

from .expression import (
    Amount,
    And,
    Arm,
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Interval,
    Is,
    Lookup,
    Missing,
    MissingRule,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Recode,
    Several,
    Sum,
    Text,
    Truth,
)
from .functions import RESERVED
from .measure import Rounding

_IF, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _UNARY, _ATOM = range(9)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*")
_CODE = re.compile(_NAME.pattern + r"|-?[0-9]+(?:\.[0-9]+)?")


def number(value: Fraction) -> str:
    """A number as a decimal where it ends, else as a fraction: `2`, `0.5`, `29/3`."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def interval(ends: Interval) -> str:
    """`0..4`, `5..<6`, `60<..`."""
    low = "" if ends.low is None else number(ends.low) + ("<" if ends.low_open else "")
    high = "" if ends.high is None else ("<" if ends.high_open else "") + number(ends.high)
    return f"{low}..{high}"


def amount(value: Amount) -> str:
    """`2`, `20%`, `half`."""
    if not value.is_share:
        return number(value.number)
    return "half" if value.number == Fraction(1, 2) else f"{number(value.number * 100)}%"


def missing_rule(rule: MissingRule) -> str:
    """`at most 2, prorate`, as results carry it."""
    parts = [rule.limit if rule.amount is None else f"{rule.limit} {amount(rule.amount)}"]
    if rule.fill == "as" and rule.filling is not None:
        parts.append(f"as {_write(rule.filling, _SUM)}")
    elif rule.fill is not None:
        parts.append(rule.fill)
    if rule.leaving_out:
        parts.append("leaving out " + ", ".join(rule.leaving_out))
    return ", ".join(parts)


def rounding(rule: Rounding) -> str:
    """`1`, `0 half even`."""
    return str(rule.digits) if rule.way == "half away" else f"{rule.digits} {rule.way}"


def text(value: str) -> str:
    """A text in quotes, escaped."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def formula(expression: Expression) -> str:
    """A formula with the fewest brackets that keep its meaning; read again it is the same formula."""
    return _write(expression, _IF)


def _write(node: Expression, around: int) -> str:
    level, written = _parts(node)
    return f"({written})" if level < around else written


def _parts(node: Expression) -> tuple[int, str]:
    """How tightly a formula binds, and its text without brackets of its own."""
    match node:
        case Number(value):
            return (_UNARY if value < 0 else _ATOM), number(value)
        case Text(value):
            return _ATOM, text(value)
        case Truth(value):
            return _ATOM, "true" if value else "false"
        case Missing():
            return _ATOM, "missing"
        case Name(id, occasion):
            return _ATOM, id if occasion is None else f"at({occasion}).{id}"
        case NameRange(first, last):
            return _ATOM, f"{first.id}..{last.id}"
        case Several(parts):
            return _ATOM, "(" + ", ".join(_write(part, _IF) for part in parts) + ")"
        case Call():
            return _ATOM, _call(node)
        case Recode():
            return _ATOM, _recode(node)
        case Lookup(table, keys, column):
            inside = ", ".join(_write(key, _IF) for key in keys)
            return _ATOM, f"{table}({inside})" + ("" if column is None else f".{column}")
        case Sum() | Product() | Negation():
            return _arithmetic(node)
        case _:
            return _condition(node)


def _arithmetic(node: Sum | Product | Negation) -> tuple[int, str]:
    match node:
        case Sum(terms):
            signs = [("- " if term.negative else "+ ") + _write(term.value, _PRODUCT) for term in terms]
            first = signs[0][2:] if not terms[0].negative else "-" + _write(terms[0].value, _UNARY)
            return _SUM, " ".join([first, *signs[1:]])
        case Product(factors):
            signs = [("/ " if factor.divides else "* ") + _write(factor.value, _UNARY) for factor in factors]
            return _PRODUCT, " ".join([signs[0][2:], *signs[1:]])
        case Negation(value):
            return _UNARY, "-" + _write(value, _ATOM)


def _condition(node: Expression) -> tuple[int, str]:
    match node:
        case Comparison(operator, left, right):
            return _COMPARISON, f"{_write(left, _SUM)} {operator} {_write(right, _SUM)}"
        case Is(subject, code, negated):
            return _COMPARISON, f"{_write(subject, _SUM)} is {'not ' if negated else ''}{_code(code)}"
        case InInterval(subject, ends):
            return _COMPARISON, f"{_write(subject, _SUM)} in {interval(ends)}"
        case InCodes(subject, codes):
            return _COMPARISON, f"{_write(subject, _SUM)} in ({', '.join(map(_code, codes))})"
        case Includes(subject, codes):
            written = ", ".join(map(_code, codes))
            return _COMPARISON, f"{_write(subject, _SUM)} includes {written if len(codes) == 1 else f'({written})'}"
        case And(parts):
            return _AND, " and ".join(_write(part, _NOT) for part in parts)
        case Or(parts):
            return _OR, " or ".join(_write(part, _NOT) for part in parts)
        case Not(value):
            return _NOT, "not " + _write(value, _NOT)
        case If(condition, then, otherwise):
            branches = _write(condition, _OR), _write(then, _OR), _write(otherwise, _IF)
            return _IF, "if {} then {} else {}".format(*branches)
    raise AssertionError(node)


def _call(node: Call) -> str:
    inside = ", ".join(_write(argument, _IF) for argument in node.arguments)
    if node.way != "half away":
        inside += f", {node.way}"
    if node.reverse:
        inside += " reverse " + ", ".join(_parts(target)[1] for target in node.reverse)
    if node.missing:
        inside += " missing " + missing_rule(node.missing)
    return f"{node.function}({inside})"


def _recode(node: Recode) -> str:
    arms = [_arm(arm) for arm in node.arms]
    if node.otherwise is not None:
        arms.append(f"else -> {_write(node.otherwise, _IF)}")
    return f"recode({', '.join([_write(node.subject, _IF), *arms])})"


def _arm(arm: Arm) -> str:
    match = arm.match
    if isinstance(match, str):
        written = text(match) if match in RESERVED or not _NAME.fullmatch(match) else match
    else:
        written = number(match.low) if match.low is not None and match.low == match.high else interval(match)
    return f"{written} -> {_write(arm.value, _IF)}"


def _code(code: str) -> str:
    """A code in a formula: in quotes where it is neither a word nor a number."""
    return code if _CODE.fullmatch(code) and code not in RESERVED else text(code)
