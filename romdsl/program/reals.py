"""The steps that give a real number: IEEE binary64, worked out in the order in which they stand.

An exact number becomes real by one division of two whole numbers.  No step gives an infinite
number or none at all: bounds are known, and what has no value is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .step import RealNumber

if TYPE_CHECKING:
    from .truths import TruthStep
    from .wholes import WholeStep


@dataclass(frozen=True, slots=True)
class RealConstant(RealNumber):
    """A decimal as written, read as the binary64 number nearest to it."""

    text: str


@dataclass(frozen=True, slots=True)
class RealOf(RealNumber):
    """numerator / denominator, each made binary64 and divided once; the denominator is 1 or more."""

    numerator: WholeStep
    denominator: WholeStep


@dataclass(frozen=True, slots=True)
class UseReal(RealNumber):
    """The value of a named real step."""

    name: str


@dataclass(frozen=True, slots=True)
class RealArithmetic(RealNumber):
    """One operation; missing when a side is, and when the right side of `/` is 0."""

    operator: Literal["+", "-", "*", "/"]
    left: RealStep
    right: RealStep


@dataclass(frozen=True, slots=True)
class RealFunction(RealNumber):
    """`negate`, `absolute`, `sqrt`, `exp`, `ln`; missing when the value is, and for `sqrt` below 0, `ln` at 0 or below."""

    function: Literal["negate", "absolute", "sqrt", "exp", "ln"]
    value: RealStep


@dataclass(frozen=True, slots=True)
class RealPower(RealNumber):
    """base ** exponent; missing when a side is, when the base is below 0, and for 0 to the power of 0 or less."""

    base: RealStep
    exponent: RealStep


@dataclass(frozen=True, slots=True)
class Latent(RealNumber):
    """Theta (its posterior mean), or its standard error, under the answers to a form of an item bank; never missing.

    `values` are the categories from 0, in the order of the form's items in `Program.forms`; a missing one says
    nothing.  The arithmetic is that of `romdsl/irt`, in its order (`spec/item_banks_arithmetic.md`).
    """

    form: str
    which: Literal["theta", "error"]
    values: tuple[WholeStep, ...]


@dataclass(frozen=True, slots=True)
class RealOnlyIf(RealNumber):
    """The value when the condition is true, else missing; the value is looked at only then."""

    condition: TruthStep
    value: RealStep


@dataclass(frozen=True, slots=True)
class RealIf(RealNumber):
    """One of two values; missing when the condition is.  Only the branch that is taken is looked at."""

    condition: TruthStep
    then: RealStep
    otherwise: RealStep


@dataclass(frozen=True, slots=True)
class MissingReal(RealNumber):
    """A missing real number."""


RealStep = (
    RealConstant | RealOf | UseReal | RealArithmetic | RealFunction | RealPower | Latent | RealOnlyIf | RealIf | MissingReal
)  # fmt: skip
