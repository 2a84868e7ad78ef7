"""`romdsl bank import`: the file that it writes is one that a bank reads."""

from __future__ import annotations

import re
from pathlib import Path

from tests.command_line import romdsl


def test_numbers_are_written_as_the_file_of_a_bank_takes_them(tmp_path: Path) -> None:
    """The shortest way to write a number near 0 has an exponent, which is no number there."""
    (tmp_path / "other.csv").write_text("item,a,b1,b2\nc1,1.5,-0.00004,0.00005\n", encoding="utf-8")
    ended = romdsl("bank", "import", tmp_path / "other.csv", "--model", "grm")
    assert ended.code == 0 and ended.out == "item,model,a,b1,b2\nc1,grm,1.5,-0.00004,0.00005\n"


def test_the_help_names_no_option_that_is_refused(tmp_path: Path) -> None:
    """Each line of the example is run, on a file of that name."""
    (tmp_path / "mirt.csv").write_text(",a1,d1,d2\nc1,2,2,-1\n", encoding="utf-8")
    (tmp_path / "estimates.csv").write_text("item,a,d1,d2\nc1,2,2,-1\n", encoding="utf-8")
    examples = re.findall(r"^ *romdsl (bank import .*)$", romdsl("bank", "import", "--help").out, re.MULTILINE)
    assert len(examples) == 2
    for example in examples:
        words = [str(tmp_path / word) if word.endswith(".csv") else word for word in example.split()]
        assert romdsl(*words).code == 0


def test_a_column_that_may_be_a_lost_threshold_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("item,a,b1,b2,thresh3\nc1,1.5,-1,0,1\n", encoding="utf-8")
    ended = romdsl("bank", "import", tmp_path / "other.csv", "--model", "grm")
    assert ended.code == 1 and ended.out == "" and "other.csv, row 1, column thresh3: this may be b3" in ended.err
