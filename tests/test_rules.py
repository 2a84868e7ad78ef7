"""Each page in `spec/rules/` is the test of its rule: what it claims is found, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from romdsl import building, checking
from romdsl.banks import checking as bank_checking
from romdsl.compiler import compile_source
from romdsl.compiler.check import known_rules
from romdsl.diagnostics import Report, Rule
from romdsl.source import Source

FOLDER = Path(__file__).resolve().parent.parent / "spec" / "rules"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
FENCE = re.compile(r"^```(?P<language>rom|yaml)(?P<claims>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CLAIM = re.compile(r"(ROM\d{3})@(\d+):(\d+)")
SECOND_LINE = re.compile(
    r"(ROM\d{3}) · (error|warning|note)(?: · (only in YAML|only in \.rom|of targets|of files|of banks|of romdsl))?"
)

Claim = tuple[str, int, int]


@dataclass(frozen=True)
class Example:
    """One fenced block of a page: what stands in it, and what must be found."""

    page: str
    number: int
    heading: str
    language: str
    text: str
    claims: tuple[Claim, ...]

    def __str__(self) -> str:
        return f"{self.page}-{self.number}-{self.heading}-{self.language}"


OWN_FAULT = Rule("ROM900", "our-own-fault", "error")
"""What the command line says when it breaks off; it is no finding about a place."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of the compiler, and those of building, of files and of whole banks."""
    others = [rule for module in (building, checking, bank_checking) for rule in vars(module).values() if isinstance(rule, Rule)]
    return (*known_rules(), *others, OWN_FAULT)


@cache
def examples() -> tuple[Example, ...]:
    found = []
    for path in PAGES:
        parts = re.split(r"^## (Flagged|Passed)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        number = 0
        for heading, body in zip(parts[1::2], parts[2::2], strict=True):
            for fence in FENCE.finditer(body):
                number += 1
                claims = tuple((code, int(line), int(column)) for code, line, column in CLAIM.findall(fence["claims"]))
                found.append(Example(path.stem, number, heading.lower(), fence["language"], fence["text"], claims))
    return tuple(found)


def found_in(text: str, language: str) -> tuple[list[Claim], bool]:
    report = Report()
    checked = compile_source(Source(f"example.{language}", text), report)
    findings = [(finding.rule.code, finding.span.line, finding.span.column) for finding in report.findings]
    return findings, checked is not None


@pytest.mark.parametrize("example", examples(), ids=str)
def test_what_a_page_claims_is_found_and_nothing_else(example: Example) -> None:
    found, passed = found_in(example.text, example.language)
    assert sorted(found) == sorted(example.claims)
    if example.heading == "passed":
        assert not example.claims
        assert passed


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_laid_out_as_all_are(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    rules = {rule.name: rule for rule in all_rules()}
    assert path.stem in rules, "each page has a rule"
    assert lines[0] == f"# {path.stem}"
    heading = SECOND_LINE.fullmatch(lines[2])
    assert heading is not None
    rule = rules[path.stem]
    assert (heading[1], heading[2]) == (rule.code, rule.severity)
    assert lines[4] and not lines[4].startswith(("#", "`", "-"))
    own = [example for example in examples() if example.page == path.stem]
    languages = {
        "only in YAML": {"yaml"},
        "only in .rom": {"rom"},
        "of targets": set(),
        "of files": set(),
        "of banks": set(),
        "of romdsl": set(),
    }
    expected = languages.get(heading[3] or "", {"rom", "yaml"})
    for part in ("flagged", "passed"):
        assert {example.language for example in own if example.heading == part} == expected
    flagged = [example for example in own if example.heading == "flagged"]
    assert all(any(code == rule.code for code, _, _ in example.claims) for example in flagged)


def test_every_rule_has_a_page_and_its_own_code_and_name() -> None:
    rules = all_rules()
    assert len({rule.name for rule in rules}) == len(rules)
    assert len({rule.code for rule in rules}) == len(rules)
    assert sorted(rule.name for rule in rules) == sorted(path.stem for path in PAGES)


def test_a_claim_that_is_not_met_would_be_seen() -> None:
    flagged = next(
        example for example in examples() if example.page == "unknown-scale" and example.heading == "flagged"
    )
    found, passed = found_in(flagged.text, flagged.language)
    assert found == [("ROM301", 3, 30)]
    assert not passed
