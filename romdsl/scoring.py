"""Rows of answers scored by an engine: the interpreter, or what a target has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import interpreter
from .answers.cells import as_text
from .answers.rows import RejectedRow, Rejection, Row, shortened
from .compiler import program_of
from .faults import Fault
from .model.checked import CheckedMeasure
from .registry import targets

INTERPRETER = "interpreter"
BATCH = 2000

Engine = Callable[[Sequence[Mapping[str, object]]], list[dict[str, object] | None]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A row and its result, as JSON."""

    row: Row
    result: dict[str, object]


def engines() -> list[str]:
    """The interpreter, and every target that can score."""
    return [INTERPRETER, *(target.id for target in targets().values() if target.run)]


def engine_for(name: str, checked: CheckedMeasure) -> Engine:
    """What scores many answer sets; raises Fault for an engine that is not there."""
    if name == INTERPRETER:
        return interpreter_for(checked)
    target = targets().get(name)
    if target is None or target.run is None:
        raise Fault(f"there is no engine “{name}”; there are {', '.join(engines())}")
    lacking = target.can_run()
    if lacking:
        raise Fault(f"the engine {name} cannot run here; {lacking}")
    run, program = target.run, program_of(checked)

    def score_with_target(answers: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
        return run(checked, program, answers)

    return score_with_target


def interpreter_for(checked: CheckedMeasure) -> Engine:
    hashes = (checked.definition, checked.scoring)

    def score_with_interpreter(answers: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
        return [interpreter.score(checked.measure, one, hashes).to_json() for one in answers]

    return score_with_interpreter


def score_rows(
    checked: CheckedMeasure, rows: Iterable[Row | RejectedRow], engine: Engine, batch: int = BATCH
) -> Iterator[Scored | RejectedRow]:
    """Each row scored, or why it cannot be, in the order in which they come."""
    waiting: list[Row | RejectedRow] = []
    for row in rows:
        waiting.append(row if isinstance(row, RejectedRow) else judged(checked, row))
        if len(waiting) >= batch:
            yield from score_batch(waiting, engine)
            waiting = []
    yield from score_batch(waiting, engine)


def judged(checked: CheckedMeasure, row: Row) -> Row | RejectedRow:
    """The row, or every answer in it that is not possible."""
    refused = interpreter.refusals(checked.measure, row.answers)
    if not refused:
        return row
    return RejectedRow(
        row.file,
        row.number,
        tuple(
            Rejection(row.columns.get(refusal.item, refusal.item), shortened(as_text(refusal.value)), refusal.why)
            for refusal in refused
        ),
    )


def score_batch(rows: Sequence[Row | RejectedRow], engine: Engine) -> Iterator[Scored | RejectedRow]:
    good = [row for row in rows if isinstance(row, Row)]
    results = iter(engine([row.answers for row in good]) if good else ())
    for row in rows:
        if isinstance(row, RejectedRow):
            yield row
            continue
        result = next(results)
        if result is None:
            raise RuntimeError(f"row {row.number}: the engine refuses answers that the interpreter accepts")
        yield Scored(row, result)
