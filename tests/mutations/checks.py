"""Slips in reading, in the hash of a measure and in findings."""

from __future__ import annotations

from .slip import FINDINGS, slips

MUTATIONS = (
    *slips(
        "romdsl/model/identity.py",
        ("tests/test_identity.py",),
        (
            "text in the hash of scoring",
            'written: dict[str, Json] = {"id": item.id, "answer": _answer(item.answer)}',
            'written: dict[str, Json] = {"id": item.id, "text": item.text.value, "answer": _answer(item.answer)}',
        ),
        ("texts are hashed as typed", 'return normalize("NFC", value)', "return value"),
        (
            "the cells of tables are not hashed",
            '"tables": [_table(table) for table in measure.tables]',
            '"tables": []',
        ),
    ),
    *slips(
        "romdsl/compiler/parse/beside.py",
        ("tests/unit/compiler/build/test_tables.py",),
        ("a file outside of the folder is read", "if home not in target.parents:", "if False:"),
    ),
    *slips(
        "romdsl/compiler/parse/table_cells.py",
        ("tests/unit/compiler/build/test_tables.py",),
        ("an open key of a file is closed", "bool(high_open),", "False,"),
    ),
    *slips(
        "romdsl/compiler/parse/interval.py",
        ("tests/unit/compiler/parse",),
        ("an open end is closed", '"..<": (False, True)', '"..<": (False, False)'),
    ),
    *slips(
        "romdsl/compiler/parse/formula.py",
        ("tests/unit/compiler/parse", "tests/test_formula_grammar.py"),
        ("and beside or passes", "is_joined = is_joined or joined", "is_joined = joined and False"),
        ("a slash multiplies", 'Factor(self.unary(), sign.text == "/"', 'Factor(self.unary(), sign.text == ":"'),
    ),
    *slips(
        "romdsl/compiler/check/bands.py",
        FINDINGS,
        (
            "a gap between bands passes",
            "if reach is not None and reach.low is not None:",
            "if reach is None:",
        ),
    ),
    *slips(
        "romdsl/diagnostics/suggest.py",
        ("tests/unit/diagnostics/test_suggest.py",),
        ("nothing is ever nearly right", "if steps <= limit and", "if steps < 0 and"),
    ),
    *slips(
        "romdsl/source.py",
        FINDINGS,
        (
            "columns count from 0",
            "return line, offset - self.line_starts[line - 1] + 1",
            "return line, offset - self.line_starts[line - 1]",
        ),
    ),
    *slips(
        "romdsl/compiler/check/order.py",
        FINDINGS,
        (
            "a cycle passes",
            "elif following.id in on_path:\n                self._circle([node.id for node in path], following.id)",
            "elif following.id in on_path:\n                pass",
        ),
    ),
)
