"""Rows of the person's own as the page shows them: a group of questions for each row, and running sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from romdsl.model.expression import Call, Comparison, Expression, Name, Number
from romdsl.model.measure import Check, Measure, NumberAnswer, Rows

from .questions import Question, decimal, question_of
from .words import ENGLISH


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row: its place among the rows, its heading, its questions."""

    place: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class RunningSum:
    """What the numbers of one field come to, beside what a check wants of them."""

    field: str
    total: str
    unit: str
    check: str


@dataclass(frozen=True, slots=True)
class OwnRows:
    """All rows that there can be; `least` are to be filled in, and with `fixed` each keeps its place.

    `add` stands on the button for one more.
    """

    id: str
    least: int
    fixed: bool
    rows: tuple[OwnRow, ...]
    sums: tuple[RunningSum, ...]
    add: str

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for row in self.rows for question in row.questions)

    @property
    def counted(self) -> tuple[Question, ...]:
        """The questions as people count them: those of the rows that are asked of everyone are not conditional."""
        return tuple(
            replace(question, conditional=number >= max(1, self.least) or bool(question.at))
            for number, row in enumerate(self.rows)
            for question in row.questions
        )


def own_rows_of(rows: Rows, measure: Measure, checked: frozenset[str]) -> OwnRows:
    titles = {position.id: position.text for position in rows.positions}
    made = tuple(
        OwnRow(place, titles.get(place, str(index + 1)), row_questions(rows, index, checked))
        for index, place in enumerate(rows.row_ids)
    )
    return OwnRows(rows.id, rows.low, bool(rows.positions), made, tuple(sums_of(rows, measure)), ENGLISH["add_row"])


def row_questions(rows: Rows, index: int, checked: frozenset[str]) -> tuple[Question, ...]:
    """The fields of one row.  The row's heading stands for their numbers."""
    found: list[Question] = []
    for field in rows.fields:
        item = field.items[index]
        question = question_of(item, item.label.value if item.label else "", checked)
        found.append(replace(question, field=field.id))
    return tuple(found)


def sums_of(rows: Rows, measure: Measure) -> Iterator[RunningSum]:
    """The checks of the kind `sum(rows.field) = 100`."""
    for field in rows.fields:
        for check in measure.checks:
            total = wanted_sum(check, f"{rows.id}.{field.id}")
            if total is not None:
                answer = field.items[0].answer
                unit = answer.unit if isinstance(answer, NumberAnswer) and answer.unit else ""
                yield RunningSum(field.id, total, unit, check.id)


def wanted_sum(check: Check, field: str) -> str | None:
    """What a check wants the numbers of a field to come to, where that is all that it says."""
    if not isinstance(check.that, Comparison) or check.that.operator != "=":
        return None
    sides = (check.that.left, check.that.right)
    for side, other in (sides, sides[::-1]):
        if is_sum(side, field) and isinstance(other, Number):
            return decimal(other.value)
    return None


def is_sum(formula: Expression, field: str) -> bool:
    match formula:
        case Call("sum", (Name(id),)):
            return id == field
        case _:
            return False
