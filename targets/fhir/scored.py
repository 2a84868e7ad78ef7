"""Scores, bands, counts and alerts as calculated items."""

from __future__ import annotations

from romdsl.emit.fhirpath import Expressions, ScoreExpressions
from romdsl.emit.fhirpath.text import quoted
from romdsl.emit.target import Options
from romdsl.model import written
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Alert, Measure, Score

from .conditions import shown_by
from .words import HIDDEN, UCUM, Json, clean, expression, extension, filled, markdown, unit_coding


def calculated(checked: CheckedMeasure, printed: Expressions, options: Options) -> list[Json]:
    """All calculated items: none has a value before what it needs is answered."""
    measure = checked.measure
    found: list[Json] = []
    scores = {score.id: score for score in measure.scores}
    for expressions in printed.scores:
        found.extend(score_items(scores[expressions.score], expressions, options))
    for alert in measure.alerts:
        found.extend(alert_items(measure, alert, printed.alerts[alert.id], options))
    return found


def calculated_item(link: str, text: str, kind: str, value: str, more: list[Json], hidden: bool) -> Json:
    extensions = [*([HIDDEN] if hidden else []), *more, expression("calculatedExpression", value)]
    return filled(extension=extensions, linkId=link, text=clean(text), type=kind, readOnly=True)


def score_items(score: Score, printed: ScoreExpressions, options: Options) -> list[Json]:
    """A score, its band as text and as code, whether it is a case, and what it rests on.

    Respondents see what the measure says they may see; `scores=visible` shows scores and bands.
    """
    hidden = not score.shown and options.values.get("scores") != "visible"
    title = score.title.value if score.title else score.id.replace("_", " ")
    kind = "boolean" if printed.is_truth else "decimal" if printed.decimals else "integer"
    note = score_note(score)
    about = [extension("designNote", "Markdown", markdown(note))] if note else []
    if kind != "boolean":
        given = score.unit.value if score.unit else None
        unit = unit_coding(given) or {"system": UCUM, "code": "{score}", "display": given or "score"}
        about.append(extension("questionnaire-unit", "Coding", unit))
    found = [calculated_item(score.id, title, kind, printed.value, about, hidden)]
    if printed.band is not None:
        texts = band_text(score, printed.band)
        found.append(calculated_item(f"{score.id}-band", title, "string", texts, [], hidden))
        found.append(calculated_item(f"{score.id}-band-code", f"{title}: band", "string", printed.band, [], True))
    more = (
        ("caseness", "boolean", printed.caseness),
        ("answered", "integer", printed.answered),
        ("expected", "integer", printed.expected),
        ("filled", "integer", printed.filled),
        ("missing", "string", printed.missing),
    )
    for name, type, value in more:
        if value is not None:
            found.append(calculated_item(f"{score.id}-{name}", f"{title}: {name}", type, value, [], True))
    return found


def band_text(score: Score, code: str) -> str:
    """The words for a band's code; nothing when there is no band."""
    found = "{}"
    for band in reversed(score.bands):
        found = f"iif({code} = {quoted(band.code)}, {quoted(clean(band.text))}, {found})"
    return found


def score_note(score: Score) -> str:
    """What the author wrote about a score, for people who read the Questionnaire."""
    lines = [written.formula(score.value)]
    if score.missing:
        lines.append(f"missing {written.missing_rule(score.missing)}")
    if score.round:
        lines.append(f"round {written.rounding(score.round)}")
    if score.higher:
        lines.append(f"higher {score.higher.value}")
    for caseness in score.caseness:
        source = f" ({caseness.source.value})" if caseness.source else ""
        lines.append(f"caseness {written.interval(caseness.interval)}{source}")
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
