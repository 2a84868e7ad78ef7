"""The lists of ids in a result, and what is known of rows: lines of a written module."""

from __future__ import annotations

from romdsl.emit.code import folded, listed
from romdsl.emit.templates import python_text
from romdsl.program import RowsInput

INDENT = "    "
SHORT = 60


def known_rows(rows: RowsInput) -> list[str]:
    """The places and fields of rows, as a line of a dictionary."""
    places, fields = (f"({listed([python_text(name) for name in names])},)" for names in (rows.places, rows.fields))
    return folded(f"{python_text(rows.rows)}: ({places}, {fields}, {rows.fixed}),", INDENT)


def lists_of_ids(
    unused: dict[str, str], alerts: dict[str, str], checks: dict[str, str]
) -> tuple[list[str], list[tuple[str, str]]]:
    """Lines that must stand before, and the lists of ids in a result."""
    before: list[str] = []
    if len(alerts) > 1:
        before += _dictionary("alerts", alerts)
        raised = ["[id for id, raised in alerts.items() if raised]"]
        raised.append("[id for id, raised in alerts.items() if raised is None]")
    else:
        raised = [_ids("raised", alerts, before)]
        raised.append(_ids("undecided", {id: f"{bracketed(text)} is None" for id, text in alerts.items()}, before))
    lists = [*raised, _ids("failed", checks, before), _ids("unused", unused, before)]
    return before, list(zip(("alerts", "alerts_undecided", "checks", "unused_answers"), lists, strict=True))


def _ids(name: str, tests: dict[str, str], before: list[str]) -> str:
    for id, test in tests.items():
        if len(tests) == 1 and len(test) <= SHORT:
            return f"[{python_text(id)}] if {test} else []"
    before += _dictionary(name, tests)
    return f"[id for id, is_{name} in {name}.items() if is_{name}]" if tests else "[]"


def _dictionary(name: str, values: dict[str, str]) -> list[str]:
    if not values:
        return []
    return folded(f"{name} = {{{listed(f'{python_text(key)}: {text}' for key, text in values.items())}}}", INDENT)


def bracketed(text: str) -> str:
    return text if text.isidentifier() else f"({text})"
