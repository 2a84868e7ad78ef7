"""Prints each figure beside its limit, and ends with 1 where one is more than three times as high."""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import romdsl as library
from romdsl.compiler import program_of

from .answers import write_answers
from .cost import Cost, cost_of, romdsl
from .measures import as_rom, as_yaml
from .sql import cost
from .visits import write_visits

ROWS, PERSONS = 1_000_000, 20_000

TOO_MUCH = 3
"""Machines differ, and other work runs beside ours: a little more is said, three times as much fails."""


def main() -> None:
    past = 0
    print(f"{'what':44}{'is':>9}{'limit':>9}")
    for name, figure, limit, unit in figures():
        state = "" if figure <= limit else "  over" if figure <= TOO_MUCH * limit else f"  more than {TOO_MUCH} times"
        past += figure > TOO_MUCH * limit
        print(f"{name:44}{figure:9.2f}{limit:9.2f} {unit}{state}", flush=True)
    sys.exit(1 if past else 0)


def figures() -> Iterator[tuple[str, float, float, str]]:
    """Name, figure, limit and unit."""
    yield "romdsl --help", cost_of(romdsl("--help"), runs=5).cpu, 0.15, "s CPU"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size, seconds in ((100, 0.5), (5000, 4.0)):
            for ending, text in (("rom", as_rom(size)), ("yaml", as_yaml(size))):
                cost = checked(folder / f"large{size}.{ending}", text)
                yield f"check {size} items, .{ending}", cost.cpu, seconds, "s CPU"
                if size == 5000:
                    yield f"check {size} items, .{ending}", cost.memory, 100, "MB"
        large = folder / "large100.rom"
        service = Path("measures/phq9/sample-service.yaml")
        built(folder, "phq9", "javascript", "html", "--service", service)
        built(folder, large, "html")
        yield from scored(folder)
        yield from changed(folder)
        yield "phq9 in JavaScript, gzip", zipped(folder / "out/phq9/javascript/phq9.js"), 2.0, "kB"
        yield "phq9 as a form, gzip", zipped(folder / "out/phq9/html/phq9.html"), 20.0, "kB"
        yield "100 items as a form, gzip", zipped(folder / "out/large/html/large.html"), 30.0, "kB"


def scored(folder: Path) -> Iterator[tuple[str, float, float, str]]:
    """Scoring a file in DuckDB, beside copying its items in DuckDB; and that a file is not held at once."""
    answers = folder / "answers.parquet"
    write_answers(program_of(library.load("phq9")), ROWS, answers)
    costs = {way: cost(way, "phq9", answers, folder / f"{way}.parquet", runs=3) for way in ("copy", "duckdb", "all")}
    if any(used.code for used in costs.values()):
        sys.exit("the answers of the trial cannot be scored")
    few, all_ = (costs[way].cpu / costs["copy"].cpu for way in ("duckdb", "all"))
    yield f"phq9, {ROWS:,} rows: scoring to copying", few, 2.0, "x"
    yield f"phq9, {ROWS:,} rows: all columns to copying", all_, 3.0, "x"
    text = folder / "answers.csv"
    import duckdb

    duckdb.connect().execute(f"COPY (SELECT * FROM read_parquet('{answers}')) TO '{text}' (FORMAT csv, HEADER true)")
    command = cost_of(romdsl("score", "phq9", text, "-o", folder / "scores.csv"))
    yield f"score phq9, {ROWS:,} rows of CSV", command.cpu, 8.0, "s CPU"
    yield f"score phq9, {ROWS:,} rows of CSV", command.memory, 200, "MB"
    whole = cost_of(romdsl("score", "phq9", answers, "-o", folder / "scores.parquet"))
    yield f"score phq9, {ROWS:,} rows of Parquet", whole.memory, 350, "MB"


def changed(folder: Path) -> Iterator[tuple[str, float, float, str]]:
    """Who changed, in five ways, beside scoring each visit of the same persons."""
    visits = folder / "visits.csv"
    write_visits(PERSONS, visits)
    plain = cost_of(romdsl("score", "first_steps", visits, "-o", folder / "scores.csv"))
    changes = cost_of(romdsl("score", "first_steps", visits, "--change", "-o", folder / "changes.csv"))
    if plain.code or changes.code:
        sys.exit("the visits of the trial cannot be scored")
    yield f"first_steps, {PERSONS:,} x 3 visits: --change", changes.cpu, 60.0, "s CPU"
    yield f"first_steps, {PERSONS:,} x 3 visits: to scoring", changes.cpu / plain.cpu, 3.0, "x"


def checked(file: Path, text: str) -> Cost:
    file.write_text(text, encoding="utf-8")
    cost = cost_of(romdsl("check", file), runs=3)
    if cost.code:
        sys.exit(f"the measure of the trial does not pass check: {file.name}")
    return cost


def built(folder: Path, measure: str | Path, *words: str | Path) -> None:
    targets = [word for id in words if id in ("javascript", "html") for word in ("-t", id)]
    rest = [word for word in words if word not in ("javascript", "html")]
    if cost_of(romdsl("build", measure, "-o", folder / "out", *targets, *rest)).code:
        sys.exit(f"{measure} cannot be built")


def zipped(file: Path) -> float:
    """The size of a file after gzip -9, in kB."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0)) / 1000


if __name__ == "__main__":
    main()
