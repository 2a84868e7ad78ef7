"""One item in two groups: what people at the same place on the metric answer in each (DIF)."""

from __future__ import annotations

from ...drawing.places import Box
from ..precision import expected_answer
from .canvas import Canvas
from .frame import Plot, head, level_room, levels, values_axis
from .picture import Numbers, Picture
from .subject import Pair, Subject, safe

_HEIGHT = 220.0
KINDS_OF_LINE = ("main", "curve dash1")


def pair_picture(subject: Subject, pair: Pair, number: int = 1) -> Picture:
    """The mean answer of both groups along the metric; what lies between is hatched."""
    scale = subject.scale
    scaling = scale.metric.scaling
    means = [[expected_answer(item, scaling, theta) for theta in scale.thetas] for item in (pair.first, pair.second)]
    names = {item.id: at for at, item in enumerate(subject.items)}
    name = subject.name(names[pair.item]) if pair.item in names else pair.item
    title = f"Item {pair.item} in two groups"
    lead = lead_of(subject, pair, means)
    most = pair.first.categories - 1

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, f"“{name}”", lead) + 40
        named = [(float(at), str(at)) for at in range(most + 1)]
        left = level_room(canvas, [each for _, each in named])
        plot = Plot(Box(left, y, canvas.right, y + _HEIGHT), scale.low, scale.high, 0, most)
        levels(canvas, plot, named, f"Mean answer, 0 to {most}")
        at = [plot.points(scale.values, mean) for mean in means]
        canvas.hatched("area", [*at[0], *reversed(at[1])])
        for kind, points in zip(KINDS_OF_LINE, at, strict=True):
            canvas.curve(kind, points)
        end = values_axis(canvas, plot, scale, plot.box.bottom, scale.label)
        _labels(canvas, plot, pair, at)
        return end

    rows = []
    for value in scale.ticks(False):
        first, second = (expected_answer(item, scaling, scale.theta(value)) for item in (pair.first, pair.second))
        rows.append((scale.tick(value), f"{first:.2f}", f"{second:.2f}", f"{first - second:.2f}".replace("-", "−")))
    numbers = Numbers((scale.unit, *pair.groups, "Difference"), rows)
    return Picture(f"pair-{safe(pair.item)}-{number}", title, f"“{name}” {lead}", draw, numbers)


def lead_of(subject: Subject, pair: Pair, means: list[list[float]]) -> str:
    """The greatest difference and where, and the mean difference over the norm group."""
    scale = subject.scale
    away = [first - second for first, second in zip(*means, strict=True)]
    at = max(range(len(away)), key=lambda place: abs(away[place]))
    weights = [scale.density(value) for value in scale.values]
    mean = sum(weight * each for weight, each in zip(weights, away, strict=True)) / sum(weights)
    if abs(away[at]) < 0.005:
        return f"At the same {scale.unit} people in both groups give the same answers."
    higher, lower = pair.groups if away[at] > 0 else pair.groups[::-1]
    said = (
        f"At the same {scale.unit}, people in “{higher}” answer up to {abs(away[at]):.2f} higher than in “{lower}” "
        f"(at {scale.text(scale.values[at])})."
    )
    if min(away) < -0.05 and max(away) > 0.05:
        said += " The curves cross: elsewhere it is the other way round."
    shown = f"{mean:.2f}".replace("-", "−")
    return f"{said} Mean difference over the norm group, “{pair.groups[0]}” less “{pair.groups[1]}”: {shown}."


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
