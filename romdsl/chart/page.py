"""One HTML file with the pictures and the same numbers as tables: no script, no request."""

from __future__ import annotations

from collections.abc import Sequence

from ..drawing.document import boxed, document, table
from . import words
from .picture import NARROW, WIDE, picture
from .series import OwnWords, Series
from .small import small_multiples
from .style import STYLE


def page(title: str, series: Sequence[Series], own: Sequence[OwnWords] = (), language: str = "en") -> str:
    """The page of one person: each score in a wide and in a narrow drawing, and its table on request."""
    sections = [_section(one, f"s{place}") for place, one in enumerate(series, 1)]
    sections += [_own_section(one, f"w{place}") for place, one in enumerate(own, 1)]
    return document(title, STYLE, "".join(sections), language)


def _section(series: Series, id: str) -> str:
    drawn = [
        f'<div class="{kind}">{picture(series, width, f"{id}-{kind}", "")}</div>'
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return boxed("".join(drawn), f"“{series.title}” in numbers", _table([series]))


def _own_section(own: OwnWords, id: str) -> str:
    drawn = [
        f'<div class="{kind}">{small_multiples(own, width, f"{id}-{kind}", "")}</div>'
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return boxed("".join(drawn), f"“{own.title}” in numbers", _table(own.rows, has_words=True))


def _table(rows: Sequence[Series], has_words: bool = False) -> str:
    has_bands = any(point.band for row in rows for point in row.points)
    has_version = any(row.breaks for row in rows)
    head = ["Own words"] if has_words else []
    head += ["Date", "Time", "Score", *(["Band"] if has_bands else []), *(["Version"] if has_version else [])]
    lines = []
    for row in rows:
        for point in row.points:
            value = row.shown(point.value) if point.value is not None else f"none: {point.reason or 'not answered'}"
            cells = [row.title] if has_words else []
            title_of = f"{point.title} (looking back)" if point.looks_back else point.title
            cells += [words.long_day(point.date) if point.date else "", title_of, value]
            cells += ([point.band] if has_bands else []) + ([point.version] if has_version else [])
            lines.append(cells)
    return table(head, lines)
