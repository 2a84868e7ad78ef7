"""One item in two groups: what people at the same place on the metric answer in each (DIF)."""

from __future__ import annotations

from ...drawing.colours import SMALL
from ...drawing.places import Box
from ...drawing.text import width_of
from .canvas import Canvas
from .difference import Difference
from .frame import Plot, head, level_room, levels, values_axis
from .picture import Numbers, Picture
from .subject import Pair, Subject, safe

_HEIGHT = 170.0
KINDS_OF_LINE = ("main", "curve dash1")


def pair_picture(subject: Subject, pair: Pair, found: Difference, number: int) -> Picture:
    """The mean answer of both groups along the metric; what lies between is hatched."""
    scale = subject.scale
    item = subject.index(pair.item)
    most = pair.first.categories - 1
    leads = leads_of(subject, pair, found)

    def draw(canvas: Canvas) -> float:
        y = head(canvas, f"“{subject.name(item)}”", *leads, kind="question", most=3) + 46
        named = [(float(at), str(at)) for at in range(most + 1)]
        left = level_room(canvas, [each for _, each in named])
        plot = Plot(Box(left, y, canvas.right, y + _HEIGHT), scale.low, scale.high, 0, most)
        levels(canvas, plot, named, _quantity(subject, item, canvas.right - canvas.margin))
        at = [plot.points(scale.values, [float(each) for each in mean]) for mean in (found.first, found.second)]
        canvas.hatched("area", [*at[0], *reversed(at[1])])
        for kind, points in zip(KINDS_OF_LINE, at, strict=True):
            canvas.curve(kind, points)
        end = values_axis(canvas, plot, scale, plot.box.bottom, scale.label)
        _labels(canvas, plot, pair, at)
        return end

    rows = []
    for value in scale.ticks(False):
        first, second = (float(curve[scale.at(value)]) for curve in (found.first, found.second))
        rows.append((scale.tick(value), f"{first:.2f}", f"{second:.2f}", signed(first - second)))
    numbers = Numbers((scale.unit, *pair.groups, "Difference"), rows)
    title = f"Item {pair.item} in “{pair.groups[0]}” and “{pair.groups[1]}”"
    told = f"“{subject.name(item)}” {' '.join(leads)} Mean difference over the norm group: {signed(found.mean)}."
    return Picture(f"pair-{number}-{safe(pair.item)}", title, told, draw, numbers, small=True)


def leads_of(subject: Subject, pair: Pair, found: Difference) -> tuple[str, ...]:
    """The greatest difference and where, and the area between the curves."""
    scale = subject.scale
    first, second = pair.groups
    if found.is_none:
        return (f"Item {pair.item}. People in “{second}” and “{first}” with the same {scale.unit} answer the same.",)
    most = float(found.away[found.furthest])
    where = scale.text(scale.values[found.furthest])
    said = (
        f"Item {pair.item}. At the same {scale.unit}, people in “{second}” answer up to {abs(most):.2f} "
        f"{'lower' if most > 0 else 'higher'} than in “{first}” (at {where})."
    )
    if found.crosses:
        said += " The curves cross: elsewhere it is the other way round."
    much = scale.error(abs(found.signed))
    area = (
        f"On average the same answer takes {much} points of {scale.unit} {'more' if found.signed > 0 else 'less'} in "
    )
    area += f"“{second}”: the signed area between the curves"
    return said, f"{area}; without signs {scale.error(found.unsigned)}." if found.crosses else f"{area}."


def _quantity(subject: Subject, item: int, width: float) -> str:
    """What the height says, with the words of both ends where they have room."""
    most = subject.items[item].categories - 1
    named = f"Mean answer, 0 “{subject.option(item, 0)}” to {most} “{subject.option(item, most)}”"
    return named if width_of(named, SMALL) <= width else f"Mean answer, 0 to {most}"


def points(subject: Subject, value: float) -> str:
    """A difference in points of the metric, with its sign."""
    shown = subject.scale.error(value)
    return shown if shown.startswith("−") or float(shown) == 0 else f"+{shown}"


def signed(value: float) -> str:
    shown = f"{value:+.2f}".replace("-", "−")
    return "0.00" if shown[1:] == "0.00" else shown


def _labels(canvas: Canvas, plot: Plot, pair: Pair, at: list[list[tuple[float, float]]]) -> None:
    """The name of each group at its curve, on the side away from the other."""
    canvas.ground.room = Box(plot.box.left + 2, plot.box.top - 8, canvas.right, plot.box.bottom)
    for group, own, other in zip(pair.groups, at, at[::-1], strict=True):
        places = range(10, len(own) - 10, 4)
        order = sorted(places, key=lambda place: -abs(own[place][1] - other[place][1]))
        spots = [
            (own[place][0] + side * along, own[place][1] + (-9 if own[place][1] < other[place][1] else 19))
            for along in (0, 30, 60, 90, 120, 150)
            for place in order
            for side in (1, -1)
        ]
        if not canvas.place("label", group, spots):
            canvas.place("label", group, spots, crossing=True)
