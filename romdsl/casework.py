"""Worked cases held against what an engine gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import interpreter
from .answers.cells import as_text
from .model.checked import CheckedMeasure
from .model.measure import Case, Expected
from .model.written import number
from .scoring import Scorer


@dataclass(frozen=True, slots=True)
class CaseFault:
    """One thing in which a case and an engine do not agree; `place` is `file:line:column`."""

    place: str
    case: str
    engine: str
    text: str


def faults_of(
    checked: CheckedMeasure, name: str, answers: Sequence[Mapping[str, object]], score: Scorer
) -> list[CaseFault]:
    """Everything in which the cases of a measure and an engine do not agree."""
    cases = checked.measure.cases
    faults: list[CaseFault] = []
    possible = []
    for case, given in zip(cases, answers, strict=True):
        refused = interpreter.refusals(checked.measure, given)
        faults += [
            fault(case, name, f"{refusal.item} cannot be {as_text(refusal.value)}: {refusal.why}")
            for refusal in refused
        ]
        if not refused:
            possible.append((case, given))
    results = score([given for _, given in possible]) if possible else []
    for (case, _), result in zip(possible, results, strict=True):
        if result is None:
            faults.append(fault(case, name, "the answers are refused"))
        else:
            faults += [fault(case, name, text) for text in differences(case, result)]
    return faults


def fault(case: Case, engine: str, text: str) -> CaseFault:
    span = case.span
    return CaseFault(f"{span.source.name}:{span.line}:{span.column}", case.name, engine, text)


def differences(case: Case, result: Mapping[str, object]) -> list[str]:
    """In words, what a case expects and a result does not have."""
    return [text for expected in case.expected if (text := difference(expected, result))]


def difference(expected: Expected, result: Mapping[str, object]) -> str | None:
    raised, undecided = result["alerts"], result["alerts_undecided"]
    assert isinstance(raised, list | tuple) and isinstance(undecided, list | tuple)
    is_raised, is_undecided = expected.id in raised, expected.id in undecided
    match expected.kind:
        case "alert" | "no alert" | "undecided alert":
            state = "alert" if is_raised else "undecided alert" if is_undecided else "no alert"
            return None if state == expected.kind else f"expected {expected.kind} {expected.id}, got {state}"
        case "score":
            return score_difference(expected, result)


def score_difference(expected: Expected, result: Mapping[str, object]) -> str | None:
    scores = result["scores"]
    assert isinstance(scores, Mapping)
    score = scores[expected.id]
    wanted, got = expected.value, score["value"]
    same = got == wanted if isinstance(wanted, bool | str) or wanted is None else exact(got) == wanted
    if same and (expected.band is None or expected.band == score["band"]):
        return None
    why = f" ({score['missing']})" if got is None else ""
    wanted_text = in_words(wanted) + (f" {expected.band}" if expected.band else "")
    return f"expected {expected.id} {wanted_text}, got {in_words(got)}{why}" + (
        f" {score['band']}" if score["band"] and expected.band else ""
    )


def exact(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    return value if isinstance(value, Fraction) else Fraction(Decimal(repr(value)))


def in_words(value: object) -> str:
    if value is None:
        return "missing"
    return number(value) if isinstance(value, Fraction) else as_text(value)
