"""Every `rom` and `yaml` block on the pages of `spec/` is compiled, and finds what it claims and nothing else.

Behind the language of a block may stand `after NAME`: the block follows the text of the page's comment
`<!-- before NAME … -->`, which is `.rom`; and claims `CODE@line:column`, counted in the block.  A YAML block
right below a `.rom` block says the same measure.  A block `csv NAME` or `json NAME` is a file beside those of its page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from romdsl.casework import faults_of
from romdsl.compiler import compile_source, read, write
from romdsl.compiler.check.cases import answers_of
from romdsl.compiler.parse.beside import NotBeside
from romdsl.diagnostics import Report
from romdsl.scoring import interpreter_for
from romdsl.source import Source

SPEC = Path(__file__).resolve().parent.parent / "spec"
PAGES = sorted(SPEC.glob("*.md"))
FENCE = re.compile(r"^```(?P<language>rom|yaml)(?P<marks>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
BEFORE = re.compile(r"^<!-- before (\w+)\n(.*?)^-->$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```(?:csv|json) (?P<name>[\w.]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CLAIM = re.compile(r"(ROM\d{3})@(\d+):(\d+)")


@dataclass(frozen=True)
class Block:
    """One block, with what stands before it."""

    name: str
    language: str
    before: str
    text: str
    claims: tuple[tuple[str, int, int], ...]
    twin: Block | None
    files: dict[str, bytes]

    def beside(self, name: str) -> bytes:
        """A file of the page."""
        if name not in self.files:
            raise NotBeside("is not there", "write it on the page")
        return self.files[name]

    @property
    def source(self) -> Source:
        return Source(f"{self.name}.{self.language}", self.before + self.text)


def blocks_of(page: str, text: str) -> list[Block]:
    preambles = dict(BEFORE.findall(text))
    files = {file["name"]: file["text"].encode() for file in FILE.finditer(text)}
    found: list[Block] = []
    end = 0
    for number, fence in enumerate(FENCE.finditer(text), 1):
        language, marks = fence["language"], fence["marks"]
        after = re.search(r"after (\w+)", marks)
        before = preambles[after[1]] if after else ""
        if language == "yaml" and before:
            before = write.to_yaml(Source("before.rom", before))
        claims = tuple((code, int(line), int(column)) for code, line, column in CLAIM.findall(marks))
        is_twin = found and language == "yaml" and found[-1].language == "rom" and not text[end : fence.start()].strip()
        twin = found[-1] if is_twin else None
        found.append(Block(f"{page}-{number}", language, before, fence["text"], claims, twin, files))
        end = fence.end()
    return found


BLOCKS = [block for path in PAGES for block in blocks_of(path.stem, path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_block_finds_what_it_claims(block: Block) -> None:
    report = Report()
    compile_source(block.source, report, block.beside)
    lines = block.before.count("\n")
    found = [(f.rule.code, f.span.line - lines, f.span.column) for f in report.findings]
    assert sorted(found) == sorted(block.claims), [(f.span.line - lines, f.message) for f in report.findings]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_the_cases_of_a_block_come_out(block: Block) -> None:
    checked = compile_source(block.source, Report(), block.beside)
    if checked is not None:
        answers = [answers_of(case, checked.names) for case in checked.measure.cases]
        assert faults_of(checked, block.name, answers, interpreter_for(checked)) == []


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.twin], ids=lambda block: block.name)
def test_two_spellings_beside_each_other_say_the_same(block: Block) -> None:
    assert block.twin is not None
    twin = read(block.twin.source, Report(), block.beside)
    assert read(block.source, Report(), block.beside) == twin


def test_each_claim_is_looked_at() -> None:
    (block,) = blocks_of("page", '```rom ROM200@2:1\nmeasure m "M"\nversoin 1.0.0\n```\n')
    report = Report()
    compile_source(block.source, report)
    assert [(f.rule.code, f.span.line, f.span.column) for f in report.findings] == list(block.claims)
    assert len(BLOCKS) > 30
