"""Converting there and back: the same measure, the same comments, and a second time the same text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from romdsl.compiler import read, write
from romdsl.compiler.build.words import NOUNS
from romdsl.compiler.parse.beside import Beside, files_beside
from romdsl.compiler.parse.syntax import Statement
from romdsl.compiler.parse.tree import tree_of
from romdsl.diagnostics import Report
from romdsl.model.measure import Measure
from romdsl.registry import beside_or_shipped
from romdsl.source import Source
from tests.texts import EVERY_WORD, measures

SHIPPED = sorted((Path(__file__).parent.parent / "measures").glob("*/measure.*"))


def measure_of(source: Source, beside: Beside | None = None) -> Measure:
    report = Report()
    measure = read(source, report, beside)
    assert measure is not None
    assert not report.findings, [(f.span.line, f.rule.name, f.message) for f in report.findings]
    return measure


def comments_of(source: Source) -> list[str]:
    """All comments of a text, in no order."""
    tree = tree_of(source, Report(), NOUNS)
    assert tree is not None

    def below(statements: list[Statement]) -> list[str]:
        found: list[str] = []
        for statement in statements:
            remarks = statement.remarks
            found += [*remarks.above, remarks.beside, *remarks.below, *below(statement.body or [])]
        return found

    return sorted(comment for comment in [*below(tree.statements), *tree.below] if comment)


def goes_there_and_back(source: Source, comments: list[str], beside: Beside | None = None) -> None:
    measure = measure_of(source, beside)
    assert comments_of(source) == sorted(comments)
    yaml = Source("there.yaml", write.to_yaml(source))
    assert measure_of(yaml, beside) == measure
    assert comments_of(yaml) == sorted(comments)
    back = Source("back.rom", write.to_dsl(yaml))
    assert measure_of(back, beside) == measure
    assert comments_of(back) == sorted(comments)
    for other in (source, yaml, back):
        laid_out = Source(other.name, write.formatted(other))
        assert measure_of(laid_out, beside) == measure
        assert comments_of(laid_out) == sorted(comments)
        assert write.formatted(laid_out) == laid_out.text


@given(measures())
@settings(max_examples=60)
def test_any_measure(text: str) -> None:
    # Texts of the strategy hold # only inside quotes or before one of its four remarks.
    remarks = ("# a remark", "#close", '# with "quotes" and { braces }', "# é: ü")
    written = [line[place:] for line in text.split("\n") for place in (line.rfind("#"),) if line[place:] in remarks]
    goes_there_and_back(Source("measure.rom", text), written)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_measure(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    written = [line.strip() for line in source.text.split("\n") if line.strip().startswith("#")]
    own_lines = [comment for comment in comments_of(source) if comment in written]
    assert sorted(written) == own_lines
    goes_there_and_back(source, comments_of(source), beside_or_shipped(path))


def test_every_word() -> None:
    source = Source("every.rom", EVERY_WORD)
    goes_there_and_back(source, comments_of(source))


def test_a_table_in_a_file_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("age,value\n1..2,3.50\n")
    (tmp_path / "p.csv").write_text("age,s,centile\n1..2,0..4,20\n")
    text = (
        'measure m "M"\ntable t by age from "t.csv"\n'
        'score s = t(age) {\n  percentile from "p.csv" by age of "All"\n  percentile from "p.csv" by age of "Some"\n}\n'
    )
    source = Source("m.rom", text)
    goes_there_and_back(source, [], files_beside(tmp_path / "m.rom"))
    assert write.to_yaml(source) == (
        "measure m: M\ntable t:\n  by: age\n  from: t.csv\nscore s:\n  value: t(age)\n  percentile:\n"
        '    - from "p.csv" by age of "All"\n    - from "p.csv" by age of "Some"\n'
    )


def test_order_numbers_and_texts_stay_as_written() -> None:
    rom = Source(
        "m.rom",
        'measure m "M: #1"\nscore a = b * 1.50 + 0.0\nlet b = 2.0\nitem z "Z" answer number 0.0..10.00 kg step 0.50\n',
    )
    assert write.to_yaml(rom) == (
        "measure m: 'M: #1'\nscore a: b * 1.50 + 0.0\nlet b: 2.0\nitem z:\n  text: Z\n  answer: number 0.0..10.00 kg step 0.50\n"
    )


def test_comments_stay_where_they_stood() -> None:
    rom = Source(
        "m.rom",
        '# top\n\nmeasure m "M"  # beside\n\n# about the scale\nscale s {  # its options\n  0 "No"  # none\n  # more\n'
        '  1 "Yes"\n  # last inside\n}\n# the end\n',
    )
    assert write.to_yaml(rom) == (
        "# top\n\nmeasure m: M  # beside\n\n# about the scale\nscale s:  # its options\n  0: No  # none\n  # more\n"
        "  1: Yes\n  # last inside\n# the end\n"
    )
    assert write.to_dsl(Source("m.yaml", write.to_yaml(rom))) == rom.text
