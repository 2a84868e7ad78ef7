"""Reads the values of entries: texts, flags, closed words; the rest goes to `parse/values.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from ...diagnostics import Report, nearest
from ...model.expression import Expression
from ...model.functions import RESERVED
from ...model.measure import Answer, NoAnswerType, Placed
from ...source import Piece, Span
from ..parse import rules, values
from ..parse.scan import tokens_of
from ..parse.tree import in_spelling
from .entry import Entry

T = TypeVar("T")
Reader = Callable[[Piece, Report], T | None]
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*|-?[0-9]+(?:\.[0-9]+)?")
LONGEST_TEXT = 10_000
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def read(entry: Entry | None, reader: Reader[T], report: Report) -> T | None:
    """The value of an entry by one of the readers, or None."""
    piece = _piece(entry, report)
    return None if piece is None else reader(piece, report)


def _piece(entry: Entry | None, report: Report) -> Piece | None:
    if entry is not None and entry.value is None:
        report.add(
            rules.NO_VALUE.at(
                entry.span, f"Nothing stands behind “{entry.word.name}”.", help="write its value, or delete it"
            )
        )
    return None if entry is None else entry.value


def read_formula(entry: Entry | None, report: Report) -> Expression | None:
    """The formula of an entry, or None."""
    piece = _piece(entry, report)
    return None if piece is None else values.read_formula(piece, report)


def read_answer(entry: Entry, report: Report) -> Answer:
    """The type of answer; one that cannot be read is none."""
    piece = _piece(entry, report)
    answer = None if piece is None else values.read_answer(piece, report)
    return answer if answer is not None else NoAnswerType(span=entry.span)


def read_text(entry: Entry | None, report: Report) -> Placed[str] | None:
    """The text of an entry, or None."""
    if entry is None:
        return None
    if entry.value is None:
        report.add(rules.NO_VALUE.at(entry.span, f"Nothing stands behind “{entry.word.name}”.", help="write a text"))
        return None
    return text_of(entry.value, entry.bare, report)


def text_of(piece: Piece, bare: bool, report: Report) -> Placed[str] | None:
    """The text that a piece holds: as it is, or between its quotes."""
    if bare:
        _cut_at_hash(piece, report)
        return _within_limit(paragraphs(piece.text), piece, report)
    tokens = tokens_of(piece.text)
    if len(tokens) == 1 and tokens[0].kind == "text":
        return _within_limit(between_quotes(piece.text.strip()), piece, report)
    span = piece.span()
    if tokens and tokens[0].kind == "text":
        rest = piece.cut(tokens[1].start)
        report.add(
            rules.TEXT_OUT_OF_PLACE.at(
                rest.span(), "The text ends before this.", help='write \\" for a quote inside a text'
            )
        )
        return _within_limit(between_quotes(piece.text[tokens[0].start : tokens[0].end]), piece, report)
    finding = rules.TEXT_WITHOUT_QUOTES.at(span, "A text stands in quotes.", help='write "…"')
    report.add(finding.fix("put it into quotes", span, in_quotes(piece.text)))
    return Placed(piece.text, span=span)


def _within_limit(text: str, piece: Piece, report: Report) -> Placed[str]:
    if len(text) > LONGEST_TEXT:
        report.add(
            rules.TEXT_TOO_LONG.at(
                piece.span(0, 1), f"This text has {len(text)} characters; {LONGEST_TEXT} are the most."
            )
        )
    return Placed(text, span=piece.span())


def _cut_at_hash(piece: Piece, report: Report) -> None:
    """One blank and # behind an unquoted text: YAML takes the rest as a comment."""
    if piece.quoted or not isinstance(piece.places, int):
        return
    text, end = piece.source.text, piece.places + len(piece.text)
    if text[end : end + 2] == " #" and text[piece.places : end] == piece.text:
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        whole = Span(piece.source, piece.places, end + len(text[end:stop].rstrip()))
        written = text[whole.start : whole.end]
        finding = rules.CUT_AT_HASH.at(
            Span(piece.source, end + 1, end + 2),
            "A # behind a blank begins a comment, so the text ends before it.",
            help="put the text into quotes; before a comment stand two blanks",
        )
        report.add(finding.fix("put the text into quotes", whole, "'" + written.replace("'", "''") + "'"))


def between_quotes(written: str) -> str:
    """What stands between quotes; three quotes hold lines, without the indentation that all of them share."""
    if written.startswith('"""') and written.endswith('"""') and len(written) >= 6:
        return _without_indent(re.sub(r'\\(["\\])', r"\1", written[3:-3]))
    inner = written[1:-1] if len(written) > 1 and written.endswith('"') else written[1:]
    return re.sub(r'\\(["\\])', r"\1", inner)


def _without_indent(text: str) -> str:
    """Lines in three quotes: what stands before the first and behind the last of them is left out."""
    if text.startswith("\n"):
        lines = text[1:].split("\n")
        if len(lines) > 1 and not lines[-1].strip(" "):
            lines.pop()
        text = "\n".join(lines)
    return paragraphs(text)


def paragraphs(text: str) -> str:
    """A text without empty lines at its end, and of several lines without the indentation that all share."""
    text = text.rstrip("\n")
    if "\n" not in text:
        return text
    lines = text.split("\n")
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
    return "\n".join(line[indent:] for line in lines).rstrip("\n")


def in_quotes(text: str) -> str:
    """A text on one line in quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_bare(entry: Entry | None, report: Report) -> Placed[str] | None:
    """A word that needs no quotes: a version, a language."""
    if entry is None or entry.value is None or entry.bare or entry.value.text.startswith('"'):
        return read_text(entry, report)
    return Placed(entry.value.text.strip(), span=entry.value.span())


def read_choice(
    entry: Entry | None, report: Report, reader: Reader[tuple[Placed[str], ...]] = values.read_names
) -> Placed[str] | None:
    """One of the words that an entry may have."""
    found = read(entry, reader, report)
    if entry is None or not found:
        return None
    if len(found) > 1:
        report.add(rules.NOT_AMONG.at(found[1].span, f"“{entry.word.name}” takes one word."))
    return found[0] if _among(entry, found[0], report) else None


def read_choices(entries: list[Entry], report: Report) -> tuple[Placed[str], ...]:
    """All of the words that some entries may have."""
    found: list[Placed[str]] = []
    for entry in entries:
        found += [one for one in read(entry, values.read_names, report) or () if _among(entry, one, report)]
    return tuple(found)


def _among(entry: Entry, found: Placed[str], report: Report) -> bool:
    known = entry.word.among
    if not known or found.value in known:
        return True
    near = nearest(found.value, known)
    finding = rules.NOT_AMONG.at(
        found.span,
        f"“{found.value}” is no value of “{entry.word.name}”.",
        help=f"did you mean {near}?" if near else f"write {', '.join(known[:-1])} or {known[-1]}",
    )
    report.add(finding.fix(f"write {near}", found.span, near) if near else finding)
    return False


def read_name(entry: Entry | None, report: Report) -> Placed[str] | None:
    """One name."""
    found = read(entry, values.read_names, report)
    if not found:
        return None
    if len(found) > 1 and entry is not None:
        report.add(rules.NOT_AMONG.at(found[1].span, f"“{entry.word.name}” takes one name."))
    return found[0]


def read_flag(entry: Entry | None, report: Report) -> bool:
    """Whether a flag stands; in YAML it is `yes`."""
    if entry is None:
        return False
    if entry.value is not None and entry.value.text != "yes":
        span = entry.value.span()
        wrong = entry.value.text
        is_no, longer = wrong in ("no", "false", "off"), f"{entry.word.name} {wrong}"
        flag = longer if longer == "shown over time" else entry.word.name
        finding = rules.NOT_YES.at(
            span,
            f"“{entry.word.name}” is yes, or is not written; “{wrong[:40]}” stands here.",
            help="delete the line" if is_no else in_spelling(span, f"write {flag}", f"write {flag}: yes"),
        )
        report.add(finding if is_no or flag == longer else finding.fix("write yes", span, "yes"))
        return not is_no
    return True


def read_id(entry: Entry, report: Report) -> str:
    """The id of a thing, "" where there is none."""
    if entry.name is None:
        return ""
    name, span = entry.name.text, entry.name.span()
    if not _ID.fullmatch(name):
        report.add(
            rules.NOT_AN_ID.at(
                span, f"“{name[:60]}” is not an id.", help="an id begins with a letter; then come letters, digits and _"
            )
        )
    elif name in RESERVED:
        report.add(
            rules.RESERVED_WORD.at(
                span,
                f"“{name}” has a meaning in formulas, so it cannot be an id.",
                help=f"call it {name}_ or otherwise",
            )
        )
    return name


def read_code(entry: Entry, report: Report) -> str:
    """The code of an option, or the label of a note: an id or a number."""
    if entry.name is None:
        return ""
    code = entry.name.text
    if not _CODE.fullmatch(code):
        report.add(
            rules.NOT_A_CODE.at(
                entry.name.span(),
                f"“{code[:60]}” is not a code.",
                help="a code is a number, or begins with a letter; then come letters, digits and _",
            )
        )
    return code


def check_words(entry: Entry, report: Report) -> None:
    """Notes a word that stands twice in a thing and may stand once."""
    seen: dict[str, Entry] = {}
    for inside in entry.entries or ():
        word = inside.word
        apart = word.repeats and not (word.keyed and not inside.all(*word.on_line))
        if apart or inside.name is not None or word.takes in ("given", "band", "row") or word.name in _MEMBERS:
            continue
        before = seen.setdefault(word.name, inside)
        if before is not inside and before.span != inside.span and not _noted_as_key(inside, report):
            finding = rules.WORD_TWICE.at(inside.span, f"“{word.name}” stands here twice.", help="keep one")
            report.add(finding.because(before.span, "first used here"))


def _noted_as_key(entry: Entry, report: Report) -> bool:
    """Whether YAML's reader has already spoken of the second key."""
    return any(finding.rule is rules.DUPLICATE_KEY and finding.span == entry.span for finding in report.findings)


_MEMBERS = frozenset(("option", "item", "band", "given", "line", "note", "row"))
