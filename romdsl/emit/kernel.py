"""The arithmetic of item banks, as it is printed into modules and forms."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from ..irt import printed, written_bank, written_rules
from ..program import BankForm


@cache
def python_kernel() -> tuple[tuple[str, ...], str]:
    """The import lines of the arithmetic in Python, and all that comes after them."""
    lines = printed.python().splitlines()
    imports = [line for line in lines if line.startswith("from ") and "__future__" not in line]
    last = max(index for index, line in enumerate(lines) if line in imports)
    return tuple(imports), "\n".join(lines[last + 1 :]).strip()


def javascript_kernel() -> str:
    """One constant `bank`, an object of the functions of the arithmetic in JavaScript."""
    return printed.javascript(small=True).strip()


def javascript_forms(forms: Sequence[BankForm]) -> list[tuple[str, ...]]:
    """Of each form its id, the ids of its items, their parameters on the metric, the categories of its items' codes, and the rules of a test."""
    return [
        (
            _json(form.form),
            _json(form.items),
            _json(written_bank(form.bank)),
            _json([dict(codes) for codes in form.codes]),
            "null" if form.rules is None else _json(written_rules(form.rules, form.bank)),
        )
        for form in forms
    ]


def _json(value: object) -> str:
    """A value as JavaScript, inside a page too."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
