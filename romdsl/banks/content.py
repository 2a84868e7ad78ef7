"""A bank with all that its author said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..irt import Bank, Rules

OFTEN = 0.8
"""Of the people tested; items that more are asked wear out, where their author says no other share."""


@dataclass(frozen=True, slots=True)
class ItemContent:
    """What is known of an item beside its parameters.

    `options` are the texts of its categories, from category 0 on.  `tags` are the areas of content that it belongs
    to; `grade` the school year in which its words can be read; `enemies` the ids of items that may not stand in one
    form with it; `dif` the groups for whom it works differently; `languages` those that it is there in; `lowest` is
    the score of category 0.  `exposure` is the highest share of the people tested who may be asked it; a `retired` item
    is asked no more.
    """

    text: str
    options: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    grade: int | None = None
    enemies: tuple[str, ...] = ()
    dif: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    lowest: int = 0
    exposure: float | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """A bank on its metric, its items' content by id, and its forms and adaptive tests by theirs.

    `bank` holds calibrated items alone, the retired ones too, in the order of the measure; a form is a tuple of indices
    into it.
    `least_answered` is how many answers the metric asks for.  `digest` is a hash of all parameters and the metric.
    """

    id: str
    title: str
    metric: str
    metric_title: str
    sample: str
    bank: Bank
    items: Mapping[str, ItemContent]
    least_answered: int = 1
    digest: str = ""
    forms: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    adaptive: Mapping[str, Rules] = field(default_factory=dict)

    def content(self, index: int) -> ItemContent:
        """The content of the item at an index of the bank."""
        return self.items[self.bank.items[index].id]

    @property
    def in_use(self) -> tuple[int, ...]:
        """The indices of the items that may be asked."""
        return tuple(index for index, item in enumerate(self.bank.items) if not self.items[item.id].retired)

    def most_exposure(self, id: str) -> float:
        """The share of the people tested above which an item is asked too often."""
        declared = self.items[id].exposure
        return OFTEN if declared is None else declared
