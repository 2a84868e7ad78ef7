"""Category curves: how likely each answer to one item is, along the metric."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np

from ...drawing.places import Box
from ...drawing.text import lines_of, width_of
from ..precision import Reals
from .canvas import Canvas, room_of, step_of
from .frame import Plot, head, level_room, levels, values_axis
from .picture import Numbers, Picture
from .style import DASHES, KINDS
from .subject import Subject, safe

LEVELS = ((0.0, "0"), (0.5, "0.5"), (1.0, "1"))
SAMPLE = 36.0
_HEIGHT, _NEAR, _STRIDE, _CLEARLY = 170.0, 0.3, 6, 0.7
_LEADS = [(aside, up) for up in (16.0, 26.0, 38.0, 52.0) for aside in (0.0, 20.0, -20.0, 40.0, -40.0, 60.0, -60.0)]
_HIGHEST, _SAMPLES, _APART = 12, 16, 4.0
_INWARDS = 20.0
"""A number stands so far from the axis that it is none of its levels."""


def category_curves(subject: Subject) -> list[Picture]:
    """A picture of each item, in the order of the bank."""
    return [_picture(subject, item) for item in subject.everything()]


def _picture(subject: Subject, item: int) -> Picture:
    name = subject.name(item)
    told = f"“{name}” {_lead(subject, item)} {_told(subject, item)}"
    options = [subject.option(item, category) for category in range(subject.items[item].categories)]
    scale, shares = subject.scale, subject.curves.probability[item]
    rows = []
    for value in scale.ticks(False):
        rows.append([scale.tick(value), *(f"{share:.2f}" for share in shares[:, scale.at(value)])])
    title = f"Answers to {subject.items[item].id}"
    id = f"item-{safe(subject.items[item].id)}"
    return Picture(
        id, title, told, lambda canvas: draw(canvas, subject, item), Numbers((scale.unit, *options), rows), True
    )


def _lead(subject: Subject, item: int) -> str:
    scale = subject.scale
    at, _ = subject.peak(item)
    area = subject.items[item].area
    return f"Item {subject.items[item].id}{f' ({area})' if area else ''}. Tells most at {scale.text(at)}."


def _told(subject: Subject, item: int) -> str:
    """Where each answer is the most likely one."""
    scale, shares = subject.scale, subject.curves.probability[item]
    first = shares.argmax(0)
    said = []
    for category in range(len(shares)):
        places = [value for value, most in zip(scale.values, first, strict=True) if most == category]
        where = f"from {scale.span(places[0], places[-1])}" if len(places) > 1 else "nowhere"
        said.append(f"“{subject.option(item, category)}” is the most likely answer {where}.")
    return " ".join(said)


def draw(canvas: Canvas, subject: Subject, item: int) -> float:
    """The curves with their words at them; or with their numbers, and the words beneath, where they have no room."""
    scale, shares = subject.scale, subject.curves.probability[item]
    top = head(canvas, f"“{subject.name(item)}”", _lead(subject, item), kind="question", most=3) + 46
    left = level_room(canvas, [name for _, name in LEVELS])
    plot = Plot(Box(left, top, canvas.right, top + _HEIGHT), scale.low, scale.high, 0, 1)
    levels(canvas, plot, LEVELS, "Probability of the answer")
    for category, share in enumerate(shares):
        canvas.curve(f"curve dash{category % len(DASHES)}", plot.points(scale.values, [float(each) for each in share]))
    end = values_axis(canvas, plot, scale, plot.box.bottom, scale.label)
    canvas.ground.room = Box(left + 2, top - 8, canvas.right, plot.box.bottom)
    options = [subject.option(item, category) for category in range(len(shares))]
    if _named(canvas, plot, subject, shares, options):
        return end
    _numbered(canvas, plot, subject, shares)
    return _key(canvas, end + 14, options)


def _named(canvas: Canvas, plot: Plot, subject: Subject, shares: Reals, options: list[str]) -> bool:
    """The words at the curves; False, and nothing, where not all have room."""
    if sum(width_of(option, KINDS["label"].size, True) for option in options) > 1.5 * (plot.box.right - plot.box.left):
        return False
    before, taken, drawn = len(canvas.parts), list(canvas.ground.taken), list(canvas.ground.lines)
    values = subject.scale.values
    lines = np.array([plot.points(values, [float(each) for each in share]) for share in shares])
    for category, (option, share) in enumerate(zip(options, shares, strict=True)):
        half = width_of(option, KINDS["label"].size, True) / 2
        spots = _near(plot, values, share, half)
        inside = dict.fromkeys((min(max(x, plot.box.left + 3 + half), plot.box.right - half), y) for x, y in spots)
        rooms = ((spot, room_of("label", *spot, option)) for spot in inside)
        own = (spot for spot, box in rooms if canvas.ground.is_free(box) and _belongs(box, lines, category))
        if (spot := next(own, None)) is not None:
            canvas.text("label", *spot, option)
        elif not _led(canvas, lines, category, option):
            del canvas.parts[before:]
            canvas.ground.taken, canvas.ground.lines = taken, drawn
            return False
    return True


def _led(canvas: Canvas, lines: Reals, category: int, option: str) -> bool:
    """The words away from their curve, with a fine line to a high point of it that meets no other curve."""
    others = np.delete(lines, category, 0).reshape(-1, 2)
    high = sorted(range(0, len(lines[category]), _STRIDE), key=lambda at: float(lines[category, at, 1]))
    for at, (aside, up) in product(high[:_HIGHEST], _LEADS):
        x, y = map(float, lines[category, at])
        box = room_of("label", x + aside, y - up, option)
        foot = min(max(x, box.left), box.right), box.bottom
        line = np.linspace(foot, (x, y), _SAMPLES)
        away = np.hypot(*(line[:, None] - others).transpose(2, 0, 1)).min()
        if away > _APART and canvas.ground.is_free(box):
            canvas.line("leader", *foot, x, y)
            canvas.ground.lines.append((*foot, x, y))
            canvas.text("label", x + aside, y - up, option)
            return True
    return False


def _belongs(box: Box, lines: Reals, category: int) -> bool:
    """Whether words are clearly nearer to their own curve than to any other."""
    xs, ys = lines[..., 0], lines[..., 1]
    aside = np.maximum(np.maximum(box.left - xs, xs - box.right), 0)
    away = np.maximum(np.maximum(box.top - ys, ys - box.bottom), 0)
    nearest = np.hypot(aside, away).min(1)
    return bool(nearest[category] < _CLEARLY * np.delete(nearest, category).min())


def _near(plot: Plot, values: list[float], share: Reals, half: float) -> Iterable[tuple[float, float]]:
    """Places over a curve where it is high, the highest first; then beside and under it."""
    most = float(share.max())
    places = sorted(
        (at for at in range(0, len(values), _STRIDE) if share[at] >= _NEAR * most),
        key=lambda at: -float(share[at]),
    )
    for at in places:
        yield from ((plot.x(values[at]), plot.y(float(share[at])) + away) for away in (-6, -14))
    for at in places:
        x, y = plot.x(values[at]), plot.y(float(share[at]))
        yield from ((x + side, y + 4) for side in (half + 7, -half - 7))
        yield from ((x, y + away) for away in (18, -24, 26))


def _numbered(canvas: Canvas, plot: Plot, subject: Subject, shares: Reals) -> None:
    """The number of each answer upon its curve, away from the other curves."""
    lines = canvas.ground.lines
    values = subject.scale.values
    half = KINDS["label"].size * 0.35
    for category, share in enumerate(shares):
        own = {(x, y) for x, y in plot.points(values, [float(each) for each in share])}
        canvas.ground.lines = [line for line in lines if (line[0], line[1]) not in own]
        order = sorted(range(len(values)), key=lambda at: -float(share[at]))
        spots = [(plot.x(values[at]), plot.y(float(share[at])) + half) for at in order[:: _STRIDE // 2]]
        width = width_of(str(category), KINDS["label"].size, True) / 2
        spots = [spot for spot in spots if plot.box.left + _INWARDS + width < spot[0] < plot.box.right - width]
        if not canvas.place("label", str(category), spots):
            canvas.place("label", str(category), spots, crossing=True)
    canvas.ground.lines = lines


def _key(canvas: Canvas, y: float, options: list[str]) -> float:
    """What the numbers stand for, each with its line."""
    left = canvas.margin + SAMPLE + 8
    for category, option in enumerate(options):
        middle = y - 4.5
        canvas.line(f"curve dash{category % len(DASHES)}", canvas.margin, middle, canvas.margin + SAMPLE, middle)
        words = lines_of(f"{category}  {option}", canvas.right - left, KINDS["name"].size, most=2)
        for line in words:
            canvas.text("name", left, y, line)
            y += step_of("name")
    return y
