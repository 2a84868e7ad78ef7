"""A whole query: the answers as they stand in a table, the named steps in layers, the columns of the result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...program import (
    ListStep,
    Named,
    Output,
    Program,
    RealStep,
    RowsInput,
    UseTruth,
    UseWhole,
    UseWord,
    WholeStep,
)
from ..steps import needed, reported
from .code import Sql, case, is_null, made
from .columns import Column, Columns, Kind
from .dialect import SqlDialect
from .items import Items
from .layout import WIDTH, folded, wrapped
from .printer import Printer
from .refusals import note_about, refused

REFUSED = "refused"
_NAMES = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+""")
"""Texts first, so that a quote within them begins no name."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where answers stand: a table or a query in brackets; for each item its column (none: it was not asked)
    and what the column holds.  `carried`: columns to carry along by their names, None for all that are no items."""

    table: str
    columns: Mapping[str, str]
    kinds: Mapping[str, Kind]
    carried: Sequence[str] | None = None
    expressions: Mapping[str, str] = field(default_factory=dict)
    """SQL that gives an item's answer, in place of its column."""
    takes_refused: bool = True
    """Whether rows that are refused are looked at: then all else is NULL there."""


@dataclass(frozen=True, slots=True)
class Query:
    """The text, and the names of the columns that scoring adds, `refused` the last."""

    text: str
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    name: str
    code: Sql
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A column of a layer, with what is said above and beside it."""

    code: str
    above: str = ""
    note: str = ""


def query(
    program: Program, dialect: SqlDialect, source: Source, notes: Mapping[str, str] | None = None, prefix: str = ""
) -> Query:
    """The query that scores a source.

    `notes` are what is said beside a column of the result; `prefix` stands before the names of its own columns.
    """
    return _Writer(program, dialect, source, notes or {}, prefix).query()


class _Writer:
    def __init__(
        self, program: Program, dialect: SqlDialect, source: Source, notes: Mapping[str, str], prefix: str
    ) -> None:
        self.program, self.dialect, self.source, self.notes, self.prefix = program, dialect, source, notes, prefix
        self.columns = Columns(dialect)
        self.row = "" if source.carried is not None else self.columns.take("carried")
        self.inputs = {given.item: given for given in program.inputs}
        self.rows = {f"{rows.rows}_{place}": rows for rows in program.rows for place in rows.places}
        self.items = Items(dialect, self.columns, self.inputs, source.kinds)
        self.carried = [
            (name, self.columns.take(f"carried_{place}")) for place, name in enumerate(source.carried or (), 1)
        ]
        self.printer = Printer(dialect, self.columns, self.items)
        self.printer.least, self.printer.measure = {}, program.measure

    def query(self) -> Query:
        steps = self.steps()
        comments = _comments(steps)
        for named in steps:
            self.add(named, comments.get(named.name, ""))
        outputs = list(self.outputs())
        why = refused(self.program, self.items, self.printer.named)
        refusal = self.columns.add(REFUSED, why, note_about(self.items)) if why is not None else None
        shown = [replace(one, code=self.unless(refusal, one.code)) for one in outputs]
        shown.append(
            _Shown(
                self.prefix + REFUSED, refusal or self.dialect.nothing(self.dialect.text_type), "why nothing is scored"
            )
        )
        return Query("\n".join(self.lines(shown)), tuple(one.name for one in shown))

    def steps(self) -> Sequence[Named]:
        return needed(self.program, [*reported(self.program), *(check.fails for check in self.program.checks)])

    def add(self, named: Named, comment: str) -> None:
        printer, step = self.printer, named.step
        printer.part = named.name
        if isinstance(step, ListStep):
            printer.lists[named.name] = printer.elements(step)
            return
        code = printer.value(step)
        if isinstance(step, WholeStep) and code.is_narrow:
            code = self.dialect.as_whole(code)
        if isinstance(step, RealStep):
            printer.least[named.name] = printer.nearest(step)
        printer.named[named.name] = self.columns.add(named.name, code, comment)

    # --- what comes out ----------------------------------------------------------------------

    def outputs(self) -> Iterator[_Shown]:
        for output in self.program.outputs:
            yield from self.score(output)
        for id, truth in self.program.alerts:
            yield self.shown(f"alert_{id}", self.printer.truth(truth))
        for check in self.program.checks:
            yield self.shown(f"check_{check.check}", self.printer.truth(check.fails))
        yield self.shown("unused_answers", self.unused())

    def score(self, output: Output) -> Iterator[_Shown]:
        printer, id = self.printer, output.score
        printer.part = id
        yield self.shown(id, self.number(output))
        if output.band is not None:
            yield self.shown(f"{id}_band", printer.word(output.band))
        for part, step in (("answered", output.answered), ("expected", output.expected), ("filled", output.filled)):
            yield self.shown(f"{id}_{part}", self.dialect.as_whole(printer.whole(step)))
        yield self.shown(f"{id}_missing", printer.word(output.why))
        if output.caseness is not None:
            yield self.shown(f"{id}_caseness", printer.truth(output.caseness))

    def shown(self, name: str, code: Sql) -> _Shown:
        plain = name.replace(".", "_")
        return _Shown(self.prefix + plain, code, self.notes.get(plain, ""))

    def number(self, output: Output) -> Sql:
        """A number has its decimals, whatever the engine makes of numbers."""
        match output.value:
            case UseTruth():
                return self.printer.truth(output.value)
            case UseWord():
                return self.printer.word(output.value)
            case UseWhole() if output.decimals:
                code, unit = self.printer.whole(output.value), f"0.{'1'.rjust(output.decimals, '0')}"
                return made(f"CAST({code.text} * {unit} AS DECIMAL(18, {output.decimals}))", code)
            case _:
                return self.printer.whole(output.value)

    def unused(self) -> Sql:
        """The ids of the items that were answered and not asked, `;` between them."""
        parts = []
        for item, truth in self.program.shown:
            answer, asked = self.items.answer(item), self.printer.truth(truth)
            test = made(f"{answer.text} IS NOT NULL AND NOT COALESCE({asked.text}, FALSE)", answer, asked)
            parts.append(case([(test, Sql(self.dialect.literal(item)))]))
        while len(parts) > 40:
            parts = [self._listed(parts[at : at + 40]) for at in range(0, len(parts), 40)]
        return self._listed(parts)

    def _listed(self, parts: Sequence[Sql]) -> Sql:
        if len(parts) < 2:
            return parts[0] if parts else self.dialect.nothing(self.dialect.text_type)
        return made(f"NULLIF(concat_ws(';', {', '.join(part.text for part in parts)}), '')", *parts)

    def unless(self, refusal: Sql | None, code: Sql) -> Sql:
        return code if refusal is None or not self.source.takes_refused else case([(is_null(refusal), code)])

    # --- layers ------------------------------------------------------------------------------

    def lines(self, shown: Sequence[_Shown]) -> Iterator[str]:
        fence = ["  OFFSET 0"] if self.dialect.fenced else []
        yield "WITH given AS ("
        yield from self.select([_Line(code) for code in self.given()])
        yield f"  FROM {self.source.table} AS source_row"
        yield from fence
        before, layers, final = "given", self.columns.layers(), self.final(shown)
        for place, layer in enumerate(layers, 1):
            behind = [column.code.text for later in layers[place:] for column in later]
            behind += [column.code for column in final]
            yield f"), step_{place} AS ("
            kept = [_Line(name) for name in self.kept(layers[: place - 1], behind)]
            yield from self.select((*kept, *self.written(layer)))
            yield f"  FROM {before}"
            yield from fence
            before = f"step_{place}"
        yield ")"
        yield from (line[2:] for line in self.select(final))
        yield f"FROM {before}"

    def kept(self, before: Sequence[Sequence[Column]], behind: Sequence[str]) -> list[str]:
        """The columns that go on into a layer.  Where a layer is fenced each costs, so only what is looked at behind."""
        if not self.dialect.fenced:
            return ["*"]
        looked_at = {word for text in behind for word in _NAMES.findall(text)}
        names = [self.row] if self.row else [alias for _, alias in self.carried]
        names += [*self.items.names.values(), *(column.name for layer in before for column in layer)]
        return [name for name in names if name in looked_at]

    def select(self, columns: Sequence[_Line]) -> Iterator[str]:
        yield "  SELECT"
        for place, column in enumerate(columns):
            comma = "," if place < len(columns) - 1 else ""
            lines = list(folded(f"{column.code}{comma}", "    ", self.dialect.hides_quotes))
            above, beside = column.above, f"{lines[-1]}  {self.dialect.comment(column.note)}"
            if column.note and len(beside) <= WIDTH:
                lines[-1] = beside
            elif column.note:
                above = column.note
            yield from (f"    {self.dialect.comment(piece)}" for piece in wrapped(above, "    "))
            yield from lines

    def written(self, layer: Sequence[Column]) -> Iterator[_Line]:
        for column in layer:
            yield _Line(f"{column.code.text} AS {column.name}", above=column.comment)

    def given(self) -> list[str]:
        dialect = self.dialect
        found = [f"{dialect.whole_row('source_row')} AS {self.row}"] if self.row else []
        found += [f"source_row.{dialect.identifier(name)} AS {alias}" for name, alias in self.carried]
        for item, name in self.items.names.items():
            found.append(f"{self.read(item)} AS {name}")
        return found or ["1 AS nothing"]

    def read(self, item: str) -> str:
        kind, column = self.source.kinds[item], self.source.columns.get(item)
        if item in self.source.expressions:
            return self.source.expressions[item]
        if item in self.rows and column is None:
            return self.is_there(self.rows[item], item)
        type_ = {"whole": "BIGINT", "code": "BIGINT", "truth": "BOOLEAN", "number": "DECIMAL(18, 6)"}.get(
            kind, self.dialect.text_type
        )
        if column is None:
            return f"CAST(NULL AS {type_})"
        code = f"source_row.{self.dialect.identifier(column)}"
        if kind in ("day", "clock"):
            return f"NULLIF(CAST({code} AS {type_}), '')"
        return f"NULLIF({code}, '')" if kind == "text" else code

    def is_there(self, rows: RowsInput, row: str) -> str:
        """Whether a row is there: it is not retired, and something is said of it."""
        cells = [f"{row}_{field}" for field in rows.fields]
        said = [f"{self.read(cell)} IS NOT NULL" for cell in cells if cell in self.source.kinds]
        state = self.source.columns.get(f"{row}_state")
        retired = ""
        if state is not None:
            written = f"source_row.{self.dialect.identifier(state)}"
            said.append(f"{written} = 'active'")
            retired = f"WHEN {written} = 'retired' THEN NULL "
        yes = "TRUE" if self.source.kinds[row] == "truth" else "'yes'"
        return f"CASE {retired}WHEN {' OR '.join(said)} THEN {yes} END"

    def final(self, shown: Sequence[_Shown]) -> list[_Line]:
        dialect = self.dialect
        columns = [dialect.identifier(name) for name in self.source.columns.values()]
        found = [_Line(dialect.columns_of_row(self.row, columns))] if self.row else []
        found += [_Line(f"{alias} AS {dialect.identifier(name)}") for name, alias in self.carried]
        found += [_Line(f"{one.code.text} AS {dialect.identifier(one.name)}", note=one.note) for one in shown]
        return found


def _comments(steps: Sequence[Named]) -> dict[str, str]:
    """What the author wrote, beside the column that it is about: `total = …` beside total where there is one."""
    names = [named.name for named in steps if not isinstance(named.step, ListStep)]
    found: dict[str, str] = {}
    waiting = ""
    for named in steps:
        about = named.comment.split(" = ")[0]
        if about in names:
            found[about] = named.comment
        elif named.comment:
            waiting = named.comment
        if waiting and named.name in names:
            found.setdefault(named.name, waiting)
            waiting = ""
    return found
