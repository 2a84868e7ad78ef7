"""What answers say, and how codes become numbers; `path` is where the answers stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from .text import (
    AND,
    EQUALITY,
    NOTHING,
    OR,
    PRIMARY,
    SUM,
    Text,
    balanced,
    combined,
    one_of,
    only_if,
    quoted,
    union,
    whole,
)

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
REASONS = {"!declined": "asked-declined", "!unknown": "asked-unknown", "!not_applicable": "not-applicable"}
"""How a non-answer that is no option stands on an answer: by the extension `data-absent-reason`."""

NOTHING_TICKED = "()"
"""The code that says that nothing is ticked: without an answer the item would be blank."""

Table = tuple[tuple[str, int], ...]

PLAIN_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,8}")


def codes(path: str) -> str:
    return f"{path}.value.code"


def absent(path: str) -> str:
    """The word of `data-absent-reason` on an answer."""
    return f"{path}.extension.where(url = {quoted(ABSENT)}).value"


def scores(path: str, table: Table) -> Text:
    """The scores of what was chosen, one an answered item, in the order of the form."""
    known = [code for code, _ in table]
    if not table:
        return NOTHING
    affine = affine_of(table)
    if affine is not None:
        start, slope = affine
        value = "$this.toInteger()" if slope == 1 else f"{whole(slope).at(PRIMARY)} * $this.toInteger()"
        shifted = value if start == 0 else f"{whole(start).text} + {value}"
        return Text(f"{codes(path)}.where({one_of(known).text}).select({shifted})")
    return Text(f"{codes(path)}.select({looked_up(table).text})")


def affine_of(table: Table) -> tuple[int, int] | None:
    """(a, b) where every score is a + b * code, for three codes or more that are plain whole numbers."""
    if len(table) < 3 or not all(PLAIN_WHOLE.fullmatch(code) for code, _ in table):
        return None
    (first, low), (second, high) = ((int(code), score) for code, score in table[:2])
    slope, rest = divmod(high - low, second - first)
    start = low - slope * first
    fits = rest == 0 and all(score == start + slope * int(code) for code, score in table)
    return (start, slope) if fits else None


def looked_up(table: Table) -> Text:
    """The score of the code `$this`: one choice after the other, or by halves where there are many."""
    if len(table) > 8:
        middle = len(table) // 2
        first = one_of([code for code, _ in table[:middle]])
        return only_if(first, looked_up(table[:middle]), looked_up(table[middle:]))
    found = NOTHING
    for code, score in reversed(table):
        found = only_if(one_of([code]), whole(score), found)
    return found


def words(path: str, table: Sequence[tuple[str, str]]) -> Text:
    """The reason that an answer is: an option by the table, `!declined` by itself; nothing for any other."""
    chosen = [(code, word) for code, word in table if code not in REASONS]
    lacking = [(reason, code.removeprefix("!")) for code, reason in REASONS.items()]
    found: list[Text] = []
    for said, pairs in ((codes(path), chosen), (absent(path), lacking)):
        inner = NOTHING
        for code, word in reversed(pairs):
            inner = only_if(one_of([code]), Text(quoted(word)), inner)
        if pairs:
            found.append(Text(f"{said}.select({inner.text})"))
    return balanced(found, combined)


def is_one_of(path: str, wanted: Sequence[str], is_truth: bool) -> Text:
    """Whether the answer is one of some codes; false when there is none."""
    chosen = [code for code in wanted if code not in REASONS]
    lacking = [REASONS[code] for code in wanted if code in REASONS]
    found: list[Text] = []
    if chosen and is_truth:
        truths = [Text("true" if code == "yes" else "false") for code in chosen]
        test = f"$this = {truths[0].text}" if len(truths) == 1 else f"$this in ({balanced(truths, union).text})"
        found.append(Text(f"{path}.value.where({test}).exists()"))
    elif chosen:
        found.append(Text(f"{codes(path)}.where({one_of(chosen).text}).exists()"))
    if lacking:
        found.append(Text(f"{absent(path)}.where({one_of(lacking).text}).exists()"))
    return found[0] if len(found) == 1 else Text(f"{found[0].text} or {found[1].text}", OR) if found else Text("false")


def numbers(path: str, decimals: int) -> Text:
    """The numbers that were given, as whole numbers of 10 ** -`decimals`."""
    value = f"{path}.value"
    if decimals == 0:
        return Text(value)
    # A decimal may be a binary double: 1.1 * 100 lies beside 110, and rounding brings it back.
    return Text(f"{value}.select(($this * {10**decimals}).round().truncate())")


def clock(path: str, kind: Literal["time", "duration", "date"]) -> Text:
    """A time of day and a duration in minutes, a date as the number yyyymmdd.

    A duration stands as a quantity of hours or of minutes.  Texts are taken apart, since engines differ in how they
    compare and add times.
    """
    value = f"{path}.value"
    match kind:
        case "time":
            hours, minutes = "substring(0, 2).toInteger()", "substring(3, 2).toInteger()"
            return Text(f"{value}.toString().select(60 * {hours} + {minutes})")
        case "duration":
            return Text(f"{value}.select(iif(code = 'h', value * 60, value).round().truncate())")
        case "date":
            return Text(f"{value}.toString().replace('-', '').toInteger() + 0", SUM)


def is_ticked(path: str, alone: Sequence[str]) -> Text:
    """Whether a tick-all has an answer that is no non-answer."""
    given = f"{codes(path)}.exists()"
    if not alone:
        return Text(given)
    return Text(f"{given} and {codes(path)}.where({one_of(alone).text}).empty()", AND)


def ticked(path: str, alone: Sequence[str]) -> Text:
    """How many options are ticked."""
    return only_if(is_ticked(path, alone), Text(f"{codes(path)}.where($this != {quoted(NOTHING_TICKED)}).count()"))


def includes(path: str, wanted: Sequence[str], alone: Sequence[str]) -> Text:
    """Whether one of some options is ticked."""
    if not wanted:
        return only_if(is_ticked(path, alone), Text("false"))
    return only_if(is_ticked(path, alone), Text(f"{codes(path)}.where({one_of(wanted).text}).exists()"))


def code(path: str, wanted: Sequence[str], is_truth: bool) -> Text:
    """The code that was chosen, where it is one of some."""
    if not wanted:
        return NOTHING
    if not is_truth:
        return Text(f"{codes(path)}.where({one_of(wanted).text})")
    value = truth(path)
    no = only_if(Text(f"{value.at(PRIMARY)}.not()"), Text("'no'")) if "no" in wanted else NOTHING
    return only_if(value, Text("'yes'") if "yes" in wanted else NOTHING, no)


def truth(path: str) -> Text:
    """The answer to a yes/no item.  Compared, since a bare `false` out of a resource passes for true."""
    return Text(f"{path}.value = true", EQUALITY)
