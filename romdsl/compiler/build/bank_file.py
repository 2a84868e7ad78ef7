"""Reads the parameters of a bank's items from a CSV file: a row an item, each fault at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

from ...diagnostics import Report
from ...model.measure import Calibration, ItemModel, Placed
from ...source import Source, Span
from ..parse import rules
from ..parse.characters import check_characters
from ..parse.csv_cells import CsvCell, rows_of
from ..parse.table_cells import decimal_of
from ..parse.value_rules import NOT_A_CELL

_HEAD = "item,a,b1,b2,b3"
_STEP = re.compile(r"b([1-9][0-9]?)")
_HELP = f"begin the file with the row {_HEAD}; model, c and d may be columns too"


class BankFile:
    """One file of parameters: its columns are `item`, `a`, `b1` …, and `model`, `c`, `d` where there are such."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source, self.report = source, report
        self.lines: Iterator[list[CsvCell]] = rows_of(source, check_characters(source, report))

    def calibrations(self) -> dict[str, Calibration]:
        """The parameters of each item that could be read."""
        head = next(self.lines, None)
        columns = [] if head is None else self._head(head)
        found: dict[str, Calibration] = {}
        for cells in self.lines if columns else ():
            if len(cells) != len(columns):
                self._note(cells[-1].span, f"This row has {len(cells)} cells, and the head row {len(columns)}.")
                continue
            row = dict(zip(columns, cells, strict=True))
            id = row["item"].text
            if id in found:
                self._note(row["item"].span, f"“{id}” has a row of parameters already.", "keep one of the two")
            elif (made := self._row(row)) is not None:
                found[id] = made
        return found

    def _head(self, cells: list[CsvCell]) -> list[str]:
        names = [cell.text for cell in cells]
        for place, cell in enumerate(cells):
            known = cell.text in ("item", "model", "a", "c", "d") or _STEP.fullmatch(cell.text)
            if not known or cell.text in names[:place]:
                twice = "is there twice" if known else "is none of the columns of parameters"
                self.report.add(
                    rules.TABLE_HEAD_DIFFERS.at(
                        cell.span,
                        f"The column “{cell.text[:40]}” {twice}.",
                        help=f"{_HELP}; romdsl bank import reads the columns of other programs",
                    )
                )
                return []
        lacking = [name for name in ("item", "a", "b1") if name not in names and not (name == "a" and "model" in names)]
        if lacking:
            self.report.add(
                rules.TABLE_HEAD_DIFFERS.at(cells[-1].span, f"There is no column “{lacking[0]}”.", help=_HELP)
            )
            return []
        return names

    def _row(self, row: dict[str, CsvCell]) -> Calibration | None:
        numbers = {name: self._number(cell) for name, cell in row.items() if name not in ("item", "model")}
        if any(value is None and row[name].text for name, value in numbers.items()):
            return None
        steps = sorted((name for name in numbers if _STEP.fullmatch(name)), key=lambda name: int(name[1:]))
        given = [name for name in steps if numbers[name] is not None]
        if given != steps[: len(given)]:
            gap = next(name for name in steps if numbers[name] is None)
            self._note(row[gap].span, f"“{gap}” is empty, and a later one is not.", "write the thresholds from b1 on")
            return None
        values = tuple(value for name in given if (value := numbers[name]) is not None)
        place = row[given[0]].span.to(row[given[-1]].span) if given else row["item"].span
        return Calibration(
            model=self._model(row.get("model")),
            a=self._placed(row, numbers, "a"),
            b=Placed(values, span=place) if given else None,
            c=self._placed(row, numbers, "c"),
            d=self._placed(row, numbers, "d"),
            span=row["item"].span,
        )

    def _placed(
        self, row: dict[str, CsvCell], numbers: dict[str, Fraction | None], name: str
    ) -> Placed[Fraction] | None:
        value = numbers.get(name)
        return None if value is None else Placed(value, span=row[name].span)

    def _number(self, cell: CsvCell) -> Fraction | None:
        value = decimal_of(cell.text) if cell.text else None
        if value is None and cell.text:
            self._note(cell.span, f"“{cell.text[:40]}” is no number.", "write a number with a point, as -0.75")
        return value

    def _model(self, cell: CsvCell | None) -> Placed[ItemModel] | None:
        if cell is None or not cell.text:
            return None
        known: tuple[ItemModel, ...] = get_args(ItemModel)
        for model in known:
            if cell.text.lower() == model:
                return Placed(model, span=cell.span)
        self._note(cell.span, f"“{cell.text[:40]}” is no model of items.", f"write {', '.join(known)}")
        return None

    def _note(self, span: Span, message: str, help: str = "") -> None:
        self.report.add(NOT_A_CELL.at(span, message, help=help))
