"""Spells the parts of a score program in Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from romdsl.emit.code import AND, ATOM, COMPARE, CONDITIONAL, NOT, PLUS, TIMES, Code, joined, listed
from romdsl.emit.constants import Constants
from romdsl.emit.steps import EACH, Alike, Read
from romdsl.emit.templates import python_text
from romdsl.program import (
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTicked,
    ItemTruth,
    Operator,
    Way,
)

from .values import PythonValues, either_way

Which = Literal["least", "most"]
FEW = 4
"""So many items of a group are written where they are used."""


class PythonDialect(PythonValues):
    """Python's own spelling."""

    none = Code("None")
    true = Code("True")
    false = Code("False")
    and_ = " and "
    or_ = " or "
    value_name = "value"

    def __init__(
        self,
        constants: Constants,
        kinds: Mapping[str, str],
        decimals: Mapping[str, int],
        variables: Mapping[str, str],
    ) -> None:
        super().__init__(constants, kinds, decimals)
        self.variables = variables
        """The variable that holds what is used of an item's answer; none where all stand in `given`."""
        self.looked_at: set[str] = set()
        self.not_negative: set[str] = set()
        """The names of lists without a value below 0."""
        self.reading: dict[str, tuple[Alike, Code | None]] = {}

    def text(self, value: str) -> Code:
        return Code(python_text(value))

    def choice(self, test: Code, then: Code, otherwise: Code) -> Code:
        return Code(
            f"{then.within(CONDITIONAL + 1)} if {test.within(CONDITIONAL + 1)} else {otherwise.text}", CONDITIONAL
        )

    def only_if(self, there: Sequence[Code], value: Code) -> Code:
        return self.choice(joined(self.and_, there, AND), value, self.none)

    def is_there(self, code: Code) -> Code:
        return self.negation(self.is_missing(code))

    def is_missing(self, code: Code) -> Code:
        return either_way(code.within(PLUS), "is", "None")

    def is_truth(self, code: Code, truth: bool) -> Code:
        return Code(f"{code.within(PLUS)} is {truth}", COMPARE)

    def negation(self, code: Code) -> Code:
        if code.opposite:
            return Code(code.opposite, COMPARE, opposite=code.text)
        return Code(f"not {code.within(NOT)}", NOT)

    def compare(self, operator: Operator, left: Code, right: Code) -> Code:
        sign = {"=": "=="}.get(operator, operator)
        return Code(f"{left.within(PLUS)} {sign} {right.within(PLUS)}", COMPARE)

    def between(self, low: Code, first: Operator, middle: Code, second: Operator, high: Code) -> Code | None:
        return Code(f"{low.text} {first} {middle.within(PLUS)} {second} {high.text}", COMPARE)

    def divide(self, way: Way, numerator: Code, denominator: Code) -> Code:
        if way in ("exact", "floor"):
            return Code(f"{numerator.within(TIMES)} // {denominator.within(TIMES + 1)}", TIMES)
        names: dict[Way, str] = {"half away": "rounded", "half even": "rounded_to_even", "ceil": "rounded_up"}
        return self.call(names[way], numerator, denominator)

    def extreme(self, which: Which, values: Sequence[Code]) -> Code:
        if len(values) == 1:
            return values[0]
        return Code(f"{'min' if which == 'least' else 'max'}({listed(value.text for value in values)})")

    # --- lists -------------------------------------------------------------------------------

    def list(self, values: Sequence[Code]) -> Code:
        return Code(f"[{listed(value.text for value in values)}]")

    def present(self, values: Code) -> Code:
        inside = values.text[1:-1]
        if self.variables and not values.is_loop and all(part.isidentifier() for part in inside.split(", ")):
            return self.of_variables(inside)
        return self.call("present", values)

    def of_variables(self, inside: str) -> Code:
        """The answered of some variables."""
        comma = "" if "," in inside else ","
        return Code(f"[value for value in ({inside}{comma}) if value is not None]", is_loop=True)

    def concatenation(self, lists: Sequence[Code]) -> Code:
        if len(lists) == 1:
            return lists[0]
        variables = [self.list_of_variables(code) for code in lists]
        if all(variables):
            return self.of_variables(listed(variables))
        return Code(f"[{listed(_spread(code) for code in lists)}]")

    def total(self, values: Code) -> Code:
        return Code(f"sum({values.text})")

    def length(self, values: Code) -> Code:
        return Code(f"len({values.text})")

    def extreme_of(self, which: Which, values: Code, may_be_empty: bool) -> Code:
        default = ", default=None" if may_be_empty else ""
        return Code(f"{'min' if which == 'least' else 'max'}({values.text}{default})")

    def middle(self, values: Code, may_be_empty: bool) -> Code:
        if not may_be_empty:
            return self.call("twice_median", values)
        self.used.add("twice_median")
        return self.call("twice_median_of_any", values)

    def count(self, truths: Sequence[Code]) -> Code:
        return Code(f"sum([{listed(truth.text for truth in truths)}])")

    def count_where(self, values: Code, test: Code) -> Code:
        return Code(f"sum({test.text} for value in {self.inside(values)})")

    def some_where(self, values: Code, test: Code) -> Code:
        # Where no value is below 0, all but 0 is 1 or more: Python finds such a value without a loop of its own.
        if test.text == "value >= 1" and values.text in self.not_negative:
            return Code(f"any({values.text})")
        return Code(f"any({test.text} for value in {self.inside(values)})")

    def three_valued(self, every: bool, truths: Code) -> Code:
        inside = Code(truths.text[1:-1]) if truths.is_loop else truths
        return self.call("all_true" if every else "any_true", inside)

    # --- loops over items that are alike -----------------------------------------------------

    def loop(self, group: Alike) -> str:
        """What a loop over items goes through: their variables, or their ids."""
        self.looked_at.update(group.items)
        if self.variables:
            comma = "," if len(group.items) == 1 else ""
            return f"answer in ({listed(self.variables[item] for item in group.items)}{comma})"
        if len(group.items) <= FEW:
            return f"item in ({listed(python_text(item) for item in group.items)})"
        return f"item in {self.constants.group(group.items, self.step_name)}"

    def values_of(self, group: Alike) -> str | None:
        """The variables of some items, where these hold the values that are wanted."""
        assert group.read is not None
        if self.read(group.read, group.items[0]).text != "answer":
            return None
        return self.loop(group).removeprefix("answer in ")

    def reads(self, group: Alike) -> str:
        assert group.read is not None
        return f"{self.read(group.read, group.items[0]).text} for {self.loop(group)}"

    def each(self, group: Alike, shape: Code | None) -> Code:
        if group.read is None:
            assert shape is not None
            return Code(f"[{shape.text} for {self.loop(group)}]", is_loop=True)
        made = "value" if shape is None else shape.text
        if variables := self.values_of(group):
            return Code(f"[{made} for value in {variables} if value is not None]", is_loop=True)
        read = self.read(group.read, group.items[0]).text
        text = f"[{made} for {self.loop(group)} if (value := {read}) is not None]"
        self.reading[text] = group, shape
        return Code(text, is_loop=True)

    def list_of_variables(self, values: Code) -> str:
        """The variables of a list of these, as far as they are answered; empty for another."""
        start, end = "[value for value in (", ") if value is not None]"
        whole = values.text.startswith(start) and values.text.endswith(end)
        inside = values.text.removeprefix(start).removesuffix(end)
        return inside.rstrip(",") if whole and "(" not in inside else ""

    def inside(self, values: Code) -> str:
        """A list that another loop goes through: there Python lets nothing be named."""
        if values.text not in self.reading:
            return values.text
        group, shape = self.reading[values.text]
        there = self.call("present", Code(self.reads(group))).text
        return there if shape is None else f"({shape.text} for value in {there})"

    def count_each(self, group: Alike, shape: Code) -> Code:
        return Code(f"sum({self.over_present(group, shape)})")

    def holds_each(self, group: Alike, shape: Code, every: bool) -> Code:
        if group.read is not None and every:
            found = f"{self.over_all(group, shape.within(CONDITIONAL + 1), 'False')}"
        else:
            found = self.over_present(group, shape)
        return Code(f"{'all' if every else 'any'}({found})")

    def over_present(self, group: Alike, shape: Code) -> str:
        if group.read is None:
            return f"{shape.text} for {self.loop(group)}"
        if variables := self.values_of(group):
            return f"{shape.text} for value in {variables} if value is not None"
        return f"{shape.text} for value in {self.call('present', Code(self.reads(group))).text}"

    def over_all(self, group: Alike, shape: str, missing: str) -> str:
        values = self.values_of(group) or f"({self.reads(group)})"
        return f"{missing} if value is None else {shape} for value in {values}"

    def truth_each(self, group: Alike, shape: Code) -> Code:
        if group.read is None:
            return Code(f"[{self.over_present(group, shape)}]", is_loop=True)
        return Code(f"[{self.over_all(group, shape.within(CONDITIONAL + 1), 'None')}]", is_loop=True)

    # --- items -------------------------------------------------------------------------------

    def given(self, item: str) -> str:
        """What is used of an item's answer, None where there is none."""
        if item == EACH:
            return "answer" if self.variables else "given.get(item)"
        self.looked_at.add(item)
        return self.variables[item] if self.variables else f"given.get({python_text(item)})"

    def read(self, step: Read, item: str) -> Code:
        given = Code(self.given(step.item))
        match step:
            case ItemScore() if self.kinds[item] == "scored":
                return given
            case ItemScore():
                return Code(f"{self.constants.scores_of(step, item)}.get({given.text})")
            case ItemTruth():
                return self.call("truth", given)
            case ItemNumber():
                whole = self.call("whole", given)
                more = step.decimals - self.decimals[item]
                return whole if more == 0 else self.call("times", whole, Code(str(10**more)))
            case ItemClock():
                return self.call("whole", given)
            case ItemTicked():
                return self.call("ticked", given)
            case ItemIncludes(codes=codes):
                return self.call("includes", given, self.codes(codes, item))
            case ItemCode(codes=codes):
                if self.kinds[item] == "truth":
                    given = self.call("yes_or_no", given)
                return self.call("code_among", given, self.codes(codes, item))

    def codes(self, codes: tuple[str, ...], item: str) -> Code:
        """Some codes, by a name where they are many."""
        if len(codes) > FEW:
            return Code(self.constants.codes(codes, item))
        return Code(f"({listed(map(python_text, codes))}{',' if len(codes) == 1 else ''})")

    def item_is(self, step: ItemIs | ItemIsBlank, item: str) -> Code:
        given = Code(self.given(step.item))
        if isinstance(step, ItemIsBlank):
            return self.is_missing(given)
        codes = [self.code(code, item) for code in dict.fromkeys(step.codes)]
        if len(codes) == 1:
            return either_way(given.text, "is" if codes[0] in ("True", "False") else "==", codes[0])
        return either_way(given.text, "in", f"({listed(codes)})") if codes else self.false

    def code(self, code: str, item: str) -> str:
        if self.kinds[item] == "truth" and code in ("yes", "no"):
            return str(code == "yes")
        return python_text(code)

    def reason(self, step: ItemReason, item: str) -> Code:
        own = {code: why for code, why in step.codes if not code.startswith("!")}
        given = Code(self.given(step.item))
        if not own:
            return self.call("reason", given)
        pairs = listed(f"{python_text(code)}: {python_text(why)}" for code, why in own.items())
        return self.call("reason", given, Code(f"{{{pairs}}}", ATOM))


def _spread(code: Code) -> str:
    """A list inside another: the inside of what is written out, else a star before it."""
    return code.text[1:-1] if code.text.startswith("[") and not code.is_loop else f"*{code.text}"
