"""Going through the words of a value one by one, and saying where it breaks off."""

from __future__ import annotations

from typing import NoReturn

from ...diagnostics import Report, Rule
from ...source import Piece, Span
from .tokens import Token, tokens


class BreaksOff(Exception):
    """The value cannot be read further; the finding is already noted."""


class Reader:
    """The words of one value, the one that is looked at, and the report."""

    def __init__(self, piece: Piece, report: Report) -> None:
        self.piece = piece
        self.report = report
        self.words = tokens(piece, report)
        self.index = 0

    @property
    def word(self) -> Token:
        return self.words[self.index]

    def ahead(self, steps: int = 1) -> Token:
        return self.words[min(self.index + steps, len(self.words) - 1)]

    def take(self) -> Token:
        word = self.word
        if word.kind != "end":
            self.index += 1
        return word

    def take_sign(self, *signs: str) -> Token | None:
        return self.take() if self.word.is_sign(*signs) else None

    def take_word(self, *words: str) -> Token | None:
        return self.take() if self.word.is_word(*words) else None

    def take_phrase(self, phrase: str) -> bool:
        """Takes several words in a row, such as `leaving out`, or none of them."""
        parts = phrase.split()
        if all(self.ahead(step).is_word(part) for step, part in enumerate(parts)):
            self.index += len(parts)
            return True
        return False

    @property
    def at_end(self) -> bool:
        return self.word.kind == "end"

    def span_from(self, start: Token) -> Span:
        last = self.words[max(self.index - 1, 0)]
        return start.span.to(last.span)

    def stop(self, rule: Rule, message: str, *, help: str = "", at: Token | None = None) -> NoReturn:
        """Notes that the value cannot be read from here on, and leaves it."""
        word = at or self.word
        span = word.span
        if word.kind == "end" and self.index > 0:
            before = self.words[self.index - 1].span
            span = Span(before.source, before.end, before.end + 1)
        self.report.add(rule.at(span, message, help=help))
        raise BreaksOff

    def shown(self, word: Token | None = None) -> str:
        """The word as the author wrote it, for a message."""
        here = word or self.word
        if here.kind == "end":
            return "the end of the line"
        return f"“{self.piece.text[here.start : here.end]}”"
