"""Rows of answers scored by an engine: the interpreter, or what a target has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import interpreter
from .answers.cells import answer_text
from .answers.rows import RejectedRow, Rejection, Row, shortened
from .compiler import program_of
from .diagnostics import nearest
from .emit.patterns import scores_by_pattern
from .emit.target import Engine
from .faults import Fault
from .model.checked import CheckedMeasure
from .model.measure import Measure
from .over_time.visit import DATE, NUMBER, OCCASION, cell, day_in, number_in
from .registry import engines

INTERPRETER = "interpreter"
BATCH = 2000

Scorer = Callable[[Sequence[Mapping[str, object]]], list[dict[str, object] | None]]
"""Scores many sets of answers of one measure: a result as JSON for each, None where they were refused."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A row and its result, as JSON, and the checks that its answers leave undecided."""

    row: Row
    result: dict[str, object]
    undecided_checks: tuple[str, ...] = ()


def engine_names() -> list[str]:
    """The interpreter, and every engine of a target."""
    return [INTERPRETER, *engines()]


def scorer(name: str, checked: CheckedMeasure) -> Scorer:
    """What scores many answer sets; raises Fault for an engine that is not there."""
    if name == INTERPRETER:
        return interpreter_for(checked)
    engine = check_engine(name, checked)
    program = program_of(checked)

    def score_with_engine(answers: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
        if not checked.measure.rows or engine.takes_rows:
            return engine.run(checked, program, answers)
        placed = [interpreter.in_place(checked.measure, one) for one in answers]
        results = iter(engine.run(checked, program, [one for one in placed if one is not None]))
        return [None if one is None else next(results) for one in placed]

    return score_with_engine


def check_engine(name: str, checked: CheckedMeasure) -> Engine:
    """The engine called so; raises Fault where there is none, or it cannot run here, or not score this measure."""
    engine = engines().get(name)
    if engine is None:
        near = nearest(name, engine_names())
        ending = f"did you mean {near}?" if near else f"there are {', '.join(engine_names())}"
        raise Fault(f"there is no engine “{name}”; {ending}")
    lacking = engine.can_run()
    if lacking:
        raise Fault(f"the engine {name} cannot run here; {lacking}")
    if not engine.knows_patterns and (lost := scores_by_pattern(checked)):
        what = f"the engine {name} does not work out a score from the pattern of answers to a bank's form ({lost[0]})"
        raise Fault(f"{what}; write --engine duckdb, spark, python or javascript")
    return engine


def interpreter_for(checked: CheckedMeasure) -> Scorer:
    hashes = (checked.definition, checked.scoring)

    def score_with_interpreter(answers: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
        return [scored(one) for one in answers]

    def scored(answers: Mapping[str, object]) -> dict[str, object] | None:
        try:
            return interpreter.score(checked.measure, answers, hashes).to_json()
        except interpreter.AnswerRefused:
            return None

    return score_with_interpreter


def score_rows(
    checked: CheckedMeasure, rows: Iterable[Row | RejectedRow], score: Scorer, batch: int = BATCH
) -> Iterator[Scored | RejectedRow]:
    """Each row scored, or why it cannot be, in the order in which they come."""
    waiting: list[Row | RejectedRow] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) >= batch:
            yield from score_batch(checked, waiting, score)
            waiting = []
    yield from score_batch(checked, waiting, score)


def judged(checked: CheckedMeasure, row: Row) -> Row | RejectedRow:
    """The row, or every answer in it that is not possible."""
    refused = interpreter.refusals(checked.measure, row.answers)
    if not refused:
        return row
    return RejectedRow(
        row.file,
        row.number,
        tuple(
            Rejection("", "", str(refusal))
            if refusal.is_check
            else Rejection(
                row.columns.get(refusal.item, refusal.item), shortened(answer_text(refusal.value)), refusal.why
            )
            for refusal in refused
        ),
    )


def occasion_of(measure: Measure, row: Row) -> dict[str, object]:
    """What a row says of its occasion, for the result."""
    if not measure.occasions:
        return {}
    day = day_in(cell(row, DATE))
    return {
        "occasion": row.answers.get(OCCASION),
        "occasion_number": number_in(cell(row, NUMBER)),
        "date": day.isoformat() if day else None,
    }


def unused_of(measure: Measure, row: Row, result: Mapping[str, object]) -> dict[str, object]:
    """The answers that a result does not use, those of rows by the ids that they have in the data."""
    unused = result["unused_answers"]
    if not measure.rows or not isinstance(unused, list | tuple) or not unused:
        return {}
    names = interpreter.names_in_data(measure, row.answers)
    return {"unused_answers": [names.get(id, id) for id in unused]}


def score_batch(
    checked: CheckedMeasure, rows: Sequence[Row | RejectedRow], score: Scorer
) -> Iterator[Scored | RejectedRow]:
    good = [row for row in rows if isinstance(row, Row)]
    results = iter(score([row.answers for row in good]) if good else ())
    for row in rows:
        if isinstance(row, RejectedRow):
            yield row
            continue
        result = next(results)
        if result is not None:
            undecided = interpreter.undecided_checks(checked.measure, row.answers) if checked.measure.checks else ()
            yield Scored(
                row, result | occasion_of(checked.measure, row) | unused_of(checked.measure, row, result), undecided
            )
            continue
        refused = judged(checked, row)
        if isinstance(refused, Row):
            raise RuntimeError(f"row {row.number}: the engine refuses answers that the interpreter accepts")
        yield refused
