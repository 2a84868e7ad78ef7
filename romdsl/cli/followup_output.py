"""What `romdsl followup` writes: a table, Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from io import StringIO

from ..answers.to_csv import safe
from ..over_time.counted import Counted
from ..over_time.followup import Difference, Rate
from .table import as_table

HEAD = ("group", "name", "baselines", "closed", "done", "later", "rate", "low", "high")
EXPLAINED = (
    "closed: whose window has closed; done: those of them who were asked again in time; later: after it; "
    "low, high: the 95 % interval of the rate, which is done of closed"
)
BESIDE = ("score", "asked again: n", "mean", "not: n", "mean", "difference")


def written(
    told: Counted, found: Sequence[Rate], apart: Sequence[Difference], form: str, spreadsheet_safe: bool
) -> str:
    """The rates and the line below them; the scores at the start in all forms but CSV, which is one table."""
    if form == "json":
        return _json(told, found, apart)
    if form == "csv":
        return _csv(told, found, spreadsheet_safe)
    is_markdown = form == "markdown"
    table = _markdown if is_markdown else as_table
    under = [_in_markdown(line) if is_markdown else line for line in (*told.lines, told.asked, EXPLAINED)]
    parts = [table(HEAD, [_cells(rate) for rate in found]), *under]
    if apart:
        lead = "At the start, those asked again (in time or later) beside those who were not"
        parts += [f"{lead}:", table(BESIDE, [_beside(one) for one in apart])]
    return "\n\n".join(parts) + "\n"


def _json(told: Counted, found: Sequence[Rate], apart: Sequence[Difference]) -> str:
    rates = [dict(zip(HEAD, _plain(rate), strict=True)) for rate in found]
    start = [
        {"score": one.score, "again": _side(one.again), "never": _side(one.never), "difference": one.difference}
        for one in apart
    ]
    changes = [
        {"from": one.start, "to": one.end, "baselines": one.baselines, "paired": one.paired, "coverage": str(one)}
        for one in told.changes
    ]
    counted = {"from": told.start.id, "to": told.end.id, "asked": told.asked}
    whole = {**counted, "rates": rates, "start": start, "coverage": told.coverage, "changes": changes}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _side(side: tuple[int, float]) -> dict[str, float]:
    return {"n": side[0], "mean": side[1]}


def _csv(told: Counted, found: Sequence[Rate], spreadsheet_safe: bool) -> str:
    """Rates as numbers from 0 to 1; empty cells where a group is too small to be shown."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow((*HEAD, "from", "to"))
    for rate in found:
        cells = [f"{each:.4f}" if isinstance(each, float) else each for each in _plain(rate)]
        cells += [told.start.id, told.end.id]
        writer.writerow([safe(each) if isinstance(each, str) and spreadsheet_safe else each for each in cells])
    return file.getvalue()


def _plain(rate: Rate) -> list[object]:
    low, high = rate.interval or (None, None)
    counts = (rate.baselines, rate.closed, rate.done, rate.later)
    return [rate.group, rate.name, *counts, rate.rate, low, high]


def _cells(rate: Rate) -> list[str]:
    if not rate.is_shown:
        return [rate.group, rate.name, "too few", *[""] * (len(HEAD) - 3)]
    shares = (rate.rate, *(rate.interval or (None, None)))
    counts = (rate.baselines, rate.closed, rate.done, rate.later)
    return [
        rate.group,
        rate.name,
        *map(str, counts),
        *("" if share is None else f"{100 * share:.1f} %" for share in shares),
    ]


def _beside(one: Difference) -> list[str]:
    (many, mean), (few, other) = one.again, one.never
    return [one.score, str(many), f"{mean:.2f}", str(few), f"{other:.2f}", f"{one.difference:.2f}"]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [[_in_markdown(each) for each in line] for line in (head, *rows)]
    lines.insert(1, ["---"] * len(head))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _in_markdown(cell: str) -> str:
    """A cell in one line in which no sign means anything to Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", " ".join(cell.split())).replace("&", "&amp;")
