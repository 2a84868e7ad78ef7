"""The course of an adaptive test: what was asked, and the score with its error after each answer."""

from __future__ import annotations

from collections.abc import Callable

from ...irt.plain import administered, curves, draw, expected_a_posteriori, tables
from .canvas import Canvas
from .frame import Plot, head
from .picture import Numbers, Picture
from .rows import Row, draw_rows, whisker
from .subject import Answered, Path, Subject, safe

SEED = 1
_OF_ALL = 2**32


def simulated_path(subject: Subject, test: str, theta: float | None = None, seed: int = SEED) -> Path:
    """A person with a theta (by default one standard deviation over the norm group's mean) who takes a test; the same
    seed gives the same answers."""
    content = subject.content
    metric, rules, known = content.bank.metric, content.adaptive[test], tables(content.bank)
    truth = metric.prior_mean + metric.prior_sd if theta is None else theta

    def answer(item: int) -> int:
        left = draw(seed, item) / _OF_ALL
        for category, (share, _, _) in enumerate(curves(content.bank.items[item], metric.scaling, truth)):
            left -= share
            if left < 0:
                return category
        return content.bank.items[item].categories - 1

    given, _ = administered(known, rules, answer, seed)
    steps = []
    for count, (item, category) in enumerate(given, 1):
        found = expected_a_posteriori(known, given[:count])
        steps.append(Answered(item, category, found.theta, found.error))
    return Path(test, tuple(steps), truth)


def path_picture(subject: Subject, path: Path, number: int = 1) -> Picture:
    """The score after each answer, from the first item to the last."""
    scale = subject.scale
    title = f"One person in an adaptive test: {subject.title(path.test)}"
    lead = _lead(subject, path)

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, lead)
        rows = [
            Row(
                f"{at}. {subject.name(step.item)}",
                _figure(subject, step),
                _score(subject, step),
                _given(subject, step),
            )
            for at, step in enumerate(path.steps, 1)
        ]
        return draw_rows(
            canvas, scale, rows, y + 12, 20, upright=None if path.truth is None else scale.value(path.truth)
        )

    table = [
        (
            str(at),
            subject.items[step.item].id,
            subject.name(step.item),
            _given(subject, step),
            scale.exact(step.theta),
            scale.text(scale.metric.reported_error(step.error), scale.metric.digits),
        )
        for at, step in enumerate(path.steps, 1)
    ]
    told = f"{lead} " + " ".join(f"After item {row[0]}: {row[4]}, error {row[5]}." for row in table)
    heads = ("Asked", "Item", "Words", "Answer", scale.unit, "Standard error")
    name = f"path-{safe(path.test)}" + (f"-{number}" if number > 1 else "")
    return Picture(name, title, told, draw, Numbers(heads, table))


def _lead(subject: Subject, path: Path) -> str:
    scale = subject.scale
    if not path.steps:
        return "Nothing was asked."
    last = path.steps[-1]
    who = (
        f"A simulated person whose {scale.unit} is {scale.exact(path.truth)} (dashed line)"
        if path.truth is not None
        else "A person"
    )
    error = scale.text(scale.metric.reported_error(last.error), scale.metric.digits)
    asked = "1 item" if len(path.steps) == 1 else f"{len(path.steps)} items"
    return (
        f"{who}. After {asked}: {scale.exact(last.theta)}, standard error {error} (higher is {scale.metric.higher}). "
        "Lines: one standard error each way."
    )


def _given(subject: Subject, step: Answered) -> str:
    return "not answered" if step.category is None else f"“{subject.option(step.item, step.category)}”"


def _figure(subject: Subject, step: Answered) -> str:
    scale = subject.scale
    error = scale.text(scale.metric.reported_error(step.error), scale.metric.digits)
    return f"{scale.exact(step.theta)} ± {error}"


def _score(subject: Subject, step: Answered) -> Callable[[Canvas, Plot], None]:
    scale = subject.scale
    middle, error = scale.value(step.theta), scale.metric.reported_sd * step.error
    return lambda canvas, track: whisker(canvas, track, middle - error, middle + error, middle)
