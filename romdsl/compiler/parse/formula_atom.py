"""What a formula is made of at the bottom: numbers, texts, names, brackets, calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ...diagnostics import nearest
from ...model.expression import Call, Expression, Missing, MissingRule, Name, NameRange, Several, Text, Truth
from ...model.functions import FUNCTIONS, LATER
from . import value_rules as rules
from .missing_rule import missing_rule_from
from .reader import RESERVED

if TYPE_CHECKING:
    from .formula import FormulaReader


def read_atom(reader: FormulaReader) -> Expression:
    word = reader.word
    match word.kind:
        case "number":
            if word.text.endswith("%"):
                reader.stop(
                    rules.FORMULA_BREAKS_OFF,
                    f"{reader.shown()} is a share; a formula takes numbers.",
                    help="write 0.2 for 20%",
                )
            return reader.literal()
        case "text":
            reader.take()
            return Text(word.text, span=word.span)
        case "name":
            return _from_name(reader)
        case "sign" if word.text == "(":
            return _brackets(reader)
        case _:
            _nothing_here(reader)


def _nothing_here(reader: FormulaReader) -> NoReturn:
    help = "write a number, the name of an item or score, or a call such as sum(q1..q9)"
    if reader.at_end:
        reader.stop(rules.FORMULA_BREAKS_OFF, "The formula breaks off here: something should follow.", help=help)
    if reader.word.is_sign("+"):
        help = "leave the + out"
    reader.stop(
        rules.FORMULA_BREAKS_OFF, f"A number, a name or a bracket should stand here, not {reader.shown()}.", help=help
    )


def _from_name(reader: FormulaReader) -> Expression:
    word = reader.word
    if word.text in ("true", "false"):
        reader.take()
        return Truth(word.text == "true", span=word.span)
    if word.text == "missing":
        reader.take()
        return Missing(span=word.span)
    if reader.ahead().is_sign("("):
        return _call(reader)
    if word.text in RESERVED:
        reader.stop(
            rules.FORMULA_BREAKS_OFF,
            f"A number, a name or a bracket should stand here, not the word {reader.shown()}.",
            help="put what is missing before it, or leave the word out",
        )
    return reader.name()


def _brackets(reader: FormulaReader) -> Expression:
    start = reader.take()
    parts = [reader.formula()]
    while reader.take_sign(","):
        parts.append(reader.formula())
    reader.close("(")
    if len(parts) == 1 and not isinstance(parts[0], NameRange):
        return parts[0]
    return Several(tuple(parts), span=reader.span_from(start))


def _call(reader: FormulaReader) -> Expression:
    word = reader.take()
    name = word.text
    if name not in FUNCTIONS:
        _unknown_function(reader, name)
    reader.take()
    arguments: list[Expression] = []
    if not reader.word.is_sign(")"):
        arguments.append(reader.formula())
        while reader.take_sign(","):
            arguments.append(reader.formula())
    reverse = _reversed(reader) if reader.take_word("reverse") else ()
    missing: MissingRule | None = None
    if reader.word.is_word("missing"):
        reader.take()
        missing = missing_rule_from(reader)
    reader.close(name)
    return Call(name, tuple(arguments), reverse, missing, span=reader.span_from(word), name_span=word.span)


def _unknown_function(reader: FormulaReader, name: str) -> NoReturn:
    if name in LATER:
        reader.stop(
            rules.FUNCTION_COMES_LATER,
            f"“{name}” belongs to the language, but this edition does not take it yet.",
            at=reader.words[reader.index - 1],
        )
    near = nearest(name, FUNCTIONS)
    known = ", ".join(FUNCTIONS)
    reader.stop(
        rules.FORMULA_BREAKS_OFF,
        f"There is no function “{name}”.",
        help=f"did you mean {near}?" if near else f"the functions are {known}",
        at=reader.words[reader.index - 1],
    )


def _reversed(reader: FormulaReader) -> tuple[Name | NameRange, ...]:
    targets = [reader.name()]
    while reader.take_sign(","):
        targets.append(reader.name())
    return tuple(targets)
