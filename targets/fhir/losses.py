"""What a FHIR R4 Questionnaire cannot carry of a measure (`spec/targets.md` has the list)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from romdsl.emit.target import Loss, Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Alert, Item, Measure, NumberAnswer, Slider

from .numbers import is_whole, step_of
from .scored import respondent_lines
from .words import concept_coding

LARGEST = 2**31 - 1


def losses(checked: CheckedMeasure, options: Options) -> Sequence[Loss]:
    measure = checked.measure
    found: list[Loss] = [*header_losses(measure)]
    for item in measure.items:
        found.extend(item_losses(item))
    for score in measure.scores:
        if score.reliable_change:
            found.append(
                Loss(
                    score.reliable_change.span,
                    f"The reliable change of “{score.id}” is not carried.",
                    "A Questionnaire knows one occasion and compares nothing over time.",
                )
            )
    for alert in measure.alerts:
        found.extend(alert_losses(measure, alert, options))
    return found


def header_losses(measure: Measure) -> Iterator[Loss]:
    if measure.status and measure.status.value == "pilot":
        yield Loss(measure.status.span, "The status “pilot” is written as “draft”.", "FHIR knows draft, active and retired.")
    if measure.modes:
        words = ", ".join(mode.value for mode in measure.modes)
        yield Loss(measure.modes[0].span, f"The mode “{words}” is not carried.", "A Questionnaire does not say how it is asked.")
    if measure.ages:
        yield Loss(measure.ages.span, "The ages are not carried.", "A Questionnaire does not say for whom it is made.")


def item_losses(item: Item) -> Iterator[Loss]:
    if isinstance(item.answer, NumberAnswer | Slider):
        step = step_of(item.answer)
        kept = isinstance(item.answer, Slider) and step.denominator == 1
        if step != 1 and not kept and not (is_whole(item.answer) is False and step.numerator == 1 and power_of_ten(step.denominator)):
            place = item.answer.step.span if item.answer.step else item.answer.span
            yield Loss(
                place,
                f"The step of “{item.id}” is not held to: a form may take a number between two steps.",
                "R4 has no step for numbers, and for sliders a whole one alone.",
            )
    for concept in item.concepts:
        if concept_coding(concept.system, concept.code) is None:
            yield Loss(
                concept.span,
                f"The concept “{concept.system} {concept.code}” is not carried.",
                "A code in FHIR needs the address of its system, and this one is not known.",
                "write loinc, snomed or the system's address: concept \"http://…\" \"…\"",
            )
    if item.risk:
        yield from ()


def power_of_ten(number: int) -> bool:
    return number == 10 ** (len(str(number)) - 1)


def alert_losses(measure: Measure, alert: Alert, options: Options) -> Iterator[Loss]:
    if respondent_lines(measure, alert, options) is None:
        yield Loss(
            alert.contacts.span if alert.contacts else alert.span,
            f"The words to the respondent of alert “{alert.id}” are left out.",
            "They speak of contacts, and no contacts are given.",
            "give a service file with them: --service FILE",
        )
