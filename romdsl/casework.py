"""Worked cases held against what an engine gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import interpreter
from .answers.cells import answer_text, as_text
from .compiler.check import planned
from .model.checked import CheckedMeasure
from .model.measure import Case, Expected
from .model.written import number
from .over_time.changes import ChangeRow
from .over_time.expected import expected_changes, is_as_expected
from .scoring import Scorer, scorer


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
    faults: list[CaseFault] = []
    possible = []
    for case, given in zip(checked.measure.cases, answers, strict=True):
        refused = interpreter.refusals(checked.measure, given)
        unforeseen = [refusal for refusal in refused if not foresees(case, refusal)]
        faults += [fault(case, name, in_a_sentence(refusal)) for refusal in unforeseen]
        if not unforeseen:
            possible.append((case, given, bool(refused)))
    results = score([given for _, given, _ in possible]) if possible else []
    for (case, _, refused_by_check), result in zip(possible, results, strict=True):
        if result is None:
            faults += [fault(case, name, text) for text in of_refused(case, refused_by_check)]
        elif refused_by_check:
            faults.append(fault(case, name, "the answers are scored, and a check refuses them"))
        else:
            faults += [fault(case, name, text) for text in differences(case, result)]
    return faults


def faults_of_changes(checked: CheckedMeasure, name: str, answers: Sequence[Mapping[str, object]]) -> list[CaseFault]:
    """Every change that a case expects and an engine does not give."""
    cases = list(zip(checked.measure.cases, answers, strict=True))
    found = expected_changes(checked.measure, cases, lambda pair: scorer(name, planned(pair)))
    return [
        fault(case, name, f"expected {change_expected(expected)}, got {change_found(row)}")
        for case, expected, row in found
        if not is_as_expected(expected, row)
    ]


def change_expected(expected: Expected) -> str:
    return " ".join(part for part in (expected.id, in_words(expected.value), expected.band) if part)


def change_found(row: ChangeRow) -> str:
    value = " ".join(part for part in (in_words(row.difference), row.kind) if part)
    return f"{value} ({row.why})" if row.why else value


def foresees(case: Case, refusal: interpreter.Refusal) -> bool:
    """Whether a case says that a check refuses its answers: `gives check weights`."""
    return refusal.is_check and any(each.kind == "check" and each.id == refusal.item for each in case.expected)


def of_refused(case: Case, refused_by_check: bool) -> list[str]:
    """In words, what a case expects of answers that are refused, besides that."""
    if not refused_by_check:
        return ["the answers are refused"]
    return [
        f"expected {each.kind} {each.id}, and a check refuses the answers"
        for each in case.expected
        if each.kind != "check"
    ]


def in_a_sentence(refusal: interpreter.Refusal) -> str:
    if refusal.is_check:
        return str(refusal)
    return f"{refusal.item} cannot be {answer_text(refusal.value)}: {refusal.why}"


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
        case "check" | "no check":
            failed = result["checks"]
            assert isinstance(failed, list | tuple)
            state = "check" if expected.id in failed else "no check"
            return None if state == expected.kind else f"expected {expected.kind} {expected.id}, got {state}"
        case "alert" | "no alert" | "undecided alert":
            state = "alert" if is_raised else "undecided alert" if is_undecided else "no alert"
            return None if state == expected.kind else f"expected {expected.kind} {expected.id}, got {state}"
        case "change":
            return None  # of two sittings
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
