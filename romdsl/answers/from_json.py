"""Rows of answers from JSON: one object, a list, one object a line, or what a form has saved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from ..faults import Fault, unreadable
from .asked import Asked
from .cells import as_text
from .columns import doubt_of, item_of
from .json_values import BadJson, values_of
from .rows import RejectedRow, Row, rejected
from .settings import Settings

FORM_NOTES = ("person", "date", "occasion", "mode", "language")
MADE_WITH = ("version", "definition", "scoring")


class JsonFile:
    """A file of JSON objects with answers."""

    def __init__(self, path: Path, name: str, asked: Asked, settings: Settings) -> None:
        self.path, self.name, self.asked, self.settings = path, name, asked, settings

    @property
    def carried(self) -> tuple[str, ...]:
        """The names of all keys that are no items, in the order in which they first come."""
        names: dict[str, None] = {}
        for row in self.rows():
            if isinstance(row, Row):
                names.update(dict.fromkeys(row.carried))
        return tuple(names)

    def rows(self) -> Iterator[Row | RejectedRow]:
        """Every object, in the order of the file.  A number counts objects; of one object a line it is the line."""
        try:
            for number, value in values_of(self.path):
                if isinstance(value, BadJson):
                    yield rejected(self.name, number, value.why, value=self.asked.shown(value.text))
                elif not isinstance(value, dict):
                    text = self.asked.shown(as_text(value))
                    yield rejected(self.name, number, "this is no object with answers", value=text)
                else:
                    yield self._row(number, value)
        except OSError as fault:
            raise unreadable(self.name, fault) from None

    def _row(self, number: int, value: dict[str, object]) -> Row | RejectedRow:
        if "romdsl" in value and "answers" in value:
            return self._form(number, value)
        answers: dict[str, object] = {}
        carried: dict[str, object] = {}
        columns: dict[str, str] = {}
        for key, given in value.items():
            item = item_of(key, self.asked, self.settings)
            if item is None:
                carried[key] = given
            elif item in columns:
                return rejected(self.name, number, f"“{columns[item]}” and “{key}” are both the item {item}", key)
            else:
                columns[item] = key
                answers[item] = self._answer(given)
                if item in self.asked.kept:
                    carried[key] = given
        for key, other in carried.items():
            if doubt := doubt_of(key, self.asked, self.settings, columns) or self._nested(key, other):
                return rejected(self.name, number, doubt, key, self.asked.shown(as_text(other)))
        names = {item: key for item, key in columns.items() if key != item}
        return Row(self.name, number, answers, carried, names)

    def _form(self, number: int, form: dict[str, object]) -> Row | RejectedRow:
        """What a form has saved: its answers, and its own notes as columns."""
        if form["romdsl"] != 1:
            text = self._noted(form["romdsl"])
            return rejected(self.name, number, "a later edition of romdsl has saved this", "romdsl", text)
        if form.get("measure") != self.asked.measure:
            reason = f"these are answers to another measure than {self.asked.measure}"
            return rejected(self.name, number, reason, "measure", self._noted(form.get("measure")))
        given, noted = form["answers"], form.get("result")
        if not isinstance(given, dict):
            return rejected(
                self.name, number, "this is no object with answers", "answers", self.asked.shown(as_text(given))
            )
        carried = {key: form[key] for key in FORM_NOTES if key in form}
        known = {*FORM_NOTES, *MADE_WITH, "romdsl", "measure", "answers", "result", "earlier"}
        carried |= {key: other for key, other in form.items() if key not in known}
        for key, other in carried.items() if self.asked.has_private else ():
            if doubt := self._beside(key) or self._nested(key, other):
                return rejected(self.name, number, doubt, key, self.asked.shown(as_text(other)))
        answers = {item_of(id, self.asked, self.settings) or id: self._answer(answer) for id, answer in given.items()}
        answers |= {key: form[key] for key in self.asked.kept if form.get(key) is not None}
        made_with = {key: form.get(key) for key in MADE_WITH}
        return Row(
            self.name, number, answers, carried, made_with=made_with, noted=noted if isinstance(noted, dict) else None
        )

    def _beside(self, key: str) -> str | None:
        """Why a note of a form is not carried along: it has the name of an answer."""
        if key in FORM_NOTES or item_of(key, self.asked, self.settings) is None:
            return doubt_of(key, self.asked, self.settings, {})
        return f"“{key}” is an answer, and stands beside the answers and not in them"

    def _nested(self, key: str, value: object) -> str | None:
        """Why what is no item is not carried along: nobody knows whether private words are in it."""
        if not self.asked.has_private or not isinstance(value, list | dict):
            return None
        return (
            f"“{key}” is no item, and holds more than one value; private words may be in it, so it is not carried along"
        )

    def _noted(self, value: object) -> str:
        """What a form has noted of itself, as it may be shown."""
        return as_text(value) if isinstance(value, str | int | Decimal) else self.asked.shown(as_text(value))

    def _answer(self, value: object) -> object:
        if isinstance(value, list):
            return [
                {key: _plain(cell) for key, cell in part.items()} if isinstance(part, dict) else _plain(part)
                for part in value
            ]
        text = as_text(value) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else None
        if text is not None and text.strip() in self.settings.blanks:
            return None
        return _plain(value)


def _plain(value: object) -> object:
    """JSON knows no difference between 1.0 and 1."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def check_not_empty(path: Path, name: str) -> None:
    """Raises Fault for a file in which nothing stands."""
    try:
        with path.open("rb") as file:
            if not file.read(65536).strip(b"\xef\xbb\xbf \t\r\n"):
                raise Fault(f"{name} is empty")
    except OSError as fault:
        raise unreadable(name, fault) from None


def same_scores(noted: Mapping[str, object], computed: Mapping[str, object]) -> bool:
    """Whether the scores that a form noted are those that its answers give."""
    return json.dumps(noted.get("scores"), sort_keys=True, default=_number) == json.dumps(
        computed.get("scores"), sort_keys=True, default=_number
    )


def _number(value: object) -> float:
    return float(str(value))
