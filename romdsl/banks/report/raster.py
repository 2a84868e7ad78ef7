"""Pictures as PNG, for what takes no SVG: drawn by resvg, which `pip install 'romdsl[pictures]'` brings.

resvg draws the SVG that the page has (MIT and Apache-2.0, a wheel of 1.4 MB, no other library); a browser is far
larger, and a second drawing with a library of plots would be another picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from ...drawing.colours import LIGHT
from ...faults import Fault
from .picture import Picture
from .style import IN_LIGHT

ZOOM = 2.0
"""Pixels for a unit of the picture: 200 to an inch where it is as wide as a sheet of paper has room for."""
LETTERS = (
    "Roboto",
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
    "Liberation Sans",
    "Noto Sans",
    "Open Sans",
    "Ubuntu",
    "Cantarell",
    "DejaVu Sans",
    "FreeSans",
)
"""Families of letters without serifs that systems have, of which the first that is here is taken."""


def png(picture: Picture, width: float | None = None) -> bytes:
    """The picture as PNG on a light ground, `ZOOM` pixels for each of its units.

    Raises Fault where resvg is not installed, or the machine has none of `LETTERS`.
    """
    draw = _resvg()
    written = picture.svg(width, IN_LIGHT)
    return draw(written, zoom=ZOOM, background=LIGHT["box"], sans_serif_family=letters_here())


@cache
def letters_here(families: Iterable[str] = LETTERS) -> str:
    """The first family that resvg finds on this machine; raises Fault where there is none."""
    draw = _resvg()
    family = next((family for family in families if draw(_sign("M", family)) != draw(_sign(" ", family))), None)
    if family is None:
        raise Fault("no letters are here to draw PNG with; install some (fonts-dejavu-core has them), or take the SVG")
    return family


def _sign(sign: str, family: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
        f'<text x="2" y="16" font-size="16" font-family="{family}">{sign}</text></svg>'
    )


def _resvg() -> Callable[..., bytes]:
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise Fault("PNG is drawn with resvg; pip install 'romdsl[pictures]' brings it") from None
    return svg_to_bytes
