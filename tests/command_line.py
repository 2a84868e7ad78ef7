"""Runs `romdsl …` as a person does, and says how it ended."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from romdsl.cli.run import run
from tests.tools import ROOT

SHORT = """\
measure mood "Mood"
version 1.0.0
scale often { 0 "Never"; 1 "Some days"; 2 "Most days"; 3 "Always"; x "I would rather not say" as declined }
block week "In the last week" scale often { q1 "I felt low"; q2 "I felt tired"; q3 "I felt alone" }
item sure "Are you sure?" answer yes no
item hours "How long did you sleep?" answer number 0..24 hours step 0.5
item words "What else?" answer text
score total "Low mood" = sum(week) { missing at most 1, prorate; round 1; higher worse; bands { 0..<4.5 few; 4.5..9 many } }
score rested = mean(hours) { missing none; decimals 1; higher better; caseness 7.. source "made up" }
alert alone when q3 >= 3 { severity low; staff "Ask who is there."; respondent "You can talk to us."; contacts team }
contacts team { "The front desk" }
case "all 1" { q1..q3 = 1; hours = 7.5; gives total 3 few, rested 7.5, no alert alone; source "1 + 1 + 1" }
"""
"""A small measure with an answer of every kind."""


@dataclass(frozen=True)
class Ended:
    """The exit code of a command, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """What was said on stderr, when it was one line as it has to be."""
        assert self.err.count("\n") == 1 and self.err.endswith("\n"), self.err
        return self.err.rstrip("\n")


def romdsl(*words: str | Path, folder: Path | None = None, given: str | bytes = b"", encoding: str = "utf-8") -> Ended:
    """Runs the command line here, with streams of its own; no traceback may ever come."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = BytesIO(), BytesIO()
    given = given.encode() if isinstance(given, str) else given
    with chdir(folder or ROOT):
        sys.stdin = TextIOWrapper(BytesIO(given), encoding=encoding)
        sys.stdout = TextIOWrapper(out, encoding=encoding, newline="\n")
        sys.stderr = TextIOWrapper(err, encoding=encoding, newline="\n")
        try:
            code = run([str(word) for word in words])
        finally:
            sys.stdout.detach()
            sys.stderr.detach()
            sys.stdin, sys.stdout, sys.stderr = streams
    ended = Ended(code, out.getvalue().decode(encoding), err.getvalue().decode(encoding))
    assert "ROM9" not in ended.err, ended.err
    return ended


def romdsl_apart(*words: str | Path, folder: Path | None = None, encoding: str = "utf-8") -> Ended:
    """Runs the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "romdsl", *map(str, words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder or ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
        timeout=120,
    )
    ended = Ended(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))
    assert "Traceback" not in ended.err, ended.err
    return ended


def measure_in(folder: Path, text: str = SHORT, id: str = "mood", name: str = "measure.rom") -> Path:
    """Writes a definition into `folder/id` and gives that folder."""
    place = folder / id
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return place
