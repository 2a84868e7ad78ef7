"""Prints how many results a CPU second the written functions give, one person after the other.

    python -m bench.functions [MEASURE]

Answers are codes as whole numbers and as texts, one in twenty blank; a result is the whole of `score(answers)`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.emit.javascript import module as javascript_module
from romdsl.program import Program
from romdsl.source import Source
from romdsl.targets.javascript.run import find_node
from romdsl.targets.python.module import module as python_module
from romdsl.targets.python.run import load

from .cost import ROOT

ROWS, RUNS = 2000, 40
IN_NODE = """
const { readFileSync } = await import("node:fs");
const { score } = await import(process.argv[1]);
const rows = JSON.parse(readFileSync(process.argv[2]));
let best = 0;
for (let run = 0; run < RUNS; run += 1) {
  const start = process.cpuUsage();
  for (let turn = 0; turn < 10; turn += 1) rows.forEach((answers) => score(answers));
  const used = process.cpuUsage(start);
  best = Math.max(best, (10 * rows.length) / ((used.user + used.system) / 1e6));
}
console.log(best);
""".replace("RUNS", str(RUNS))

Rows = list[dict[str, object]]


def answer_sets(program: Program, as_text: bool) -> Rows:
    """Codes of the choices; other items are blank."""
    random = Random(1)
    choices = [given for given in program.inputs if given.kind == "choice"]
    found: Rows = []
    for _ in range(ROWS):
        codes = {given.item: random.choice(given.codes) for given in choices if random.random() > 0.05}
        found.append({item: code if as_text or not code.isdigit() else int(code) for item, code in codes.items()})
    return found


def in_python(text: str, rows: Rows) -> float:
    score, best = load(text), 0.0
    for _ in range(RUNS):
        start = time.process_time()
        for answers in rows:
            score(answers)
        best = max(best, len(rows) / (time.process_time() - start))
    return best


def in_node(text: str, rows: Rows) -> float:
    with tempfile.TemporaryDirectory() as folder:
        module, answers = Path(folder) / "measure.mjs", Path(folder) / "answers.json"
        module.write_text(text, encoding="utf-8")
        answers.write_text(json.dumps(rows), encoding="utf-8")
        command = [str(find_node()), "--input-type=module", "-e", IN_NODE, str(module), str(answers)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", nargs="?", type=Path, default=ROOT / "measures" / "phq9" / "measure.rom")
    path = parser.parse_args().measure
    checked = compile_source(Source(path.name, path.read_text(encoding="utf-8")), Report())
    if checked is None:
        sys.exit(f"{path} does not pass: romdsl check {path}")
    program = program_of(checked)
    for name, as_text in (("whole numbers", False), ("texts", True)):
        rows = answer_sets(program, as_text)
        print(f"{'Python, ' + name:28}{in_python(python_module(checked, program), rows):14,.0f}", flush=True)
        print(f"{'JavaScript, ' + name:28}{in_node(javascript_module(checked, program), rows):14,.0f}", flush=True)


if __name__ == "__main__":
    main()
