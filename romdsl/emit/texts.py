"""Prints texts, and the first of some values whose condition is true."""

from __future__ import annotations

from typing import assert_never

from ..program import (
    Compare,
    Constant,
    FirstWhole,
    FirstWord,
    IfWord,
    ItemCode,
    ItemReason,
    JoinWords,
    NoWord,
    OnlyWordIf,
    UseWord,
    Word,
    WordStep,
)
from .code import OR, Code, joined
from .missing import NOTHING, intersection, needs_to_hold
from .reals import RealPrinter


class TextPrinter(RealPrinter):
    def word(self, step: WordStep) -> Code:
        match step:
            case Word(value=value):
                return self.dialect.text(value)
            case NoWord():
                return self.dialect.none
            case UseWord(name=name):
                return Code(self.names[name])
            case ItemReason():
                return self.dialect.reason(step, self.sample(step.item))
            case ItemCode():
                return self.read(step)
            case JoinWords(parts=parts):
                return self.guarded(parts, self.dialect.join)
            case IfWord(condition=condition, then=then, otherwise=otherwise):
                return self.either_way(condition, then, otherwise)
            case OnlyWordIf(condition=condition, value=value):
                return self.only(condition, value)
            case FirstWord():
                return self.first(step)
            case _:
                assert_never(step)

    def first(self, step: FirstWord | FirstWhole) -> Code:
        """The first value whose condition is true, as one expression."""
        *cases, (_, last) = self.cases(step)
        for test, value in reversed(cases):
            last = self.dialect.choice(test, value, last)
        return last

    def cases(self, step: FirstWord | FirstWhole) -> list[tuple[Code, Code]]:
        """Tests and the value that each decides on; the last test is always true.

        A test may be worked out before those in front of it: only values may rely on what did not hold.
        """
        wanted = intersection([needs_to_hold(test, True, self.there) for test, _ in step.cases])
        found: list[tuple[Code, Code]] = []
        tests: list[Code] = []
        passed: list[Code] = []
        known = self.guards[-1] if self.guards else None
        with self.knowing(NOTHING):
            if wanted:
                tests = self.tests(wanted, step)
                missing = [self.dialect.negation(test) for test in tests]
                found.append((joined(self.dialect.or_, missing, OR), self.value(step.otherwise)))
                self.there, self.guards = self.there | wanted, (*self.guards, *tests)
            for test, value in step.cases:
                code = self.holds(test, True)
                if code == known:
                    found.append((self.dialect.true, self.value(value)))
                    return found
                with self.knowing(needs_to_hold(test, True, self.there), *passed, code):
                    found.append((code, self.value(value)))
                passed.append(self.dialect.negation(code))
            if not self.goes_on(step):
                with self.knowing(NOTHING, *passed):
                    found.append((self.dialect.true, self.value(step.otherwise)))
        return found

    def goes_on(self, step: FirstWord | FirstWhole) -> bool:
        """Whether the last case begins where the one before it ends, so that nothing is left over."""
        match [test for test, _ in step.cases[-2:]]:
            case [
                Compare(operator="<=", left=left, right=Constant(value=low)),
                Compare(operator=">=", left=same, right=Constant(value=high)),
            ]:
                return left == same and high == low + 1 and not self.may_miss(left)
        return False
