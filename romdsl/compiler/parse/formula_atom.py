"""What a formula is made of at the bottom: numbers, texts, names, brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ...model.expression import Expression, Missing, NameRange, Several, Text, Truth
from ...model.functions import FUNCTIONS, RESERVED
from . import value_rules as rules
from .formula_call import read_call
from .occasion_name import at_occasion

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
    if word.text == "at" and reader.ahead().is_sign("("):
        return at_occasion(reader)
    if reader.ahead().is_sign("(") and (word.text not in RESERVED or word.text in FUNCTIONS):
        return read_call(reader)
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
