"""What one person rated in words of their own, as series: one for each row, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..interpreter.accept import accept
from ..model.checked import CheckedMeasure
from ..model.measure import Choice, Direction, Field, FreeText, Item, NumberAnswer, Rows, Slider
from .from_results import Visit
from .lives import Cells, Life, lives_of
from .series import OwnWords, Point, Series
from .words import REASONS, short_day


def own_words_of(checked: CheckedMeasure, visits: Sequence[Visit], with_words: bool = True) -> list[OwnWords]:
    """Every rated field of a person's own rows.  Rows are matched by their ids, whatever their place.

    A retired row ends, and a new series begins with one that `replaces` another, or where the locked words of an id
    are others.  Without words, rows go by number.
    """
    now = [visit for visit in visits if not visit.looks_back]
    found = []
    for rows in checked.measure.rows:
        lives = lives_of(rows, [visit.answers for visit in now])
        rated = [each for each in rows.fields if is_rated_again(checked, each)]
        for each in rated if lives else ():
            scale = scale_of(each.items[0])
            assert scale is not None
            found.append(_OwnRows(checked, rows, each, now, lives, with_words, len(rated) > 1).drawn(scale))
    return found


def is_rated_again(checked: CheckedMeasure, rated: Field) -> bool:
    """Whether a field has a number to be seen over time: one that is asked at a single occasion has not."""
    item = rated.items[0]
    recurring = {occasion.id for occasion in checked.measure.occasions if occasion.recurs}
    is_asked_once = len(item.at) == 1 and item.at[0].value not in recurring
    return scale_of(item) is not None and not is_asked_once


def scale_of(item: Item) -> Series | None:
    """The scale of a field that is rated with a number; None for all other fields."""
    answer = item.answer
    empty = Series(item.id, "", None, None, None, ())
    if isinstance(answer, Choice) and not answer.several:
        scores = [option.score for option in answer.options if option.score is not None]
        return replace(empty, low=min(scores), high=max(scores)) if len(scores) > 1 else None
    if not isinstance(answer, NumberAnswer | Slider) or answer.interval.low is None or answer.interval.high is None:
        return None
    scale = replace(empty, low=answer.interval.low, high=answer.interval.high)
    if isinstance(answer, Slider):
        low, high = answer.low_text, answer.high_text
        return replace(scale, low_text=low.value if low else "", high_text=high.value if high else "")
    return replace(scale, unit=answer.unit or "")


@dataclass(frozen=True)
class _OwnRows:
    """One rated field of rows, over all visits."""

    checked: CheckedMeasure
    rows: Rows
    rated: Field
    visits: Sequence[Visit]
    lives: Sequence[Life]
    with_words: bool
    is_one_of_several: bool

    def drawn(self, scale: Series) -> OwnWords:
        values = {life.id: self.points(life) for life in self.lives}
        decimals = max((_digits(point.value) for points in values.values() for point in points), default=0)
        series = tuple(
            replace(
                scale,
                id=life.id,
                title=self.title(life),
                direction=self.direction,
                points=values[life.id],
                decimals=decimals,
                note=" ".join(self.notes(life)),
            )
            for life in self.ordered()
            if values[life.id]
        )
        times = tuple(Point(visit.date, visit.title, None, place) for place, visit in enumerate(self.visits, 1))
        name = self.rows.text.value if self.rows.text else self.rows.id
        title = f"{name.rstrip('?.: ')}: {self.rated.id.replace('_', ' ')}" if self.is_one_of_several else name
        return OwnWords(f"{self.rows.id}_{self.rated.id}", title, series, times)

    def points(self, life: Life) -> tuple[Point, ...]:
        return tuple(self.point(place, life.cells.get(place, {})) for place in life.places)

    def point(self, place: int, cells: Cells) -> Point:
        visit = self.visits[place]
        said = accept(self.rated.items[0], cells.get(self.rated.id))
        value = said.score if not isinstance(said, str) and isinstance(said.score, Fraction) else None
        reason = "" if value is not None or isinstance(said, str) else REASONS.get(str(said.reason), "not rated")
        return Point(visit.date, visit.title, value, place + 1, reason.replace("not answered", "not rated"))

    def ordered(self) -> Iterator[Life]:
        """In the order of their ids, each followed by the one that puts it into new words."""
        seen: set[Life] = set()

        def follow(origin: Life | None) -> Iterator[Life]:
            for life in self.lives:
                if life.origin is origin and life not in seen:
                    seen.add(life)
                    yield life
                    yield from follow(life)

        yield from follow(None)
        yield from (life for life in self.lives if life not in seen)

    def title(self, life: Life) -> str:
        key = next((each.id for each in self.rows.fields if isinstance(each.items[0].answer, FreeText)), "")
        words = str(life.last.get(key, "")) if self.with_words else ""
        positions = {position.id: position.text for position in self.rows.positions}
        return words or positions.get(life.row, f"Number {life.row.removeprefix('r')}")

    def notes(self, life: Life) -> Iterator[str]:
        """What began and what ended, in words."""
        if life.origin is not None:
            before = self.title(life.origin)
            yield f"Until then: “{before}”." if before != self.title(life) else "Until then in other words."
        later = next((other for other in self.lives if other.origin is life), None)
        if later is not None and later.is_there:
            yield f"In new words since {self.day(later.is_there[0])}."
        elif life.retired is not None:
            yield f"Set aside on {self.day(life.retired)}."

    def day(self, place: int) -> str:
        visit = self.visits[place]
        return f"{short_day(visit.date)} {visit.date.year}" if visit.date else visit.title

    @property
    def direction(self) -> Direction | None:
        """Which way is good, where every score of these items says the same."""
        items = {item.id for item in self.rated.items}
        said = {
            score.higher.value
            for score in self.checked.measure.scores
            if score.higher and items & {key.item for key in self.checked.facts[score.id].items}
        }
        return said.pop() if len(said) == 1 else None


def _digits(value: Fraction | None) -> int:
    if value is None:
        return 0
    return next((digits for digits in range(7) if (value * 10**digits).denominator == 1), 6)
