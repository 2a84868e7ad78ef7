"""Each character of a YAML value knows where it stands, in every style of scalar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from romdsl.compiler import read
from romdsl.compiler.parse.tree import tree_of
from romdsl.diagnostics import Report
from romdsl.source import Piece, Source

letters = st.text("ab é漢🙂'\"\\:#-", min_size=1, max_size=12)
words = st.text("abcé🙂", min_size=1, max_size=5)
paragraphs = st.lists(
    st.lists(st.one_of(words, words.map(lambda word: f"  {word}")), max_size=3), min_size=1, max_size=4
)


def value_of(text: str) -> Piece:
    report = Report()
    tree = tree_of(Source("m.yaml", text), report)
    assert tree is not None and not report.findings, (text, report.findings)
    value = tree.statements[1].value
    assert value is not None
    return value


def stands_where_it_says(piece: Piece) -> None:
    """Every character is the one at its place, or a folded line end or an escape there, and all go forward."""
    text = piece.source.text
    places = [piece.place(index) for index in range(len(piece.text))]
    assert places == sorted(set(places))
    for letter, place in zip(piece.text, places, strict=True):
        there = text[place]
        assert there == letter or (letter == " " and there == "\n") or there == "\\", (letter, there, text)
        if there == "\\" and letter != "\\":
            assert text[place + 1] in '"\\nxuU'


def yaml_double(text: str) -> str:
    return (
        '"'
        + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "é": "\\xe9", "🙂": "\\U0001F642"}.get(c, c) for c in text)
        + '"'
    )


@given(letters)
def test_single_quotes(text: str) -> None:
    piece = value_of("measure m: M\nk: '" + text.replace("'", "''") + "'\n")
    assert piece.text == text
    stands_where_it_says(piece)


@given(st.text("ab é漢🙂'\"\\:#-\n", min_size=1, max_size=12))
def test_double_quotes(text: str) -> None:
    piece = value_of(f"measure m: M\nk: {yaml_double(text)}\n")
    assert piece.text == text
    stands_where_it_says(piece)


@given(
    st.sampled_from(["", "'", '"']),
    st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(1, 3),
)
def test_lines_that_are_folded(quote: str, parts: list[list[str]], indent: int) -> None:
    """Plain and quoted scalars over several lines, with empty lines between."""
    lines = "\n\n".join(("\n" + " " * indent).join(part) for part in parts)
    lines = lines.replace("\n\n", "\n\n" + " " * indent)
    piece = value_of(f"measure m: M\nk: {quote}{lines}{quote}\n")
    assert piece.text == "\n".join(" ".join(part) for part in parts)
    stands_where_it_says(piece)


@given(st.sampled_from("|>"), st.sampled_from(["", "-", "+"]), paragraphs, st.integers(1, 4))
def test_blocks(style: str, chomp: str, parts: list[list[str]], indent: int) -> None:
    body = "\n\n".join("\n".join(" " * indent + line for line in part) for part in parts)
    if not body.strip() or body.lstrip("\n").startswith(" " * (indent + 1)):
        return
    source = f"measure m: M\nk: {style}{chomp}\n{body}\n\nz: last\n"
    piece = value_of(source)
    stands_where_it_says(piece)
    for word in body.split():
        at = piece.text.index(word)
        assert source[piece.place(at) : piece.place(at) + len(word)] == word or piece.text.count(word) > 1


def test_fault_inside_a_folded_formula_is_underlined_at_its_own_column() -> None:
    text = "measure m: M\nscore s:\n  value: >-\n    sum(q1,\n      q2) + * 3\n  missing: none\n"
    report = Report()
    read(Source("m.yaml", text), report)
    (finding,) = report.findings
    assert (finding.span.line, finding.span.column) == (5, 13)


def test_fault_behind_an_escape_is_underlined_at_its_own_column() -> None:
    text = 'measure m: M\nalert a:\n  when: "\\x71\\u0031 >= + 2"\n'
    report = Report()
    read(Source("m.yaml", text), report)
    (finding,) = report.findings
    assert (finding.span.line, finding.span.column) == (3, 24)  # the + behind the blank behind >=
