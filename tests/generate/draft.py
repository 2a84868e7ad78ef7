"""What a formula may name: items, sets of them, lets and scores, as far as they have been written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["choice", "words", "truth", "number", "text"]


@dataclass(frozen=True)
class DraftScale:
    """A scale: the codes that are answers, their scores (None: words alone), and the non-answers."""

    id: str
    codes: tuple[str, ...]
    scores: tuple[str, ...] | None
    non_answers: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class DraftItem:
    """An item as formulas see it; `low` and `high` are the ends of its scores."""

    id: str
    kind: Kind
    low: int = 0
    high: int = 0
    scale: DraftScale | None = None
    scores: tuple[str, ...] = ()
    in_scores: bool = True
    conditional: bool = False


@dataclass
class Draft:
    """The measure so far.  `blocks` are ids of blocks and the ids of their items."""

    items: list[DraftItem] = field(default_factory=list)
    blocks: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    """Lets and scores that are numbers."""
    truths: list[str] = field(default_factory=list)
    unending: set[str] = field(default_factory=set)
    """Lets and scores whose decimals need not end."""

    def numeric(self, in_score: bool) -> list[DraftItem]:
        return [item for item in self._usable(in_score) if item.kind in ("choice", "number")]

    def coded(self, in_score: bool) -> list[DraftItem]:
        return [item for item in self._usable(in_score) if item.kind in ("choice", "words")]

    def yes_no(self, in_score: bool) -> list[DraftItem]:
        return [item for item in self._usable(in_score) if item.kind == "truth"]

    def any_kind(self, in_score: bool) -> list[DraftItem]:
        return self._usable(in_score)

    def _usable(self, in_score: bool) -> list[DraftItem]:
        return [item for item in self.items if item.in_scores or not in_score]

    def runs(self, kinds: tuple[Kind, ...], in_score: bool) -> list[list[DraftItem]]:
        """Longest runs of neighbours that may stand in a range."""
        found: list[list[DraftItem]] = [[]]
        for item in self.items:
            if item.kind in kinds and (item.in_scores or not in_score):
                found[-1].append(item)
            elif found[-1]:
                found.append([])
        return [run for run in found if len(run) >= 2]
