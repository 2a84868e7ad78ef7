"""The codebook as a page for a data manager: items, codes, scores and files."""

from __future__ import annotations

from romdsl.emit.change_table import change_tables
from romdsl.emit.published import code_texts
from romdsl.emit.score_table import ScoreTable, score_tables
from romdsl.emit.terms import borrowed_terms
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Block, Item, Licence, Measure, Option, Rows
from romdsl.model.written import formula, number

from .answers import NON_ANSWERS, Column, answer_in_words, columns, kind
from .banks import banks
from .markdown import cell_code, code, paragraph, plain, table

WRITTEN = (
    ("tick-all", "Of several that can be ticked: the codes parted by `;`, `()` for nothing ticked; in JSON a list."),
    ("time", "A time is `hh:mm`, `08:30`."),
    ("date", "A date is `yyyy-mm-dd`, `2026-01-12`."),
    ("duration", "A duration is hours and minutes, `7:30`; in formulas a number of hours, 7.5."),
)
BLANK = "An empty cell, `null` or an absent key is an item that was left blank."

COUNTS = (
    ("answered", "items answered"),
    ("expected", "items that were to be answered"),
    ("filled", "items filled in by the rule for missing answers"),
    ("missing", "why the score is missing"),
)


def page(checked: CheckedMeasure) -> str:
    measure = checked.measure
    lines = [f"# {plain(measure.title.value)}", "", *about(checked), *asked(measure), *scales(measure), *banks(checked)]
    tables = score_tables(checked)
    if tables:
        lines += ["## Scores", "", *keys(measure, tables)]
        for each in tables:
            lines += score(each)
    lines += [*changes(measure), *lookups(measure), *alerts(measure), *checks(measure), *files(measure)]
    return "\n".join(lines).rstrip() + "\n"


def about(checked: CheckedMeasure) -> list[str]:
    measure = checked.measure
    licence = measure.licence or Licence()
    said = [
        ("version", measure.version), ("status", measure.status), ("language", measure.language),
        ("time asked about", measure.recall), ("filled in by", measure.respondent), ("source", measure.source),
        ("citation", measure.citation), ("holder", licence.holder), ("terms", licence.terms), ("credit", licence.credit),
    ]  # fmt: skip
    lines = [f"- {name}: {plain(value.value)}" for name, value in said if value]
    lines += [f"- {plain(said)}" for said in borrowed_terms(measure)]
    if measure.modes:
        lines.append(f"- filled in: {plain(', '.join(mode.value for mode in measure.modes))}")
    lines = [f"- id: {code(measure.id)}", *lines]
    lines += [f"- definition: {code(checked.definition)}", f"- scoring: {code(checked.scoring)}", ""]
    if measure.instructions:
        lines += [paragraph(measure.instructions.value), ""]
    return lines


def asked(measure: Measure) -> list[str]:
    """What staff fill in, then a row an item, its stem before the first item of a block."""
    found = columns(measure)
    staff, rest = found[: len(measure.contexts)], found[len(measure.contexts) :]
    rows: list[list[str]] = []
    stems: dict[str, Block | Rows] = {block.items[0].id: block for block in measure.blocks if block.items}
    stems |= {rows.items[0].id: rows for rows in measure.rows if rows.items}
    for item, column in zip(measure.items, rest, strict=True):
        stem = stems.get(item.id)
        if stem and stem.text:
            rows.append(["", f"**{plain(stem.text.value)}**", "", "", ""])
        rows.append(row(item, column))
    head = ("column", "question", "answer", "asked when", "needed")
    contexts = [row(item, column) for item, column in zip(measure.contexts, staff, strict=True)]
    lines = ["## Filled in by staff", "", *table(head, contexts)] if contexts else []
    return [*lines, "## Items", "", *table(head, rows), *how_written(measure)]


def row(item: Item, column: Column) -> list[str]:
    condition = f"{cell_code(column.condition)}; else {column.when_hidden}" if column.condition else ""
    return [cell_code(column.name), plain(column.text), plain(answer_in_words(item)), condition, column.required]


def how_written(measure: Measure) -> list[str]:
    """How answers stand in a file, for the kinds that there are."""
    lines = [BLANK, f"Why there is no answer can be said by {', '.join(map(code, NON_ANSWERS))}."]
    kinds = {kind(item) for item in measure.inputs}
    return [*lines, *(said for each, said in WRITTEN if each in kinds), ""]


def scales(measure: Measure) -> list[str]:
    lines: list[str] = []
    for scale in measure.scales:
        lines += [
            f"### Scale {code(scale.id)}",
            "",
            *table(("code", "text", "score"), [option(each) for each in scale.options]),
        ]
    return ["## Scales", "", *lines] if lines else []


def option(each: Option) -> list[str]:
    if each.non_answer:
        return [cell_code(each.code), plain(each.text.value), f"no answer ({each.non_answer.replace('_', ' ')})"]
    return [cell_code(each.code), plain(each.text.value), "" if each.score is None else number(each.score)]


def keys(measure: Measure, tables: list[ScoreTable]) -> list[str]:
    """Which item enters which score, and how."""
    how = {each.id: dict(each.keys) for each in tables}
    used = [item for item in measure.items if any(item.id in found for found in how.values())]
    rows = [[cell_code(item.id), *(plain(how[each.id].get(item.id, "")) for each in tables)] for item in used]
    said = "How each item enters: + as it is, - reversed or taken off, a number is a weight"
    if any("condition" in key for found in how.values() for key in found.values()):
        said += ", condition: it decides, or is looked up, and what it adds depends on other answers too"
    return [*table(("item", *(cell_code(each.id) for each in tables)), rows), f"{said}.", ""] if rows else []


def score(each: ScoreTable) -> list[str]:
    title = "" if each.title == each.id else f" {plain(each.title)}"
    rows = [[plain(name), cell_code(text) if is_formula(name) else plain(text)] for name, text in each.rows]
    lines = [f"### {code(each.id)}{title}", "", *table(("what", "is"), rows)]
    for_whom = any(whom for *_, whom in each.bands)
    bands = [
        [cell_code(ends), cell_code(band), plain(text), *([cell_code(whom) or "everybody"] if for_whom else [])]
        for ends, band, text, whom in each.bands
    ]
    return lines + table(("values", "band", "text", *(["for whom"] if for_whom else [])), bands)


def changes(measure: Measure) -> list[str]:
    """What each change compares and what decides its class."""
    lines: list[str] = []
    for each in change_tables(measure):
        title = "" if each.title == each.id else f" {plain(each.title)}"
        rows = [[plain(name), cell_code(text) if is_formula(name) else plain(text)] for name, text in each.rows]
        classes = [[cell_code(id), plain(words), plain(when)] for id, words, when in each.classes]
        lines += [f"### {code(each.id)}{title}", "", *table(("what", "is"), rows)]
        lines += table(("class", "text", "when"), classes)
    return ["## Changes", "", *lines] if lines else []


def is_formula(name: str) -> bool:
    return name in ("formula", "missing", "round", "range") or name.startswith("where ")


def alerts(measure: Measure) -> list[str]:
    rows = [
        [
            cell_code(alert.id),
            cell_code(formula(alert.when)),
            alert.severity.value if alert.severity else "",
            plain(alert.staff.value) if alert.staff else "",
            plain(alert.respondent.value) if alert.respondent else "",
        ]
        for alert in measure.alerts
    ]
    return (
        ["## Alerts", "", *table(("alert", "when", "severity", "for staff", "for the respondent"), rows)]
        if rows
        else []
    )


def lookups(measure: Measure) -> list[str]:
    """The tables of the measure: what they are by, what they give, and where their numbers are from."""
    named = [*measure.tables, *(each.table for score in measure.scores for each in score.percentiles)]
    rows = [
        [
            cell_code(each.id),
            ", ".join(cell_code(key.value) for key in (*each.keys, *([each.across] if each.across else []))),
            ", ".join(cell_code(column) for column in each.columns if column),
            str(len(each.rows)),
            cell_code(each.file.value) if each.file else "",
            plain(each.source.value) if each.source else "",
        ]
        for each in named
    ]
    return ["## Tables", "", *table(("table", "by", "gives", "rows", "file", "source"), rows)] if rows else []


def checks(measure: Measure) -> list[str]:
    rows = [
        [
            cell_code(each.id),
            cell_code(formula(each.that)),
            plain(each.text.value) if each.text else "",
            "noted" if each.warning else "refused",
        ]
        for each in measure.checks
    ]
    return ["## Checks of answers", "", *table(("check", "must be", "words", "else"), rows)] if rows else []


def files(measure: Measure) -> list[str]:
    """What the columns of a file of scores are."""
    rows = []
    for score in measure.scores:
        codes = "; ".join(f"{each} = {text}" for each, text in code_texts(measure, score).items())
        rows.append([cell_code(score.id), f"{plain(codes) or 'the score'}; empty when it is missing"])
        if score.bands:
            rows.append([cell_code(f"{score.id}_band"), "the code of its band"])
        rows += [[cell_code(f"{score.id}_{ending}"), what] for ending, what in COUNTS]
        if score.caseness:
            rows.append([cell_code(f"{score.id}_caseness"), "whether it counts as a case: true, false, or empty"])
    rows += [
        [cell_code(f"alert_{alert.id}"), "true, false, or empty when it cannot be decided"] for alert in measure.alerts
    ]
    rows += [
        [cell_code(f"check_{check.id}"), "whether it fails: true, false, or empty when it cannot be decided"]
        for check in measure.checks
    ]
    rows.append([cell_code("unused_answers"), "items that were answered though they were not asked"])
    id = measure.id
    named = (
        (f"{id}.csv", "a row a column of the answers file"),
        (f"{id}.codes.csv", "a row a code"),
        (f"{id}.answers.schema.json", "JSON Schema of one set of answers"),
        (f"{id}.result.schema.json", "JSON Schema of one result"),
    )
    beside = [f"- {code(name)}: {what}" for name, what in named]
    return [
        "## Columns of a file of scores",
        "",
        *table(("column", "holds"), rows),
        "## Files beside this one",
        "",
        *beside,
        "",
    ]
