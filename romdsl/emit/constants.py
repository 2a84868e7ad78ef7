"""What a module holds before its functions: the options of items with their scores, and groups of items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.checked import CheckedMeasure
from ..model.measure import Choice
from ..program import Input, ItemScore, LookUp, Program
from .lookup import Row, Table
from .names import NamesInUse
from .steps import Leaf, reported, walk

Scores = tuple[tuple[str, int | None], ...]
"""The codes of an item, each with its score, or None where it has none."""


@dataclass
class Constants:
    """Gives each table and each group of items one name, after the author's scale, item or block."""

    names: NamesInUse
    labels: dict[str, str]
    blocks: dict[tuple[str, ...], str]
    tables: dict[str, Scores] = field(default_factory=dict)
    groups: dict[tuple[str, ...], str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    """The table of each choice item."""
    scored: frozenset[str] = frozenset()
    """The choices of which nothing but the score by that table is used."""
    look_ups: dict[str, Table] = field(default_factory=dict)
    code_lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    _named: dict[tuple[str, Scores], str] = field(default_factory=dict)
    _rows: dict[tuple[Row, ...], str] = field(default_factory=dict)

    @staticmethod
    def of(checked: CheckedMeasure, program: Program, names: NamesInUse) -> Constants:
        labels = {
            item.id: item.answer.scale.value
            for item in checked.measure.items
            if isinstance(item.answer, Choice) and item.answer.scale is not None and item.answer.scores is None
        }
        blocks = {tuple(item.id for item in block.items): block.id for block in checked.measure.blocks}
        made = Constants(names, labels, blocks)
        scores = _scores(program)
        choices = [given for given in program.inputs if given.kind in ("choice", "several")]
        for given in sorted(choices, key=lambda given: given.item not in scores):
            made.options[given.item] = made._table_of_input(given, scores.get(given.item, ()))
        conditional = {item for item, _ in program.shown}
        for item, leaves in _leaves(program).items():
            table = made.options.get(item)
            if table and item not in conditional and all(made._is_score(leaf, table) for leaf in leaves):
                made.scored |= {item}
        return made

    def _is_score(self, leaf: Leaf, table: str) -> bool:
        known = tuple((code, score) for code, score in self.tables[table] if score is not None)
        return isinstance(leaf, ItemScore) and dict(leaf.table) == dict(known)

    def _table_of_input(self, given: Input, scores: tuple[tuple[str, int], ...]) -> str:
        by_code = dict(scores)
        entries = tuple((code, by_code.get(code)) for code in given.codes)
        label = self.labels.get(given.item, given.item)
        if not scores:
            for (name, known), table in self._named.items():
                if name == label and [code for code, _ in known] == list(given.codes):
                    return table
        return self._table(label, entries)

    def _table(self, label: str, entries: Scores) -> str:
        if (label, entries) not in self._named:
            name = self.names.take(label.upper())
            self._named[label, entries] = name
            self.tables[name] = entries
        return self._named[label, entries]

    def scores_of(self, step: ItemScore, item: str) -> str:
        """The table by which an item's code gives a score."""
        own = self.options.get(item)
        if own is not None and {code: score for code, score in self.tables[own] if score is not None} == dict(
            step.table
        ):
            return own
        return self._table(self.labels.get(item, item), step.table)

    def rows_of(self, step: LookUp, wanted: str) -> str:
        """The name of the rows of a table."""
        if step.rows not in self._rows:
            self._rows[step.rows] = name = self.names.take(f"{wanted}_table".upper())
            self.look_ups[name] = Table.of(step.rows)
        return self._rows[step.rows]

    def codes(self, codes: tuple[str, ...], item: str) -> str:
        """The name of a list of codes that is too long to be written where it is used."""
        if codes not in self.code_lists:
            self.code_lists[codes] = self.names.take(f"{item}_codes".upper())
        return self.code_lists[codes]

    def group(self, items: tuple[str, ...], wanted: str) -> str:
        """The name for a group of items, after the block that holds just these."""
        if items not in self.groups:
            block = self.blocks.get(items)
            self.groups[items] = self.names.take((block or f"{wanted}_items").upper())
        return self.groups[items]

    def used_groups(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        return ((name, items) for items, name in self.groups.items())


def kinds_of(constants: Constants, program: Program) -> dict[str, str]:
    """The kind of each item, `scored` for a choice of which nothing but the score is used."""
    return {given.item: "scored" if given.item in constants.scored else given.kind for given in program.inputs}


def _leaves(program: Program) -> dict[str, set[Leaf]]:
    """All that looks at each item."""
    found: dict[str, set[Leaf]] = {}
    for whole in (*(named.step for named in program.steps), *reported(program)):
        for step in walk(whole):
            if isinstance(step, Leaf):
                found.setdefault(step.item, set()).add(step)
    return found


def _scores(program: Program) -> dict[str, tuple[tuple[str, int], ...]]:
    """The scores by which each item is first looked at."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for whole in (*(named.step for named in program.steps), *reported(program)):
        for step in walk(whole):
            if isinstance(step, ItemScore):
                found.setdefault(step.item, step.table)
    return found
