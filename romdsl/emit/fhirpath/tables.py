"""Prints tables: a choice by code, and for whole keys a list of values by place, or a choice by halves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ...program import Cell, LookUp, WholeStep
from .text import COMPARISON, NOTHING, PRIMARY, SUM, Text, balanced, both, one_of, only_if, whole

if TYPE_CHECKING:
    from .printer import Printer

Row = tuple[tuple[Cell, ...], int]
Ends = tuple[int | None, int | None]
Part = tuple[Ends, Text]
"""Between two ends, both included, what is found there."""

LONGEST_LIST = 2000
FEW = 4


def look_up(printer: Printer, step: LookUp) -> Text:
    """The value of the first row that fits; nothing where a key is missing."""
    if not step.rows:
        return NOTHING
    keys = [printer.once(printer.scalar(key), "key") for key in step.keys]
    places = sorted(range(len(keys)), key=lambda place: isinstance(step.keys[place], WholeStep))
    found = below(step, keys, places, step.rows)
    there = [
        Text(f"{key.at(PRIMARY)}.exists()") for key, asked in zip(keys, step.keys, strict=True) if asked.may_be_missing
    ]
    return only_if(balanced(there, both), found) if there else found


def below(step: LookUp, keys: list[Text], places: list[int], rows: Sequence[Row]) -> Text:
    """What the rows give by the keys at some places; all other keys fit."""
    if not rows:
        return NOTHING
    if not places:
        return whole(rows[0][1])
    place, *rest = places
    key = step.keys[place]
    if isinstance(key, WholeStep):
        return by_number(step, keys, places, rows)
    codes: dict[str, list[Row]] = {}
    for row in rows:
        codes.setdefault(cast(str, row[0][place]), []).append(row)
    return by_code(keys[place], [(code, below(step, keys, rest, own)) for code, own in codes.items()])


def by_code(key: Text, found: Sequence[tuple[str, Text]]) -> Text:
    if len(found) > 8:
        middle = len(found) // 2
        first = one_of([code for code, _ in found[:middle]], key.at(SUM))
        return only_if(first, by_code(key, found[:middle]), by_code(key, found[middle:]))
    made = NOTHING
    for code, value in reversed(found):
        made = only_if(one_of([code], key.at(SUM)), value, made)
    return made


def by_number(step: LookUp, keys: list[Text], places: list[int], rows: Sequence[Row]) -> Text:
    place, *rest = places
    parts: list[Part] = []
    for ends, fitting in pieces(rows, place):
        value = below(step, keys, rest, fitting)
        if parts and parts[-1][1] == value:
            parts[-1] = ((parts[-1][0][0], ends[1]), value)
        else:
            parts.append((ends, value))
    return listed(keys[place], parts) if not rest and len(parts) > FEW else halved(keys[place], parts)


def pieces(rows: Sequence[Row], place: int) -> list[tuple[Ends, list[Row]]]:
    """The whole numbers cut wherever a row begins or ends, from below to above, and the rows that fit each piece."""
    cells = [cast(Ends, cells[place]) for cells, _ in rows]
    starts = {low for low, _ in cells if low is not None} | {high + 1 for _, high in cells if high is not None}
    cuts = sorted(starts)
    nth = {cut: index for index, cut in enumerate(cuts, 1)}
    ends: list[Ends] = list(zip([None, *cuts], [*(cut - 1 for cut in cuts), None], strict=True))
    fitting: list[list[Row]] = [[] for _ in ends]
    for (low, high), row in zip(cells, rows, strict=True):
        first = 0 if low is None else nth[low]
        last = len(cuts) if high is None else nth[high + 1] - 1
        for index in range(first, last + 1):
            fitting[index].append(row)
    return list(zip(ends, fitting, strict=True))


def listed(key: Text, parts: list[Part]) -> Text:
    """The values one after the other in a text, found by their place in it; what lies outside by comparison."""
    inside = [part for part in parts if part[0][0] is not None and part[0][1] is not None]
    first, last = cast(int, inside[0][0][0]), cast(int, inside[-1][0][1])
    if last - first >= LONGEST_LIST:
        return halved(key, parts)
    values: list[str] = []
    for (low, high), value in inside:
        text = "x" if value == NOTHING else value.text.strip("()")
        values += [text] * (cast(int, high) - cast(int, low) + 1)
    place = f"{key.at(SUM)} - {first}" if first > 0 else f"{key.at(SUM)} + {-first}" if first < 0 else key.text
    found = Text(f"'{','.join(values)}'.split(',')[{place}].toInteger()")
    above = parts[-1][1] if parts[-1][0][1] is None else NOTHING
    lower = parts[0][1] if parts[0][0][0] is None else NOTHING
    return only_if(at_most(key, first - 1), lower, only_if(at_most(key, last), found, above))


def halved(key: Text, parts: list[Part]) -> Text:
    if len(parts) == 1:
        return parts[0][1]
    middle = len(parts) // 2
    cut = cast(int, parts[middle - 1][0][1])
    return only_if(at_most(key, cut), halved(key, parts[:middle]), halved(key, parts[middle:]))


def at_most(key: Text, value: int) -> Text:
    return Text(f"{key.at(SUM)} <= {whole(value).text}", COMPARISON)
