"""Items and their parameters, and the bank that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal, get_args

from .metric import Metric

Model = Literal["grm", "gpcm", "pcm", "1pl", "2pl", "3pl", "4pl"]
Family = Literal["graded", "partial credit", "logistic"]
FAMILIES: dict[Model, Family] = {"grm": "graded", "gpcm": "partial credit", "pcm": "partial credit"}
STEEPEST = 700.0


@dataclass(frozen=True, slots=True)
class Item:
    """One item: discrimination a, thresholds or steps b in theta, lower asymptote c, upper asymptote d.

    An item with n values of b has n + 1 categories, counted from 0.  `area` is the part of the content that it
    belongs to.  Raises ValueError for parameters that the model cannot have.
    Sources: Samejima 1969 (grm), Muraki 1992 (gpcm), Masters 1982 (pcm), Rasch 1960 (1pl), Birnbaum 1968 (2pl, 3pl),
    Barton and Lord 1981 (4pl).
    """

    id: str
    model: Model
    a: float
    b: tuple[float, ...]
    c: float = 0.0
    d: float = 1.0
    area: str = ""

    def __post_init__(self) -> None:
        if reason := self._reason():
            raise ValueError(f"item {self.id}: {reason}")

    @property
    def family(self) -> Family:
        """Which formula the probabilities of the categories follow."""
        return FAMILIES.get(self.model, "logistic")

    @property
    def categories(self) -> int:
        """How many categories there are."""
        return len(self.b) + 1

    def _reason(self) -> str:
        if self.model not in get_args(Model):
            return f"the models are {', '.join(get_args(Model))}, not {self.model}"
        if not all(map(isfinite, (self.a, *self.b, self.c, self.d))) or self.a <= 0:
            return "all parameters are numbers, and a is above 0"
        if not self.b or (self.family == "logistic" and len(self.b) > 1):
            return f"{self.model} takes {'one' if self.family == 'logistic' else 'at least one'} b, not {len(self.b)}"
        if self.model == "grm" and any(after <= before for before, after in zip(self.b, self.b[1:], strict=False)):
            return "the thresholds b of grm go up"
        if self.model == "pcm" and self.a != 1:
            return "a of pcm is 1"
        if not 0 <= self.c < self.d <= 1:
            return "0 <= c < d <= 1"
        if (self.c > 0 and self.model not in ("3pl", "4pl")) or (self.d < 1 and self.model != "4pl"):
            return f"{self.model} has no such asymptote"
        return ""


@dataclass(frozen=True, slots=True)
class Bank:
    """Items on one metric; an item is named by its index from 0.

    Raises ValueError where two items have one id, or an item is so steep that a probability would leave binary64.
    """

    items: tuple[Item, ...]
    metric: Metric

    def __post_init__(self) -> None:
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("each item has an id of its own")
        reach = float(max(abs(self.metric.low), abs(self.metric.high)))
        for item in self.items:
            if self.metric.scaling * item.a * sum(reach + abs(step) for step in item.b) > STEEPEST:
                raise ValueError(f"item {item.id}: a and b are so large that probabilities vanish")
