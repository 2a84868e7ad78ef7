"""Feedback pictures of invented numbers, to be looked at: `python -m bench.feedback`, into `out/feedback`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from romdsl.chart import NARROW, WIDE, Band, Cutoff, OwnWords, Point, Series, followup, page, picture, small_multiples
from romdsl.files import write_text
from romdsl.over_time.followup import Rate, coverage

OUT = Path(__file__).resolve().parent.parent / "out" / "feedback"
BANDS = (
    ("Minimal", 0, 4),
    ("Mild", 5, 9),
    ("Moderate", 10, 14),
    ("Moderately severe", 15, 19),
    ("Severe", 20, 27),
)
FIRST = date(2026, 1, 12)


def band_of(value: int) -> str:
    return next(text for text, low, high in BANDS if low <= value <= high)


def total(*values: int | None, every: int = 42, **more: object) -> Series:
    """A total of 0 to 27, lower is better, with bands, a cut-off and a reliable change of 6."""
    points = tuple(
        Point(
            FIRST + timedelta(days=every * place),
            "First visit" if not place else f"Review {place}",
            None if value is None else Fraction(value),
            reason="not enough answers" if value is None else "",
            band="" if value is None else band_of(value),
        )
        for place, value in enumerate(values)
    )
    given: dict[str, object] = {
        "bands": tuple(Band(text, Fraction(low), Fraction(high)) for text, low, high in BANDS),
        "cutoffs": (Cutoff(Fraction(10)),),
        "reliable_change": Fraction(6),
        "step": Fraction(1),
        **more,
    }
    return Series("total", "Low mood", "worse", Fraction(0), Fraction(27), points, **given)  # type: ignore[arg-type]


def with_versions(series: Series, since: int) -> Series:
    points = tuple(
        replace(point, version="1.0.0" if place < since else "2.0.0") for place, point in enumerate(series.points)
    )
    return replace(series, points=points)


def wellbeing(*values: str | None, days: tuple[int, ...], **more: object) -> Series:
    """A score with one decimal, higher is better, without bands."""
    points = tuple(
        Point(
            FIRST + timedelta(days=day), f"Visit {place}", None if value is None else Fraction(value), reason="declined"
        )
        for place, (value, day) in enumerate(zip(values, days, strict=True), 1)
    )
    return Series("wellbeing", "Wellbeing", "better", Fraction(7), Fraction(35), points, 1, **more)  # type: ignore[arg-type]


def goals() -> OwnWords:
    """Three goals and a fourth that puts the third into new words; the second is set aside in April."""
    days = [FIRST + timedelta(days=42 * place) for place in range(6)]
    times = tuple(Point(day, "First visit" if not at else f"Review {at}", None, at + 1) for at, day in enumerate(days))

    def row(id: str, title: str, values: dict[int, int | None], note: str = "") -> Series:
        points = tuple(
            Point(times[at].date, times[at].title, None if value is None else Fraction(value), at + 1, "not rated")
            for at, value in values.items()
        )
        return Series(id, title, "better", Fraction(0), Fraction(10), points, step=Fraction(1), low_text="not started",
                      high_text="I am there", note=note)  # fmt: skip

    return OwnWords(
        "goals",
        "Own goals",
        (
            row("r1", "Sleep through the night", {0: 2, 1: 3, 2: 3, 3: None, 4: 6, 5: 7}),
            row(
                "r2",
                "Walk to the shop and back every day, even when it rains",
                {0: 0, 1: 4, 2: 5},
                "Set aside on 18 May 2026.",
            ),
            row("r3", "Get my papers in order", {0: 1, 1: 1, 2: 0}, "In new words since 18 May 2026."),
            row(
                "r4",
                "Open each letter on the day that it comes",
                {3: 1, 4: 3, 5: 10},
                "Until then: “Get my papers in order”.",
            ),
        ),
        times,
    )


def scripted() -> dict[str, Series | OwnWords]:
    """All pictures by name."""
    long_title = "How much everyday things such as washing, dressing, cooking and going out were hard"
    days12 = (0, 7, 14, 21, 28, 42, 56, 70, 84, 112, 140, 365)
    return {
        "one": total(18),
        "three": total(18, 16, 9),
        "six": total(18, 16, 13, None, 11, 9),
        "twelve": total(18, 19, 16, 16, 13, 14, 12, 11, 13, 9, 8, 6, every=14),
        "gap": total(18, None, 16, None, None, 9),
        "version": with_versions(total(18, 16, 13, 14, 11, 5), 3),
        "ends": total(27, 0, 27, 0),
        "same_day": wellbeing("21", "24.5", "30.2", days=(0, 0, 0)),
        "decimals": wellbeing(
            *("19.3 20.1 18.8 22.4 24.2 21.7 25.4 27.9 26.5 29.3 31.2 30.8".split()),
            days=days12,
            reliable_change=Fraction("6.3"),
        ),
        "two_days": total(12, 12, every=1),
        "long": replace(total(10, 4, 15), title=long_title),
        "missing_first": total(None, 12, 10),
        "nothing": total(None),
        "looking_back": _looking_back(),
        "goals": goals(),
    }


def _looking_back() -> Series:
    series = total(12, 10, 8)
    remembered = Point(series.points[-1].date, "Thinking back to the first visit", Fraction(21), looks_back=True)
    return replace(series, points=(*series.points, remembered))


def drawn(one: Series | OwnWords, width: int) -> str:
    return picture(one, width) if isinstance(one, Series) else small_multiples(one, width)


def followed_up() -> list[Rate]:
    """Follow-up by worker and month: a long name, none asked again, all, no window closed, too few to show."""
    workers = [
        ("A team with a name that is much longer than its column", 60, 57, 5, 1),
        ("B3", 40, 40, 0, 0),
        ("C7", 9, 0, 0, 0),
        ("E5", 6, 6, 6, 0),
        ("F2", 225, 210, 51, 8),
    ]
    months = [("2026-01", 150, 150, 31, 5), ("2026-02", 163, 163, 31, 4), ("2026-03", 27, 0, 0, 0)]
    return [
        Rate("all", "", 340, 313, 62, 9, 71),
        *(Rate("worker", *counts, paired=counts[3] + counts[4]) for counts in workers),
        Rate("worker", "G1"),
        *(Rate("month", *counts, paired=counts[3] + counts[4]) for counts in months),
    ]


def main(folder: Path = OUT) -> None:
    found, rates = scripted(), followed_up()
    for name, one in found.items():
        for width in (WIDE, NARROW):
            write_text(folder / f"{name}-{width}.svg", drawn(one, width))
    for width in (WIDE, NARROW):
        write_text(folder / f"followup-{width}.svg", followup.picture(rates, coverage(rates[0]), width))
    six, own = found["six"], found["goals"]
    assert isinstance(six, Series) and isinstance(own, OwnWords)
    write_text(folder / "page.html", page("How things have been", [six], [own]))
    print(f"pictures: {folder}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
