"""Words on any console: where it lacks a sign, the nearest plain one stands."""

from __future__ import annotations

import codecs
import sys
from typing import BinaryIO, TextIO

PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "-",
    "−": "-",
    "·": "-",
    "✓": "ok",
    "✗": "x",
    "×": "x",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "→": "->",
    "\u00a0": " ",
}


def plainer(fault: UnicodeError) -> tuple[str, int]:
    """What stands for signs that a console does not have."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return "".join(PLAIN.get(sign, "?") for sign in fault.object[fault.start : fault.end]), fault.end


def make_ready() -> None:
    """Lets stdout and stderr take every text."""
    codecs.register_error("romdsl-plainer", plainer)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="romdsl-plainer")


def write_data(text: str) -> None:
    """Prints what programs read: UTF-8 and plain newlines, whatever the console's own letters are."""
    stream = binary_output()
    if stream is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    stream.write(text.encode("utf-8"))
    stream.flush()


def binary_output() -> BinaryIO | None:
    """The bytes below stdout, None where there are none (a test that catches what is printed)."""
    return getattr(sys.stdout, "buffer", None)


def say(text: str = "") -> None:
    """Tells the person something beside the output."""
    print(text, file=sys.stderr)


class Progress:
    """How far a long work has come, on a terminal only."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.what = what
        self.shown = False
        self.wanted = self.stream.isatty()

    def at(self, number: int) -> None:
        if self.wanted and number % 1000 == 0:
            self.shown = True
            self.stream.write(f"\r{number:,} {self.what}")
            self.stream.flush()

    def end(self) -> None:
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
