"""What a codebook says of a bank."""

from __future__ import annotations

from romdsl.compiler import program_of
from romdsl.emit.target import Options
from romdsl.registry import find_target

from .test_in_sql import BANK, compiled


def page(text: str) -> str:
    checked = compiled(text)
    return find_target("codebook").emit(checked, program_of(checked), Options())["little.md"]


def test_parameters_metric_and_the_table_of_sums() -> None:
    said = page(BANK)
    assert "| `i1` | grm | 1.5 | -1, 1 |" in said
    assert "reported: 50 + 10 times theta, to 1 decimal, halves" in said
    # The table is the one that the score by sum is made of; tests/irt has its values by enumeration.
    assert [line.split("|")[1].strip() for line in said.split("| sum |")[1].splitlines()[2:9]] == list("0123456")


def test_made_up_parameters_are_marked() -> None:
    assert "synthetic, not calibrated" not in page(BANK)
    assert "synthetic, not calibrated" in page(BANK.replace("higher better;", 'higher better; sample "synthetic";'))
