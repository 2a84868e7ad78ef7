"""What stands in a picture, read from its SVG: words with the room they take, curves, and levels of axes."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from romdsl.banks.report.style import KINDS
from romdsl.drawing.svg import ASCENT, DESCENT
from romdsl.drawing.text import width_of

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words, where their line is, and their box."""

    kind: str
    text: str
    x: float
    y: float
    box: tuple[float, float, float, float]

    def meets(self, other: Words) -> bool:
        left, top, right, bottom = self.box
        other_left, other_top, other_right, other_bottom = other.box
        return left < other_right and other_left < right and top < other_bottom and other_top < bottom


class Seen:
    """One picture."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)
        self.width, self.height = (float(self.root.attrib[side]) for side in ("width", "height"))
        self.words = [_words(each) for each in self.root.iter(f"{SVG}text")]

    def told(self) -> tuple[str, str]:
        """Title and description, by the ids that the picture names."""
        ids = self.root.attrib["aria-labelledby"].split()
        found = {each.attrib.get("id"): each for each in self.root.iter()}
        title, desc = (found[id] for id in ids)
        assert title.tag == f"{SVG}title" and desc.tag == f"{SVG}desc"
        return title.text or "", desc.text or ""

    def curves(self, kind: str) -> list[list[tuple[float, float]]]:
        """The points of all lines of a kind."""
        found = [each for each in self.root.iter(f"{SVG}polyline") if kind in each.attrib["class"].split()]
        return [[_pair(point) for point in each.attrib["points"].split()] for each in found]

    def all_of(self, kind: str) -> list[Words]:
        return [each for each in self.words if each.kind == kind]


def _pair(point: str) -> tuple[float, float]:
    x, y = point.split(",")
    return float(x), float(y)


def _words(element: ElementTree.Element) -> Words:
    kind = KINDS[element.attrib["class"]]
    text, x, y = element.text or "", float(element.attrib["x"]), float(element.attrib["y"])
    width = width_of(text, kind.size, kind.bold)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[kind.anchor]
    return Words(
        element.attrib["class"], text, x, y, (left, y - kind.size * ASCENT, left + width, y + kind.size * DESCENT)
    )


def height_at(curve: list[tuple[float, float]], x: float) -> float:
    """Where a curve is at an x, by a straight line between its points."""
    for (left, high), (right, low) in zip(curve, curve[1:], strict=False):
        if left <= x <= right:
            return high + (low - high) * (x - left) / (right - left)
    raise AssertionError(f"the curve does not go to {x}")


def quantity(levels: list[Words], y: float) -> float:
    """What a height stands for, from the first and the last name of an axis, whose words stand as far under their
    levels as each other."""
    shift = KINDS["level"].size * 0.35
    first, last = levels[0], levels[-1]
    share = (y - (first.y - shift)) / (last.y - first.y)
    return float(first.text) + share * (float(last.text) - float(first.text))
