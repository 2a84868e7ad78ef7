"""Findings for people: the sentence, the line with its place, and the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ..source import Source
from .diagnostic import Finding, Severity
from .excerpt import LineView, Mark, Run, Style, as_shown, cut_to, width_of

COLUMNS = 80
CODES: dict[Style, str] = {"second": "36", "dim": "2", "bold": "1", "plain": ""}
SEVERITIES: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "note": "1"}


def colour_wanted(choice: Literal["auto", "always", "never"], terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to colour: as `--color` says, else on a terminal unless NO_COLOR stands in the environment."""
    if choice != "auto":
        return choice == "always"
    return terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def to_text(findings: Sequence[Finding], measures: int, colour: bool) -> str:
    """All findings one after the other, and last how many there are in how many measures."""
    parts = [finding_text(finding, colour) for finding in findings]
    painter = Painter("note", colour)
    closing = painter.paint([(count_line(findings, measures), "bold")]) + "\n"
    if findings:
        weightiest = min(findings, key=lambda finding: list(SEVERITIES).index(finding.rule.severity))
        closing += f"More on one of them: romdsl explain {weightiest.rule.code}\n"
    return "\n".join([*parts, closing])


def count_line(findings: Sequence[Finding], measures: int) -> str:
    """`3 errors, 1 warning in 2 measures`."""
    counts = [
        counted(number, severity)
        for severity in SEVERITIES
        if (number := sum(finding.rule.severity == severity for finding in findings))
    ]
    return f"{', '.join(counts) or 'No findings'} in {counted(measures, 'measure')}"


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class Painter:
    """Runs of text as a terminal shows them; the colour of the place is that of the severity."""

    def __init__(self, severity: Severity, colour: bool) -> None:
        self.codes = {**CODES, "place": SEVERITIES[severity]}
        self.colour = colour

    def paint(self, runs: Sequence[Run]) -> str:
        """The runs as one line, without blanks at its end."""
        if not self.colour:
            return "".join(text for text, _ in runs).rstrip()
        return "".join(f"\x1b[{self.codes[style]}m{text}\x1b[0m" if self.codes[style] else text for text, style in runs)


def finding_text(finding: Finding, colour: bool) -> str:
    """One finding, as a block of lines."""
    painter = Painter(finding.rule.severity, colour)
    lines = [painter.paint(row) for row in heading(finding)]
    span = finding.span
    lines.append(f"  {span.source.name}:{span.line}:{span.column}")
    views = line_views(finding)
    gutter = max((len(str(view.line)) for view in views), default=1)
    bar: Run = (" " * (gutter + 1) + "|", "dim")
    shown = span.source
    for view in views:
        if view.source is not shown:
            shown = view.source
            mark = view.marks[0].span
            lines.append(f"  {shown.name}:{mark.line}:{mark.column}")
        lines.append(painter.paint([bar]))
        number = str(view.line).rjust(gutter)
        lines.append(painter.paint([(f"{number} |", "dim"), (" ", "plain"), *view.text()]))
        lines += [painter.paint([bar, (" ", "plain"), *row]) for row in view.rows()]
    after = [*finding.details, *([f"help: {finding.help}"] if finding.help else [])]
    if after and views:
        lines.append(painter.paint([bar]))
    for text in after:
        lines += [painter.paint(row) for row in below(text, gutter + 1)]
    return "\n".join(lines) + "\n"


def heading(finding: Finding) -> list[list[Run]]:
    """The severity, the sentence, then code and name; wrapped where it is long."""
    severity = finding.rule.severity
    tail = f"{finding.rule.code} {finding.rule.name}"
    rows: list[list[Run]] = [[(text, "bold")] for text in wrapped(finding.message, COLUMNS - 2, len(severity) + 1)]
    rows[0] = [(severity, "place"), (" ", "plain"), *rows[0]]
    rows[1:] = [[("  ", "plain"), *row] for row in rows[1:]]
    if sum(width_of(text) for text, _ in rows[-1]) + 2 + len(tail) <= COLUMNS:
        rows[-1] += [("  ", "plain"), (tail, "dim")]
    else:
        rows.append([("  ", "plain"), (tail, "dim")])
    return rows


def below(text: str, indent: int) -> list[list[Run]]:
    """A sentence that follows from the finding, in line with the bar."""
    rows: list[list[Run]] = []
    for line in wrapped(text, COLUMNS - indent):
        runs: list[Run] = [(line, "plain")]
        if not rows and line.startswith("help:"):
            runs = [("help:", "bold"), (line[len("help:") :], "plain")]
        rows.append([(" " * indent, "plain"), *runs])
    return rows


def wrapped(text: str, columns: int, used: int = 0) -> list[str]:
    """The words of a text in lines no wider than `columns`; the first has `used` of them taken."""
    lines, room = [""], columns - used
    for word in "".join(as_shown(character) for character in text).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(longer) <= room or not lines[-1]:
            lines[-1] = cut_to(longer, columns)
        else:
            lines.append(cut_to(word, columns))
            room = columns
    return lines


def line_views(finding: Finding) -> list[LineView]:
    """The lines to show: the place first, then those of the other places, each line once if it can be."""
    if not finding.span.source.text:
        return []
    place = Mark(finding.span, finding.label, "place")
    others = [Mark(because.span, because.text, "second") for because in finding.reasons]
    deepest = max(mark.span.line for mark in (place, *others))
    columns = COLUMNS - len(str(deepest)) - 3
    groups: dict[tuple[Source, int], list[Mark]] = {(place.span.source, place.span.line): [place]}
    alone: list[Mark] = []
    for mark in others:
        group = groups.setdefault((mark.span.source, mark.span.line), [])
        (alone if overlaps(mark, group) else group).append(mark)
    views = []
    for (source, line), marks in groups.items():
        view = LineView(source, line, marks, columns)
        left_out = [mark for mark in marks[1:] if not view.holds(mark)]
        if left_out:
            view = LineView(source, line, [mark for mark in marks if mark not in left_out], columns)
        views.append(view)
        alone += left_out
    return views + [LineView(mark.span.source, mark.span.line, [mark], columns) for mark in alone]


def overlaps(mark: Mark, others: Sequence[Mark]) -> bool:
    start, end = mark.on(mark.span.line)
    places = (other.on(mark.span.line) for other in others)
    return any(start < other_end and other_start < end for other_start, other_end in places)
