"""`romdsl explain`: prints the page about a kind of finding."""

from __future__ import annotations

import re

import click

from ..diagnostics import nearest
from ..faults import Fault
from ..registry import pages

_CLAIMS = re.compile(r"^(```(?:rom|yaml)) .*$", re.MULTILINE)
"""Behind the first line of an example stands for the tests what it finds, and where."""

EXAMPLE = """\b
Example:
  romdsl explain ROM512
  romdsl explain band-gap"""


@click.command(epilog=EXAMPLE)
@click.argument("name", metavar="CODE|NAME")
def command(name: str) -> None:
    """Explain a finding by its code or its name."""
    wanted = name.strip()
    for rule, (code, page) in pages().items():
        if wanted.upper() == code or wanted.lower().replace("_", "-") == rule:
            click.echo(_CLAIMS.sub(r"\1", page.read_text(encoding="utf-8")).rstrip())
            return
    known = [word for rule, (code, _) in pages().items() for word in (rule, code)]
    upper = wanted.upper()
    near = nearest(upper, known) if upper.startswith("ROM") else nearest(wanted, known)
    raise Fault(f"nothing is called “{name}”" + (f"; did you mean {near}?" if near else "; codes look like ROM512"))
