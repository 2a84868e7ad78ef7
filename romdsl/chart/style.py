"""The one style of all feedback pictures."""

from __future__ import annotations

from ..drawing.colours import LABEL, LEAD, SMALL, TITLE, VALUE, in_every_light

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
STYLE = in_every_light("feedback", _SHAPES)
