"""`at(baseline).total`: a name at one of the two occasions of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...diagnostics import nearest
from ...model.expression import Name
from . import value_rules as rules

if TYPE_CHECKING:
    from .formula import FormulaReader

_EXAMPLE = "change c from baseline to end = total - at(baseline).total"


def at_occasion(reader: FormulaReader) -> Name:
    """The name at an occasion; anything else stops with what to write."""
    word = reader.take()
    if reader.ends is None:
        reader.stop(
            rules.NOT_OF_THE_CHANGE,
            "Another occasion is looked at in the formula of a change alone.",
            help=f"write {_EXAMPLE}",
            at=word,
        )
    start, end = reader.ends
    reader.take_sign("(")
    occasion = reader.word
    if occasion.kind != "name":
        message = f"One of the two occasions should stand here, not {reader.shown()}."
        reader.stop(rules.FORMULA_BREAKS_OFF, message, help=f"write at({start}).total")
    if occasion.text not in reader.ends:
        near = nearest(occasion.text, reader.ends)
        told = f"did you mean {near}?" if near else f"write at({start}), or at({end}), which can be left out"
        message = f"{reader.shown()} is not one of the two occasions of this change, {start} and {end}."
        reader.stop(rules.NOT_OF_THE_CHANGE, message, help=told)
    reader.take()
    if reader.word.is_sign(","):
        reader.stop(
            rules.NOT_OF_THE_CHANGE,
            "Of an occasion that recurs a change takes the first where it begins and the last where it ends.",
            help=f"leave the number out, or begin with previous: {_EXAMPLE.replace('baseline', 'previous')}",
        )
    reader.close("at")
    if not reader.take_sign("."):
        reader.stop(
            rules.FORMULA_BREAKS_OFF,
            f"What is looked at should stand behind at({occasion.text}), not {reader.shown()}.",
            help=f"write at({occasion.text}).total",
        )
    name = reader.one_name()
    return Name(name.id, occasion.text, span=reader.span_from(word))
