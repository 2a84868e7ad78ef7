"""Characters that a definition may not hold: controls, marks that turn or hide text, tabs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import islice

from ...diagnostics import Edit, Finding, Fix, Report
from ...source import Source, Span
from . import rules

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SHOWN_AT_MOST = 50


def check_characters(source: Source, report: Report) -> str:
    """Notes what may not stand in a text, and gives the text with blanks in their place (same length)."""
    text = source.text
    if not _REFUSED.search(text) and "\t" not in text:
        return text
    for match in islice(_REFUSED.finditer(text), _SHOWN_AT_MOST):
        report.add(_refused(Span(source, match.start(), match.end()), match.group()))
    if "\t" in text:
        _tabs(source, report)
    return _REFUSED.sub(" ", text).replace("\t", " ")


def _refused(span: Span, character: str) -> Finding:
    if _BIDI.match(character):
        what = "turns the direction of the text, so that it reads otherwise than it is"
    elif unicodedata.category(character) == "Cf" or character == "\u200b":
        what = "cannot be seen"
    elif character in "\u0085\u2028\u2029":
        what = "ends a line in some programs and not in others"
    else:
        what = "is a control character"
    name = unicodedata.name(character, "")
    shown = f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")
    finding = rules.REFUSED_CHARACTER.at(span, f"The character {shown} here {what}.", help="delete it")
    return finding.fix("delete it", span, "")


def _tabs(source: Source, report: Report) -> None:
    """One finding for all lines that begin with a tab, one for each line with a tab inside."""
    indents: list[Span] = []
    inside = 0
    for match in re.finditer(r"\t+", source.text):
        span = Span(source, match.start(), match.end())
        line_start = source.text.rfind("\n", 0, match.start()) + 1
        if not source.text[line_start : match.start()].strip():
            indents.append(span)
        elif inside < _SHOWN_AT_MOST:
            inside += 1
            finding = rules.TAB.at(span, "A tab stands here.", help="put blanks in its place")
            report.add(finding.fix("put a blank in its place", span, " ", certain=True))
    if indents:
        more = len(indents) - 1
        finding = rules.TAB.at(indents[0], "This line begins with a tab.", help="indent with blanks")
        if more:
            finding = finding.detail(f"{more} more {'lines begin' if more > 1 else 'line begins'} with one.")
        edits = tuple(Edit(span, "  " * (span.end - span.start)) for span in indents)
        report.add(replace(finding, fixes=(Fix("put two blanks in place of each tab", edits),)))
