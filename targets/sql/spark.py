"""Scores answers with the written SQL in Spark, in a session of this process."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from romdsl.emit.sql import register
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .batch import NUMBER, Batch

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def can_run() -> str | None:
    """None where Spark and a Java are here, else what brings them."""
    if not importlib.util.find_spec("pyspark"):
        return "pip install 'romdsl[spark]'"
    return None if shutil.which("java") else "install Java 17 or newer (java on the PATH)"


@cache
def session() -> SparkSession:
    """The session that is there, else one on this machine."""
    from pyspark.sql import SparkSession

    there = SparkSession.getActiveSession()
    if there is not None:
        return there
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Spark would take the first python3 on the PATH
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.driver.memory": "1g",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData",
        "spark.log.level": "ERROR",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[1]").appName("romdsl")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def run(
    checked: CheckedMeasure, program: Program, answers: Sequence[Mapping[str, object]]
) -> list[dict[str, object] | None]:
    """A result for each set of answers, None where they were refused."""
    batch = Batch.of(program, "spark", answers)
    if not batch.rows:
        return batch.results(())
    spark = session()
    register(program, "spark", spark)
    cells = "".join(f", NULLIF(cells[{place}], '\\u001d') AS {name}" for place, name in enumerate(batch.columns, 1))
    split = "SELECT split(row, '\\u001f') AS cells FROM (SELECT explode(split(:answers, '\\u001e')) AS row)"
    table = f"(SELECT CAST(cells[0] AS BIGINT) AS {NUMBER}{cells} FROM ({split}))"
    return batch.results(spark.sql(batch.query("spark", table), args={"answers": batch.text}).collect())
