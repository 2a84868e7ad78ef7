"""What `romdsl followup` writes: a table, Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from io import StringIO

from ..answers.to_csv import safe
from ..over_time.followup import Difference, Rate, coverage
from .table import as_table

HEAD = ("group", "name", "baselines", "closed", "done", "later", "rate", "low", "high")
BESIDE = ("score", "asked again: n", "mean", "not: n", "mean", "difference")


def written(found: Sequence[Rate], apart: Sequence[Difference], form: str, spreadsheet_safe: bool) -> str:
    """The rates and the line below them; the scores at the start in all forms but CSV, which is one table."""
    if form == "json":
        return _json(found, apart)
    if form == "csv":
        return _csv(found, spreadsheet_safe)
    table = _markdown if form == "markdown" else as_table
    parts = [table(HEAD, [_cells(rate) for rate in found]), coverage(found[0])]
    if apart:
        lead = "At the start, those asked again (in time or later) beside those who were not"
        parts += [f"{lead}:", table(BESIDE, [_beside(one) for one in apart])]
    return "\n\n".join(parts) + "\n"


def _json(found: Sequence[Rate], apart: Sequence[Difference]) -> str:
    rates = [dict(zip(HEAD, _plain(rate), strict=True)) for rate in found]
    start = [
        {"score": one.score, "again": _side(one.again), "never": _side(one.never), "difference": one.difference}
        for one in apart
    ]
    whole = {"rates": rates, "start": start, "coverage": coverage(found[0])}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _side(side: tuple[int, float]) -> dict[str, float]:
    return {"n": side[0], "mean": side[1]}


def _csv(found: Sequence[Rate], spreadsheet_safe: bool) -> str:
    """Rates as numbers from 0 to 1; empty cells where a group is too small to be shown."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEAD)
    for rate in found:
        cells = [f"{each:.4f}" if isinstance(each, float) else each for each in _plain(rate)]
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
