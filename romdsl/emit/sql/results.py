"""A row of a query's result as the JSON that every engine gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ...model.on_metric import OnMetric
from ...program import Program


def result_of(program: Program, row: Sequence[object], answers: Mapping[str, object]) -> dict[str, object] | None:
    """The result of a row that holds the columns that scoring adds, in their order; None where it was refused.

    `answers` tell which items of a bank were asked.
    """
    if row[-1] is not None:
        return None
    cells = iter(row)
    scores = {output.score: _score(output.band is not None, output.caseness is not None, output.rule, cells)
              for output in program.outputs}  # fmt: skip
    for output in program.outputs:
        if output.on_metric is not None:
            scores[output.score] |= _on_metric(output.on_metric, scores, answers)
    alerts = [(id, next(cells)) for id, _ in program.alerts]
    checks = [(check.check, next(cells)) for check in program.checks]
    unused = str(next(cells) or "")
    return {
        "romdsl": 1,
        "measure": program.measure,
        "version": program.version,
        "definition": program.definition,
        "scoring": program.scoring,
        "language": program.language,
        "occasion": None,
        "occasion_number": None,
        "date": None,
        "scores": scores,
        "alerts": [id for id, raised in alerts if raised],
        "alerts_undecided": [id for id, raised in alerts if raised is None],
        "checks": [id for id, fails in checks if fails],
        "unused_answers": unused.split(";") if unused else [],
    }


def _on_metric(
    found: OnMetric, scores: Mapping[str, Mapping[str, object]], answers: Mapping[str, object]
) -> dict[str, object]:
    """What a score on a metric says of itself."""
    asked = {"asked": [item for item in found.items if answers.get(item) is not None]} if found.items else {}
    return {"se": scores[found.error]["value"], **dict(found.said), **asked}


def _score(has_band: bool, has_caseness: bool, rule: str | None, cells: object) -> dict[str, object]:
    take = cells.__next__  # type: ignore[attr-defined]
    value = plain_number(take())
    band = take() if has_band else None
    answered, expected, filled, missing = take(), take(), take(), take()
    return {
        "value": value,
        "band": band,
        "answered": answered,
        "expected": expected,
        "filled": filled,
        "caseness": take() if has_caseness else None,
        "rule": rule,
        "missing": missing,
    }


def plain_number(value: object) -> object:
    """A decimal as JSON has it: 2 and not 2.00."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
