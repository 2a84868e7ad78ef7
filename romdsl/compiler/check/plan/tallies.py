"""The elements of an aggregate counted: how many are expected, how many answered, whether the rule is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from ....model.expression import MissingRule
from ....program import Compare, Constant, ListStep, Operator, TruthStep, WholeStep
from .arithmetic import subtract
from .choosing import compared
from .quotient import Affine, Quotient, exactly, of_step, scaled
from .steps import FALSE, TRUE, compare, constant


@dataclass(frozen=True, slots=True)
class Numbers:
    """The elements of a number as a list of whole steps over one divisor; `affines` where they are few."""

    list: ListStep
    steps: tuple[WholeStep, ...]
    divisor: int
    affines: tuple[Affine | None, ...]


@dataclass(frozen=True, slots=True)
class Truths:
    """The elements of a truth; where all compare alike with one number, the list of what is compared."""

    truths: tuple[TruthStep, ...]
    list: ListStep | None = None
    operator: Operator = "="
    edge: int = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """The products of value and weight as numbers, and the weights of the pairs that are complete."""

    products: Numbers
    weights: Numbers
    low: Fraction
    high: Fraction
    """Between which ends all values lie."""

    @property
    def list(self) -> ListStep:
        return self.products.list


@dataclass(frozen=True, slots=True)
class Tally:
    """`size` elements; `met` are truths that are never missing; `least` is the smallest number of
    answered with which the rule is met."""

    size: int
    elements: Numbers | Truths | Pairs
    expected: WholeStep
    answered: WholeStep
    met: tuple[TruthStep, ...]
    least: int
    unexpected: tuple[TruthStep, ...] = ()
    """Of each element whether it is left out; never missing."""

    @property
    def nothing_expected(self) -> TruthStep:
        return compare("=", self.expected, constant(0))

    @property
    def lacking(self) -> Quotient:
        """How many expected elements are missing."""
        return subtract(of_step(self.expected), of_step(self.answered))


def alike(truths: Sequence[TruthStep]) -> tuple[Operator, int, tuple[WholeStep, ...]] | None:
    """What is compared, and with which number, where all truths are alike in that."""
    first = truths[0] if truths else None
    if len(truths) < 2 or not isinstance(first, Compare) or not isinstance(first.right, Constant):
        return None
    if not all(
        isinstance(truth, Compare) and truth.operator == first.operator and truth.right == first.right
        for truth in truths
    ):
        return None
    return first.operator, first.right.value, tuple(truth.left for truth in truths if isinstance(truth, Compare))


def rule_met(
    rule: MissingRule, expected: WholeStep, answered: WholeStep, least: int = 0
) -> tuple[tuple[TruthStep, ...], int]:
    """When a rule is met with `least` or more answered, and the smallest number of answered with which it is."""
    filled = rule.fill == "as"
    if isinstance(expected, Constant):
        size = expected.value
        fewest = max(threshold(rule, size), least, 0 if filled else 1)
        if size == 0 or fewest > size:
            return (FALSE,), size
        if fewest <= answered.low:
            return (), answered.low
        return (compare("=" if fewest == size else ">=", answered, constant(fewest)),), fewest
    enough = compare(">=", expected if filled else answered, constant(max(least, 1)))
    within = _within(rule, of_step(expected), of_step(answered))
    smallest = max(threshold(rule, expected.low), least, 0 if filled else 1)
    return tuple(truth for truth in (enough, within) if truth != TRUE), smallest


def threshold(rule: MissingRule, expected: int) -> int:
    """How many answers there must be of so many expected."""
    if rule.limit == "none":
        return expected
    if rule.limit == "any" or rule.amount is None:
        return 0
    most = rule.amount.number * expected if rule.amount.is_share else rule.amount.number
    least = expected - most
    return floor(least) + 1 if rule.limit == "less than" else ceil(least)


def _within(rule: MissingRule, expected: Quotient, answered: Quotient) -> TruthStep:
    """Whether no more are missing than the rule allows, however many are expected."""
    if rule.limit == "none":
        return compared("=", answered, expected)
    if rule.limit == "any" or rule.amount is None:
        return TRUE
    operator: Operator = ">" if rule.limit == "less than" else ">="
    if not rule.amount.is_share:
        return compared(operator, answered, subtract(expected, exactly(rule.amount.number)))
    share = 1 - rule.amount.number
    return compared(operator, answered, scaled(expected, share) if share else exactly(Fraction(0)))
