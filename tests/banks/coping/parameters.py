"""Makes up the parameters of `measures/everyday_coping`: numbers such as a calibration gives, of no people.

`python -m tests.banks.coping.parameters` writes them anew.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

FILE = Path(__file__).resolve().parents[3] / "measures" / "everyday_coping" / "parameters.csv"
ITEMS = [f"{area}{number}" for area in ("plan", "feel", "ask") for number in range(1, 9)]
SEED = 24


def text() -> str:
    """A row an item: a between 1.1 and 2.8, the middle threshold between -1.2 and 1.2, gaps between 0.7 and 1.5."""
    random = Random(SEED)
    rows = ["item,a,b1,b2,b3"]
    for item in ITEMS:
        a, middle = random.uniform(1.1, 2.8), random.uniform(-1.2, 1.2)
        below, above = random.uniform(0.7, 1.5), random.uniform(0.7, 1.5)
        rows.append(f"{item},{a:.2f},{middle - below:.2f},{middle:.2f},{middle + above:.2f}")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
