"""PHQ-9 and RAND-36 as people write them in pandas and Polars.

PHQ-9: total with at most two missing, prorated; band; alert; why missing.  RAND-36: eight scales, each the mean of the
answered, with one decimal; why missing.  The rounding is the library's own, so a score at a tie may differ from ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

ITEMS = [f"q{number}" for number in range(1, 10)]
EDGES = [-1, 4, 9, 14, 19, 27]
BANDS = ["minimal", "mild", "moderate", "moderately_severe", "severe"]

SCALES = {
    "physical_functioning": range(3, 13),
    "role_physical": range(13, 17),
    "role_emotional": range(17, 20),
    "energy_fatigue": (23, 27, 29, 31),
    "emotional_well_being": (24, 25, 26, 28, 30),
    "social_functioning": (20, 32),
    "pain": (21, 22),
    "general_health": (1, 33, 34, 35, 36),
}
WORST = {number: 1 for numbers in SCALES.values() for number in numbers}
WORST |= dict.fromkeys((1, 20, 22, 34, 36), 5) | dict.fromkeys((21, 23, 26, 27, 30), 6)
BEST = dict.fromkeys(range(3, 13), 3) | dict.fromkeys(range(13, 20), 2)
BEST |= dict.fromkeys((24, 25, 28, 29, 31), 6) | dict.fromkeys((32, 33, 35), 5)
BEST |= dict.fromkeys((1, 20, 21, 22, 23, 26, 27, 30, 34, 36), 1)


def phq9_in_pandas(answers: Path, out: Path) -> None:
    import pandas as pd

    frame = pd.read_parquet(answers, columns=ITEMS)
    answered = frame[ITEMS].notna().sum(axis=1)
    total = (frame[ITEMS].mean(axis=1) * 9).round().where(answered >= 7)
    scores = pd.DataFrame({"total": total, "total_band": pd.cut(total, EDGES, labels=BANDS)})
    scores["alert_self_harm"] = (frame["q9"] >= 1).where(frame["q9"].notna())
    scores["total_missing"] = pd.Series("insufficient", index=scores.index).where(answered < 7)
    scores.to_parquet(out)


def phq9_in_polars(answers: Path, out: Path) -> None:
    import polars as pl

    answered = pl.sum_horizontal(pl.col(item).is_not_null() for item in ITEMS)
    total = pl.when(answered >= 7).then((pl.mean_horizontal(ITEMS) * 9).round())
    scores = pl.scan_parquet(answers).select(
        total.alias("total"),
        total.cut([4, 9, 14, 19], labels=BANDS).alias("total_band"),
        (pl.col("q9") >= 1).alias("alert_self_harm"),
        pl.when(answered < 7).then(pl.lit("insufficient")).alias("total_missing"),
    )
    scores.sink_parquet(out)


def rand36_in_pandas(answers: Path, out: Path) -> None:
    import pandas as pd

    frame = pd.read_parquet(answers, columns=[f"q{number}" for number in WORST])
    scores = pd.DataFrame(index=frame.index)
    for scale, numbers in SCALES.items():
        worst = pd.Series({f"q{number}": WORST[number] for number in numbers})
        best = pd.Series({f"q{number}": BEST[number] for number in numbers})
        scores[scale] = ((frame[worst.index] - worst) * (100 / (best - worst))).mean(axis=1).round(1)
        scores[f"{scale}_missing"] = pd.Series("insufficient", index=scores.index).where(scores[scale].isna())
    scores.to_parquet(out)


def rand36_in_polars(answers: Path, out: Path) -> None:
    import polars as pl

    def points(number: int) -> pl.Expr:
        return (pl.col(f"q{number}") - WORST[number]) * (100 / (BEST[number] - WORST[number]))

    scores = {
        scale: pl.mean_horizontal(points(number) for number in numbers).round(1) for scale, numbers in SCALES.items()
    }
    missing = {
        f"{scale}_missing": pl.when(score.is_null()).then(pl.lit("insufficient")) for scale, score in scores.items()
    }
    pl.scan_parquet(answers).select(**scores, **missing).sink_parquet(out)


IN_PANDAS: Mapping[str, Callable[[Path, Path], None]] = {"phq9": phq9_in_pandas, "rand36": rand36_in_pandas}
IN_POLARS: Mapping[str, Callable[[Path, Path], None]] = {"phq9": phq9_in_polars, "rand36": rand36_in_polars}
