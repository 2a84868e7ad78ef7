"""Runs the modules that are written for a change: Python in this process, JavaScript in one of Node."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from tests.tools import node

Answers = Mapping[str, object]
IN_NODE = """
const { change } = await import(process.argv[1]);
const { readFileSync } = await import("node:fs");
const results = JSON.parse(readFileSync(0, "utf-8")).map(([first, second]) => {
  try {
    const { scores } = change(first, second);
    return Object.fromEntries(Object.entries(scores).map(([id, one]) => [id, one.value]));
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return { thrown: thrown.message };
  }
});
console.log(JSON.stringify(results));
"""


def module_of(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_node(file: Path, visits: Sequence[tuple[Answers, Answers]]) -> list[dict[str, object]]:
    """Of each two visits the values of the scores, or the message of what was thrown."""
    command = [str(node()), "--input-type=module", "-e", IN_NODE, file.as_uri()]
    done = subprocess.run(command, input=json.dumps(visits), capture_output=True, text=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def in_python(file: Path, visits: Sequence[tuple[Answers, Answers]]) -> list[dict[str, object]]:
    """Of each two visits the values of the scores, or the message of what was raised."""
    module = module_of(file)
    return [_one_in_python(module, *two) for two in visits]


def _one_in_python(module: ModuleType, first: Answers, second: Answers) -> dict[str, object]:
    try:
        scores = module.change(first, second)["scores"]
    except ValueError as raised:
        return {"thrown": str(raised)}
    return {id: one["value"] for id, one in scores.items()}


WAYS = {"python": (in_python, "py"), "javascript": (in_node, "js")}
"""By target: what runs a module of it, and the ending of its file."""
