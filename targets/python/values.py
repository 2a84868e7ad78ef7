"""Spells tables, texts and real numbers in Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from romdsl.emit.code import COMPARE, PLUS, Code, joined, listed
from romdsl.emit.dialect import Dialect, RealName
from romdsl.emit.templates import python_text
from romdsl.program import LookUp, Way


class PythonValues(Dialect):
    """Spells what stands on single values."""

    def look_up(self, step: LookUp, keys: Sequence[Code]) -> Code:
        if not step.rows:
            return self.none
        name = self.constants.rows_of(step, self.step_name)
        table = self.constants.look_ups[name]
        exact = [keys[place].text for place in table.exact]
        key = exact[0] if len(exact) == 1 else f"({listed(exact)})"
        if not table.between:
            return Code(f"{name}.get({key})" if step.may_be_missing else f"{name}[{key}]")
        rows = Code(f"{name}.get({key}, ())" if exact else name)
        function = "first_row" if len(table.between) == 1 else "first_row_of_all"
        return self.call(function, rows, *(keys[place] for place in table.between))

    # --- texts -------------------------------------------------------------------------------

    def word_is(self, word: Code, codes: Sequence[str]) -> Code:
        if not codes:
            return self.false
        if len(codes) == 1:
            return either_way(word.within(PLUS), "==", python_text(codes[0]))
        return either_way(word.within(PLUS), "in", f"({listed(map(python_text, codes))})")

    def join(self, words: Sequence[Code]) -> Code:
        return joined(" + ", words, PLUS) if words else self.text("")

    # --- real numbers ------------------------------------------------------------------------

    def real(self, literal: str) -> str:
        return literal if set(literal) & set(".en") else f"{literal}.0"

    def as_real(self, whole: Code) -> Code:
        return Code(f"float({whole.text})")

    def real_function(self, function: RealName, value: Code) -> Code:
        if function == "absolute":
            return Code(f"abs({value.text})")
        self.used.add("math")
        return Code(f"math.{'log' if function == 'ln' else function}({value.text})")

    def real_power(self, base: Code, exponent: Code) -> Code:
        self.used.add("math")
        return Code(f"math.pow({base.text}, {exponent.text})")

    def domain_call(self, function: str, *values: Code) -> Code:
        return self.call({"sqrt": "square_root", "ln": "logarithm"}.get(function, function), *values)

    def latent(self, form: str, which: Literal["theta", "error"], categories: Sequence[Code]) -> Code:
        self.used.add("latent")
        taken = listed([*(category.text for category in categories), ""])
        return Code(f"latent({python_text(form)}, ({taken.strip()})).{which}")

    def round_real(self, way: Way, value: Code, scale: int) -> Code:
        names: dict[Way, str] = {
            "floor": "rounded_real_down",
            "ceil": "rounded_real_up",
            "half even": "rounded_real_to_even",
        }
        return self.call(names.get(way, "rounded_real"), value, Code(str(scale)))


def either_way(left: str, operator: str, right: str) -> Code:
    """A test, and what it is when it is denied."""
    denied = {"is": "is not", "==": "!=", "in": "not in"}[operator]
    return Code(f"{left} {operator} {right}", COMPARE, opposite=f"{left} {denied} {right}")
