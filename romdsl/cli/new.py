"""`romdsl new`: a measure that passes check, to be edited."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..faults import Fault
from ..files import write_text
from ..model.functions import RESERVED
from .console import say

EXAMPLE = """\b
Example:
  romdsl new my_measure
  romdsl new my_measure --syntax rom"""

KINDS = ["nomothetic", "idiographic", "bank"]
ENDINGS = {"yaml": "measure.yaml", "rom": "measure.rom"}

YAML = """\
romdsl: 1
measure {id}: {title}
version: 0.1.0
status: draft
language: en
recall: the last 2 weeks
respondent: self

# The answers that several questions share: a code, then the words.
scale agree:
  0: Not at all
  1: A little
  2: Quite a bit
  3: Very much

# Questions under one heading.
block week:
  text: Thinking about the last 2 weeks
  scale: agree
  items:
    coping: I can cope with what comes up in the day
    support: I have someone I can talk to
    energy: I have the energy for what I want to do

item words:
  text: What would you like us to know?
  answer: text

# A score says what happens when answers are missing.
score total:
  title: Coping and support
  value: sum(week)
  missing: at most 1, prorate
  round: 0
  higher: better
  bands:
    0..3: low
    4..6: some
    7..9: good

# Worked cases: answers, and what they must give.
case "all quite a bit":
  week: 2
  gives: total 6 some
  source: 2 + 2 + 2 = 6
case "one not answered":
  coping: 3
  support: 2
  gives: total 8 good
  source: (3 + 2) * 3 / 2 = 7.5, which rounds to 8
case "two not answered":
  coping: 3
  gives: total missing
  source: 2 of 3 are missing, and 1 is the most
"""

ROM = """\
romdsl 1
measure {id} "{title}"
version 0.1.0
status draft
language en
recall "the last 2 weeks"
respondent self

# The answers that several questions share: a code, then the words.
scale agree {
  0 "Not at all"
  1 "A little"
  2 "Quite a bit"
  3 "Very much"
}

# Questions under one heading.
block week "Thinking about the last 2 weeks" scale agree {
  coping "I can cope with what comes up in the day"
  support "I have someone I can talk to"
  energy "I have the energy for what I want to do"
}

item words "What would you like us to know?" answer text

# A score says what happens when answers are missing.
score total "Coping and support" = sum(week) {
  missing at most 1, prorate
  round 0
  higher better
  bands { 0..3 low; 4..6 some; 7..9 good }
}

# Worked cases: answers, and what they must give.
case "all quite a bit" {
  week = 2
  gives total 6 some
  source "2 + 2 + 2 = 6"
}
case "one not answered" {
  coping = 3
  support = 2
  gives total 8 good
  source "(3 + 2) * 3 / 2 = 7.5, which rounds to 8"
}
case "two not answered" {
  coping = 3
  gives total missing
  source "2 of 3 are missing, and 1 is the most"
}
"""


@click.command(epilog=EXAMPLE)
@click.argument("id", metavar="ID")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default=KINDS[0],
    show_default=True,
    help="nomothetic asks everybody the same; the others come later.",
)
@click.option(
    "--syntax", type=click.Choice(list(ENDINGS)), default="yaml", show_default=True, help="How it is written."
)
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="Where it goes.")
def command(id: str, kind: str, syntax: str, folder: Path) -> None:
    """Begin a measure that passes check: ID/measure.yaml or ID/measure.rom, to be edited."""
    check_id(id)
    if kind != KINDS[0]:
        raise Fault(f"--kind {kind}: this comes later; now there is {KINDS[0]}")
    place = folder / id / ENDINGS[syntax]
    if (folder / id).exists():
        raise Fault(f"{(folder / id).as_posix()} exists already; nothing was written")
    text = (YAML if syntax == "yaml" else ROM).replace("{id}", id).replace("{title}", title_of(id))
    write_text(place, text)
    click.echo(place.as_posix())
    say(f"Edit it, then: romdsl check ./{(folder / id).as_posix()}" if not folder.is_absolute() else "Edit it.")


def check_id(id: str) -> None:
    """Raises Fault where an id is not written as ids are."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", id):
        fitting = re.sub(r"[^A-Za-z0-9]+", "_", id).strip("_0123456789").lower()
        ending = f"; for example {fitting}" if fitting else ""
        raise Fault(f"“{id}” is no id: a letter, then letters, digits and _{ending}")
    if id.lower() in RESERVED:
        raise Fault(f"“{id}” is a word of the language; choose another id")


def title_of(id: str) -> str:
    words = id.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
