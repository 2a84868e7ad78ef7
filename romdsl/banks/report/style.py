"""What is drawn, by kind: words with their size, so that their room is known; lines, areas and marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ...drawing.colours import LABEL, LEAD, LIGHT, SMALL, TITLE, in_every_light

Anchor = Literal["start", "middle", "end"]
WIDE, NARROW = 720.0, 360.0


@dataclass(frozen=True, slots=True)
class Kind:
    """How words of a kind look; `halo` keeps a rim of the ground around words that may stand on a line."""

    size: int
    colour: str = "ink"
    bold: bool = False
    anchor: Anchor = "start"
    halo: bool = False


KINDS: Mapping[str, Kind] = {
    "title": Kind(TITLE, bold=True),
    "question": Kind(LEAD, bold=True),
    "lead": Kind(LEAD),
    "name": Kind(LABEL, halo=True),
    "strong": Kind(LABEL, bold=True),
    "quiet": Kind(SMALL, "muted"),
    "tick": Kind(SMALL, "muted", anchor="middle"),
    "level": Kind(SMALL, "muted", anchor="end"),
    "figure": Kind(LABEL, anchor="end", halo=True),
    "label": Kind(SMALL, bold=True, anchor="middle", halo=True),
    "value": Kind(SMALL, anchor="middle", halo=True),
    "limit": Kind(SMALL, "help", halo=True),
}
DASHES = ("", "9 4", "2 4", "14 4 2 4", "5 2", "14 4 2 4 2 4", "1 6")
"""The patterns of lines that stand in one picture, so that they are told apart without colour."""


def _words() -> str:
    rules = []
    for name, kind in KINDS.items():
        rule = f"font-size:{kind.size}px;fill:var(--{kind.colour});text-anchor:{kind.anchor}"
        rule += ";font-weight:600" if kind.bold else ""
        rule += ";paint-order:stroke;stroke:var(--box);stroke-width:4;stroke-linejoin:round" if kind.halo else ""
        rules.append(f".bank .{name}{{{rule}}}")
    return "".join(rules)


_SHAPES = (
    ".bank text{font-family:system-ui,sans-serif;font-variant-numeric:tabular-nums}"
    + _words()
    + ".bank .box{fill:var(--box)}.bank .ground{fill:var(--ground)}"
    ".bank line,.bank polyline{fill:none;stroke:var(--axis)}.bank .grid{stroke:var(--rule)}"
    ".bank .curve{stroke:var(--ink);stroke-width:2;stroke-linejoin:round}"
    ".bank .main{stroke:var(--accent);stroke-width:3;stroke-linejoin:round}"
    ".bank .norm{stroke:var(--muted);stroke-width:1.5}"
    ".bank .wanted{stroke:var(--help);stroke-width:1.5;stroke-dasharray:6 4}"
    ".bank .leader{stroke:var(--muted);stroke-width:1}"
    ".bank .limit-mark{stroke:var(--help);stroke-width:2}"
    ".bank .end{stroke:var(--ink)}.bank .error{stroke:var(--ink);stroke-width:1.5}"
    ".bank .hatching{stroke:var(--muted);stroke-width:.75}"
    ".bank .filled{fill:var(--accent)}.bank .bar{stroke:var(--ink);stroke-width:1}"
    ".bank .point{fill:var(--accent);stroke:var(--box);stroke-width:1.5}"
    ".bank .beyond{fill:var(--ink)}"
    + "".join(f".bank .dash{at}{{stroke-dasharray:{dash}}}" for at, dash in enumerate(DASHES) if dash)
)
STYLE = in_every_light("bank", _SHAPES)
IN_LIGHT = re.sub(r"var\(--(\w+)\)", lambda name: LIGHT[name.group(1)], _SHAPES)
"""The same on a light ground alone, without variables, for what draws SVG and has no screen."""
