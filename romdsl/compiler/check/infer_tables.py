"""Looking up in tables: the table, its keys, its columns."""

from __future__ import annotations

from ...model import written
from ...model.expression import Expression, Lookup, Name, NameRange, Several
from ...model.measure import Table
from ...model.types import Type
from .infer_codes import CodeTyping


class TableTyping(CodeTyping):
    """Types of look-ups."""

    def looked_up(self, node: Lookup, inside: bool) -> Type:
        table = self.tables.get(node.table)
        for key in node.keys:
            if table is not None or not self.names.is_set(key):  # of a set, a function may have been meant
                self.key(key, inside)
        if table is None:
            return self.fault("unknown-table", node.name_span, name=node.table)
        wanted = len(table.keys) + (table.across is not None)
        if not table.keys:
            pass  # the builder has said so
        elif len(node.keys) != wanted:
            self.fault(
                "wrong-number-of-keys", node.name_span, table=table.id, number=str(len(node.keys)), wanted=str(wanted)
            )
        elif table.across is not None:
            self._column_key(node.keys[-1])
        self._column(node, table)
        return Type.NUMBER

    def key(self, node: Expression, inside: bool) -> None:
        """A key is a number, or what has a code."""
        if self.names.is_set(node) and not inside:
            self.fault("set-outside-aggregate", node.span, set=written.formula(node))
            return
        if isinstance(node, Name | NameRange | Several) and not self.all_known(node):
            return
        if self.is_of_codes(node):
            self.types.setdefault(node, Type.CODE)
        elif self.type(node, inside) not in (Type.CODE, Type.NUMBER):
            self.want(node, Type.NUMBER, "a key of a table", inside)

    def _column_key(self, node: Expression) -> None:
        if not self.is_of_codes(node) and self.types.get(node) not in (Type.CODE, Type.UNKNOWN, None):
            self.fault("is-needs-item", node.span, what=written.formula(node))

    def _column(self, node: Lookup, table: Table) -> None:
        columns = () if table.across is not None or table.columns == ("",) else table.columns
        listed = ", ".join(columns)
        if node.column is None and columns:
            self.fault("column-not-said", node.name_span, table=table.id, columns=listed)
        elif node.column is not None and node.column not in columns:
            self.fault("unknown-column", node.column_span, table=table.id, column=node.column, columns=listed)
