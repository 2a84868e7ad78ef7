"""A measure's things under other names: at one of two occasions, or borrowed into another measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from .measure import Band, Block, Cat, Field, Form, Item, Let, Percentile, Placed, Row, RowLet, Rows, Score, Table
from .renamed import renamed

N = TypeVar("N")


@dataclass(frozen=True)
class Renaming:
    """The new name of everything that a formula can name, and of the tables that it looks up."""

    names: Mapping[str, str]
    tables: Mapping[str, str] = field(default_factory=dict)

    def formula(self, node: N) -> N:
        """A formula or rule with the new names; None stays None."""
        return renamed(node, self.names, self.tables)

    def item(self, item: Item) -> Item:
        when, unless = self.formula(item.when), self.formula(item.left_out_unless)
        return replace(item, id=self.names[item.id], when=when, left_out_unless=unless)

    def let(self, let: Let) -> Let:
        return replace(let, id=self.names[let.id], value=self.formula(let.value), missing=self.formula(let.missing))

    def score(self, score: Score) -> Score:
        """The score with all that hangs on other things."""
        return replace(
            score,
            id=self.names[score.id],
            value=self.formula(score.value),
            missing=self.formula(score.missing),
            bands=tuple(self.bands(score)),
            caseness=tuple(replace(each, when=self.formula(each.when)) for each in score.caseness),
            reliable_change=tuple(replace(each, when=self.formula(each.when)) for each in score.reliable_change),
            clinical_cutoffs=tuple(replace(each, when=self.formula(each.when)) for each in score.clinical_cutoffs),
            norms=tuple(replace(each, when=self.formula(each.when)) for each in score.norms),
            percentiles=tuple(self.percentile(each) for each in score.percentiles),
            comparable=tuple(self.key(key) for key in score.comparable),
        )

    def bands(self, score: Score) -> Iterator[Band]:
        """The bands with the conditions under which they hold; those of one condition keep it in common."""
        for condition, bands in score.band_sets:
            when = self.formula(condition)
            yield from (replace(band, when=when) for band in bands)

    def percentile(self, percentile: Percentile) -> Percentile:
        return replace(percentile, table=self.table(percentile.table))

    def table(self, table: Table) -> Table:
        across = None if table.across is None else self.key(table.across)
        keys = tuple(self.key(key) for key in table.keys)
        return replace(table, id=self.tables.get(table.id, table.id), keys=keys, across=across)

    def key(self, key: Placed[str]) -> Placed[str]:
        return replace(key, value=self.names.get(key.value, key.value))

    def block(self, block: Block, item: Mapping[str, Item]) -> Block:
        """A block with its items, which are renamed already."""
        rows = tuple(
            Row(self.names[row.id], row.text, tuple(item[each.id] for each in row.items), span=row.span)
            for row in block.rows
        )
        members = tuple(item[each.id] if isinstance(each, Item) else each for each in block.members)
        return replace(block, id=self.names[block.id], members=members, when=self.formula(block.when), rows=rows)

    def form(self, form: Form) -> Form:
        """A form with the names of its bank and items."""
        return replace(
            form,
            id=self.names[form.id],
            bank=None if form.bank is None else self.key(form.bank),
            names=tuple(self.key(name) for name in form.names),
            beside=tuple(self.key(name) for name in form.beside),
        )

    def cat(self, cat: Cat) -> Cat:
        """An adaptive test with the names of its bank and its first item."""
        bank, start = (None if name is None else self.key(name) for name in (cat.bank, cat.start))
        return replace(cat, id=self.names[cat.id], bank=bank, start=start)

    def rows(self, rows: Rows, item: Mapping[str, Item]) -> Rows:
        """Rows with their items, which are renamed already; a field keeps its name, which stands behind theirs."""
        fields = tuple(self.field(field, item) for field in rows.fields)
        lets = tuple(RowLet(each.id, tuple(map(self.let, each.lets)), span=each.span) for each in rows.lets)
        there = tuple(item[each.id] for each in rows.there)
        return replace(rows, id=self.names[rows.id], fields=fields, lets=lets, there=there)

    def field(self, field: Field, item: Mapping[str, Item]) -> Field:
        return replace(field, items=tuple(item[each.id] for each in field.items))
