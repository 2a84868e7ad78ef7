"""`romdsl borrow` puts a shipped measure beside the one that borrows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.checking import look_at
from romdsl.registry import shipped_measures

from ..command_line import romdsl
from .folders import written

TEXT = 'measure mixed "Mixed"\nlanguage en\nborrow mood from phq9@1.0.0 verbatim take symptoms, total, self_harm\ncontacts local { "Here" }\n'


def test_the_copy_is_what_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "mixed", {"measure.rom": TEXT})
    done = romdsl("borrow", "phq9@1.0.0", "--in", str(path))
    assert done.code == 0, done.err
    copy = tmp_path / "mixed" / "borrowed" / "phq9@1.0.0" / "measure.rom"
    assert copy.read_bytes() == shipped_measures()["phq9"].read_bytes()
    copy.write_text(copy.read_text(encoding="utf-8").replace("Little interest", "Less interest"), encoding="utf-8")
    checked = look_at(path).checked
    assert checked is not None
    assert "Less interest" in checked.measure.items[0].text.value


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("phq9@9.9.9", "in version 1.0.0, not 9.9.9"),
        ("phq9", "does not say a version"),
        ("phq0@1.0.0", "there is no shipped measure “phq0”"),
        ("../phq9@1.0.0", "cannot be read"),
        ("phq9@../1.0.0", "not ../1.0.0"),
    ],
)
def test_what_cannot_be_copied(named: str, why: str, tmp_path: Path) -> None:
    written(tmp_path, {"measure.rom": TEXT})
    done = romdsl("borrow", named, "--in", str(tmp_path))
    assert done.code == 2
    assert why in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["measure.rom"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    assert romdsl("borrow", "phq9@1.0.0", "--in", str(tmp_path)).code == 0
    done = romdsl("borrow", "phq9@1.0.0", "--in", str(tmp_path))
    assert done.code == 2
    assert "exists already" in done.err
