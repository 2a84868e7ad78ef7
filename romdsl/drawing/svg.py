"""SVG as text: shapes and words with a class each, numbers with one decimal."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .places import Box
from .text import plain, width_of

ASCENT, DESCENT = 0.93, 0.24
"""The parts of a text's size above and below its line, in the highest letters that systems have."""


def number(value: float) -> str:
    written = f"{value:.1f}"
    return "0" if written in ("-0.0", "0.0") else written.removesuffix(".0")


class Drawing:
    """What has been drawn so far, in order."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def rect(self, kind: str, box: Box, rounding: float = 0) -> None:
        round_ = f' rx="{number(rounding)}"' if rounding else ""
        self.parts.append(
            f'<rect class="{kind}" x="{number(box.left)}" y="{number(box.top)}" '
            f'width="{number(box.right - box.left)}" height="{number(box.bottom - box.top)}"{round_}/>'
        )

    def line(self, kind: str, x: float, y: float, to_x: float, to_y: float) -> None:
        self.parts.append(
            f'<line class="{kind}" x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}"/>'
        )

    def path(self, kind: str, points: Sequence[tuple[float, float]]) -> None:
        written = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.parts.append(f'<polyline class="{kind}" points="{written}"/>')

    def circle(self, kind: str, x: float, y: float, radius: float) -> None:
        self.parts.append(f'<circle class="{kind}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>')

    def diamond(self, kind: str, x: float, y: float, radius: float) -> None:
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        written = " ".join(f"{number(at)},{number(to)}" for at, to in corners)
        self.parts.append(f'<polygon class="{kind}" points="{written}"/>')

    def text(self, kind: str, x: float, y: float, words: str) -> None:
        self.parts.append(f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{escape(plain(words))}</text>')


def text_box(words: str, x: float, y: float, size: float, bold: bool = False, anchor: str = "start") -> Box:
    """The room that words take whose line is at `y`."""
    width = width_of(words, size, bold)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left, y - size * ASCENT, left + width, y + size * DESCENT)


def svg(kind: str, id: str, width: float, height: float, title: str, told: str, body: Sequence[str], style: str) -> str:
    """One picture with its text alternative; `id` begins the ids in it, so that a page can hold several.

    `kind` is the class that its style is for.
    """
    inner = f"<style>{style}</style>" if style else ""
    size = f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" {size} role="img" '
        f'aria-labelledby="{id}-title {id}-told">'
        f'<title id="{id}-title">{escape(plain(title))}</title><desc id="{id}-told">{escape(plain(told))}</desc>'
        f"{inner}{''.join(body)}</svg>\n"
    )
