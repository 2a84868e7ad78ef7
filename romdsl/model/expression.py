"""Formulas, as a closed union of frozen nodes; places take no part in equality."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from ..source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Node:
    """What every formula node has: the place where the author wrote it."""

    span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """Numbers between two ends; an end that is None is open for ever."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, number: Fraction) -> bool:
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or number < self.high or (number == self.high and not self.high_open)


@dataclass(frozen=True, slots=True)
class Amount(Node):
    """How many answers may be missing: a number of items, or a share of those expected."""

    number: Fraction
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class MissingRule(Node):
    """What an aggregate does when answers are missing (`spec/meaning.md`, Missing answers).

    `limit` is none, at most, less than, or any; `amount` stands with the two in the middle.
    `fill` is prorate, ignore or as; None with `none`.  `filling` is the formula after `as`.
    """

    limit: Literal["none", "at most", "less than", "any"]
    amount: Amount | None = None
    fill: Literal["prorate", "ignore", "as"] | None = None
    filling: Expression | None = None
    leaving_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number(Node):
    """An exact decimal, and the decimals with which it was written."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A quoted code or text."""

    value: str


@dataclass(frozen=True, slots=True)
class Truth(Node):
    value: bool


@dataclass(frozen=True, slots=True)
class Missing(Node):
    """The word `missing`."""


@dataclass(frozen=True, slots=True)
class Name(Node):
    """An item, block, let, score or context; a path such as `mood.q1` has dots in it.

    `occasion` stands in the formula of a change alone: `at(baseline).total` is total at that occasion.
    """

    id: str
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class NameRange(Node):
    """`q1..q9`: from one item to another in written order, across blocks."""

    first: Name
    last: Name


@dataclass(frozen=True, slots=True)
class Several(Node):
    """`(q1, q5..q7)`: several sets in brackets."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Term(Node):
    """One part of a sum; `negative` when a minus stands before it."""

    value: Expression
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """`a + b - c`, as many terms as were written."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Factor(Node):
    """One part of a product; `divides` when a slash stands before it."""

    value: Expression
    divides: bool = False


@dataclass(frozen=True, slots=True)
class Product(Node):
    """`a * b / c`, computed from left to right."""

    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """`-a`."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`a >= b`: compares scores."""

    operator: Literal["=", "!=", "<", "<=", ">", ">="]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Is(Node):
    """`x is code`, `x is not declined`: a code of its options, or why it is missing."""

    subject: Expression
    code: str
    negated: bool = False
    code_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class InInterval(Node):
    """`x in 1..3`."""

    subject: Expression
    interval: Interval


@dataclass(frozen=True, slots=True)
class InCodes(Node):
    """`x in (a, b)`."""

    subject: Expression
    codes: tuple[str, ...]
    code_spans: tuple[Span, ...] = field(default=(), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Includes(Node):
    """`aids includes (cane, stick)`: whether one of these options of a tick-all is ticked."""

    subject: Expression
    codes: tuple[str, ...]
    code_spans: tuple[Span, ...] = field(default=(), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class And(Node):
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    value: Expression


@dataclass(frozen=True, slots=True)
class If(Node):
    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`sum(q1..q9 reverse q3 missing none)`; which functions there are stands in `functions.py`.

    `way` is what stands last in `round(x, 1, half even)`.  `least` is how many answers the metric of an `eap` asks for.
    """

    function: str
    arguments: tuple[Expression, ...]
    reverse: tuple[Name | NameRange, ...] = ()
    missing: MissingRule | None = None
    way: Literal["half away", "half even", "up", "down"] = "half away"
    least: int = 0
    name_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Arm(Node):
    """One line of a `recode`: what it is for (numbers, or a code) and what it gives."""

    match: Interval | str
    value: Expression


@dataclass(frozen=True, slots=True)
class Recode(Node):
    """`recode(x, 0 -> 0, 1..2 -> 1, else -> missing)`: the first arm that fits.

    `otherwise` is the formula after `else ->`; None where no `else` is written.
    """

    subject: Expression
    arms: tuple[Arm, ...]
    otherwise: Expression | None = None


@dataclass(frozen=True, slots=True)
class Lookup(Node):
    """`norms(sex, raw).mean`: a row of a table by its keys; `column` None where the table gives one value.

    The parser makes one of each call whose name is no function.
    """

    table: str
    keys: tuple[Expression, ...]
    column: str | None = None
    name_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
    column_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


Expression = (
    Number | Text | Truth | Missing | Name | NameRange | Several | Sum | Product | Negation | Comparison | Is
    | InInterval | InCodes | Includes | And | Or | Not | If | Call | Recode | Lookup
)  # fmt: skip


def children(node: Expression) -> tuple[Expression, ...]:
    """The formulas directly inside a formula, in the order in which they were written."""
    match node:
        case Sum(terms):
            return tuple(term.value for term in terms)
        case Product(factors):
            return tuple(factor.value for factor in factors)
        case Several(parts) | And(parts) | Or(parts):
            return parts
        case Negation(value) | Not(value):
            return (value,)
        case Comparison(_, left, right):
            return (left, right)
        case Is(subject) | InInterval(subject) | InCodes(subject) | Includes(subject):
            return (subject,)
        case If(condition, then, otherwise):
            return (condition, then, otherwise)
        case Call(_, arguments, _, missing):
            filling = missing.filling if missing else None
            return arguments if filling is None else (*arguments, filling)
        case Recode(subject, arms, last):
            found = (subject, *(arm.value for arm in arms))
            return found if last is None else (*found, last)
        case Lookup(_, keys):
            return keys
        case Number() | Text() | Truth() | Missing() | Name() | NameRange():
            return ()
