"""Builds tables: their rows in the measure, or in a CSV file beside it."""

from __future__ import annotations

from ...diagnostics import Report
from ...model.functions import FUNCTIONS
from ...model.measure import Choice, Item, Placed, Table, TableRow
from ...model.names import Names
from ...source import Source, Span
from ..parse import rules, values
from ..parse.beside import Beside
from ..parse.formula_call import RECODE
from .beside_file import beside_file
from .entry import Entry
from .table_file import MOST_ROWS, FileRows, too_many_rows
from .values import check_words, read, read_choice, read_id, read_name, read_text


class Tables:
    """Builds tables; knows the items that one may go across, and the files beside the definition."""

    def __init__(self, names: Names, beside: Beside | None, report: Report) -> None:
        self.names, self.beside, self.report = names, beside, report

    def table(self, entry: Entry) -> Table:
        """One table with a name of its own."""
        report = self.report
        check_words(entry, report)
        keys = read(entry.first("by"), values.read_names, report) or ()
        if entry.first("by") is None:
            report.add(
                rules.TABLE_WITHOUT_KEYS.at(
                    entry.span, "This table does not say what it is looked up by.", help="write by age, or by sex, raw"
                )
            )
        gives = tuple(name.value for name in read(entry.first("gives"), values.read_names, report) or ())
        across = read_name(entry.first("across"), report)
        columns = gives or (() if entry.first("gives") is not None else self.columns(across))
        file = read_text(entry.first("from"), report)
        lines = entry.all("row")
        self.one_of_both(entry, entry.first("from"), lines)
        if entry.first("from") is not None:
            rows, columns = self.file_rows(file, keys, gives, across is not None, columns)
        else:
            rows = self.rows(lines, keys, columns)
        return Table(
            self.id(entry),
            keys,
            columns,
            across,
            rows,
            read_choice(entry.first("else"), report) is not None,
            file,
            read_text(entry.first("source"), report),
            span=entry.span,
        )

    def id(self, entry: Entry) -> str:
        """The id of a table, which is called as a function is and so is none."""
        id = read_id(entry, self.report)
        if entry.name is not None and (id in FUNCTIONS or id == RECODE):
            self.report.add(
                rules.RESERVED_WORD.at(
                    entry.name.span(),
                    f"“{id}” is a function, so a table cannot have its name.",
                    help=f"call it {id}_table",
                )
            )
        return id

    def from_file(
        self, id: str, keys: tuple[Placed[str], ...], file: Placed[str], source: Placed[str] | None, span: Span
    ) -> Table:
        """A table of one value that stands in a file, such as percentiles."""
        rows, columns = self.file_rows(file, keys, (), False, ("",))
        return Table(id, keys, columns, rows=rows, file=file, source=source, span=span)

    def columns(self, across: Placed[str] | None) -> tuple[str, ...]:
        """One nameless column, or the codes of the item that the table goes across."""
        if across is None:
            return ("",)
        item = self.names.find(across.value)
        if not isinstance(item, Item) or not isinstance(item.answer, Choice):
            return ()
        return tuple(option.code for option in item.answer.options if option.non_answer is None)

    def one_of_both(self, entry: Entry, file: Entry | None, lines: list[Entry]) -> None:
        """Rows stand in the measure or in a file."""
        if file is not None and lines:
            finding = rules.WORD_TWICE.at(file.span, "Both rows and a file with rows stand here.", help="keep one")
            self.report.add(finding.because(lines[0].span, "the rows begin here"))
        elif file is None and not lines:
            self.report.add(
                rules.TABLE_WITHOUT_ROWS.at(
                    entry.span, "This table has no rows.", help='write { 7 -> 9.51; 8 -> 10 }, or from "norms.csv"'
                )
            )

    def rows(self, lines: list[Entry], keys: tuple[Placed[str], ...], columns: tuple[str, ...]) -> tuple[TableRow, ...]:
        """The rows that stand in the measure."""
        found: list[TableRow] = []
        for line in lines[:MOST_ROWS]:
            if line.name is None:
                continue  # no row, which was said where it was read
            if line.value is None:
                self.no_value(line)
                continue
            row = values.read_row(line.name, line.value, self.report)
            if row is None:
                continue
            if keys and len(row.keys) != len(keys):
                self.uneven(line, "keys", len(row.keys), ", ".join(key.value for key in keys))
            elif columns and len(row.values) != len(columns):
                self.uneven(line, "values", len(row.values), ", ".join(columns) or "one number")
            else:
                found.append(row)
        if len(lines) > MOST_ROWS:
            self.report.add(too_many_rows(lines[MOST_ROWS].span))
        return tuple(found)

    def no_value(self, line: Entry) -> None:
        if any(finding.span == line.span for finding in self.report.findings):
            return
        self.report.add(
            rules.NO_VALUE.at(
                line.span, "This row has no value.", help="write the value behind ->, or missing where there is none"
            )
        )

    def uneven(self, line: Entry, what: str, found: int, expected: str) -> None:
        shown = f"{found} {what}" if found != 1 else f"1 {what.removesuffix('s')}"
        message = f"This row has {shown}, and should have: {expected}."
        help = "write them with commas between; missing stands for a value that there is not"
        if what == "values" and expected == "one number" and found == 2:
            help = "write a number with a point: 9.51, not 9,51; several columns are named by gives mean, sd"
        self.report.add(rules.UNEVEN_ROW.at(line.span, message, help=help))

    def file_rows(
        self,
        file: Placed[str] | None,
        keys: tuple[Placed[str], ...],
        gives: tuple[str, ...],
        across: bool,
        columns: tuple[str, ...],
    ) -> tuple[tuple[TableRow, ...], tuple[str, ...]]:
        """The rows of a file, and its columns where its head row names them."""
        source = None if file is None else self.source(file)
        if source is None:
            return (), columns
        read = FileRows(source, self.report)
        head = read.head(tuple(key.value for key in keys), gives, across)
        return read.rows(), head if across and head else columns

    def source(self, file: Placed[str]) -> Source | None:
        """The text of a file beside the definition, or None after a finding."""
        return beside_file(file, self.beside, self.report, "write the rows in braces")
