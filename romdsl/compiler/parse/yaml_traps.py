"""What to do when YAML's parser gives up: test the lines one by one, say what is wrong, and go on without it."""

from __future__ import annotations

import re

import yaml

from ...diagnostics import Finding, Report
from ...source import Source, Span
from . import rules

MASK = "\ue000"
"""Stands in place of each character of a value that lacks its quotes, so that all places stay."""

_KEYED = re.compile(
    r"(?P<indent>[ ]*(?:-[ ]+)*)(?:(?P<key>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s#'\"\[\]{},&*!|>%@`][^#]*?)[ ]*:(?:[ ]+|$))?"
    r"(?P<value>.*)$"
)
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*[ ]*(?:\#.*)?$")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def quoted(text: str) -> str:
    """A text in single quotes, as YAML has them."""
    return "'" + text.replace("'", "''") + "'"


def mended(source: Source, text: str, fault: yaml.MarkedYAMLError, report: Report, *, first: bool) -> str:
    """The text, as long as before, without what the parser could not take; each such place is noted."""
    if first:
        masked = _without_traps(source, text, report)
        if masked != text:
            return masked
    return _without_line(source, text, fault, report)


def _without_traps(source: Source, text: str, report: Report) -> str:
    """Masks each value that is a text without the quotes that it needs."""
    found: list[tuple[int, int]] = []
    block_indent: int | None = None
    position = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            position += len(line) + 1
            continue
        block_indent = None
        match = _KEYED.match(line)
        value = match.group("value").rstrip() if match else ""
        if match and value and (match.group("key") or match.group("indent").strip()):
            start = position + match.start("value")
            if _BLOCK_SCALAR.match(value):
                block_indent = indent
            elif not _stands_alone(value) and not _goes_on(value, lines, number, indent):
                span = Span(source, start, start + len(value))
                report.add(_needs_quotes(value, span))
                found.append((start, start + len(value)))
        position += len(line) + 1
    for start, end in found:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _stands_alone(value: str) -> bool:
    """Whether a value can be read when it is alone on its line."""
    if value[0] not in "[{\"'%@`-?*&!|>:,#]}" and ": " not in value and not value.endswith(":"):
        return True
    try:
        depth = 0
        for event in yaml.parse(f"k: {value}\n", Loader=_Loader):
            depth += isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            if depth > 40:
                return True
    except yaml.YAMLError:
        return False
    return True


def _goes_on(value: str, lines: list[str], number: int, indent: int) -> bool:
    """Whether a quote or bracket that opens in a value is closed on a line further in."""
    closing = {'"': '"', "'": "'", "[": "]", "{": "}"}.get(value[0])
    if closing is None or closing in value[1:]:
        return False
    for line in lines[number + 1 : number + 200]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent and not line.strip().startswith(closing):
            return False
        if closing in line:
            return True
    return False


def _needs_quotes(value: str, span: Span) -> Finding:
    first = value[0]
    if first in "\"'" and len(value) > 1:
        if first in value[1:]:
            message = f"This value begins with a text in quotes and goes on behind it: {value[:40]}"
        else:
            return rules.TEXT_NEEDS_QUOTES.at(
                span,
                f"This value begins with {first}, and no second one closes it.",
                help=f"close it: {value}{first}"[:200],
            ).fix("close it", span, quoted(value[1:]))
    elif first in "[{%@`*&!|>?-,]}#:":
        message = f"This text begins with {first}, which has a meaning of its own in YAML."
    else:
        message = "This text has a colon and a blank in it, which makes YAML see a key."
    finding = rules.TEXT_NEEDS_QUOTES.at(span, message, help=f"put it into quotes: {quoted(value)}"[:200])
    return finding.fix("put it into quotes", span, quoted(value))


def _without_line(source: Source, text: str, fault: yaml.MarkedYAMLError, report: Report) -> str:
    """Blanks the line at which the parser gave up, and what is indented below it."""
    line = _line_of(fault, text)
    starts = source.line_starts
    line = _line_above(text, starts, min(max(line, 0), len(starts) - 1))
    written = _line(text, starts, line)
    indent = len(written) - len(written.lstrip(" "))
    span = Span(source, starts[line] + indent, starts[line] + max(indent + 1, len(written.rstrip())))
    above = _line(text, starts, line - 1) if line else ""
    report.add(_what_is_wrong(written, above, span, fault))
    end = line + 1
    while end < len(starts) and written.strip():
        below = _line(text, starts, end)
        if below.strip() and len(below) - len(below.lstrip(" ")) <= indent:
            break
        end += 1
    stop = starts[end] - 1 if end < len(starts) else len(text)
    return text[: starts[line]] + re.sub(r"[^\n]", " ", text[starts[line] : stop]) + text[stop:]


def _line_above(text: str, starts: tuple[int, ...], line: int) -> int:
    """The line itself, or the nearest above that says something: one without a colon took this line for its own text."""
    while line and not _line(text, starts, line).strip():
        line -= 1
    written, above = _line(text, starts, line), line - 1
    while above >= 0 and not _line(text, starts, above).strip():
        above -= 1
    before = _line(text, starts, above) if above >= 0 else ""
    beside = len(before) - len(before.lstrip(" ")) == len(written) - len(written.lstrip(" "))
    bare = before.strip() and before.lstrip()[0] not in "#-" and not re.search(r":(?: |$)", before)
    return above if beside and bare else line


def _line(text: str, starts: tuple[int, ...], line: int) -> str:
    stop = text.find("\n", starts[line])
    return text[starts[line] : len(text) if stop < 0 else stop]


def _line_of(fault: yaml.MarkedYAMLError, text: str) -> int:
    """The line to blame: where a thing began that was not finished, or else where the parser stood."""
    problem = str(fault.problem)
    begun = "expected ':'" in problem or "end of stream" in problem or "',' or" in problem
    mark = fault.context_mark if begun and fault.context_mark is not None else fault.problem_mark
    if mark is None:
        return text.count("\n")
    return int(mark.line)


def _what_is_wrong(written: str, above: str, span: Span, fault: yaml.MarkedYAMLError) -> Finding:
    problem = str(fault.problem)
    misplaced = any(part in problem for part in ("mapping values", "expected key", "block end", "'-'"))
    if misplaced and re.match(r" *\S[^#]*?:(?: |$)", written):
        column = len(written) - len(written.lstrip(" ")) + 1
        key, colon, value = above.strip().partition(": ")
        if (
            colon
            and value
            and written.startswith(" " * (column - 1))
            and column > len(above) - len(above.lstrip(" ")) + 1
        ):
            return rules.INDENT_SLIP.at(
                span,
                f"This line stands below “{key}”, which has its text on its own line already.",
                help=f"begin it in the column of {key}; or, where it belongs to {key}, move the text to a line of its own, text: {value}"[
                    :200
                ],
            )
        return rules.INDENT_SLIP.at(
            span,
            f"This line begins in column {column}, where no key can stand.",
            help="begin it in the column of the line that it belongs beside; lines below a key stand two blanks further in",
        )
    if "',' or" in problem:
        return rules.UNREADABLE_LINE.at(
            span, "A bracket or brace opens here and is not closed.", help="close it, or put a text into quotes"
        )
    if not re.search(r":(?: |$)", written):
        lacking = "blank behind its colon" if re.match(r" *\w+:", written) else "colon behind its key"
        return rules.UNREADABLE_LINE.at(
            span, f"This line has no {lacking}.", help="write key: value, as in q1: Little interest"
        )
    return rules.UNREADABLE_LINE.at(span, "This line cannot be read.", help="write key: value")
