"""One HTML file with the pictures and the same numbers as tables: no script, no request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

from ..drawing.colours import DARK, LIGHT
from ..drawing.text import plain
from . import words
from .picture import NARROW, WIDE, picture
from .series import OwnWords, Series
from .small import small_multiples
from .style import STYLE

PAGE_STYLE = (
    f":root{{color-scheme:light dark;--page:#f7f5f0;--box:{LIGHT['box']};--ink:{LIGHT['ink']};"
    f"--line:{LIGHT['axis']};--rule:{LIGHT['rule']}}}"
    "body{margin:0;padding:1rem;background:var(--page);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
    "main{max-width:45rem;margin:0 auto;display:grid;grid-template-columns:minmax(0,1fr);gap:1.75rem}"
    "h1{font-size:1.625rem;line-height:1.2;margin:.5rem 0 0}"
    ".picture{background:var(--box);border-radius:.75rem;overflow:hidden}"
    "svg.feedback{display:block;width:100%;height:auto}.wide{display:none}"
    "@media screen and (min-width:48rem){.wide{display:block}.narrow{display:none}}"
    "summary{padding:.75rem 1.5rem;font-size:1rem;min-height:2rem;cursor:pointer}"
    "summary:focus-visible{outline:3px solid var(--ink);outline-offset:-3px;border-radius:.625rem}"
    ".scroll{overflow-x:auto;padding:0 1.5rem 1.5rem}"
    "table{border-collapse:collapse;width:100%;font-size:1rem;font-variant-numeric:tabular-nums}"
    "th,td{text-align:start;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--rule)}"
    "thead th{border-bottom:1px solid var(--line)}th{font-weight:600}"
    f"@media screen and (prefers-color-scheme:dark){{:root{{--page:#15191b;--box:{DARK['box']};--ink:{DARK['ink']};"
    f"--line:{DARK['axis']};--rule:{DARK['rule']}}}}}"
    "@media print{@page{size:A4;margin:15mm}body{padding:0;background:#fff;color:#000;font-size:10.5pt}"
    ".wide{display:block}.narrow{display:none}section{break-inside:avoid}summary{display:none}"
    "details::details-content{content-visibility:visible;display:block}}"
)


def page(title: str, series: Sequence[Series], own: Sequence[OwnWords] = (), language: str = "en") -> str:
    """The page of one person: each score in a wide and in a narrow drawing, and its table on request."""
    sections = [_section(one, f"s{place}") for place, one in enumerate(series, 1)]
    sections += [_own_section(one, f"w{place}") for place, one in enumerate(own, 1)]
    style = STYLE + PAGE_STYLE
    name = escape(plain(title))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{name}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{name}</h1>\n"
        f"{''.join(sections)}</main>\n</body>\n</html>\n"
    )


def _section(series: Series, id: str) -> str:
    drawn = [
        f'<div class="{kind}">{picture(series, width, f"{id}-{kind}", "")}</div>'
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return _boxed(series.title, "".join(drawn), _table(series.title, [series]))


def _own_section(own: OwnWords, id: str) -> str:
    drawn = [
        f'<div class="{kind}">{small_multiples(own, width, f"{id}-{kind}", "")}</div>'
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return _boxed(own.title, "".join(drawn), _table(own.title, own.rows, has_words=True))


def _boxed(title: str, drawn: str, table: str) -> str:
    return (
        f'<section class="picture">{drawn}<details><summary>“{escape(plain(title))}” in numbers</summary>'
        f'<div class="scroll">{table}</div></details></section>\n'
    )


def _table(title: str, rows: Sequence[Series], has_words: bool = False) -> str:
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
            first, *others = (escape(plain(cell)) for cell in cells)
            lines.append(f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>')
    heads = "".join(f'<th scope="col">{name}</th>' for name in head)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
