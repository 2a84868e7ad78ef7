"""How programs name the columns of item parameters, and which convention a file follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .sheet import SCALING, Fault, Sheet

Meaning = Literal["thresholds", "intercepts", "sums of intercepts", "by place"]


@dataclass(frozen=True, slots=True)
class Convention:
    """The column of the slope, the first letters of those that place the categories, what these mean, and asymptotes.

    thresholds: a * (theta - b_k); intercepts: a * theta + d_k, so d_k = -a * b_k; sums of intercepts: the same for
    graded items, for partial credit d_k = -a * (b_1 + … + b_k); by place: the model says which number is what.
    """

    name: str
    title: str
    slope: str
    steps: str
    meaning: Meaning
    lower: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()


CONVENTIONS = {
    each.name: each
    for each in (
        Convention("a/b", "slope a and thresholds b", "a", "b", "thresholds", ("c", "g"), ("d", "u")),
        Convention("a/d", "slope a and intercepts d", "a", "d", "intercepts", ("c", "g"), ("u",)),
        Convention("mirt", "slope a1 and intercepts d of mirt", "a1", "d", "sums of intercepts", ("g",), ("u",)),
        Convention("flexmirt", "slope a and intercepts c of flexMIRT", "a", "c", "intercepts", ("g",)),
        Convention("prosetta", "slope a and category boundaries cb of PROsetta", "a", "cb", "thresholds"),
        Convention("firestar", "slope a and category boundaries CB of Firestar", "a", "cb", "thresholds"),
        Convention("testdesign", "MODEL and PAR1, PAR2, … of TestDesign", "", "par", "by place"),
    )
}
IDS = ("item_id", "item", "id", "name", "label", "variable", "")
MODELS = ("model", "item_model", "itemtype", "type")
COUNTS = ("ncat", "categories")


def numbered(columns: Iterable[str], steps: str) -> list[str]:
    """The columns of that name with a number from 0, in the order of their numbers."""
    found = [(int(match[1]), name) for name in columns if (match := re.fullmatch(rf"{steps}(\d+)", name))]
    return [name for _, name in sorted(found)]


def recognised(sheet: Sheet, faults: list[Fault]) -> Convention | None:
    """The one convention whose columns the file has; none, or more than one, is a fault."""
    if not sheet.names:
        return None
    found = [CONVENTIONS[name] for name in _possible(sheet)]
    if len(found) == 1:
        return found[0]
    here = ", ".join(name or "(one without a name)" for name in sheet.names.values())
    if not found:
        faults.append(
            Fault(
                sheet.line,
                "",
                "no column says where the categories lie: looked for were b or b1, b2, …; d or d1, …; c1, …; cb1, …;"
                f" PAR1, …; the columns here are {here}"
                + (", and D is the scaling" if sheet.names.get(SCALING) == "D" else ""),
            )
        )
    else:
        ways = ", or as ".join(f"{each.title} ({each.name})" for each in found)
        options = " or ".join(f"--convention {each.name}" for each in found)
        faults.append(Fault(sheet.line, "", f"the columns {here} can be read as {ways}: say which ({options})"))
    return None


def _possible(sheet: Sheet) -> list[str]:
    columns = set(sheet.names)

    def has(steps: str) -> bool:
        return bool(numbered(columns, steps))

    found = []
    if has("par"):
        found.append("testdesign")
    if has("cb"):
        found.append("firestar" if "ncat" in columns else "prosetta")
    if has("b") or "b" in columns:
        found.append("a/b")
    # Beside b one d is the upper asymptote, one c the lower; several of them are another way to place categories.
    if has("d") or ("d" in columns and "a/b" not in found):
        found.append("mirt" if "a1" in columns else "a/d")
    alone = "c" in columns and not found
    if (has("c") and "a/b" not in found) or alone or ("a/b" in found and _is_intercept(sheet)):
        found.append("flexmirt")
    return found


def _is_intercept(sheet: Sheet) -> bool:
    """Whether a column c beside a and b is -a * b in every row: flexMIRT prints the intercept beside the threshold."""
    try:
        rows = [[float(row.cells[name]) for name in "abc"] for row in sheet.rows]
    except (KeyError, ValueError):
        return False
    return bool(rows) and all(abs(c + a * b) < 0.02 and c != 0 for a, b, c in rows)
