"""Spells tables, texts and real numbers in JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ...program import LookUp, Way
from ..code import COMPARE, CONDITIONAL, PLUS, Code, joined, listed
from ..dialect import Dialect, RealName
from ..templates import javascript_text

_REAL_ROUNDINGS: dict[Way, str] = {
    "floor": "roundedRealDown",
    "ceil": "roundedRealUp",
    "half even": "roundedRealToEven",
}
_REAL_FUNCTIONS = {"absolute": "Math.abs", "sqrt": "Math.sqrt", "exp": "Math.exp", "ln": "Math.log"}


class JavaScriptValues(Dialect):
    """Spells what stands on single values."""

    def look_up(self, step: LookUp, keys: Sequence[Code]) -> Code:
        if not step.rows:
            return self.none
        name = self.constants.rows_of(step, self.step_name)
        table = self.constants.look_ups[name]
        found = name
        for nth, place in enumerate(table.exact):
            found += f"{'?' if nth else ''}.get({keys[place].text})"
        if not table.between:
            return Code(f"{found} ?? null", CONDITIONAL)
        return self.call("firstRow", Code(found), *(keys[place] for place in table.between))

    # --- texts -------------------------------------------------------------------------------

    def word_is(self, word: Code, codes: Sequence[str]) -> Code:
        if len(codes) == 1:
            return equal(word.within(PLUS), javascript_text(codes[0]))
        return Code(f"[{listed(map(javascript_text, codes))}].includes({word.text})")

    def join(self, words: Sequence[Code]) -> Code:
        return joined(" + ", words, PLUS) if words else self.text("")

    # --- real numbers ------------------------------------------------------------------------

    def real(self, literal: str) -> str:
        return literal

    def as_real(self, whole: Code) -> Code:
        return whole

    def real_function(self, function: RealName, value: Code) -> Code:
        return Code(f"{_REAL_FUNCTIONS[function]}({value.text})")

    def real_power(self, base: Code, exponent: Code) -> Code:
        return Code(f"Math.pow({base.text}, {exponent.text})")

    def domain_call(self, function: str, *values: Code) -> Code:
        return self.call({"sqrt": "squareRoot", "ln": "logarithm"}.get(function, function), *values)

    def latent(self, form: str, which: Literal["theta", "error"], categories: Sequence[Code]) -> Code:
        self.used.add("latent")
        return Code(f"latent({javascript_text(form)}, [{listed(category.text for category in categories)}]).{which}")

    def round_real(self, way: Way, value: Code, scale: int) -> Code:
        return self.call(_REAL_ROUNDINGS.get(way, "roundedReal"), value, Code(str(scale)))


def equal(left: str, right: str) -> Code:
    return Code(f"{left} === {right}", COMPARE, opposite=f"{left} !== {right}")
