"""The command line: one file a command, imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `romdsl …` and ends with its exit code: 0 fine, 1 findings or rejected rows, 2 not carried out."""
    try:
        from .run import run

        code = run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:  # while Python still reads our files
        code = STOPPED
    sys.exit(code)
