"""Rules for missing answers: `at most 2, prorate, leaving out not_applicable`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from ...diagnostics import nearest
from ...model.expression import Amount, Expression, MissingRule
from . import value_rules as rules

if TYPE_CHECKING:
    from .formula import FormulaReader

_HELP = (
    "write none; or at most 2, prorate; less than half, ignore; any, as 0. It says how many may be missing: "
    "“at least half answered” is at most half"
)
_LEFT_OUT = ("not_applicable",)


def missing_rule_from(reader: FormulaReader) -> MissingRule:
    """The rule at the reader's word, which stands behind `missing`."""
    start = reader.word
    limit, amount = _limit(reader)
    fill: Literal["prorate", "ignore", "as"] | None = None
    filling: Expression | None = None
    if limit != "none":
        if not reader.take_sign(","):
            reader.stop(
                rules.NOT_A_MISSING_RULE,
                "The rule says how many answers may be missing, but not what to do then.",
                help="add , prorate (their mean for the others too) or , ignore (the answered alone) or , as 0",
                at=start if reader.at_end or reader.word.is_sign(")") else None,
            )
        fill, filling = _fill(reader)
    leaving_out = _leaving_out(reader)
    return MissingRule(limit, amount, fill, filling, leaving_out, span=reader.span_from(start))


def _limit(reader: FormulaReader) -> tuple[Literal["none", "at most", "less than", "any"], Amount | None]:
    if reader.take_word("none"):
        return "none", None
    if reader.take_word("any"):
        return "any", None
    if reader.take_phrase("at most"):
        return "at most", _amount(reader)
    if reader.take_phrase("less than"):
        return "less than", _amount(reader)
    near = nearest(reader.word.text, ("none", "any", "at", "less")) if reader.word.kind == "name" else None
    shown = {"at": "at most", "less": "less than"}.get(near or "", near)
    if reader.word.kind == "number":
        shown = f"at most {reader.word.text}, prorate"
    help = f"did you mean {shown}? {_HELP}" if shown else _HELP
    reader.stop(
        rules.NOT_A_MISSING_RULE, f"The rule for missing answers should stand here, not {reader.shown()}.", help=help
    )


def _amount(reader: FormulaReader) -> Amount:
    word = reader.word
    if reader.take_word("half"):
        return Amount(Fraction(1, 2), True, span=word.span)
    if word.kind != "number":
        reader.stop(
            rules.NOT_A_MISSING_RULE,
            f"A number of answers should stand here, not {reader.shown()}.",
            help="write 2, 20% or half",
        )
    reader.take()
    if word.text.endswith("%"):
        return Amount(Fraction(word.text[:-1]) / 100, True, span=word.span)
    return Amount(Fraction(word.text), span=word.span)


def _fill(reader: FormulaReader) -> tuple[Literal["prorate", "ignore", "as"], Expression | None]:
    if reader.take_word("prorate"):
        return "prorate", None
    if reader.take_word("ignore"):
        return "ignore", None
    if reader.take_word("as"):
        return "as", reader.sum()
    near = nearest(reader.word.text, ("prorate", "ignore")) if reader.word.kind == "name" else None
    reader.stop(
        rules.NOT_A_MISSING_RULE,
        f"What to do with missing answers should stand here, not {reader.shown()}.",
        help=f"did you mean {near}?" if near else "write prorate, ignore, or as and a number",
    )


def _leaving_out(reader: FormulaReader) -> tuple[str, ...]:
    if not (reader.word.is_sign(",") and reader.ahead().is_word("leaving") and reader.ahead(2).is_word("out")):
        return ()
    reader.index += 3
    word = reader.word
    if not reader.take_word(*_LEFT_OUT):
        reader.stop(
            rules.NOT_A_MISSING_RULE,
            f"Only not_applicable answers can be left out, not {reader.shown()}.",
            help="write leaving out not_applicable",
        )
    return (word.text,)
