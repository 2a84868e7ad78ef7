"""One HTML file that holds pictures, and their numbers as tables: no script, no request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from .colours import DARK, LIGHT
from .text import plain

STYLE = (
    f":root{{color-scheme:light dark;--page:#f7f5f0;--box:{LIGHT['box']};--ink:{LIGHT['ink']};"
    f"--muted:{LIGHT['muted']};--line:{LIGHT['axis']};--rule:{LIGHT['rule']};--warm:#fdf1da;--edge:#935600}}"
    "body{margin:0;padding:1rem;background:var(--page);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
    "main{max-width:45rem;margin:0 auto;display:grid;grid-template-columns:minmax(0,1fr);gap:1.75rem}"
    "h1{font-size:1.625rem;line-height:1.2;margin:.5rem 0 0}"
    ".picture{background:var(--box);border-radius:.75rem;overflow:hidden}"
    "main svg{display:block;width:100%;height:auto}.wide{display:none}"
    "@media screen and (min-width:48rem){.wide{display:block}.narrow{display:none}}"
    "summary{padding:.75rem 1.5rem;font-size:1rem;min-height:2rem;cursor:pointer}"
    "summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--ink);outline-offset:-3px;border-radius:.625rem}"
    ".scroll{overflow-x:auto;padding:0 1.5rem 1.5rem}"
    "table{border-collapse:collapse;width:100%;font-size:1rem;overflow-wrap:break-word;font-variant-numeric:tabular-nums}"
    "th,td{text-align:start;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--rule)}"
    "thead th{border-bottom:1px solid var(--line)}th{font-weight:600}"
    f"@media screen and (prefers-color-scheme:dark){{:root{{--page:#15191b;--box:{DARK['box']};--ink:{DARK['ink']};"
    f"--muted:{DARK['muted']};--line:{DARK['axis']};--rule:{DARK['rule']};--warm:#2f2715;--edge:#e2b05c}}}}"
    "@media print{@page{size:A4;margin:15mm}body{padding:0;background:#fff;color:#000;font-size:10.5pt}"
    ".wide{display:block}.narrow{display:none}section{break-inside:avoid}summary{display:none}"
    "details::details-content{content-visibility:visible;display:block}}"
)


def document(title: str, style: str, main: str, language: str = "en") -> str:
    """The whole file; `main` is what stands beneath its heading, `style` comes after that of all documents."""
    style = STYLE + style
    name = escape(plain(title))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{name}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{name}</h1>\n"
        f"{main}</main>\n</body>\n</html>\n"
    )


def boxed(drawn: str, called: str, numbers: str) -> str:
    """Drawings of one picture, with its table on request, which is called so."""
    return (
        f'<section class="picture">{drawn}<details><summary>{escape(plain(called))}</summary>'
        f"{scrolled(called, numbers)}</details></section>\n"
    )


def scrolled(called: str, numbers: str) -> str:
    """A table that may be wider than the page, which keys can then move."""
    name = escape(plain(called), {'"': "&quot;"})
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{name}">{numbers}</div>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column names its rows."""
    lines = []
    for row in rows:
        first, *others = (escape(plain(cell)) for cell in row)
        lines.append(f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>')
    heads = "".join(f'<th scope="col">{escape(plain(name))}</th>' for name in head)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
