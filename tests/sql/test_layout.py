"""Long SQL over several lines: no line that cannot be read, and nothing but blanks is changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from romdsl import load
from romdsl.compiler import program_of
from romdsl.emit.sql.layout import LEAST, WIDTH, folded
from romdsl.emit.target import Options
from romdsl.registry import find_target

OPTIONS = Options({"table": "answers", "columns": "typed", "view": ""})
QUOTED = re.compile(r"""'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\s+|[()\[\]{},]|[^\s()\[\]{},'"`]+""")


def words(code: str) -> list[str]:
    """All but the blanks outside texts."""
    return [word for word in QUOTED.findall(code) if word.strip()]


@pytest.mark.parametrize("id", ["phq9", "rand36", "top", "pcl5"])
def test_no_line_is_longer_than_a_screen(id: str) -> None:
    checked = load(id)
    for text in find_target("sql").emit(checked, program_of(checked), OPTIONS).values():
        assert max(len(line) for line in text.splitlines()) <= WIDTH + 2, "2 for the comma and the bracket behind"


def test_brackets_and_cases_are_opened_where_they_do_not_fit() -> None:
    long = "a_column_with_a_very_long_name"
    code = (
        f"CASE WHEN {long} BETWEEN 0 AND 4 AND NOT ({long} IS NULL) THEN CAST({long}_1 + {long}_2 + {long}_3 + {long}_4"
        f" + {long}_5 AS BIGINT) // NULLIF({long}, 0) WHEN {long} IN ('a, (b', 'c') THEN 'it''s' ELSE 0 END AS total,"
    )
    assert (
        "\n".join(folded(code, "    "))
        == f"""\
    CASE
      WHEN {long} BETWEEN 0 AND 4 AND NOT ({long} IS NULL)
        THEN CAST(
          {long}_1 + {long}_2
          + {long}_3 + {long}_4
          + {long}_5 AS BIGINT
        ) // NULLIF({long}, 0)
      WHEN {long} IN ('a, (b', 'c') THEN 'it''s'
      ELSE 0
    END AS total,"""
    )


def test_what_fits_stays_on_its_line() -> None:
    assert list(folded("CASE WHEN a THEN (b + 1) END AS c", "  ")) == ["  CASE WHEN a THEN (b + 1) END AS c"]


ATOMS = some.sampled_from(
    ["q1", "a_column_with_a_very_long_name", "12", "'it''s (a) CASE'", "'b\\\\'", '"a ""b"" ("', "`x ``y`` )`", "-1"]
)
PATTERNS = some.sampled_from(
    ["({0} + {1})", "CASE WHEN {0} THEN {1} ELSE {0} END", "f({0}, {1})", "({0} BETWEEN 0 AND 4 AND {1})",
     "({0} OR {1} AND {0})", "[{0}, {1}]", "CAST({0} AS BIGINT) // {1}", "({0} || {1})", "{0}[{1}]"]
)  # fmt: skip
CODE = some.recursive(
    ATOMS,
    lambda inside: some.builds(lambda pattern, a, b: pattern.format(a, b), PATTERNS, inside, inside),
    max_leaves=60,
)


@given(CODE)
def test_only_blanks_change(code: str) -> None:
    lines = list(folded(f"{code} AS c,", "    ", escapes=True))
    assert words("\n".join(lines)) == words(f"{code} AS c,")
    longest = max(map(len, words(code)), default=0)
    for line in lines:
        inside = len(line) - len(line.lstrip())
        assert len(line) <= max(WIDTH, inside + LEAST) + longest + 8


def test_brackets_too_deep_to_open_are_filled() -> None:
    code = "(" * 300 + "a + b" + ")" * 300
    lines = list(folded(f"{code} AS c", "    "))
    assert words("".join(lines)) == words(f"{code} AS c")


def test_a_text_over_two_lines_stays_as_it_is() -> None:
    code = f"'{'one ' * 30}\n{'two ' * 30}' AS c"
    assert list(folded(code, "")) == [code]
