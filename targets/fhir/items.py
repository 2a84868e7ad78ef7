"""What is asked, as items of a Questionnaire."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from romdsl.emit.fhirpath import Expressions
from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Call
from romdsl.model.measure import (
    Block,
    Choice,
    DateAnswer,
    DurationAnswer,
    Field,
    FreeText,
    Item,
    NoAnswerType,
    Note,
    NumberAnswer,
    Row,
    Rows,
    Slider,
    TimeAnswer,
    YesNo,
)
from romdsl.program import Program

from .conditions import Conditions, shown_by
from .earlier import earlier_answer, earlier_rows
from .numbers import beside, number_words, numeric
from .options import answer_options
from .row_groups import is_repeating, link_of, there_link
from .scored import calculated_item
from .words import HIDDEN, SDC, UCUM, Json, clean, concept_coding, control, extension, filled

MOST_BUTTONS = 12
STAFF = "To be filled in by staff"
DURATION_UNITS = (("h", "hours"), ("min", "minutes"))


class Asked:
    """Makes the items of a measure, in the order of the form."""

    def __init__(self, checked: CheckedMeasure, program: Program, written: Expressions, options: Options) -> None:
        self._checked = checked
        self._measure = checked.measure
        self._options = options
        self._written = written
        self._conditions = Conditions(checked, program, options)
        self._notes = 0

    def all(self) -> list[Json]:
        found = [*self._contexts(), *self._opening()]
        for part in self._measure.parts:
            match part:
                case Block():
                    found.append(self._block(part))
                case Item():
                    found.append(self._item(part))
                case Note():
                    found.append(self._note(part))
                case Rows():
                    found.append(self._rows(part))
                case _:
                    assert_never(part)
        return found

    def _contexts(self) -> list[Json]:
        """What staff say of the person, before all questions."""
        contexts = [self._item(context) for context in self._measure.contexts]
        link = f"{self._measure.id}-staff"
        return [{"linkId": link, "text": STAFF, "type": "group", "item": contexts}] if contexts else []

    def _opening(self) -> list[Json]:
        """Instructions, and the time that is asked about where no stem says it."""
        measure = self._measure
        opening: list[Json] = []
        if measure.instructions and measure.instructions.value:
            opening.append(display(f"{measure.id}-instructions", measure.instructions.value))
        recall = measure.recall.value if measure.recall else ""
        stems = [block.text.value for block in measure.blocks if block.text] + [
            item.text.value for item in measure.items
        ]
        if measure.instructions:
            stems.append(measure.instructions.value)
        if recall and not any(recall.casefold() in stem.casefold() for stem in stems):
            opening.append(display(f"{measure.id}-recall", recall[0].upper() + recall[1:]))
        return opening

    def _note(self, note: Note) -> Json:
        self._notes += 1
        return display(f"{self._measure.id}-note-{self._notes}", note.text.value)

    def _block(self, block: Block) -> Json:
        text = clean(block.text.value) if block.text else ""
        if block.rows:
            looks = [control("grid"), *self._group_shown(block)]
            rows = [self._row(block, row) for row in block.rows]
            return filled(extension=looks, linkId=block.id, text=text, type="group", item=rows)
        members = [self._note(member) if isinstance(member, Note) else self._item(member) for member in block.members]
        return filled(extension=self._group_shown(block), linkId=block.id, text=text, type="group", item=members)

    def _rows(self, rows: Rows) -> Json:
        """A person's own rows: one group that repeats, or a group for each row that there may be."""
        return self._repeating(rows) if is_repeating(rows) else self._placed(rows)

    def _repeating(self, rows: Rows) -> Json:
        fields = [self._repeated(rows, field) for field in rows.fields]
        there = {
            "extension": [HIDDEN],
            "linkId": there_link(rows),
            "text": "Whether this row is there, where nothing in it is answered",
            "type": "boolean",
        }
        most = extension("questionnaire-maxOccurs", "Integer", rows.high)
        return filled(
            extension=[most, *earlier_rows(rows, self._options)],
            linkId=rows.id,
            text=clean(rows.text.value) if rows.text else "",
            type="group",
            repeats=True,
            item=[*fields, there],
        )

    def _repeated(self, rows: Rows, field: Field) -> Json:
        """A field once, as each repetition asks it."""
        item = field.items[0]
        text = replace(item.text, value=_unquoted(rows, item.text.value))
        return self._item(replace(item, id=link_of(rows, field.id), text=text))

    def _placed(self, rows: Rows) -> Json:
        """A group for each row that there may be."""
        texts = {position.id: position.text for position in rows.positions}
        groups = []
        for number, (id, there) in enumerate(zip(rows.row_ids, rows.there, strict=True)):
            fields = [field.items[number] for field in rows.fields]
            items = [self._there(there, fields), *(self._field(rows, item) for item in fields)]
            text = clean(texts.get(id, str(number + 1)))
            groups.append(filled(linkId=f"{rows.id}-{id}", text=text, type="group", item=items))
        return filled(linkId=rows.id, text=clean(rows.text.value) if rows.text else "", type="group", item=groups)

    def _there(self, there: Item, fields: list[Item]) -> Json:
        """Whether a row is there: something in it is answered."""
        links = "".join(f",{item.id}" for item in fields) + ","
        said = f"%resource.repeat(item).where('{links}'.contains(',' & linkId & ',')).answer.exists()"
        return calculated_item(there.id, "Whether this row is there", "boolean", f"iif({said}, true, {{}})", [], True)

    def _field(self, rows: Rows, item: Item) -> Json:
        """A field of a row; what hangs on nothing but the row being there is always shown."""
        made = self._item(replace(item, text=replace(item.text, value=_unquoted(rows, item.text.value))))
        if isinstance(item.when, Call):
            made.pop("enableWhen", None)
            kept = [one for one in as_list(made.get("extension", [])) if one != shown_by(self._written.shown[item.id])]
            made = {key: value for key, value in made.items() if key != "extension"} | (
                {"extension": kept} if kept else {}
            )
        return made

    def _row(self, block: Block, row: Row) -> Json:
        """A row of a grid; each cell says row and column, for forms that know no grids, and the column alone."""
        columns = {column.id: column.text for column in block.columns}
        cells = []
        for item in row.items:
            cell = self._item(item)
            column = columns.get(item.cell.column, "") if item.cell else ""
            short = [extension("shortText", "String", clean(column), SDC)] if column else []
            cells.append(filled(extension=[*as_list(cell.pop("extension", [])), *short], **cell))
        shown = self._group_shown(row)
        return filled(extension=shown, linkId=row.id, text=clean(row.text.value), type="group", item=cells)

    def _group_shown(self, group: Block | Row) -> list[Json]:
        """A group whose items can all be hidden is shown with the first of them."""
        conditions = dict.fromkeys(self._written.shown.get(item.id, "") for item in group.items)
        if "" in conditions or not conditions:
            return []
        return [shown_by(" or ".join(f"({shown})" if len(conditions) > 1 else shown for shown in conditions))]

    def _item(self, item: Item) -> Json:
        kind = self._answer(item)
        extensions = [*as_list(kind.pop("extension", [])), *earlier_answer(self._measure, item, self._options)]
        condition: Json = {}
        if item.id in self._written.shown:
            simple = self._conditions.simple(item.id)
            if simple is None:
                extensions.append(shown_by(self._written.shown[item.id]))
            else:
                condition = simple
        below = as_list(kind.pop("item", []))
        if item.help and item.help.value:
            below.append(beside(f"{item.id}-help", item.help.value, "help"))
        codes = [concept_coding(concept.system, concept.code) for concept in item.concepts]
        return filled(
            extension=extensions,
            linkId=item.id,
            code=[code for code in codes if code],
            prefix=clean(item.label.value) if item.label else "",
            text=clean(item.text.value),
            type=kind["type"],
            enableWhen=condition.get("enableWhen"),
            enableBehavior=condition.get("enableBehavior"),
            required=True if item.presence and item.presence.value == "required" else None,
            repeats=kind.get("repeats"),
            answerOption=kind.get("answerOption"),
            item=below,
        )

    def _answer(self, item: Item) -> Json:
        match item.answer:
            case Choice():
                return self._choice(item, item.answer)
            case YesNo():
                return {"type": "boolean"}
            case NumberAnswer() | Slider():
                return numeric(item.answer) | {"item": number_words(item.answer, item.id)}
            case FreeText() | NoAnswerType():
                return {"type": "text"}
            case TimeAnswer():
                return {"type": "time"}
            case DateAnswer():
                return {"type": "date"}
            case DurationAnswer():
                return duration()
            case _:
                assert_never(item.answer)

    def _choice(self, item: Item, answer: Choice) -> Json:
        many = len(answer.options) > MOST_BUTTONS
        looks = [control("check-box" if answer.several else "drop-down" if many else "radio-button")]
        if not many:
            looks.append(extension("questionnaire-choiceOrientation", "Code", "vertical"))
        return filled(
            type="choice",
            extension=looks,
            repeats=True if answer.several else None,
            answerOption=answer_options(self._measure, item, self._options),
        )


def _unquoted(rows: Rows, text: str) -> str:
    """The text of a field without what it quotes, which clients would show as braces."""
    for field in rows.fields:
        text = text.replace(f"“{{{field.id}}}”", "this").replace(f"{{{field.id}}}", "this")
    return text


def display(link: str, text: str) -> Json:
    """A text alone.  Without `displayCategory`: the definitions of R4 itself refuse that on a display item."""
    return {"linkId": link, "text": clean(text), "type": "display"}


def duration() -> Json:
    """A quantity in hours or in minutes."""
    least = extension("minValue", "Quantity", {"value": 0, "system": UCUM, "code": "min", "unit": "minutes"})
    units = [
        extension("questionnaire-unitOption", "Coding", {"system": UCUM, "code": code, "display": words})
        for code, words in DURATION_UNITS
    ]
    return {"type": "quantity", "extension": [*units, least]}


def as_list(value: object) -> list[Json]:
    assert isinstance(value, list)
    return value
