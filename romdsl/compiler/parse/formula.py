"""Formulas: from the words of a value to the nodes of `model/expression.py`.

Written by hand: the messages name what should stand where, and it is an order of magnitude
faster than a generated parser.  `spec/formula.lark` is the same grammar; a test holds the two together.
"""

from __future__ import annotations

from fractions import Fraction

from ...diagnostics import Report
from ...model.expression import (
    And,
    Comparison,
    Expression,
    Factor,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Sum,
    Term,
)
from ...model.functions import RESERVED
from ...source import Piece, Span
from . import value_rules as rules
from .formula_atom import read_atom
from .interval import interval_from
from .reader import BreaksOff, Reader
from .tokens import Token

DEEPEST = 64
MOST_WORDS = 40_000


def read_formula(piece: Piece, report: Report, ends: tuple[str, str] | None = None) -> Expression | None:
    """The formula that is the whole of a value, or None after a finding.  `ends`: the occasions of its change."""
    reader = FormulaReader(piece, report)
    reader.ends = ends
    if reader.at_end:
        report.add(
            rules.FORMULA_BREAKS_OFF.at(
                piece.span(), "A formula should stand here.", help="write one, such as sum(q1..q9)"
            )
        )
        return None
    try:
        if len(reader.words) > MOST_WORDS:
            reader.stop(
                rules.FORMULA_TOO_LARGE, f"This formula has {len(reader.words)} words; {MOST_WORDS} are the most."
            )
        formula = reader.formula()
        reader.finish()
    except BreaksOff:
        return None
    return formula


class FormulaReader(Reader):
    """Reads formulas by precedence: if, or, and, not, comparison, sum, product, minus, atom."""

    depth = 0
    ends: tuple[str, str] | None = None
    """The two occasions of the change whose formula it is; None in every other formula."""

    def finish(self) -> None:
        """Nothing may follow a whole formula."""
        if self.at_end:
            return
        word = self.word
        if word.is_sign(")"):
            self.stop(
                rules.OPEN_BRACKET,
                "A bracket is closed here that was not opened.",
                help="leave it out, or open one before",
            )
        if word.is_sign("=", "!=", "<", "<=", ">", ">="):
            self.stop(
                rules.CHAINED_COMPARISON,
                f"A comparison has two sides; {self.shown()} begins a third.",
                help="write x in 1..3, or join two comparisons by and",
            )
        self.stop(
            rules.FORMULA_BREAKS_OFF,
            f"The formula ends before {self.shown()}.",
            help="put a sign such as + or a word such as and between the two, or leave it out",
        )

    def formula(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            self.stop(
                rules.FORMULA_TOO_DEEP,
                f"This formula is nested more than {DEEPEST} deep.",
                help="give a part of it a name with let",
            )
        start = self.word
        if self.take_word("if"):
            condition = self.formula()
            self.need("then", "the condition")
            then = self.formula()
            self.need("else", "what follows “then”")
            otherwise = self.formula()
            self.depth -= 1
            return If(condition, then, otherwise, span=self.span_from(start))
        node = self.either()
        self.depth -= 1
        return node

    def need(self, word: str, after: str) -> None:
        if not self.take_word(word):
            self.stop(
                rules.FORMULA_BREAKS_OFF,
                f"“{word}” should stand after {after}, not {self.shown()}.",
                help="write if … then … else …",
            )

    def either(self) -> Expression:
        start = self.word
        part, is_joined = self.both()
        parts, sign = [part], self.word
        while self.take_word("or"):
            part, joined = self.both()
            is_joined = is_joined or joined
            parts.append(part)
        if len(parts) == 1:
            return parts[0]
        if is_joined:
            self.report.add(
                rules.AND_BESIDE_OR.at(
                    sign.span,
                    "“and” and “or” stand side by side, and which is meant first is not said.",
                    help="put brackets around one: (a and b) or c",
                )
            )
        return Or(tuple(parts), span=self.span_from(start))

    def both(self) -> tuple[Expression, bool]:
        """Parts joined by `and`, and whether there are several without brackets of their own."""
        start = self.word
        parts = [self.negated()]
        while self.take_word("and"):
            parts.append(self.negated())
        if len(parts) == 1:
            return parts[0], False
        return And(tuple(parts), span=self.span_from(start)), True

    def negated(self) -> Expression:
        start = self.word
        if self.take_word("not"):
            self._deeper()
            node = Not(self.negated(), span=self.span_from(start))
            self.depth -= 1
            return node
        return self.comparison()

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            self.stop(
                rules.FORMULA_TOO_DEEP,
                f"This formula is nested more than {DEEPEST} deep.",
                help="give a part of it a name with let",
            )

    def comparison(self) -> Expression:
        start = self.word
        left = self.sum()
        if sign := self.take_sign("=", "!=", "<", "<=", ">", ">="):
            right = self.sum()
            return Comparison(sign.text, left, right, span=self.span_from(start))  # type: ignore[arg-type]
        if self.take_word("is"):
            negated = self.take_word("not") is not None
            code, span = self.code()
            return Is(left, code, negated, span=self.span_from(start), code_span=span)
        if self.take_word("in"):
            return self._membership(start, left)
        if self.take_word("includes"):
            codes, spans = self._codes() if self.word.is_sign("(") else _apart([self.code()])
            return Includes(left, codes, span=self.span_from(start), code_spans=spans)
        return left

    def _codes(self) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        """Codes in brackets, and where each stands."""
        self.take_sign("(")
        found = [self.code()]
        while self.take_sign(","):
            found.append(self.code())
        self.close("(")
        return _apart(found)

    def _membership(self, start: Token, subject: Expression) -> Expression:
        if self.word.is_sign("("):
            codes, spans = self._codes()
            return InCodes(subject, codes, span=self.span_from(start), code_spans=spans)
        ends = interval_from(self)
        return InInterval(subject, ends, span=self.span_from(start))

    def code(self) -> tuple[str, Span]:
        """A code of an option, or a reason: a word, a number or a quoted text."""
        minus = self.take_sign("-")
        word = self.word
        is_share = word.kind == "number" and word.text.endswith("%")
        if word.kind not in ("name", "number", "text") or is_share or (word.kind == "name" and minus):
            self.stop(
                rules.FORMULA_BREAKS_OFF,
                f"A code should stand here, not {self.shown()}.",
                help="write the code of an option, such as yes or 2",
            )
        if word.kind == "name" and word.text in RESERVED:
            help = (
                "ask x is blank, or not answered(x)"
                if word.text == "missing"
                else "write the code of an option in front of it"
            )
            self.stop(rules.FORMULA_BREAKS_OFF, f"A code should stand here, not the word {self.shown()}.", help=help)
        self.take()
        return ("-" if minus else "") + word.text, (minus.span.to(word.span) if minus else word.span)

    def close(self, opened: str) -> None:
        if self.take_sign(")"):
            return
        if self.at_end:
            self.stop(rules.OPEN_BRACKET, "A bracket is opened and not closed.", help="close it with )")
        self.stop(
            rules.FORMULA_BREAKS_OFF,
            f"The bracket should be closed before {self.shown()}, or a sign should stand there.",
            help="write ) or a comma, or a sign such as +",
        )

    def sum(self) -> Expression:
        start = self.word
        terms = [Term(self.product(), span=start.span)]
        while sign := self.take_sign("+", "-"):
            first = self.word
            terms.append(Term(self.product(), sign.text == "-", span=first.span))
        return terms[0].value if len(terms) == 1 else Sum(tuple(terms), span=self.span_from(start))

    def product(self) -> Expression:
        start = self.word
        factors = [Factor(self.unary(), span=start.span)]
        while sign := self.take_sign("*", "/"):
            first = self.word
            factors.append(Factor(self.unary(), sign.text == "/", span=first.span))
        return factors[0].value if len(factors) == 1 else Product(tuple(factors), span=self.span_from(start))

    def unary(self) -> Expression:
        start = self.word
        if not self.take_sign("-"):
            return read_atom(self)
        self._deeper()
        value = self.unary()
        self.depth -= 1
        if isinstance(value, Number) and value.value > 0:
            return Number(-value.value, span=self.span_from(start))
        return Negation(value, span=self.span_from(start))

    def name(self) -> Name | NameRange:
        """One name, or a range from one to another."""
        first = self.one_name()
        if not self.take_sign(".."):
            return first
        last = self.one_name()
        return NameRange(first, last, span=first.span.to(last.span))

    def one_name(self) -> Name:
        word = self.word
        if word.kind != "name" or word.text in RESERVED:
            self.stop(rules.FORMULA_BREAKS_OFF, f"The name of an item should stand here, not {self.shown()}.")
        self.take()
        return Name(word.text, span=word.span)

    def literal(self) -> Number:
        word = self.take()
        return Number(Fraction(word.text), span=word.span)


def _apart(found: list[tuple[str, Span]]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    return tuple(code for code, _ in found), tuple(span for _, span in found)
