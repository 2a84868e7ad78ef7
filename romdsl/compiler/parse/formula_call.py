"""A name with brackets behind it: a function, a look-up in a table, a recoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NoReturn

from ...diagnostics import nearest
from ...model.expression import Arm, Call, Expression, Interval, Lookup, MissingRule, Name, NameRange, Recode
from ...model.functions import FUNCTIONS, RESERVED
from . import value_rules as rules
from .interval import interval_from
from .missing_rule import missing_rule_from
from .tokens import Token

if TYPE_CHECKING:
    from .formula import FormulaReader

RECODE = "recode"
_ARM = "write recode(x, 0 -> 0, 1..2 -> 1, else -> missing)"


def read_call(reader: FormulaReader) -> Expression:
    """The call at the reader's word: what is no function is a table, which the checks look for."""
    word = reader.take()
    reader.take()
    if word.text == RECODE:
        return _recode(reader, word)
    return _function(reader, word) if word.text in FUNCTIONS else _lookup(reader, word)


def _function(reader: FormulaReader, word: Token) -> Call:
    arguments: list[Expression] = []
    way: Literal["half away", "half even", "up", "down"] = "half away"
    if not reader.word.is_sign(")"):
        arguments.append(reader.formula())
        while reader.take_sign(","):
            if word.text == "round" and len(arguments) == 2:
                way = _way(reader)
                break
            arguments.append(reader.formula())
    reverse = _reversed(reader) if reader.take_word("reverse") else ()
    missing: MissingRule | None = None
    if reader.word.is_word("missing"):
        reader.take()
        missing = missing_rule_from(reader)
    reader.close(word.text)
    span = reader.span_from(word)
    return Call(word.text, tuple(arguments), reverse, missing, way, span=span, name_span=word.span)


def _way(reader: FormulaReader) -> Literal["half even", "up", "down"]:
    """What stands last in `round(x, 1, half even)`."""
    if reader.take_phrase("half even"):
        return "half even"
    if reader.take_word("up"):
        return "up"
    if reader.take_word("down"):
        return "down"
    reader.stop(
        rules.NOT_A_ROUNDING,
        f"{reader.shown()} is no way of rounding.",
        help="write half even, up or down, or nothing for halves away from zero",
    )


def _reversed(reader: FormulaReader) -> tuple[Name | NameRange, ...]:
    targets = [reader.name()]
    while reader.take_sign(","):
        targets.append(reader.name())
    return tuple(targets)


def _lookup(reader: FormulaReader, word: Token) -> Lookup:
    keys: list[Expression] = []
    if not reader.word.is_sign(")"):
        keys.append(reader.formula())
        while reader.take_sign(","):
            keys.append(reader.formula())
    if reader.word.is_word("reverse", "missing"):
        _no_function(reader, word)
    reader.close(word.text)
    if not reader.take_sign("."):
        return Lookup(word.text, tuple(keys), span=reader.span_from(word), name_span=word.span)
    column = reader.word
    if column.kind != "name" or column.text in RESERVED or "." in column.text:
        reader.stop(
            rules.NOT_A_NAME,
            f"The column of the table “{word.text}” should stand here, not {reader.shown()}.",
            help=f"write {word.text}(…).mean, with one of the names behind “gives”",
        )
    reader.take()
    span = reader.span_from(word)
    return Lookup(word.text, tuple(keys), column.text, span=span, name_span=word.span, column_span=column.span)


def _no_function(reader: FormulaReader, word: Token) -> NoReturn:
    """Only a function takes a rule for missing answers or reverses, so a table is not what was meant."""
    near = nearest(word.text, FUNCTIONS)
    reader.stop(
        rules.FORMULA_BREAKS_OFF,
        f"There is no function “{word.text}”.",
        help=f"did you mean {near}?" if near else f"the functions are {', '.join(FUNCTIONS)}",
        at=word,
    )


def _recode(reader: FormulaReader, word: Token) -> Recode:
    """`recode(x, 0 -> 0, 1..2 -> 1, female -> 2, else -> missing)`, from behind its bracket."""
    subject = reader.formula()
    arms: list[Arm] = []
    otherwise: Expression | None = None
    while reader.take_sign(","):
        if otherwise is not None:
            reader.stop(rules.NOT_A_RECODE, "“else” is for all the rest, so nothing can follow it.", help="put it last")
        if reader.take_word("else"):
            otherwise = _becomes(reader, "“else”")
        else:
            arms.append(_arm(reader))
    if not arms and (reader.at_end or reader.word.is_sign(")")):
        reader.stop(rules.NOT_A_RECODE, "This recode does not say what becomes what.", help=_ARM, at=word)
    reader.close(RECODE)
    return Recode(subject, tuple(arms), otherwise, span=reader.span_from(word))


def _arm(reader: FormulaReader) -> Arm:
    start = reader.word
    match: Interval | str
    if start.is_word("missing"):
        reader.stop(
            rules.NOT_A_RECODE,
            "An answer that is missing stays missing; recode does not look at it.",
            help="leave this out, or write if x is blank then … else recode(x, …)",
        )
    if start.kind in ("name", "text"):
        match = reader.code()[0]
    elif start.kind == "number" or start.is_sign("-", "..", "..<", "<..", "<..<"):
        match = interval_from(reader)
    else:
        sign = start.is_sign("<", "<=", ">", ">=")
        reader.stop(
            rules.NOT_A_RECODE,
            f"A number, an interval or a code should stand here, not {reader.shown()}.",
            help="write ..<5 for below 5, ..5 for 5 and less, 5<.. for above 5, 5.. for 5 and more" if sign else _ARM,
        )
    value = _becomes(reader, f"“{reader.piece.text[start.start : reader.words[reader.index - 1].end]}”")
    return Arm(match, value, span=reader.span_from(start))


def _becomes(reader: FormulaReader, what: str) -> Expression:
    if not reader.take_sign("->"):
        help = _ARM
        if reader.word.is_sign(","):
            help = "write an arm for each, or an interval: 1..2 -> 1"
        elif reader.word.is_sign("-"):
            help = "write an interval with two points: 0..4"
        reader.stop(
            rules.NOT_A_RECODE,
            f"“->” and what it becomes should stand behind {what}, not {reader.shown()}.",
            help=help,
        )
    return reader.formula()
