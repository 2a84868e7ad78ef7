"""The arithmetic as text, to be printed into what is written for a measure: for JavaScript and for Python."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PYTHON = (
    "metric.py",
    "bank.py",
    "estimate.py",
    "adaptive.py",
    "plain/curves.py",
    "plain/tables.py",
    "plain/posterior.py",
    "plain/random.py",
    "plain/selection.py",
    "plain/session.py",
    "plain/sums.py",
    "plain/modes.py",
)
"""Each file names what stands in those before it."""

HEADER = '''\
"""Scores and adaptive tests of an item bank, in Python 3.11 or later alone.

    on = tables(Bank((Item("first", "grm", 1.8, (-1.0, 0.2, 1.4)),), Metric(Fraction(-4), Fraction(4), Fraction(1, 10))))
    on.bank.metric.reported(expected_a_posteriori(on, [(0, 2)]).theta)
"""

from __future__ import annotations

'''
FIRST_STRING = re.compile(r'\A""".*?"""\n', re.DOTALL)
IMPORT = re.compile(r"^from ([\w.]+) import (.*)\n", re.MULTILINE)
JAVASCRIPT_IMPORT = re.compile(r"^(?:import|export) \{[^}]*\}[^\n]*;\n", re.MULTILINE)


@cache
def javascript(name: str = "bank", *, further: bool = False, small: bool = False) -> str:
    """One constant, an object of functions: `tables`, `expectedAPosteriori`, `step`, `reported`, `reportedError`, `draw`.

    Nothing else is defined, so no name of what stands around it can be in the way.  With `further` also `sumScores`,
    `maximumAPosteriori` and `weightedLikelihood`; `small` leaves out comments and white space, for a page: 2 kB by gzip.
    """
    text = "".join(_script(file) for file in ("kernel.js", "scores.js")[: 1 + further])
    offered = ", ".join(re.findall(r"^export const (\w+)", text, re.MULTILINE))
    body = re.sub(r"^export const", "const", JAVASCRIPT_IMPORT.sub("", text), flags=re.MULTILINE).strip()
    text = f"const {name} = (() => {{\n{body}\n\nreturn {{ {offered} }};\n}})();\n"
    return _small(text) + "\n" if small else text


def _small(text: str) -> str:
    """A script in one line.  It has semicolons behind all statements, and no text or pair of signs that would suffer."""
    line = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()
    return re.sub(r' ?([^\w$ "]) ?', r"\1", line)


@cache
def python() -> str:
    """One module with all of `romdsl.irt.plain` and its dataclasses, which needs nothing but Python."""
    texts = [_script(name) for name in PYTHON]
    bodies = [IMPORT.sub("", FIRST_STRING.sub("", text)).strip() for text in texts]
    return HEADER + _imports("".join(texts)) + "\n\n" + "\n\n\n".join(bodies) + "\n"


def _imports(text: str) -> str:
    """What is imported from Python's own library, each module once."""
    found: dict[str, set[str]] = {}
    for module, names in IMPORT.findall(text):
        if not module.startswith((".", "__future__")):
            found.setdefault(module, set()).update(names.split(", "))
    return "".join(f"from {module} import {', '.join(sorted(names))}\n" for module, names in sorted(found.items()))


def _script(name: str) -> str:
    return files("romdsl.irt").joinpath(name).read_text(encoding="utf-8")
