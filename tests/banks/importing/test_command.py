"""`romdsl bank import`: the file that it writes is one that a bank reads."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import romdsl


def test_numbers_are_written_as_the_file_of_a_bank_takes_them(tmp_path: Path) -> None:
    """The shortest way to write a number near 0 has an exponent, which is no number there."""
    (tmp_path / "other.csv").write_text("item,a,b1,b2\nc1,1.5,-0.00004,0.00005\n", encoding="utf-8")
    ended = romdsl("bank", "import", tmp_path / "other.csv", "--model", "grm")
    assert ended.code == 0 and ended.out == "item,model,a,b1,b2\nc1,grm,1.5,-0.00004,0.00005\n"
