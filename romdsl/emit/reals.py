"""Prints real numbers: binary64, each operation in the order in which it stands."""

from __future__ import annotations

import re
from typing import assert_never

from ..program import (
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
from .code import PLUS, TIMES, UNARY, Code
from .missing import has_value
from .truths import TruthPrinter

PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
BINDS = {"+": PLUS, "-": PLUS, "*": TIMES, "/": TIMES}


def real_literal(text: str) -> str:
    """A decimal as a language of output writes the binary64 number nearest to it."""
    return text if PLAIN.fullmatch(text) else repr(float(text))


class RealPrinter(TruthPrinter):
    """An operation that may have no value (a division by 0, a root of less than 0) is a call that gives missing."""

    def real(self, step: RealStep) -> Code:
        match step:
            case RealConstant(text=text):
                literal = self.dialect.real(real_literal(text))
                return Code(literal, UNARY if literal.startswith("-") else Code("").binds)
            case RealOf(numerator=numerator, denominator=Constant(value=1)):
                return self.guarded((numerator,), lambda codes: self.dialect.as_real(codes[0]))
            case RealOf(numerator=numerator, denominator=denominator):
                return self.guarded((numerator, denominator), lambda codes: operation("/", *codes))
            case UseReal(name=name):
                return Code(self.names[name])
            case MissingReal():
                return self.dialect.none
            case RealArithmetic() | RealFunction() | RealPower():
                return self.worked_out(step)
            case RealOnlyIf(condition=condition, value=value):
                return self.only(condition, value)
            case RealIf(condition=condition, then=then, otherwise=otherwise):
                return self.either_way(condition, then, otherwise)
            case Latent(form=form, which=which, values=values):
                return self.dialect.latent(form, which, [self.value(value) for value in values])
            case _:
                assert_never(step)

    def worked_out(self, step: RealArithmetic | RealFunction | RealPower) -> Code:
        certain = not step.may_be_missing or has_value(step)
        match step:
            case RealArithmetic(operator=operator, left=left, right=right):
                if certain:
                    return self.guarded((left, right), lambda codes: operation(operator, *codes))
                return self.guarded((left, right), lambda codes: self.dialect.domain_call("divided", *codes))
            case RealFunction(function="negate", value=value):
                return self.guarded((value,), lambda codes: Code(f"-{codes[0].within(UNARY + 1)}", UNARY))
            case RealFunction(function=function, value=value):
                if certain:
                    return self.guarded((value,), lambda codes: self.dialect.real_function(function, codes[0]))
                return self.guarded((value,), lambda codes: self.dialect.domain_call(function, codes[0]))
            case RealPower(base=base, exponent=exponent):
                if certain:
                    return self.guarded((base, exponent), lambda codes: self.dialect.real_power(*codes))
                return self.guarded((base, exponent), lambda codes: self.dialect.domain_call("power", *codes))
            case _:
                assert_never(step)

    def rounded_real(self, step: RoundReal) -> Code:
        return self.guarded((step.value,), lambda codes: self.dialect.round_real(step.way, codes[0], 10**step.decimals))


def operation(operator: str, left: Code, right: Code) -> Code:
    """One operation; the right side keeps its brackets, since (a + b) + c is not a + (b + c)."""
    binds = BINDS[operator]
    return Code(f"{left.within(binds)} {operator} {right.within(binds + 1)}", binds)
