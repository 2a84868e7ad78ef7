"""Writes entries as YAML in block style."""

from __future__ import annotations

from ..build.entry import Entry
from ..build.values import in_quotes
from ..build.words import PLACES
from ..parse.syntax import Remarks
from .texts import answer_of, lines_of, one_line, text_of, yaml_scalar, yaml_text

_STEP = "  "
_MEMBERS = {"block": ("item", "note"), "bank": ("item",), "table": ("row",), "link": ("row",), "rows": ("item", "let")}
"""What stands under a key of its own: `items` of a block or bank, `rows` of a table or link, `fields` of rows."""


def yaml_of(whole: Entry) -> str:
    """A whole file."""
    writer = _Writer()
    writer.entries(whole.entries or [], "")
    writer.comments(whole.remarks.below, "")
    return "\n".join(writer.lines).strip("\n") + "\n"


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def comments(self, comments: tuple[str, ...], indent: str) -> None:
        for comment in comments:
            if comment:
                self.lines.append(indent + comment)
            elif self.lines and self.lines[-1]:
                self.lines.append("")

    def line(self, indent: str, written: str, remarks: Remarks) -> None:
        self.comments(remarks.above, indent)
        self.lines.append(f"{indent}{written}" + (f"  {remarks.beside}" if remarks.beside else ""))

    def entries(self, entries: list[Entry], indent: str) -> None:
        """Some entries under one key: repeated words as one list, notes with names of their own."""
        written: set[str] = set()
        labels = {entry.name.text for entry in entries if entry.word.name == "note" and entry.name is not None}
        bare_notes = sum(entry.word.name == "note" and entry.name is None for entry in entries)
        for entry in entries:
            word = entry.word
            if word.repeats and word.named:
                self.note(entry, indent, labels, bare_notes > 1)
            elif word.repeats and not word.keyed:
                same = [other for other in entries if other.word is word]
                if word.name not in written:
                    written.add(word.name)
                    self.repeated(same, indent)
            else:
                self.entry(entry, indent)

    def note(self, entry: Entry, indent: str, labels: set[str], several: bool) -> None:
        label = entry.name.text if entry.name is not None else ""
        if not label and several:
            label = next(str(number) for number in range(1, 100_000) if str(number) not in labels)
            labels.add(label)
        self.thing(entry, f"note {label}".strip(), indent)

    def repeated(self, same: list[Entry], indent: str) -> None:
        if len(same) == 1:
            self.entry(same[0], indent)
            return
        self.lines.append(f"{indent}{same[0].word.name}:")
        for entry in same:
            self.value(entry, f"{indent}{_STEP}-", indent + _STEP)

    def entry(self, entry: Entry, indent: str) -> None:
        word = entry.word
        if word.takes in ("band", "given", "row"):
            key = yaml_scalar(" ".join(entry.name.text.split()) if entry.name is not None else "")
            self.value(entry, f"{indent}{key}:", indent)
            self.comments(entry.remarks.below, indent)
        elif word.takes == "flag":
            self.line(indent, f"{word.name}: yes", entry.remarks)
        elif word.name == "line":
            self.value(entry, f"{indent}-", indent)
        elif word.named or entry.entries is not None:
            self.thing(entry, yaml_scalar(self.key(entry)), indent)
        else:
            self.value(entry, f"{indent}{word.name}:", indent)

    def key(self, entry: Entry) -> str:
        name = entry.name.text if entry.name is not None else ""
        word = entry.word
        if word.named == "text" and not name.startswith('"'):
            name = in_quotes(name)
        if word.keyed:
            parts = (f"{one.word.name} {one_line(one.value)}" for one in self.in_key(entry) if one.value is not None)
            return " ".join((word.name, *parts))
        plain = entry.member and (word.name == "occasion" or (word.name == "item" and name != "note"))
        if not word.named or word.named == "code" or plain:
            return name or word.name
        return f"{word.name} {name}".strip()

    @staticmethod
    def in_key(entry: Entry) -> list[Entry]:
        """The clauses that stand in the key of a word."""
        return [one for one in entry.entries or () if entry.word.keyed and one.word.name in entry.word.on_line]

    def value(self, entry: Entry, head: str, indent: str) -> None:
        """A key or dash, and its value."""
        below: list[str] = []
        if entry.value is None:
            written = ""
        elif entry.word.takes == "given":
            answer, explicit = answer_of(entry)
            written, below = yaml_text(answer, indent + _STEP)
            if written.startswith("text ") and not explicit:
                written = f"'{written}'" if "'" not in written else written
        elif entry.word.takes in ("text", "bare"):
            written, below = yaml_text(text_of(entry), indent + _STEP)
        else:
            lines = lines_of(entry.value)
            if len(lines) > 1:
                written, below = ">-", [f"{indent}{_STEP}{line}" for line in lines]
            else:
                written = yaml_scalar(lines[0] if lines else "")
        self.line("", f"{head} {written}".rstrip() if written else head, _indented(entry.remarks, indent))
        self.lines += below

    def thing(self, entry: Entry, key: str, indent: str) -> None:
        """A thing: on one line when it has only a text or a formula, else with keys below it."""
        in_key = self.in_key(entry)
        for one in in_key:
            entry.remarks.above += (*one.remarks.above, *((one.remarks.beside,) if one.remarks.beside else ()))
        inside = [one for one in entry.entries or () if one not in in_key]
        only = inside[0] if len(inside) == 1 else None
        if only is not None and self.is_scalar(entry, only) and not only.remarks.above:
            remarks = Remarks(entry.remarks.above, entry.remarks.beside or only.remarks.beside)
            if entry.remarks.beside and only.remarks.beside:
                remarks.above = (*remarks.above, only.remarks.beside)
            joined = Entry(only.word, only.span, value=only.value, bare=only.bare, remarks=remarks)
            self.value(joined, f"{indent}{key}:", indent)
            self.comments(entry.remarks.below, indent)
            return
        self.line(indent, f"{key}:", entry.remarks)
        apart = _MEMBERS.get(entry.word.name, ())
        members = [one for one in inside if one.word.name in apart]
        self.entries([one for one in inside if one not in members], indent + _STEP)
        if members:
            first = members[0].remarks
            while first.above and not first.above[0]:
                self.comments(("",), "")
                first.above = first.above[1:]
            self.lines.append(f"{indent}{_STEP}{PLACES[entry.word.inside].under}:")
            self.members(members, indent + 2 * _STEP)
        self.comments(entry.remarks.below, indent + (2 * _STEP if members else _STEP))

    def members(self, members: list[Entry], indent: str) -> None:
        """Items, or rows: a list where two rows have the same keys, since no key may stand twice."""
        keys = [" ".join(one.name.text.split()) if one.name is not None else "" for one in members]
        if members[0].word.takes != "row" or len(set(keys)) == len(keys):
            self.entries(members, indent)
            return
        for key, one in zip(keys, members, strict=True):
            written = f"{key} -> {one_line(one.value)}" if one.value is not None else key
            self.line("", f"{indent}- {yaml_scalar(written)}", _indented(one.remarks, indent))
            self.comments(one.remarks.below, indent)

    @staticmethod
    def is_scalar(entry: Entry, only: Entry) -> bool:
        word = entry.word
        return only.word.name == ("value" if word.formula else word.text) and bool(word.text)


def _indented(remarks: Remarks, indent: str) -> Remarks:
    return Remarks(tuple(indent + comment if comment else "" for comment in remarks.above), remarks.beside)
