"""Files of answers in the order in which they were named, each by the quickest way that gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..answers.columns_out import OutputColumns
from ..answers.from_csv import CsvFile
from ..answers.from_parquet import ParquetFile
from ..answers.inputs import Input
from ..answers.rows import RejectedRow, Row
from ..emit.patterns import scores_by_pattern
from ..emit.sql import can_register
from ..model.checked import CheckedMeasure
from ..scoring import score_rows, scorer
from .parts import Part

DUCKDB, PYTHON = "duckdb", "python"


def usual_engine(checked: CheckedMeasure) -> str:
    """The engine that scores files where none is named: DuckDB, but without Arrow for scores by a pattern of answers."""
    return PYTHON if scores_by_pattern(checked) and not can_register() else DUCKDB


def score_files(
    checked: CheckedMeasure,
    files: Sequence[Input],
    engine: str,
    output: OutputColumns,
    as_cells: bool,
    spreadsheet_safe: bool = False,
) -> Iterator[Part]:
    """Every row of all files.  `as_cells`: for CSV, where results as such are not needed."""
    score = scorer(engine, checked)
    for whole, group in groupby(files, lambda file: is_scored_whole(checked, file, engine, as_cells)):
        if not whole:
            yield from score_rows(checked, _rows(group), score)
            continue
        for file in group:
            if isinstance(file, CsvFile):
                from .csv_in_duckdb import score_csv

                yield from score_csv(checked, file, output, spreadsheet_safe)
            elif isinstance(file, ParquetFile):
                from .parquet import score_parquet

                yield from score_parquet(checked, file, output, as_cells)


def is_scored_whole(checked: CheckedMeasure, file: Input, engine: str, as_cells: bool) -> bool:
    """Whether an engine takes the file and not its rows; a person's own rows have to go to their places first."""
    if checked.measure.rows:
        return False
    return engine == DUCKDB and (isinstance(file, ParquetFile) or (as_cells and isinstance(file, CsvFile)))


def _rows(files: Iterable[Input]) -> Iterator[Row | RejectedRow]:
    return (row for file in files for row in file.rows())
