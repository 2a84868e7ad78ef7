"""What asks for codes: `is`, `in (a, b)`, `includes`, and the arms of a `recode`."""

from __future__ import annotations

from ...model import written
from ...model.expression import (
    Arm,
    Call,
    Expression,
    If,
    Includes,
    InCodes,
    Interval,
    Is,
    Missing,
    Name,
    NameRange,
    Recode,
    Several,
    Text,
)
from ...model.functions import REASONS
from ...model.measure import Choice, Item, Let, NoAnswerType, Score, YesNo
from ...model.names import Names
from ...model.types import Type
from ...source import Span
from .infer_names import NameTyping, Thing
from .mentions import match_text


class CodeTyping(NameTyping):
    """Types of what compares or maps codes."""

    def asks_for_codes(self, node: Is | InCodes | Includes, inside: bool) -> Type:
        """Checks each code against what its subject can be; what comes out is a truth."""
        subject = node.subject
        if self.names.is_set(subject) and not inside:
            self.fault("set-outside-aggregate", subject.span, set=written.formula(subject))
        elif isinstance(subject, Name | NameRange | Several):
            if self.all_known(subject):
                for member in self.names.members(subject):
                    for code, span in codes_asked(node):
                        self._note(code_fault(member, code, node, self), span, code, member)
                self.types.setdefault(subject, Type.CODE)
        elif (
            isinstance(node, Includes)
            or self.type(subject, inside) not in (Type.CODE, Type.UNKNOWN)
            or isinstance(node, Is)
            and node.code in REASONS
        ):
            self.fault("is-needs-item", subject.span, what=written.formula(subject))
        else:
            codes = written_codes(subject, self.names)
            for code, span in codes_asked(node):
                if codes.complete and code not in codes.places:
                    self.fault(
                        "unknown-code", span, code=code, item=written.formula(subject), codes=", ".join(codes.places)
                    )
        return Type.TRUTH

    def _note(self, kind: str | None, span: Span, code: str, member: Thing) -> None:
        if kind is not None:
            codes = ", ".join(codes_of(member, self.names) or ())
            self.fault(kind, span, code=code, item=member.id, what=member.id, codes=codes)

    def recoded(self, node: Recode, inside: bool) -> Type:
        """The subject must be what the arms are for; the arms must be of one kind."""
        self._subject(node, inside)
        values = [arm.value for arm in node.arms] + ([node.otherwise] if node.otherwise is not None else [])
        return self.united(node, [self.type(value, inside) for value in values])

    def _subject(self, node: Recode, inside: bool) -> None:
        subject = node.subject
        if self.names.is_set(subject) and not inside:
            self.fault("set-outside-aggregate", subject.span, set=written.formula(subject))
            return
        if isinstance(subject, Name | NameRange | Several) and not self.all_known(subject):
            return
        of_codes = self.is_of_codes(subject)
        if not of_codes or any(isinstance(arm.match, Interval) for arm in node.arms):
            before = len(self.faults)
            found = self.type(subject, inside)
            if found is Type.CODE and not any(isinstance(thing, Item) for thing in self.things_of(subject)):
                self._number_arms_of_code(node, subject)
                return
            self._fits(subject, found, Type.NUMBER, "what numbers are recoded of")
            if len(self.faults) > before:
                return
        else:
            self.types.setdefault(subject, Type.CODE)
        for arm in node.arms:
            self._arm(arm, subject, of_codes)

    def _number_arms_of_code(self, node: Recode, subject: Expression) -> None:
        self.types.setdefault(subject, Type.CODE)
        for arm in node.arms:
            if isinstance(arm.match, Interval):
                words = {"what": written.formula(subject), "arm": match_text(arm.match), "is_code": "yes"}
                self.fault("arm-does-not-fit", arm.span, **words)

    def _arm(self, arm: Arm, subject: Expression, of_codes: bool) -> None:
        if isinstance(arm.match, Interval):
            return
        if not of_codes:
            self.fault("arm-does-not-fit", arm.span, what=written.formula(subject), arm=arm.match, is_code="")
            return
        for member in self.things_of(subject):
            codes = codes_of(member, self.names)
            if codes and arm.match not in codes:
                self._note("unknown-code", arm.span, arm.match, member)


class WrittenCodes:
    """The codes that a formula can give, with the places where they are written; `complete`: there are no others."""

    def __init__(self) -> None:
        self.places: dict[str, Span] = {}
        self.complete = True
        self._seen: set[str] = set()

    def read(self, node: Expression, names: Names) -> None:
        match node:
            case Text(value):
                self.places.setdefault(value, node.span)
            case Missing():
                return
            case If(_, then, otherwise):
                self.read(then, names)
                self.read(otherwise, names)
            case Recode(_, arms, last):
                for value in (*(arm.value for arm in arms), *(() if last is None else (last,))):
                    self.read(value, names)
            case Call("band", (Name(id), *_)) if isinstance(score := names.find(id), Score):
                for band in score.bands:
                    self.places.setdefault(band.code, node.span)
            case Name(id) if isinstance(thing := names.find(id), Let | Score):
                if id not in self._seen:
                    self._seen.add(id)
                    self.read(thing.value, names)
            case _:
                self.complete = False


def written_codes(node: Expression, names: Names) -> WrittenCodes:
    """The codes that a formula of codes can give."""
    found = WrittenCodes()
    found.read(node, names)
    return found


def codes_asked(node: Is | InCodes | Includes) -> tuple[tuple[str, Span], ...]:
    """Each code after `is`, `in`, `includes`, and where it stands."""
    if isinstance(node, Is):
        return ((node.code, node.code_span),)
    return tuple(zip(node.codes, node.code_spans, strict=True))


def code_fault(member: Thing, code: str, node: Is | InCodes | Includes, typing: CodeTyping) -> str | None:
    """None where the code fits, else the kind of the fault."""
    codes = codes_of(member, typing.names)
    if isinstance(node, Is) and code in REASONS and code not in (codes or ()):
        return None
    if isinstance(member, Item) and isinstance(member.answer, NoAnswerType):
        return None
    ticks = isinstance(member, Item) and isinstance(member.answer, Choice) and member.answer.several
    if isinstance(node, Includes) and not ticks:
        return "includes-on-one-choice"
    if ticks and not isinstance(node, Includes):
        return "is-on-ticks"
    if not ticks and not typing.has_code(member):
        return "is-needs-item"
    return "unknown-code" if codes and code not in codes else None


def codes_of(member: Thing, names: Names) -> tuple[str, ...] | None:
    """The codes that an item, let or score can have; None where they are not known."""
    if isinstance(member, Item):
        return options_of(member)
    found = written_codes(member.value, names)
    return tuple(found.places) if found.complete else None


def options_of(item: Item) -> tuple[str, ...]:
    """The codes that can be answered to an item."""
    match item.answer:
        case YesNo():
            return ("yes", "no")
        case Choice(options):
            return tuple(option.code for option in options)
        case _:
            return ()
