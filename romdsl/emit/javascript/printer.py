"""Spells the parts of a score program in JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from ...program import (
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
from ..code import AND, COMPARE, CONDITIONAL, PLUS, TIMES, UNARY, Code, joined, listed
from ..constants import Constants
from ..steps import EACH, Alike, Read
from ..templates import javascript_text
from .values import JavaScriptValues, equal

Which = Literal["least", "most"]
FEW = 4
"""So many items of a group are written where they are used."""
SOME = 12
"""So many are read one by one, which is quicker than a loop."""

_SIGNS: dict[Operator, str] = {"=": "===", "!=": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_ROUNDINGS: dict[Way, str] = {
    "half away": "rounded",
    "half even": "roundedToEven",
    "ceil": "Math.ceil",
    "floor": "Math.floor",
}


class JavaScriptDialect(JavaScriptValues):
    """Missing is always null."""

    none = Code("null")
    true = Code("true")
    false = Code("false")
    and_ = " && "
    or_ = " || "
    value_name = "value"

    def __init__(self, constants: Constants, kinds: Mapping[str, str], decimals: Mapping[str, int]) -> None:
        super().__init__(constants, kinds, decimals)
        self.score_tables: set[str] = set()
        """The tables by which codes are scored."""

    def text(self, value: str) -> Code:
        return Code(javascript_text(value))

    def choice(self, test: Code, then: Code, otherwise: Code) -> Code:
        return Code(f"{test.within(CONDITIONAL + 1)} ? {then.within(CONDITIONAL + 1)} : {otherwise.text}", CONDITIONAL)

    def only_if(self, there: Sequence[Code], value: Code) -> Code:
        missing = [self.negation(test) for test in there]
        return self.choice(joined(self.or_, missing, 1), self.none, value)

    def is_there(self, code: Code) -> Code:
        return self.negation(self.is_missing(code))

    def is_missing(self, code: Code) -> Code:
        return equal(code.within(PLUS), "null")

    def is_truth(self, code: Code, truth: bool) -> Code:
        return Code(f"{code.within(PLUS)} === {'true' if truth else 'false'}", COMPARE)

    def negation(self, code: Code) -> Code:
        if code.opposite:
            return Code(code.opposite, COMPARE, opposite=code.text)
        return Code(f"!{code.within(UNARY)}", UNARY)

    def compare(self, operator: Operator, left: Code, right: Code) -> Code:
        return Code(f"{left.within(PLUS)} {_SIGNS[operator]} {right.within(PLUS)}", COMPARE)

    def divide(self, way: Way, numerator: Code, denominator: Code) -> Code:
        quotient = Code(f"{numerator.within(TIMES)} / {denominator.within(TIMES + 1)}", TIMES)
        if way == "exact":
            return quotient
        if way in ("floor", "ceil"):
            return Code(f"{_ROUNDINGS[way]}({quotient.text})")
        return self.call(_ROUNDINGS[way], numerator, denominator)

    def extreme(self, which: Which, values: Sequence[Code]) -> Code:
        return Code(f"Math.{'min' if which == 'least' else 'max'}({listed(value.text for value in values)})")

    # --- lists -------------------------------------------------------------------------------

    def list(self, values: Sequence[Code]) -> Code:
        return Code(f"[{listed(value.text for value in values)}]")

    def present(self, values: Code) -> Code:
        return self.call("present", values)

    def concatenation(self, lists: Sequence[Code]) -> Code:
        if len(lists) == 1:
            return lists[0]
        return Code(f"[{listed(_spread(code.text) for code in lists)}]")

    def total(self, values: Code) -> Code:
        return self.call("sum", values)

    def length(self, values: Code) -> Code:
        return Code(f"{values.text}.length")

    def extreme_of(self, which: Which, values: Code, may_be_empty: bool) -> Code:
        if may_be_empty:
            return self.call(which, values)
        return Code(f"Math.{'min' if which == 'least' else 'max'}(...{values.text})")

    def middle(self, values: Code, may_be_empty: bool) -> Code:
        return self.call("twiceMedian", values)

    def count(self, truths: Sequence[Code]) -> Code:
        return Code(f"{self.list(truths).text}.filter(Boolean).length")

    def count_where(self, values: Code, test: Code) -> Code:
        return Code(f"{values.text}.filter((value) => {test.text}).length")

    def some_where(self, values: Code, test: Code) -> Code:
        return Code(f"{values.text}.some((value) => {test.text})")

    def three_valued(self, every: bool, truths: Code) -> Code:
        return self.call("allTrue" if every else "anyTrue", truths)

    # --- loops over items that are alike -----------------------------------------------------

    def items(self, group: Alike) -> str:
        if len(group.items) <= FEW:
            return f"[{listed(javascript_text(item) for item in group.items)}]"
        return self.constants.group(group.items, self.step_name)

    def reads(self, group: Alike) -> str:
        """What is read of each item, null where that is missing."""
        assert group.read is not None
        if len(group.items) <= SOME:
            return self.list([self.read(replace(group.read, item=item), item) for item in group.items]).text
        return f"{self.items(group)}.map((item) => {self.read(group.read, group.items[0]).text})"

    def each(self, group: Alike, shape: Code | None) -> Code:
        if group.read is None:
            assert shape is not None
            return Code(f"{self.items(group)}.map((item) => {shape.text})")
        values = self.call("present", Code(self.reads(group)))
        return values if shape is None else Code(f"{values.text}.map((value) => {shape.text})")

    def count_each(self, group: Alike, shape: Code) -> Code:
        return Code(f"{self.over_present(group, shape, 'filter')}.length")

    def holds_each(self, group: Alike, shape: Code, every: bool) -> Code:
        if every and group.read is not None:
            test = joined(self.and_, (self.is_there(Code("value")), shape), AND)
            return Code(f"{self.reads(group)}.every((value) => {test.text})")
        return Code(self.over_present(group, shape, "every" if every else "some"))

    def over_present(self, group: Alike, shape: Code, method: str) -> str:
        if group.read is None:
            return f"{self.items(group)}.{method}((item) => {shape.text})"
        return f"{self.call('present', Code(self.reads(group))).text}.{method}((value) => {shape.text})"

    def truth_each(self, group: Alike, shape: Code) -> Code:
        if group.read is None:
            return Code(f"{self.items(group)}.map((item) => {shape.text})")
        return Code(f"{self.reads(group)}.map((value) => {self.only_if([self.is_there(Code('value'))], shape).text})")

    # --- items -------------------------------------------------------------------------------

    def given(self, item: str) -> Code:
        return Code("given[item]" if item == EACH else member("given", item))

    def read(self, step: Read, item: str) -> Code:
        given = self.given(step.item)
        match step:
            case ItemScore() if self.kinds[item] == "scored":
                return given
            case ItemScore():
                name = self.constants.scores_of(step, item)
                self.score_tables.add(name)
                return self.call("scoreOf", Code(name), given)
            case ItemTruth():
                return self.call("truth", given)
            case ItemNumber():
                more = step.decimals - self.decimals[item]
                return self.call("whole", given, *([Code(str(10**more))] if more else []))
            case ItemClock():
                return self.call("whole", given)
            case ItemTicked():
                return self.call("ticked", given)
            case ItemIncludes(codes=codes):
                return self.call("includes", given, self.codes(codes, item))
            case ItemCode(codes=codes):
                if self.kinds[item] == "truth":
                    given = self.call("yesOrNo", given)
                return self.call("codeAmong", given, self.codes(codes, item))

    def codes(self, codes: tuple[str, ...], item: str) -> Code:
        """Some codes, by a name where they are many."""
        if len(codes) > FEW:
            return Code(self.constants.codes(codes, item))
        return Code(f"[{listed(map(javascript_text, codes))}]")

    def item_is(self, step: ItemIs | ItemIsBlank, item: str) -> Code:
        given = self.given(step.item)
        if isinstance(step, ItemIsBlank):
            return equal(given.text, "null")
        codes = [self.code(code, item) for code in dict.fromkeys(step.codes)]
        if len(codes) == 1:
            return equal(given.text, codes[0])
        return Code(f"[{listed(codes)}].includes({given.text})")

    def code(self, code: str, item: str) -> str:
        if self.kinds[item] == "truth" and code in ("yes", "no"):
            return "true" if code == "yes" else "false"
        return javascript_text(code)

    def reason(self, step: ItemReason, item: str) -> Code:
        own = {code: why for code, why in step.codes if not code.startswith("!")}
        given = self.given(step.item)
        if not own:
            return self.call("reason", given)
        pairs = listed(f"[{javascript_text(code)}, {javascript_text(why)}]" for code, why in own.items())
        return self.call("reason", given, Code(f"new Map([{pairs}])"))


def member(thing: str, key: str) -> str:
    """A member of an object, by its name where that can be written so."""
    return f"{thing}.{key}" if key.isascii() and key.isidentifier() else f"{thing}[{javascript_text(key)}]"


def pair(key: str, value: str) -> str:
    """A key and value of an object that is written out; a key stays a key even if it is `__proto__`."""
    if key == "__proto__" or not (key.isascii() and key.isidentifier()):
        return f"[{javascript_text(key)}]: {value}"
    return key if key == value else f"{key}: {value}"


def entry(code: str, value: str) -> str:
    """A code and what belongs to it, of an object without prototype."""
    plain = (code.isascii() and code.isidentifier()) or (code.isdigit() and str(int(code)) == code and len(code) < 9)
    if code == "__proto__":
        return f'["__proto__"]: {value}'
    return f"{code if plain else javascript_text(code)}: {value}"


def _spread(text: str) -> str:
    """A list inside another: the inside of what is written out, else dots before it."""
    return text[1:-1] if text.startswith("[") and text.endswith("]") else f"...{text}"
