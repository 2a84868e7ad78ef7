"""What a FHIR R4 Questionnaire cannot carry of a measure (`spec/targets.md` has the list)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from romdsl.emit.bank_forms import unknown_forms
from romdsl.emit.non_answers import without_option
from romdsl.emit.patterns import pattern_losses
from romdsl.emit.target import Loss, Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Alert, Cat, Item, Measure, NumberAnswer, Rows, Slider

from .earlier import asks_server
from .numbers import step_of
from .row_groups import is_repeating
from .scored import respondent_lines
from .words import concept_coding

REPEATED = "a repetition of a group has no name and no state, and each asks with the same words"
PLACED = "every row that there may be stands there from the start, as a group with linkIds of its own"
NOT_REQUIRED = "a least number needs a group that is required, which a known form never takes for answered"
MAY_BE_EMPTY = "a group that stands there may be left empty"
NOT_BROUGHT = "it would be asked of a server, and a known form that has none then refuses the whole Questionnaire"
WITH_SERVER = "for forms that have a server: --set fhir.earlier=server"
NOT_READ_ONLY = "a question that is read-only could not be answered the first time"
KEEPS_NO_WORDS_BACK = "a response holds every answer, and whoever reads it reads the words"


def next_item_loss(cat: Cat) -> Loss:
    why = "a Questionnaire has no rule for it: a server works it out from the Library, and is asked by $next-question"
    return Loss(cat.span, f"which item the adaptive test {cat.id} asks next", why)


def losses(checked: CheckedMeasure, options: Options) -> Sequence[Loss]:
    measure = checked.measure
    found: list[Loss] = [*header_losses(measure), *pattern_losses(checked), *map(next_item_loss, measure.cats)]
    found.extend(unknown_forms(checked, options.values.get("form", "")))
    for item in measure.items:
        found.extend(item_losses(item))
    found.extend(over_time_losses(measure, asks_server(options)))
    for score in measure.scores:
        for change in score.reliable_change:
            found.append(
                Loss(
                    change.span,
                    f"the reliable change of “{score.id}”",
                    "a Questionnaire knows one occasion and compares nothing over time",
                )
            )
    for alert in measure.alerts:
        found.extend(alert_losses(measure, alert, options))
    if options.values.get("release", "both") != "r4":
        found.extend(non_answer_losses(measure))
    return found


def over_time_losses(measure: Measure, brought: bool) -> Iterator[Loss]:
    """What a Questionnaire cannot carry of rows, occasions and change.

    It knows one occasion; `brought` says whether it asks a server for the answers of the last one.
    """
    for rows in measure.rows:
        yield from rows_losses(rows, brought)
    for item in measure.items:
        if item.slot is None:
            yield from kept_losses(item, brought)
    for change in measure.changes:
        yield Loss(
            change.span,
            f"the change “{change.id}”",
            "a Questionnaire knows one occasion and compares nothing over time",
        )


def rows_losses(rows: Rows, brought: bool) -> Iterator[Loss]:
    if is_repeating(rows):
        yield Loss(rows.span, f"the ids of rows in “{rows.id}”, their state and what they quote", REPEATED)
        if rows.low:
            yield Loss(rows.span, f"that “{rows.id}” has at least {rows.low}", NOT_REQUIRED)
    else:
        yield Loss(rows.span, f"adding rows to “{rows.id}”, their state and what they quote", PLACED)
        if rows.low and not rows.positions:
            yield Loss(rows.span, f"that “{rows.id}” has at least {rows.low}", MAY_BE_EMPTY)
    carried = [field.id for field in rows.fields if field.items[0].carried]
    if carried and not brought:
        words = ", ".join(f"“{field}”" for field in carried)
        yield Loss(rows.span, f"bringing along {words} of “{rows.id}”", NOT_BROUGHT, WITH_SERVER)
    locked = [field.id for field in rows.fields if field.items[0].locked]
    if locked and brought:
        words = ", ".join(f"“{field}”" for field in locked)
        yield Loss(rows.span, f"that {words} of “{rows.id}” cannot be changed once carried", NOT_READ_ONLY)
    if rows.private:
        yield Loss(rows.span, f"that the words in “{rows.id}” are private", KEEPS_NO_WORDS_BACK)


def kept_losses(item: Item, brought: bool) -> Iterator[Loss]:
    """What an item outside rows says of its answer at other occasions and in exports."""
    if item.carried and not brought:
        lost = f"that “{item.id}” is carried to the next occasion" + (" and locked" if item.locked else "")
        yield Loss(item.span, lost, NOT_BROUGHT, WITH_SERVER)
    if item.locked and brought:
        yield Loss(item.span, f"that “{item.id}” cannot be changed once carried", NOT_READ_ONLY)
    if item.private:
        yield Loss(item.span, f"that the words of “{item.id}” are private", KEEPS_NO_WORDS_BACK)


def non_answer_losses(measure: Measure) -> Iterator[Loss]:
    """Where the measure speaks of non-answers that are no option; others are answered as options are."""
    for item, reason, span in without_option(measure):
        yield Loss(
            span,
            f"the non-answer !{reason} of “{item.id}”, in responses of R5",
            "there an answer must have a value, so that only R4 can say why there is none",
            "give the item an option for it",
        )


def header_losses(measure: Measure) -> Iterator[Loss]:
    if measure.status and measure.status.value == "pilot":
        yield Loss(
            measure.status.span, "the status “pilot” (it becomes “draft”)", "FHIR knows draft, active and retired"
        )
    if measure.modes:
        words = ", ".join(mode.value for mode in measure.modes)
        yield Loss(measure.modes[0].span, f"the mode “{words}”", "a Questionnaire does not say how it is asked")
    if measure.ages:
        yield Loss(measure.ages.span, "the ages", "a Questionnaire does not say whom it is for")


def item_losses(item: Item) -> Iterator[Loss]:
    if isinstance(item.answer, NumberAnswer | Slider):
        step = step_of(item.answer)
        kept = isinstance(item.answer, Slider) and step.denominator == 1
        if step != 1 and not kept and not is_decimals(step):
            place = item.answer.step.span if item.answer.step else item.answer.span
            yield Loss(
                place,
                f"the step of “{item.id}”; a form may take a number between two steps",
                "R4 has no step for numbers, and for sliders a whole one alone",
            )
    for concept in item.concepts:
        if concept_coding(concept.system, concept.code) is None:
            yield Loss(
                concept.span,
                f"the concept “{concept.system} {concept.code}”",
                "a code in FHIR needs the address of its system, and this one is not known",
                'write loinc, snomed or the system\'s address: concept "http://…" "…"',
            )


def is_decimals(step: Fraction) -> bool:
    """Whether a step is 0.1, 0.01 …: a form holds to those by the number of decimals."""
    return step.numerator == 1 and step.denominator == 10 ** (len(str(step.denominator)) - 1)


def alert_losses(measure: Measure, alert: Alert, options: Options) -> Iterator[Loss]:
    if respondent_lines(measure, alert, options) is None:
        yield Loss(
            alert.contacts.span if alert.contacts else alert.span,
            f"the words of alert “{alert.id}” to the respondent",
            "they speak of contacts, and none are given",
            "give a service file with them: --service FILE",
        )
