"""`romdsl bank`: what is done with item banks."""

from __future__ import annotations

from ..commands import Commands

COMMANDS = {
    "check": "Say what a psychometrician would say of a bank.",
    "report": "Write a bank's report: pictures and tables in one HTML file.",
    "table": "Work out the table from sum to score, or hold a published one to it.",
    "compare": "Set forms side by side.",
    "assemble": "Choose the items of a form by its rules.",
    "simulate": "Try adaptive tests on simulated or real answers.",
    "import": "Read parameters as other programs write them.",
}
"""In the order of a sitting: from parameters to a form that is in use."""

EXAMPLE = """\b
Example:
  romdsl bank check ./my_bank
  romdsl bank report ./my_bank -o report.html
  romdsl bank table ./my_bank short"""

command = Commands(
    table=COMMANDS,
    package=__package__,
    name="bank",
    help="Check, picture, assemble and try item banks.",
    epilog=EXAMPLE,
)
