"""Whether the first line fits the convention, and what is said of it."""

from __future__ import annotations

from collections import Counter

from .conventions import COUNTS, IDS, MODELS, Convention, numbered
from .sheet import SCALING, Fault, Sheet
from .values import WHICH_MODEL


def faults_of_header(read: Sheet, of: Convention) -> list[Fault]:
    """Steps without a gap or one under another name, one trait, and a slope under its name."""
    found = []
    steps = [name for name in numbered(read.names, of.steps) if name != f"{of.steps}0"]
    others = unused(read, of)
    beside = f"; not known here: {', '.join(others)}" if others else ""
    for place, name in enumerate(steps, 1):
        if name != f"{of.steps}{place}":
            found.append(Fault(read.line, f"{of.steps}{place}", f"this column is not there, and {name} is{beside}"))
            break
    if not steps and of.steps not in read.names:
        found.append(Fault(read.line, of.steps, f"no column of this name places the categories{beside}"))
    if of.name == "mirt" and "a2" in read.names:
        found.append(Fault(read.line, "a2", "a bank measures one trait, and here is a second slope"))
    if of.slope and of.slope not in read.names and others:
        found.append(Fault(read.line, of.slope, f"this column, the slope, is not there{beside}"))
    if steps and (stray := _going_on(read, others, len(steps) + 1)):
        due = f"{of.steps}{len(steps) + 1}"
        words = f"this may be {due}, since {steps[-1]} is the last known here: call it {due}, or take the column out"
        found.append(Fault(read.line, stray, words))
    return found


def _going_on(read: Sheet, others: list[str], number: int) -> str:
    """A column of another name whose number goes on where the steps end, as in b1, b2, thresh3."""
    for name in others:
        stem = name.removesuffix(str(number))
        if stem and stem != name and not stem[-1].isdigit() and f"{stem}{number - 1}".lower() not in read.names:
            return name
    return ""


def fault_of_model(read: Sheet, of: Convention) -> Fault | None:
    """Of a file that names no model, where rows could follow two."""
    if len(numbered(read.names, of.steps)) < 2 or of.name == "mirt" or set(MODELS) & set(read.names):
        return None
    return Fault(read.line, "", f"the file does not say whether items are {WHICH_MODEL}")


def id_column(read: Sheet) -> str | None:
    """The column, in lower case, that holds the ids of items."""
    return next((name for name in IDS if name in read.names), None)


def unused(read: Sheet, of: Convention) -> list[str]:
    """The columns that are not read, as they are written."""
    used = {*MODELS, *COUNTS, SCALING, of.slope, of.steps, *of.lower, *of.upper, *numbered(read.names, of.steps)}
    used |= {id_column(read) or ""} | (set(numbered(read.names, "ak")) if of.name == "mirt" else set())
    return [written for name, written in read.names.items() if name not in used]


def said_of_header(read: Sheet, of: Convention) -> list[str]:
    """As what the columns were read, and which were not."""
    said = [f"The columns were read as {of.title}."]
    if id_column(read) is None:
        said.append("Items have no ids: they are called item1, item2, …")
    if SCALING in read.names:
        counts = Counter(text for row in read.rows if (text := row.cells.get(SCALING, "")))
        each = ", ".join(f"rows with {text}: {count}" for text, count in counts.items())
        said.append(f"D was read row by row from column {read.names[SCALING]} ({each}).")
    others = unused(read, of)
    return said + ([f"Not used: {', '.join(others)}."] if others else [])
