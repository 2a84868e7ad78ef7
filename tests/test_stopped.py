"""A run that is ended from outside leaves nothing half written behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tools import heed_signals

ROWS = 400_000


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program without asking it")
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_nothing_is_left_of_a_run_that_was_ended(tmp_path: Path, ending: str) -> None:
    answers, out = tmp_path / "answers.csv", tmp_path / "out"
    out.mkdir()
    answers.write_text("q1,q2,q3,q4,q5,q6,q7,q8,q9\n" + "1,1,1,1,1,1,1,1,1\n" * ROWS)
    command = [sys.executable, "-m", "romdsl", "score", "phq9", str(answers), "-o", str(out / "scores.csv")]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed_signals)
    for _ in range(600):
        if any(out.iterdir()) or run.poll() is not None:
            break
        time.sleep(0.05)
    assert any(out.iterdir()), "the run had not begun to write"
    run.send_signal(getattr(signal, ending))
    _, said = run.communicate(timeout=30)
    assert (run.returncode, said) == (130, "romdsl: stopped\n")
    assert list(out.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no nohup")
def test_a_run_that_was_told_not_to_heed_a_hang_up_goes_on(tmp_path: Path) -> None:
    answers, out = tmp_path / "answers.csv", tmp_path / "scores.csv"
    answers.write_text("q1,q2,q3,q4,q5,q6,q7,q8,q9\n" + "1,1,1,1,1,1,1,1,1\n" * 2_000)
    command = [sys.executable, "-m", "romdsl", "score", "phq9", str(answers), "-o", str(out)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=ignore_hang_up)
    while run.poll() is None:
        run.send_signal(signal.SIGHUP)
        time.sleep(0.05)
    assert run.stderr is not None
    run.stderr.close()
    assert run.returncode == 0 and len(out.read_text().splitlines()) == 2_001


def ignore_hang_up() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
