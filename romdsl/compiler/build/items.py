"""Builds scales, contexts, items and notes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from ...diagnostics import Report
from ...model.measure import (
    Answer,
    Choice,
    Item,
    NoAnswerType,
    NonAnswer,
    Note,
    Option,
    Otherwise,
    Placed,
    Scale,
)
from ..parse import rules, values
from .entry import Entry
from .occasions import at_condition
from .values import (
    check_words,
    read,
    read_answer,
    read_choice,
    read_code,
    read_flag,
    read_formula,
    read_id,
    read_name,
    read_text,
)

Presence = Placed[Literal["required", "optional"]]
Scales = dict[str, tuple[Option, ...]]


class Items:
    """Builds what is asked; knows the shared scales."""

    def __init__(self, scales: Scales, report: Report) -> None:
        self.scales, self.report = scales, report

    def note(self, entry: Entry) -> list[Note]:
        read_code(entry, self.report)
        text = read_text(entry.first("text"), self.report)
        if text is None:
            self.no_text(entry, "note")
            return []
        return [Note(text, span=entry.span)]

    def item(self, entry: Entry, of_block: Answer | None = None) -> Item:
        """One item; `of_block` is the answer that its block gives it."""
        report = self.report
        check_words(entry, report)
        text = read_text(entry.first("text"), report)
        if text is None and entry.first("text") is None:
            self.no_text(entry, "item")
        own = self.answer(entry)
        answer = self.several(entry, own if own is not None else of_block)
        scores = read(entry.first("scores"), values.read_numbers, report)
        if scores is not None and isinstance(answer, Choice):
            answer = replace(answer, options=_scored(answer.options, scores.value), scores=scores)
        at = read(entry.first("at"), values.read_names, report) or ()
        carried = read_flag(entry.first("carried"), report)
        concepts = [read(concept, values.read_concept, report) for concept in entry.all("concept")]
        return Item(
            read_id(entry, report),
            text or Placed("", span=entry.span),
            answer if answer is not None else NoAnswerType(span=entry.span),
            when=at_condition(() if carried else at, read_formula(entry.first("when"), report)),
            otherwise=self.otherwise(entry) or (Otherwise("left_out", span=at[0].span) if at and not carried else None),
            presence=self.presence(entry),
            help=read_text(entry.first("help"), report),
            label=read_text(entry.first("label"), report),
            column=read_text(entry.first("column"), report),
            risk=read_name(entry.first("risk"), report),
            concepts=tuple(concept for concept in concepts if concept is not None),
            at=at,
            carried=carried,
            locked=read_flag(entry.first("locked"), report),
            private=read_flag(entry.first("private"), report),
            span=entry.span,
        )

    def no_text(self, entry: Entry, what: str) -> None:
        self.report.add(
            rules.NO_TEXT.at(
                entry.span,
                f"This {what} has no text.",
                help='write its text in quotes behind its name, in YAML behind the colon or under "text"',
            )
        )

    def otherwise(self, entry: Entry) -> Otherwise | None:
        return read(entry.first("otherwise"), values.read_otherwise, self.report)

    def presence(self, entry: Entry) -> Presence | None:
        required, optional = entry.first("required"), entry.first("optional")
        if required is not None and optional is not None:
            finding = rules.WORD_TWICE.at(optional.span, "Both required and optional stand here.", help="keep one")
            self.report.add(finding.because(required.span, "required is here"))
        if required is not None and read_flag(required, self.report):
            return Placed("required", span=required.span)
        if optional is not None and read_flag(optional, self.report):
            return Placed("optional", span=optional.span)
        return None

    def answer(self, entry: Entry) -> Answer | None:
        """What an item or block says of its answers: None where it says nothing."""
        scale, typed = entry.first("scale"), entry.first("answer")
        if scale is not None and typed is not None:
            finding = rules.WORD_TWICE.at(
                typed.span, "Both a scale and an answer stand here.", help="keep one of the two"
            )
            self.report.add(finding.because(scale.span, "the scale is here"))
        if scale is not None:
            return self.choice(scale)
        if typed is not None:
            return read_answer(typed, self.report)
        return None

    def several(self, entry: Entry, answer: Answer | None) -> Answer | None:
        """The answer, made a tick-all where the item or block says `several`."""
        flag = entry.first("several")
        if not read_flag(flag, self.report) or flag is None:
            return answer
        if isinstance(answer, Choice):
            return replace(answer, several=True)
        if answer is None or not isinstance(answer, NoAnswerType):
            self.report.add(
                rules.SEVERAL_WITHOUT_SCALE.at(
                    flag.span,
                    "“several” lets people tick options, and there is no scale here to tick.",
                    help="give it a scale, or leave several out",
                )
            )
        return answer

    def choice(self, entry: Entry) -> Answer:
        if entry.entries is not None:
            return Choice(self.options(entry), span=entry.span)
        name = read_name(entry, self.report)
        if name is None:
            return NoAnswerType(span=entry.span)
        return Choice(self.scales.get(name.value, ()), name, span=entry.span)

    def scale(self, entry: Entry) -> Scale:
        return Scale(read_id(entry, self.report), self.options(entry), span=entry.span)

    def options(self, entry: Entry) -> tuple[Option, ...]:
        return tuple(self.option(option) for option in entry.all("option"))

    def option(self, entry: Entry) -> Option:
        """One option: its score is its code, unless it says otherwise."""
        report = self.report
        check_words(entry, report)
        code = read_code(entry, report)
        text = read_text(entry.first("text"), report)
        if text is None and entry.first("text") is None:
            self.no_text(entry, "option")
        score = read(entry.first("score"), values.read_number, report)
        reason = read_choice(entry.first("as"), report)
        non_answer: NonAnswer | None = reason.value if reason is not None else None  # type: ignore[assignment]
        number = score.value if score is not None else (None if non_answer else _number(code))
        return Option(code, text or Placed("", span=entry.span), number, non_answer, span=entry.span)


def _number(code: str) -> Fraction | None:
    """The number that a code is, if it is one."""
    digits = code.removeprefix("-")
    whole, point, rest = digits.partition(".")
    is_number = whole.isascii() and whole.isdigit() and (not point or (rest.isascii() and rest.isdigit()))
    return Fraction(code) if is_number and len(digits) <= 30 else None


def _scored(options: tuple[Option, ...], scores: tuple[Fraction, ...]) -> tuple[Option, ...]:
    """The options with an item's own scores, in their order; non-answers take none."""
    left = iter(scores)
    return tuple(option if option.non_answer else replace(option, score=next(left, None)) for option in options)
