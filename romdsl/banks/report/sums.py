"""From the sum of a form to the metric, with one standard error each way."""

from __future__ import annotations

from ...drawing.places import Box
from ...drawing.text import width_of
from ...irt import Bank, SumScore
from ...irt.many import sum_scores, tables
from . import words
from .canvas import Canvas
from .frame import Plot, head, level_room, levels
from .picture import Numbers, Picture
from .style import KINDS
from .subject import Subject, safe

_HEIGHT, _CLOSE, _AWAY = 260.0, 7.0, 5.0


def sum_pictures(subject: Subject) -> list[Picture]:
    """One picture for each form."""
    return [_picture(subject, form, items) for form, items in subject.content.forms.items()]


def _picture(subject: Subject, form: str, items: tuple[int, ...]) -> Picture:
    scale = subject.scale
    bank = Bank(tuple(subject.items[item] for item in items), scale.metric)
    scores = _scores(bank)
    title = f"From the sum to {scale.unit}: {subject.title(form)}"
    first, last = scores[0], scores[-1]
    lead = (
        f"Sum of {words.counted(len(items), 'item')}, all answered, 0 to {last.total}. The lowest sum is {scale.exact(first.theta)}, the "
        f"highest {scale.exact(last.theta)}; higher is {scale.metric.higher}. Lines: one standard error each way."
    )

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, lead)
        return _draw(canvas, subject, scores, y + 40)

    rows = [
        (str(one.total), scale.exact(one.theta), _error(subject, one), f"{one.probability * 100:.1f} %")
        for one in scores
    ]
    numbers = Numbers(("Sum", scale.unit, "Standard error", "Of the norm group"), rows)
    told = f"{lead} " + "; ".join(f"{row[0]}: {row[1]}" for row in rows) + "."
    return Picture(f"sums-{safe(form)}", title, told, draw, numbers)


def _scores(bank: Bank) -> list[SumScore]:
    found = sum_scores(tables(bank), range(len(bank.items)))
    rows = zip(found.probability, found.theta, found.error, strict=True)
    return [SumScore(total, *map(float, row)) for total, row in enumerate(rows)]


def _error(subject: Subject, one: SumScore) -> str:
    metric = subject.scale.metric
    return subject.scale.text(metric.reported_error(one.error), metric.digits)


def _draw(canvas: Canvas, subject: Subject, scores: list[SumScore], top: float) -> float:
    scale = subject.scale
    reported = [scale.value(one.theta) for one in scores]
    errors = [scale.metric.reported_sd * one.error for one in scores]
    lows = [value - error for value, error in zip(reported, errors, strict=True)]
    highs = [value + error for value, error in zip(reported, errors, strict=True)]
    named = [(value, scale.tick(value)) for value in scale.ticks(False)]
    left = level_room(canvas, [name for _, name in named])
    low, high = min(*lows, named[0][0]), max(*highs, named[-1][0])
    low -= (high - low) / 50
    box = Box(left, top, canvas.right, top + _HEIGHT)
    plot = Plot(box, -0.7, scores[-1].total + 0.7, low, high)
    levels(canvas, plot, named, f"{scale.unit} (higher is {scale.metric.higher})")
    at = plot.points([one.total for one in scores], reported)
    if len(scores) > 1 and at[1][0] - at[0][0] < _CLOSE:
        _band(canvas, plot, scores, lows, highs)
        canvas.curve("main", at)
    else:
        _whiskers(canvas, plot, at, lows, highs)
    _values(canvas, plot, at, [scale.exact(one.theta) for one in scores], (lows, highs))
    return _sums(canvas, plot, scores)


def _band(canvas: Canvas, plot: Plot, scores: list[SumScore], lows: list[float], highs: list[float]) -> None:
    totals = [float(one.total) for one in scores]
    canvas.hatched("area", [*plot.points(totals, highs), *reversed(plot.points(totals, lows))])
    for ends in (lows, highs):
        canvas.curve("norm", plot.points(totals, ends))


def _whiskers(canvas: Canvas, plot: Plot, at: list[tuple[float, float]], lows: list[float], highs: list[float]) -> None:
    foot = min(5.0, (at[1][0] - at[0][0]) / 2 - 1.5) if len(at) > 1 else 5.0
    for (x, _), low, high in zip(at, lows, highs, strict=True):
        ends = plot.y(low), plot.y(high)
        canvas.line("error", x, *(ends[0], x, ends[1]))
        canvas.ground.taken.append(Box(x - foot, ends[1] - 2, x + foot, ends[0] + 2))
        for end in ends:
            canvas.line("error", x - foot, end, x + foot, end)
    for x, y in at:
        canvas.circle("point", x, y, min(_AWAY, foot + 1.5))


def _values(
    canvas: Canvas, plot: Plot, at: list[tuple[float, float]], shown: list[str], ends: tuple[list[float], list[float]]
) -> None:
    """The value at as many points as have room: the ends first, then ever finer."""
    canvas.ground.room = Box(plot.box.left - 2, plot.box.top - 14, canvas.width - 6, plot.box.bottom + 2)
    for place in coarse_to_fine(len(at)):
        x = at[place][0]
        low, high = plot.y(ends[0][place]), plot.y(ends[1][place])
        half = width_of(shown[place], KINDS["value"].size) / 2
        spots = [(x, high - 7), (x, low + 17)]
        spots += [(x - half + 5, high - 7), (x + half - 5, low + 17)]
        canvas.place("value", shown[place], spots)


def coarse_to_fine(count: int) -> list[int]:
    """All places, the first and the last first, then every 64th, 32nd … and at last all others."""
    order = dict.fromkeys([0, count - 1])
    for stride in (64, 32, 16, 8, 4, 2, 1):
        order.update(dict.fromkeys(range(0, count, stride)))
    return [place for place in order if place < count]


def _sums(canvas: Canvas, plot: Plot, scores: list[SumScore]) -> float:
    y = plot.box.bottom
    canvas.line("end", plot.box.left, y, plot.box.right, y)
    widest = width_of(str(scores[-1].total), KINDS["tick"].size) + 6
    stride = next(
        step
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
        if plot.x(step) - plot.x(0) >= widest or step == 1000
    )
    for total in range(0, scores[-1].total + 1, stride):
        canvas.line("end", plot.x(total), y, plot.x(total), y + 4)
        canvas.text("tick", plot.x(total), y + 21, str(total))
    return canvas.lines("tick", (plot.box.left + plot.box.right) / 2, y + 40, "Sum of the answers", 300) - 4
