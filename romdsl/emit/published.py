"""What is published about a score: cut-offs, change, norms, each with for whom it holds and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction

from ..model.change_class import cutoff_value as measured_cutoff
from ..model.change_class import square_of
from ..model.expression import Expression
from ..model.measure import ClinicalCutoff, Measure, Norm, Percentile, Placed, ReliableChange, Score
from ..model.written import formula, interval, number

PLACES = Decimal("0.01")

Rows = Iterator[tuple[str, str]]


def published_rows(score: Score) -> Rows:
    """What the author took from publications, by name, in the order of the language."""
    for caseness in score.caseness:
        yield "caseness", interval(caseness.interval) + for_whom(caseness.when) + sourced(caseness.source)
    for change in score.reliable_change:
        yield "reliable change", reliable_change(change) + for_whom(change.when) + sourced(change.source)
    for cutoff in score.clinical_cutoffs:
        yield "clinical cut-off", clinical_cutoff(cutoff, score) + for_whom(cutoff.when) + sourced(cutoff.source)
    for norm in score.norms:
        yield "norm", norm_in_words(norm) + for_whom(norm.when) + sourced(norm.source)
    for percentile in score.percentiles:
        yield "percentiles", percentile_in_words(percentile)
    if score.comparable:
        yield "comparable with", ", ".join(other.value for other in score.comparable)
    if score.replaces:
        yield "replaces", score.replaces.value


def reliable_change(change: ReliableChange) -> str:
    """The number as published, or worked out: 1.96 · SD · √(2 · (1 − reliability)) (Jacobson and Truax 1991)."""
    if change.amount is not None:
        return number(change.amount)
    if change.deviation is None or change.reliability is None:
        return ""
    deviation, reliability = number(change.deviation), number(change.reliability)
    return f"{least_reliable(change)}, from standard deviation {deviation}, reliability {reliability}"


def least_reliable(change: ReliableChange) -> Decimal:
    """The change that is more than error, with two decimals where it is worked out."""
    return _decimal(square_of(change)).sqrt(Context(prec=40)).quantize(PLACES)


def clinical_cutoff(cutoff: ClinicalCutoff, score: Score) -> str:
    """The cut-off and what it is from; without its number where the direction of the score is not known."""
    value = cutoff_value(cutoff, score)
    return ("" if value is None else f"{rounded(value)}, ") + criterion(cutoff)


def criterion(cutoff: ClinicalCutoff) -> str:
    """What a cut-off is worked out from."""
    parts = [f"clinical mean {number(cutoff.clinical[0])}, SD {number(cutoff.clinical[1])}"] if cutoff.clinical else []
    if cutoff.functional:
        parts.append(f"functional mean {number(cutoff.functional[0])}, SD {number(cutoff.functional[1])}")
    return f"criterion {cutoff.kind}, from {'; '.join(parts)}"


def rounded(value: Fraction) -> Decimal:
    """What is worked out, with two decimals."""
    return _decimal(value).quantize(PLACES)


def cutoff_value(cutoff: ClinicalCutoff, score: Score) -> Fraction | None:
    """The number of a cut-off; None where a mean or the direction of the score is not known."""
    clinical, functional = cutoff.clinical, cutoff.functional
    if (clinical is None and cutoff.kind != "b") or (functional is None and cutoff.kind != "a"):
        return None
    if cutoff.kind == "c" and clinical and functional and clinical[1] + functional[1] == 0:
        return None
    up = clinical_is_higher(cutoff, score)
    return None if up is None and cutoff.kind != "c" else measured_cutoff(cutoff, bool(up))


def clinical_is_higher(cutoff: ClinicalCutoff, score: Score) -> bool | None:
    """Whether the clinical population has the higher scores: by both means, else by the score's direction."""
    if cutoff.clinical and cutoff.functional and cutoff.clinical[0] != cutoff.functional[0]:
        return cutoff.clinical[0] > cutoff.functional[0]
    return None if score.higher is None else score.higher.value == "worse"


def norm_in_words(norm: Norm) -> str:
    of = f", of {norm.population.value}" if norm.population else ""
    return f"mean {number(norm.mean)}, SD {number(norm.deviation)}{of}"


def percentile_in_words(percentile: Percentile) -> str:
    table = percentile.table
    of = f", of {percentile.population.value}" if percentile.population else ""
    return f"by {', '.join(key.value for key in table.keys)}{of}{sourced(table.source)}"


def band_texts(score: Score) -> dict[str, str]:
    """The words for each code of a band; where sets of bands name one code differently, all of them."""
    found: dict[str, dict[str, None]] = {}
    for band in score.bands:
        found.setdefault(band.code, {})[band.text] = None
    return {code: " / ".join(texts) for code, texts in found.items()}


def code_texts(measure: Measure, score: Score) -> dict[str, str]:
    """The words of the codes of a score: those of its scale; none where it has no scale."""
    scale = next((each for each in measure.scales if score.scale and each.id == score.scale.value), None)
    return {option.code: option.text.value for option in scale.options} if scale else {}


def for_whom(when: Expression | None) -> str:
    return "" if when is None else f" when {formula(when)}"


def sourced(source: Placed[str] | None) -> str:
    return f" ({source.value})" if source else ""


def _decimal(value: Fraction) -> Decimal:
    return Context(prec=40).divide(Decimal(value.numerator), Decimal(value.denominator))
