"""Random visits of first_steps as CSV: three of each person, with goals of their own."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

VISITS = (("baseline", "2026-01-12", ""), ("review", "2026-02-23", ""), ("end", "2026-04-06", "agreed"))
MOOD = [f"mood.q{number}" for number in range(1, 10)]
GOALS = ["goals_r1_goal", "goals_r1_progress", "goals_r2_goal", "goals_r2_progress"]
OPEN = 0.03
"""The share of questions that are left open."""


def write_visits(persons: int, out: Path) -> None:
    """The same visits each time."""
    chance = Random(1)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["person", "occasion", "date", "occasion_reason", "how", *MOOD, "coping", "someone", *GOALS])
        for person in range(persons):
            for visit in VISITS:
                mood = [chance.randint(0, 3) if chance.random() >= OPEN else "" for _ in MOOD]
                own = [chance.randint(0, 3), chance.randint(0, 3)]
                goals = ["Sleep", chance.randint(0, 10), "Friends", chance.randint(0, 10)]
                writer.writerow([f"p{person}", *visit, chance.randint(1, 5), *mood, *own, *goals])
