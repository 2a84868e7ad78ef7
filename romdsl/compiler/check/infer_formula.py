"""The type of one formula, from its parts upwards."""

from __future__ import annotations

from typing import assert_never

from ...model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Lookup,
    Missing,
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
    children,
)
from ...model.measure import Score
from ...model.types import Type
from .infer_calls import CallTyping


class Typing(CallTyping):
    """Types found so far, and the faults."""

    def reported(self, score: Score) -> None:
        """A score's formula: a number, a truth or a code; a real number must be rounded."""
        found = self.type(score.value, False)
        if isinstance(score.value, Text):
            self.fault("no-value", score.value.span, what=score.value.value)
        if found is not Type.REAL or score.round is not None:
            return
        if score.decimals is None:
            self.fault("real-not-rounded", score.value.span, formula=score.id, what="what is reported")
        for place, what in (
            *((band.interval.span, "what has bands") for band in score.bands[:1]),
            *((caseness.interval.span, "what is compared with a cut-off") for caseness in score.caseness[:1]),
            *((percentile.table.span, "what is looked up in a table") for percentile in score.percentiles[:1]),
        ):
            self.fault("real-not-rounded", place, formula=score.id, what=what)
            return

    def _type(self, node: Expression, inside: bool) -> Type:
        match node:
            case Number():
                return Type.NUMBER
            case Truth():
                return Type.TRUTH
            case Text():
                return Type.CODE
            case Missing():
                return Type.UNKNOWN
            case Name() | NameRange() | Several():
                return self.named(node, inside)
            case Sum() | Product() | Negation():
                real = [self.calculated(part, "a part of a calculation", inside) for part in children(node)]
                self._pairs(node, inside)
                return Type.REAL if any(real) else Type.NUMBER
            case Comparison(_, left, right):
                self._comparison(node, left, right, inside)
                return Type.TRUTH
            case InInterval(subject):
                self.want(subject, Type.NUMBER, "what is compared with an interval", inside)
                return Type.TRUTH
            case Is() | InCodes() | Includes():
                return self.asks_for_codes(node, inside)
            case And() | Or() | Not():
                for part in children(node):
                    self.want(part, Type.TRUTH, "a part of and, or, not", inside)
                self._pairs(node, inside)
                return Type.TRUTH
            case If():
                return self._branches(node, inside)
            case Call():
                return self.call(node, inside)
            case Recode() | Lookup():
                found = self.recoded(node, inside) if isinstance(node, Recode) else self.looked_up(node, inside)
                self._pairs(node, inside)
                return found
            case _:
                assert_never(node)

    def _comparison(self, node: Comparison, left: Expression, right: Expression, inside: bool) -> None:
        for side in (left, right):
            if isinstance(side, Text):
                self.fault("compares-code", node.span, what=side.value)
                return
        for side in (left, right):
            self.want(side, Type.NUMBER, "a side of a comparison", inside)
        self._pairs(node, inside)

    def _branches(self, node: If, inside: bool) -> Type:
        self.want(node.condition, Type.TRUTH, "what stands after if", inside)
        found = self.united(node, [self.type(node.then, inside), self.type(node.otherwise, inside)])
        self._pairs(node, inside)
        return found

    def _pairs(self, node: Expression, inside: bool) -> None:
        if inside:
            self.paired((node,))
