"""What a command costs: its own CPU seconds and its peak memory, children among them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cost:
    """CPU in seconds (user and system), peak resident memory in MB, and the exit code."""

    cpu: float
    memory: float
    code: int


def cost_of(command: Sequence[str | Path], runs: int = 1) -> Cost:
    """The least CPU and memory of some runs: what disturbs a run only adds to it."""
    return min((one_run(command) for _ in range(runs)), key=lambda cost: cost.cpu)


def one_run(command: Sequence[str | Path]) -> Cost:
    # Where Python may not keep what it has compiled, every run would pay for it anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    words = [str(word) for word in command]
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(words, stdout=nowhere, stderr=nowhere, cwd=ROOT, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6, process.returncode)


def romdsl(*words: str | Path) -> list[str | Path]:
    """The command line of romdsl in the Python that runs this."""
    return [sys.executable, "-m", "romdsl", *words]
