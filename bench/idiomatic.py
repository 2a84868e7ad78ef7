"""PHQ-9 as people write it in pandas and Polars: total with at most two missing, prorated; band; alert; why missing.

The rounding is the library's own, so a total at a tie may differ from ours by one.
"""

from __future__ import annotations

from pathlib import Path

ITEMS = [f"q{number}" for number in range(1, 10)]
EDGES = [-1, 4, 9, 14, 19, 27]
BANDS = ["minimal", "mild", "moderate", "moderately_severe", "severe"]


def in_pandas(answers: Path, out: Path) -> None:
    import pandas as pd

    frame = pd.read_parquet(answers, columns=ITEMS)
    answered = frame[ITEMS].notna().sum(axis=1)
    total = (frame[ITEMS].mean(axis=1) * 9).round().where(answered >= 7)
    scores = pd.DataFrame({"total": total, "total_band": pd.cut(total, EDGES, labels=BANDS)})
    scores["alert_self_harm"] = (frame["q9"] >= 1).where(frame["q9"].notna())
    scores["total_missing"] = pd.Series("insufficient", index=scores.index).where(answered < 7)
    scores.to_parquet(out)


def in_polars(answers: Path, out: Path) -> None:
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
