"""The results of one person as series: each score with what its measure says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import isqrt
from typing import TypeVar

from ..interpreter import AnswerRefused
from ..interpreter.interpreter import Interpreter, Sitting
from ..interpreter.norms import holding
from ..interpreter.values import Lacking
from ..model.change_class import cutoff_value, square_of
from ..model.checked import CheckedMeasure
from ..model.expression import Expression, Interval
from ..model.measure import Band as MeasureBand
from ..model.measure import ClinicalCutoff, Measure, ReliableChange, Score
from .series import Band, Cutoff, Point, Series
from .words import REASONS

Held = TypeVar("Held")
_FINEST = 10**6


@dataclass(frozen=True)
class Visit:
    """One time that the person was asked: the result as JSON, the answers, and when that was.

    `scoring` and `version` are those of the measure that was asked, as far as they are known.
    """

    measure: Measure = field(repr=False)
    result: Mapping[str, object]
    answers: Mapping[str, object]
    title: str = ""
    date: date | None = None
    version: str = ""
    scoring: str = ""
    looks_back: bool = False

    @cached_property
    def sitting(self) -> Sitting | None:
        """What is known when conditions are asked; None for answers that the measure refuses."""
        try:
            interpreter = Interpreter(self.measure)
            return Sitting(interpreter, interpreter.in_place(self.answers))
        except (AnswerRefused, AssertionError):
            return None

    def holding(self, things: Iterable[tuple[Expression | None, Held]]) -> Held | None:
        """The first thing whose condition holds for this person at this time."""
        pairs = list(things)
        if pairs and pairs[0][0] is None:
            return pairs[0][1]
        if not pairs or self.sitting is None:
            return None
        found = holding(pairs, self.sitting)
        return None if isinstance(found, Lacking) else found

    def of_score(self, id: str) -> Mapping[str, object]:
        scores = self.result.get("scores")
        found = scores.get(id) if isinstance(scores, Mapping) else None
        return found if isinstance(found, Mapping) else {}


def scores_of(checked: CheckedMeasure, every: bool = False) -> list[str]:
    """The scores that are drawn where none is asked for: those to be shown, or else all that are numbers."""
    numbers = [score for score in checked.measure.scores if checked.facts[score.id].low is not None]
    shown = [score.id for score in numbers if score.shown]
    return shown if shown and not every else [score.id for score in numbers]


def series_of(checked: CheckedMeasure, visits: Sequence[Visit], scores: Sequence[str] | None = None) -> list[Series]:
    """A series for each of the scores, of visits that stand in the order of time."""
    wanted = scores_of(checked) if scores is None else scores
    known = {score.id: score for score in checked.measure.scores}
    return [_series(checked, known[id], visits) for id in wanted]


def _series(checked: CheckedMeasure, score: Score, visits: Sequence[Visit]) -> Series:
    facts = checked.facts[score.id]
    texts = {band.code: band.text for band in score.bands}
    points = tuple(
        _point(visit, score, texts, version) for visit, version in zip(visits, versions_of(visits), strict=True)
    )
    now = [
        visit for visit, point in zip(visits, points, strict=True) if point.value is not None and not point.looks_back
    ]
    own = any(checked.item(key.item).slot is not None for key in facts.items)
    unit = 10**facts.decimals
    on_grid = facts.step is not None and facts.step > 0 and (facts.step * unit).denominator == 1
    return Series(
        score.id,
        score.title.value if score.title else score.id,
        score.higher.value if score.higher else None,
        None if facts.low is None else Fraction(facts.low * unit // 1, unit),
        None if facts.high is None else Fraction(-(-facts.high * unit // 1), unit),
        points,
        facts.decimals,
        facts.step if on_grid else None,
        score.unit.value if score.unit else "",
        _bands(score, now),
        _cutoffs(score, now),
        None if own else _reliable(checked.measure, score, now),
        not own,
        note="It rests on what the person chose to rate, which need not be the same each time." if own else "",
    )


def _point(visit: Visit, score: Score, texts: Mapping[str, str], version: str) -> Point:
    found = visit.of_score(score.id)
    value = number_in(found.get("value"))
    reason = "" if value is not None else REASONS.get(str(found.get("missing")), "not scored")
    band = found.get("band")
    named = _capital(texts.get(str(band), str(band))) if band is not None and value is not None else ""
    return Point(visit.date, visit.title, value, None, reason, version, named, looks_back=visit.looks_back)


def number_in(value: object) -> Fraction | None:
    """A number as JSON has it; None for a truth, a code, or nothing."""
    return None if value is None or isinstance(value, bool | str) else Fraction(str(value))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def versions_of(visits: Sequence[Visit]) -> list[str]:
    """A name for the version of each visit; visits whose scores can be compared share it."""
    found: list[str] = []
    last: Visit | None = None
    for visit in visits:
        if last is None or visit.looks_back or is_comparable(last, visit):
            found.append(found[-1] if found else visit.version)
        else:
            name = visit.version or "unknown"
            found.append(f"{name} ({visit.scoring[-8:]})" if name in found else name)
        if not visit.looks_back:
            last = visit
    return found


def is_comparable(one: Visit, other: Visit) -> bool:
    """Whether two visits were scored alike: by the hash of the scoring where both have it, else by version."""
    if one.scoring and other.scoring:
        return one.scoring == other.scoring
    return not (one.version and other.version) or one.version == other.version


def _same(visits: Sequence[Visit], found: Callable[[Visit], Held | None]) -> Held | None:
    """What holds at every visit; None where that is not the same thing."""
    every = [found(visit) for visit in visits]
    return every[0] if every and all(one is every[0] for one in every) else None


def _bands(score: Score, visits: Sequence[Visit]) -> tuple[Band, ...]:
    """The bands that hold for this person all the time, and hold what the results say."""
    sets = [(when, bands) for when, bands in score.band_sets]
    bands = _same(visits, lambda visit: visit.holding(sets)) if visits else sets[0][1] if len(sets) == 1 else None
    if bands is None or not all(_agrees(visit, score.id, bands) for visit in visits):
        return ()
    return tuple(
        Band(
            _capital(band.text), band.interval.low, band.interval.high, band.interval.low_open, band.interval.high_open
        )
        for band in sorted(bands, key=lambda band: (band.interval.low is not None, band.interval.low or 0))
    )


def _agrees(visit: Visit, id: str, bands: Sequence[MeasureBand]) -> bool:
    said = visit.of_score(id).get("band")
    return any(band.code == said for band in bands)


def _cutoffs(score: Score, visits: Sequence[Visit]) -> tuple[Cutoff, ...]:
    """What counts as a case for this person: as published, or else Jacobson and Truax's cut-off."""
    cases = _same(visits, lambda visit: visit.holding((each.when, each) for each in score.caseness))
    if cases is not None:
        return tuple(filter(None, (_edge(cases.interval),)))
    lower_is_better = score.higher is not None and score.higher.value == "worse"
    found: ClinicalCutoff | None = _same(
        visits, lambda visit: visit.holding((each.when, each) for each in score.clinical_cutoffs)
    )
    return () if found is None else (Cutoff(cutoff_value(found, lower_is_better), lower_is_better),)


def _edge(interval: Interval) -> Cutoff | None:
    if interval.low is not None and interval.high is None:
        return Cutoff(interval.low, True, interval.low_open)
    if interval.high is not None and interval.low is None:
        return Cutoff(interval.high, False, interval.high_open)
    return None


def _reliable(measure: Measure, score: Score, visits: Sequence[Visit]) -> Fraction | None:
    """The reliable change that holds at the first visit: the score's, or that of a change of it."""
    of_changes = [change.reliable_change for change in measure.changes if change.of.value == score.id]
    said = score.reliable_change or next(filter(None, of_changes), ())
    found = visits[0].holding((each.when, each) for each in said) if visits else None
    return None if found is None else smallest_reliable(found)


def smallest_reliable(reliable: ReliableChange) -> Fraction:
    """The smallest change with up to six decimals whose square is not below the limit."""
    if reliable.amount is not None:
        return reliable.amount
    square = square_of(reliable) * _FINEST**2
    root = isqrt(square.__floor__())
    return Fraction(root if root**2 >= square else root + 1, _FINEST)
