"""The files of answers that were named: CSV or JSON, or a folder of what forms have saved."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from ..faults import Fault, unreadable
from .asked import Asked
from .from_csv import CsvFile
from .from_json import JsonFile, check_not_empty
from .from_parquet import ParquetFile
from .rows import RejectedRow, Row
from .settings import Settings

CSV_ENDINGS = (".csv", ".tsv", ".txt")
_KEPT = "romdsl-standard-input"
PARQUET = ".parquet"
JSON_ENDINGS = (".json", ".jsonl", ".ndjson")


class Input(Protocol):
    """One file of answers."""

    name: str

    @property
    def carried(self) -> tuple[str, ...]: ...

    def rows(self) -> Iterator[Row | RejectedRow]: ...


def open_inputs(paths: Sequence[Path], asked: Asked, settings: Settings) -> list[Input]:
    """Every file that the paths stand for; a folder stands for the `.json` files in it, by name.

    Raises Fault for what cannot be read, and for columns that are doubtful or lacking, before the
    first row.
    """
    inputs = [open_input(path, asked, settings) for written in paths for path in files_of(written)]
    if not inputs:
        raise Fault("no file of answers is named")
    return inputs


def files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".json" and file.is_file())
    except OSError as fault:
        raise unreadable(path.as_posix(), fault) from None
    if not files:
        raise Fault(f"the folder {path.as_posix()} holds no .json files; a folder is for what forms have saved")
    return files


def left_aside(path: Path) -> list[str]:
    """The names of what lies in a folder of answers and is not read."""
    if not path.is_dir():
        return []
    read = {file.name for file in files_of(path)}
    return sorted(file.name for file in path.iterdir() if file.name not in read and not file.name.startswith("."))


def open_input(path: Path, asked: Asked, settings: Settings) -> Input:
    """A file of answers by its ending, or else by its first sign."""
    name = "standard input" if path.name == _KEPT else path.as_posix()
    try:
        ending = path.suffix.lower()
        if ending not in (*CSV_ENDINGS, *JSON_ENDINGS, PARQUET):
            with path.open("rb") as file:
                first = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
            ending = ".json" if first[:1] in (b"{", b"[") else ".parquet" if first[:4] == b"PAR1" else ".csv"
    except OSError as fault:
        raise unreadable(name, fault) from None
    if ending in CSV_ENDINGS:
        return CsvFile(path, name, asked, settings)
    if ending == PARQUET:
        return ParquetFile(path, name, asked, settings)
    check_not_empty(path, name)
    return JsonFile(path, name, asked, settings)


@contextmanager
def with_standard_input(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths with `-` replaced by a file of what comes in: it is gone through twice."""
    if Path("-") not in paths:
        yield list(paths)
        return
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / _KEPT
        with kept.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield [kept if path == Path("-") else path for path in paths]
