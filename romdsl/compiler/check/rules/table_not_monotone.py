"""A single value of a table goes against the run of all others: a slip of the hand?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Name
from ....model.measure import Table, TableRow
from ..context import Context
from ..key_values import uses_of_tables

rule = Rule("ROM563", "table-not-monotone", "warning")

FEWEST = 5
"""Below so many values nothing can be said about their run."""

NOT_RISING = ("sd", "se", "sem", "n")
"""Columns that need not go one way with a score."""

Point = tuple[TableRow, Fraction]


def findings(context: Context) -> Iterator[Finding]:
    tables = [*context.measure.tables]
    tables += [found.table for score in context.measure.scores for found in score.percentiles]
    given = keys_given(context)
    for table in tables:
        for key in range(len(table.keys)):
            if (table.id, key) in given or table.keys[key].value in context.names.contexts:
                continue
            for column in (number for number, name in enumerate(table.columns) if name not in NOT_RISING):
                for points in series(table, key, column):
                    odd = odd_one_out([value for _, value in points])
                    if odd is not None:
                        yield told(table, points, odd)


def keys_given(context: Context) -> set[tuple[str, int]]:
    """The keys that are contexts, such as an age: what a table gives by those need not go one way."""
    return {
        (use.table.id, place)
        for use in uses_of_tables(context)
        for place, key in enumerate(use.keys)
        if isinstance(key, Name) and key.id in context.names.contexts
    }


def series(table: Table, key: int, column: int) -> Iterator[list[Point]]:
    """The values of a column along one numeric key, the other keys staying the same, from low to high."""
    groups: dict[tuple[str, ...], list[tuple[Fraction, TableRow, Fraction]]] = {}
    for row in table.rows:
        if key >= len(row.keys) or column >= len(row.values):
            return
        interval, value = row.keys[key].interval, row.values[column]
        if interval is None:
            return
        start = interval.low if interval.low is not None else interval.high
        if start is None or value is None:
            continue
        low = start if interval.low is not None else start - 1
        others = tuple(cell.text for number, cell in enumerate(row.keys) if number != key)
        groups.setdefault(others, []).append((low, row, value))
    for found in groups.values():
        found.sort(key=lambda point: point[0])
        if len({low for low, _, _ in found}) == len(found) >= FEWEST:
            yield [(row, value) for _, row, value in found]


def odd_one_out(values: Sequence[Fraction]) -> int | None:
    """The place of the one value without which all others rise (or fall); None where there is not just one."""
    for sign in (1, -1):
        run = [sign * value for value in values]
        falls = [number for number in range(1, len(run)) if run[number] < run[number - 1]]
        if len(falls) != 1:
            continue
        at = falls[0]
        candidates = [place for place in (at - 1, at) if rises([*run[:place], *run[place + 1 :]])]
        if candidates and rises_strictly_often(run):
            return candidates[-1] if len(candidates) == 1 else likelier(run, at)
    return None


def rises(run: Sequence[Fraction]) -> bool:
    return all(after >= before for before, after in zip(run, run[1:], strict=False))


def rises_strictly_often(run: Sequence[Fraction]) -> bool:
    """Whether the values really go one way, and do not stay the same most of the time."""
    steps = sum(after > before for before, after in zip(run, run[1:], strict=False))
    return steps >= FEWEST - 2 and 2 * steps >= len(run) - 1


def likelier(run: Sequence[Fraction], at: int) -> int:
    """Of two neighbours that change places, the one further from the middle of those around it."""
    around = [run[place] for place in (at - 2, at + 1) if 0 <= place < len(run)]
    middle = sum(around, Fraction(0)) / len(around)
    return at if abs(run[at] - middle) >= abs(run[at - 1] - middle) else at - 1


def told(table: Table, points: Sequence[Point], odd: int) -> Finding:
    row, value = points[odd]
    beside = points[odd - 1] if odd else points[1]
    before = [written.number(found) for _, found in points[max(odd - 1, 0) : odd]]
    after = [written.number(found) for _, found in points[odd + 1 : odd + 2]]
    run = ", ".join([*before, written.number(value), *after])
    message = f"{written.number(value)} goes against all other values of “{table.id}” beside it: {run}."
    help = 'compare it with the source: one mistyped value? If it is so there: allow table-not-monotone "…"'
    finding = rule.at(row.span, message, help=help).because(beside[0].span, "the row beside it")
    return finding.because(table.span, "the table")
