"""What a run that was killed has left beside a file is cleared by a later one, and nothing else is."""

from __future__ import annotations

import os
import time
from pathlib import Path

from romdsl.files import write_text, writing_path


def aged(path: Path, hours: float) -> Path:
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def test_what_was_left_behind_is_cleared(tmp_path: Path) -> None:
    def file(name: str, hours: float) -> Path:
        path = tmp_path / name
        path.write_text("half", encoding="utf-8")
        return aged(path, hours)

    file(".scores.csv.0a1b2c3d", 25)
    folder = tmp_path / ".scores.csv.00000000"
    folder.mkdir()
    aged(file(".scores.csv.00000000/new", 25), 25)
    aged(folder, 25)
    kept = [
        file(".scores.csv.0a1b2c3e", 23),  # somebody may be writing still
        file(".other.csv.0a1b2c3d", 25),
        file(".scores.csv.old", 25),
        file("scores.csv.0a1b2c3d", 25),
    ]
    at_work = tmp_path / ".scores.csv.11111111"
    at_work.mkdir()
    file(".scores.csv.11111111/new", 1)
    kept.append(aged(at_work, 25))
    write_text(tmp_path / "scores.csv", "whole")
    assert sorted(tmp_path.iterdir()) == sorted([*kept, tmp_path / "scores.csv"])


def test_so_it_is_for_what_is_written_by_its_name(tmp_path: Path) -> None:
    left = tmp_path / ".scores.parquet.0a1b2c3d"
    left.mkdir()
    aged(left, 25)
    with writing_path(tmp_path / "scores.parquet") as place:
        place.write_bytes(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["scores.parquet"]
