"""Writes entries as `.rom`."""

from __future__ import annotations

from ..build.entry import Entry
from ..build.values import in_quotes
from ..build.words import NEED_ITEM
from .texts import answer_of, dsl_answer, dsl_text, dsl_word, lines_of, one_line, text_of, wrapped

_STEP = "  "
_WIDEST = 110
_WORDS_WITH_SHORT_BRACES = frozenset(("scale", "bands", "case", "contacts"))


def dsl_of(whole: Entry, from_dsl: bool) -> str:
    """A whole file.  `from_dsl`: it was `.rom` before, so what stood on one line stays there."""
    writer = _Writer(from_dsl)
    writer.body(whole.entries or [], "")
    writer.comments(whole.remarks.below, "")
    return "\n".join(writer.lines).strip("\n") + "\n"


class _Writer:
    def __init__(self, from_dsl: bool) -> None:
        self.from_dsl = from_dsl
        self.lines: list[str] = []

    def comments(self, comments: tuple[str, ...], indent: str) -> None:
        for comment in comments:
            if comment:
                self.lines.append(indent + comment)
            elif self.lines and self.lines[-1]:
                self.lines.append("")

    def body(self, entries: list[Entry], indent: str) -> None:
        for entry in entries:
            self.entry(entry, indent)

    def entry(self, entry: Entry, indent: str) -> None:
        """One statement, with all that stands in its braces."""
        on_line, inside = self.parted(entry, indent)
        for one in on_line:
            if one.remarks.above or one.remarks.beside:
                own = (one.remarks.beside,) if one.remarks.beside else ()
                entry.remarks.above = (*entry.remarks.above, *one.remarks.above, *own)
        self.comments(entry.remarks.above, indent)
        head = indent + self.head(entry, on_line, indent)
        owner, braces = entry, inside
        if on_line and on_line[-1].entries is not None:
            owner, braces = on_line[-1], on_line[-1].entries
        beside = f"  {entry.remarks.beside}" if entry.remarks.beside else ""
        below = (*entry.remarks.below, *(owner.remarks.below if owner is not entry else ()))
        if not braces and (not any(below) or not owner.word.inside):
            empty = " { }" if owner.entries is not None and owner.word.inside and owner.word.takes == "name" else ""
            self.lines.append(head + empty + beside)
            self.comments(below, indent)
            return
        short = self.short(owner, braces, head) if not any(below) else None
        if short is not None:
            self.lines.append(short + beside)
            return
        self.lines.append(f"{head} {{{beside}")
        self.body(braces, indent + _STEP)
        self.comments(below, indent + _STEP)
        self.lines.append(f"{indent}}}")

    def parted(self, entry: Entry, indent: str) -> tuple[list[Entry], list[Entry]]:
        """What stands on the line of a thing, and what in its braces."""
        inside = entry.entries or []
        word = entry.word
        on_line = [one for one in inside if self.is_on_line(one, entry)]
        if not self.from_dsl and word.name in ("item", "block", "option", "context", "table"):
            width = len(indent) + len(self.head(entry, on_line, indent))
            if width > _WIDEST + len(indent) or any(one.remarks.above or one.remarks.beside for one in on_line[1:]):
                on_line = [one for one in on_line if one.word.name == word.text]
        order = _ORDER_TEXT_LAST if word.text_last else {**_ORDER, word.plain: 0}
        on_line.sort(key=lambda one: order.get(one.word.name, 1))
        kept = {id(one) for one in on_line}
        return on_line, [one for one in inside if id(one) not in kept]

    def is_on_line(self, one: Entry, entry: Entry) -> bool:
        word = entry.word
        if one.word.name == "value" or one.word.name in {word.text, word.plain} - {""}:
            return True
        if self.from_dsl:
            return one.on_line and one.word.name in word.on_line
        return one.word.name in word.on_line and one.entries is None

    def head(self, entry: Entry, on_line: list[Entry], indent: str) -> str:
        """The line up to the braces."""
        word = entry.word
        parts: list[str] = []
        if not entry.member or (word.name == "item" and entry.name is not None and entry.name.text in NEED_ITEM):
            parts.append(word.name)
        if entry.name is not None:
            parts.append(self.name(entry))
        if entry.value is not None:
            if word.takes in _BEFORE_VALUE:
                parts.append(_BEFORE_VALUE[word.takes])
            parts.append(self.value(entry, indent))
        for one in on_line:
            if one.word.name in (word.text, word.plain):
                parts.append(self.value(one, indent))
            elif one.word.name == "value":
                parts += ["=", self.value(one, indent)]
            else:
                parts.append(one.word.name)
                if one.value is not None and one.word.takes != "flag":
                    parts.append(self.value(one, indent))
        return " ".join(part for part in parts if part).replace("= \n", "=\n")

    def name(self, entry: Entry) -> str:
        assert entry.name is not None
        name = " ".join(entry.name.text.split())
        if entry.word.named == "text" and not name.startswith('"'):
            return in_quotes(name)
        if entry.word.named == "label" and name.isdigit() and not self.from_dsl:
            return ""
        return name

    def value(self, entry: Entry, indent: str) -> str:
        """The value of a word as `.rom` has it."""
        takes = entry.word.takes
        piece = entry.value
        if piece is None:
            return ""
        if takes == "flag":
            return ""
        if takes == "text":
            return dsl_text(text_of(entry), indent + _STEP)
        if takes == "bare":
            return dsl_word(text_of(entry)) if entry.bare else one_line(piece)
        if takes == "given" and not self.from_dsl:
            answer, explicit = answer_of(entry)
            if explicit:
                return answer
            return dsl_text(answer, indent + _STEP) if "\n" in answer else dsl_answer(answer)
        lines = lines_of(piece) if self.from_dsl else wrapped(one_line(piece), _WIDEST - 20)
        if entry.word.name == "value":
            return _laid_out(lines, indent + 2 * _STEP)
        return f"\n{indent}{2 * _STEP}".join(lines)

    def short(self, owner: Entry, braces: list[Entry], head: str) -> str | None:
        """The statement on one line, where it was so or may be so."""
        if self.from_dsl and not owner.one_line:
            return None
        if not self.from_dsl and owner.word.name not in _WORDS_WITH_SHORT_BRACES:
            return None
        if not self.from_dsl and owner.word.name == "scale" and owner.name is not None:
            return None
        inner = _Writer(self.from_dsl)
        inner.body(braces, "")
        written = f"{head} {{ {'; '.join(inner.lines)} }}"
        quiet = all(not one.remarks.above and not one.remarks.beside for one in braces)
        single = len(inner.lines) == len(braces) and len(written) <= _WIDEST + 10
        return written if quiet and single else None


_BEFORE_VALUE = {"given": "=", "row": "->"}
_ORDER_TEXT_LAST = {"that": 0, "text": 1, "warning": 2}
_ORDER = {"text": 0, "title": 0, "value": 2, "missing": 3}


def _laid_out(lines: list[str], indent: str) -> str:
    """A formula on one line, or below its `=` on as many as it has."""
    return lines[0] if len(lines) == 1 else "".join(f"\n{indent}{line}" for line in lines)
