"""Scores, bands, counts and alerts as calculated items."""

from __future__ import annotations

from collections.abc import Mapping

from romdsl.emit.fhirpath import Expressions, ScoreExpressions
from romdsl.emit.fhirpath.text import quoted
from romdsl.emit.published import band_texts, code_texts, published_rows
from romdsl.emit.target import Options
from romdsl.model import written
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Alert, Measure, Score
from romdsl.program import Program, UseTruth, UseWord

from .conditions import shown_by
from .words import HIDDEN, UCUM, Json, clean, expression, extension, filled, markdown, unit_coding


def calculated(checked: CheckedMeasure, program: Program, printed: Expressions, options: Options) -> list[Json]:
    """All calculated items: none has a value before what it needs is answered."""
    measure = checked.measure
    found: list[Json] = []
    scores = {score.id: score for score in measure.scores}
    values = {output.score: output.value for output in program.outputs}
    for expressions in printed.scores:
        score = scores[expressions.score]
        if isinstance(values[score.id], UseWord):
            found.extend(code_items(measure, score, expressions, options))
        else:
            is_truth = isinstance(values[score.id], UseTruth)
            found.extend(number_items(score, expressions, is_truth, options))
        found.extend(count_items(score, expressions))
    for alert in measure.alerts:
        found.extend(alert_items(measure, alert, printed.alerts[alert.id], options))
    return found


def calculated_item(link: str, text: str, kind: str, value: str, more: list[Json], hidden: bool) -> Json:
    extensions = [*([HIDDEN] if hidden else []), *more, expression("calculatedExpression", value)]
    return filled(extension=extensions, linkId=link, text=clean(text), type=kind, readOnly=True)


def is_hidden(score: Score, options: Options) -> bool:
    """Respondents see what the measure says they may see; `scores=visible` shows scores and bands."""
    return not score.shown and options.values.get("scores") != "visible"


def title_of(score: Score) -> str:
    return score.title.value if score.title else score.id.replace("_", " ")


def number_items(score: Score, printed: ScoreExpressions, is_truth: bool, options: Options) -> list[Json]:
    """A score that is a number or a truth, and its band as text and as code."""
    hidden, title = is_hidden(score, options), title_of(score)
    kind = "boolean" if is_truth else "decimal" if printed.decimals else "integer"
    about = notes_on(score)
    if not is_truth:
        given = score.unit.value if score.unit else None
        unit = unit_coding(given) or {"system": UCUM, "code": "{score}", "display": given or "score"}
        about.append(extension("questionnaire-unit", "Coding", unit))
    found = [calculated_item(score.id, title, kind, printed.value, about, hidden)]
    if printed.band is not None:
        texts = text_of(printed.band, band_texts(score))
        found.append(calculated_item(f"{score.id}-band", title, "string", texts, [], hidden))
        found.append(calculated_item(f"{score.id}-band-code", f"{title}: band", "string", printed.band, [], True))
    return found


def code_items(measure: Measure, score: Score, printed: ScoreExpressions, options: Options) -> list[Json]:
    """A score that is a code, as a text, and the words of its scale; hidden itself where it has words."""
    hidden, title = is_hidden(score, options), title_of(score)
    texts = code_texts(measure, score)
    found = [calculated_item(score.id, title, "string", printed.value, notes_on(score), hidden or bool(texts))]
    if texts:
        words = text_of(printed.value, texts)
        found.append(calculated_item(f"{score.id}-text", title, "string", words, [], hidden))
    return found


def count_items(score: Score, printed: ScoreExpressions) -> list[Json]:
    """Whether it is a case, and what it rests on."""
    more = (
        ("caseness", "boolean", printed.caseness),
        ("answered", "integer", printed.answered),
        ("expected", "integer", printed.expected),
        ("filled", "integer", printed.filled),
        ("missing", "string", printed.missing),
    )
    title = title_of(score)
    return [
        calculated_item(f"{score.id}-{name}", f"{title}: {name}", kind, value, [], True)
        for name, kind, value in more
        if value is not None
    ]


def text_of(code: str, texts: Mapping[str, str]) -> str:
    """The words for a code; nothing when there is no code."""
    found = "{}"
    for each, text in reversed(list(texts.items())):
        found = f"iif({code} = {quoted(each)}, {quoted(clean(text))}, {found})"
    return found


def notes_on(score: Score) -> list[Json]:
    note = score_note(score)
    return [extension("designNote", "Markdown", markdown(note))] if note else []


def score_note(score: Score) -> str:
    """What the author wrote about a score, for people who read the Questionnaire."""
    lines = [written.formula(score.value)]
    if score.missing:
        lines.append(f"missing {written.missing_rule(score.missing)}")
    if score.round:
        lines.append(f"round {written.rounding(score.round)}")
    if score.higher:
        lines.append(f"higher {score.higher.value}")
    if score.construct:
        lines.append(f"construct {score.construct.value}")
    for band in score.bands:
        if band.when is not None:
            lines.append(f"{written.interval(band.interval)} {band.text} when {written.formula(band.when)}")
    lines.extend(f"{name} {text}" for name, text in published_rows(score) if name != "reliable change")
    return "\n\n".join(lines)


def alert_items(measure: Measure, alert: Alert, condition: str, options: Options) -> list[Json]:
    """A hidden truth for staff, and for the respondent the alert's words with contacts, shown when it is raised.

    Words that promise help are not shown without the contacts that they speak of.
    """
    staff = alert.staff.value if alert.staff else alert.id.replace("_", " ")
    about = [extension("designNote", "Markdown", f"severity {alert.severity.value}")] if alert.severity else []
    link = f"alert-{alert.id}"
    found = [calculated_item(link, staff, "boolean", condition, about, True)]
    lines = respondent_lines(measure, alert, options)
    for number, line in enumerate(lines or (), 1):
        text: Json = {
            "extension": [shown_by(condition)],
            "linkId": f"{link}-words-{number}",
            "text": clean(line),
            "type": "display",
        }
        found.append(text)
    return found


def respondent_lines(measure: Measure, alert: Alert, options: Options) -> list[str] | None:
    """What a respondent is told, line by line; None when contacts are named and none are given."""
    words = [alert.respondent.value] if alert.respondent and alert.respondent.value else []
    if not alert.contacts:
        return words
    named = alert.contacts.value
    lines = [line.value for contact in measure.contacts if contact.id == named for line in contact.lines]
    lines += options.service.contacts.get(named, ())
    return [*words, *lines] if lines else None
