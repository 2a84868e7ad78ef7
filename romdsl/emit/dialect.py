"""What a language of output must say for itself, so that one printer serves them all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Literal

from ..program import ItemIs, ItemIsBlank, ItemReason, LookUp, Operator, Way
from .code import Code, listed
from .constants import Constants
from .steps import Alike, Read

Which = Literal["least", "most"]
RealName = Literal["negate", "absolute", "sqrt", "exp", "ln"]


class Dialect(ABC):
    """Spells the parts of expressions.  A list never holds missing values, but for `three_valued`.

    `used` collects the small functions that the module must define.
    """

    none: Code
    true = Code("true")
    false = Code("false")
    and_: str
    or_: str
    value_name: str
    """The name of the value in a loop over items."""

    def __init__(self, constants: Constants, kinds: Mapping[str, str], decimals: Mapping[str, int]) -> None:
        self.constants = constants
        self.kinds = kinds
        self.decimals = decimals
        self.used: set[str] = set()
        self.step_name = ""

    def call(self, function: str, *arguments: Code) -> Code:
        self.used.add(function)
        return Code(f"{function}({listed(argument.text for argument in arguments)})")

    @abstractmethod
    def text(self, value: str) -> Code: ...

    @abstractmethod
    def choice(self, test: Code, then: Code, otherwise: Code) -> Code: ...

    @abstractmethod
    def only_if(self, there: Sequence[Code], value: Code) -> Code:
        """The value where all tests are true, else missing."""

    @abstractmethod
    def is_there(self, code: Code) -> Code: ...

    @abstractmethod
    def is_missing(self, code: Code) -> Code: ...

    @abstractmethod
    def is_truth(self, code: Code, truth: bool) -> Code: ...

    @abstractmethod
    def negation(self, code: Code) -> Code: ...

    @abstractmethod
    def compare(self, operator: Operator, left: Code, right: Code) -> Code: ...

    def between(self, low: Code, first: Operator, middle: Code, second: Operator, high: Code) -> Code | None:
        """`low <= middle < high` where the language can say so."""
        return None

    @abstractmethod
    def divide(self, way: Way, numerator: Code, denominator: Code) -> Code: ...

    @abstractmethod
    def extreme(self, which: Which, values: Sequence[Code]) -> Code: ...

    @abstractmethod
    def look_up(self, step: LookUp, keys: Sequence[Code]) -> Code:
        """The value of the first row that fits keys which are there."""

    # --- texts -------------------------------------------------------------------------------

    @abstractmethod
    def word_is(self, word: Code, codes: Sequence[str]) -> Code: ...

    @abstractmethod
    def join(self, words: Sequence[Code]) -> Code: ...

    # --- real numbers ------------------------------------------------------------------------

    @abstractmethod
    def real(self, literal: str) -> str: ...

    @abstractmethod
    def as_real(self, whole: Code) -> Code: ...

    @abstractmethod
    def real_function(self, function: RealName, value: Code) -> Code:
        """`absolute`, `sqrt`, `exp`, `ln` of a value that has one."""

    @abstractmethod
    def real_power(self, base: Code, exponent: Code) -> Code: ...

    @abstractmethod
    def domain_call(self, function: str, *values: Code) -> Code:
        """`divided`, `sqrt`, `ln`, `power`, missing where there is no value."""

    @abstractmethod
    def round_real(self, way: Way, value: Code, scale: int) -> Code: ...

    @abstractmethod
    def latent(self, form: str, which: Literal["theta", "error"], categories: Sequence[Code]) -> Code:
        """Theta or its standard error under categories, missing ones among them."""

    # --- lists -------------------------------------------------------------------------------

    @abstractmethod
    def list(self, values: Sequence[Code]) -> Code: ...

    @abstractmethod
    def present(self, values: Code) -> Code:
        """A list without its missing values."""

    @abstractmethod
    def concatenation(self, lists: Sequence[Code]) -> Code: ...

    @abstractmethod
    def total(self, values: Code) -> Code: ...

    @abstractmethod
    def length(self, values: Code) -> Code: ...

    @abstractmethod
    def extreme_of(self, which: Which, values: Code, may_be_empty: bool) -> Code: ...

    @abstractmethod
    def middle(self, values: Code, may_be_empty: bool) -> Code:
        """Twice the median of a list."""

    @abstractmethod
    def count(self, truths: Sequence[Code]) -> Code: ...

    @abstractmethod
    def count_where(self, values: Code, test: Code) -> Code:
        """How many values of a list pass a test of `value_name`."""

    @abstractmethod
    def some_where(self, values: Code, test: Code) -> Code:
        """Whether a value of a list passes a test of `value_name`."""

    @abstractmethod
    def three_valued(self, every: bool, truths: Code) -> Code: ...

    # --- loops over items that are alike -----------------------------------------------------

    @abstractmethod
    def each(self, group: Alike, shape: Code | None) -> Code:
        """The list of the values of a group; `shape` None: as they are read."""

    @abstractmethod
    def count_each(self, group: Alike, shape: Code) -> Code: ...

    @abstractmethod
    def truth_each(self, group: Alike, shape: Code) -> Code:
        """The list of truths of a group, missing ones among them."""

    @abstractmethod
    def holds_each(self, group: Alike, shape: Code, every: bool) -> Code:
        """Whether a truth holds for every item of a group, or for one."""

    # --- items -------------------------------------------------------------------------------

    # `item` is the item itself, or the first of those that are alike where the step stands for EACH

    @abstractmethod
    def read(self, step: Read, item: str) -> Code: ...

    @abstractmethod
    def item_is(self, step: ItemIs | ItemIsBlank, item: str) -> Code: ...

    @abstractmethod
    def reason(self, step: ItemReason, item: str) -> Code: ...
