"""A bank with every fault once: each is told where it stands, and nothing else."""

from __future__ import annotations

from pathlib import Path

from romdsl.compiler import write
from romdsl.compiler.check import rule_modules
from romdsl.source import Source
from tests.banks.rules.checked import findings, told

FOLDER = Path(__file__).resolve().parent.parent / "broken_coping"
TEXT = (FOLDER / "measure.rom").read_text(encoding="utf-8")
FILES = {"parameters.csv": (FOLDER / "parameters.csv").read_text(encoding="utf-8")}
WRITTEN = [line for line in (FOLDER / "findings.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
OF_LOCKS = {"ROM857", "ROM858"}
"""Those of lock files are in test_files.py."""
OF_SOUND_BANKS = {"ROM879"}
"""Said only where nothing else is wrong."""


def test_each_fault_is_told_where_it_stands_and_nothing_else() -> None:
    assert sorted(told(findings(TEXT, FILES))) == sorted(WRITTEN)


def test_every_rule_of_banks_is_among_them() -> None:
    codes = {module.rule.code for module in rule_modules() if "ROM840" <= module.rule.code < "ROM893"}
    assert {line.split()[1] for line in WRITTEN} == codes - OF_LOCKS - OF_SOUND_BANKS


def test_in_yaml_the_same_is_told() -> None:
    found = findings(write.to_yaml(Source("measure.rom", TEXT)), FILES, "yaml")
    assert sorted(each.rule.code for each in found) == sorted(line.split()[1] for line in WRITTEN)


def test_each_says_what_to_do_and_which_item_a_cell_is_about() -> None:
    for each in findings(TEXT, FILES):
        assert each.help
        if each.span.source.name == "parameters.csv":
            assert [reason.span.source.name for reason in each.reasons] == ["measure.rom"]
