"""The one style of all feedback pictures: ink on paper, one accent, one warm colour; dark, print, high contrast."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "box": "#ffffff",
    "ink": "#1f2629",
    "muted": "#525c60",
    "rule": "#d9d4c9",
    "axis": "#7c8587",
    "ground": "#f2efe8",
    "accent": "#0f5c63",
    "help": "#935600",
}
DARK: Mapping[str, str] = {
    "box": "#1e2427",
    "ink": "#eceae4",
    "muted": "#b3bbbd",
    "rule": "#394145",
    "axis": "#7f8a8d",
    "ground": "#272e32",
    "accent": "#86cfd3",
    "help": "#e2b05c",
}
PAPER: Mapping[str, str] = {
    "box": "#fff",
    "ink": "#000",
    "muted": "#000",
    "rule": "#999",
    "axis": "#333",
    "ground": "#eee",
    "accent": "#000",
    "help": "#000",
}
CONTRAST: Mapping[str, str] = {
    "box": "Canvas",
    "ink": "CanvasText",
    "muted": "CanvasText",
    "rule": "GrayText",
    "axis": "CanvasText",
    "ground": "Canvas",
    "accent": "CanvasText",
    "help": "CanvasText",
}
TITLE, LEAD, VALUE, LABEL, SMALL = 18, 15, 15, 14, 13
"""Sizes of words, in units of the picture."""


def _tokens(colours: Mapping[str, str]) -> str:
    return "svg.feedback{" + ";".join(f"--{name}:{colour}" for name, colour in colours.items()) + "}"


_SHAPES = (
    ".feedback text{font-family:system-ui,sans-serif;font-variant-numeric:tabular-nums;fill:var(--ink);"
    f"font-size:{LABEL}px}}"
    f".feedback .title{{font-size:{TITLE}px;font-weight:600}}.feedback .lead{{font-size:{LEAD}px}}"
    f".feedback .own{{font-size:{LEAD}px;font-weight:600}}"
    ".feedback .quiet,.feedback .tick,.feedback .day,.feedback .range{fill:var(--muted)}"
    f".feedback .small{{font-size:{SMALL}px}}.feedback .strong{{font-weight:600}}"
    ".feedback .tick,.feedback .range{text-anchor:end}.feedback .day,.feedback .value{text-anchor:middle}"
    f".feedback .value{{font-size:{VALUE}px;font-weight:600}}"
    ".feedback .halo,.feedback .value{paint-order:stroke;stroke:var(--box);stroke-width:4;stroke-linejoin:round}"
    f".feedback .limit{{fill:var(--help)}}.feedback .limit,.feedback .cut{{font-size:{SMALL}px}}"
    ".feedback .box{fill:var(--box)}.feedback .ground{fill:var(--ground)}"
    ".feedback line,.feedback polyline{fill:none;stroke:var(--axis)}"
    ".feedback .edge{stroke:var(--rule)}.feedback .cutoff{stroke:var(--ink);stroke-dasharray:12 3 2 3}"
    ".feedback .reliable{stroke:var(--help);stroke-width:1.5;stroke-dasharray:6 4}"
    ".feedback .bracket{stroke:var(--help);stroke-width:2}"
    ".feedback .break{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 4}"
    ".feedback .way{stroke:var(--accent);stroke-width:3;stroke-linejoin:round;stroke-linecap:round}"
    ".feedback .point{fill:var(--accent);stroke:var(--box);stroke-width:2}"
    ".feedback .ring{fill:none;stroke:var(--help);stroke-width:2}"
    ".feedback .hollow{fill:var(--box);stroke:var(--ink);stroke-width:2}"
)
STYLE = (
    _tokens(LIGHT)
    + _SHAPES
    + f"@media screen and (prefers-color-scheme:dark){{{_tokens(DARK)}}}"
    + f"@media print{{{_tokens(PAPER)}}}"
    + f"@media (forced-colors:active){{{_tokens(CONTRAST)}}}"
)
