"""Scores written as JSON, one object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TextIO

from .rows import Row


class JsonScores:
    """Writes for each row `{"file", "row", "input": what was carried along, "result": the result}`."""

    def __init__(self, file: TextIO) -> None:
        self.file = file

    def write(self, row: Row, result: Mapping[str, object], undecided_checks: Sequence[str] = ()) -> None:
        line = {"file": row.file, "row": row.number, "input": dict(row.carried), "result": dict(result)}
        self.file.write(json.dumps(line, ensure_ascii=False, default=_decimal) + "\n")


def _decimal(value: object) -> object:
    """Numbers were read exactly; they are written as they were."""
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else float(text)
