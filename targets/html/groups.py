"""The questions in the order of the page: blocks, single questions, grids, and what paper can print in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from romdsl.model.measure import Block, Item, Measure, Note, Row, Rows

from .own_rows import OwnRows, own_rows_of
from .questions import ALL_OPTIONS_KINDS, Question, question_of

MOST_PAPER_COLUMNS = 7
MOST_GRID_COLUMNS = {"number": 8, "text": 4, "time": 6, "date": 4, "duration": 4}
"""Columns of a grid that stand beside each other on a wide screen; more become cards there too."""
MOST_OPTION_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Questions that follow each other; with `paper`, one table of circles on paper, with `heads`."""

    questions: tuple[Question, ...]
    paper: str = ""
    heads: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One question that is asked in each column; `hint` where the rows do not share one."""

    id: str
    text: str
    number: str
    help: str
    cells: tuple[Question, ...]
    required: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of questions: `cards` where it is too wide to be one on a screen."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    hint: str
    cards: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A block, rows of the person's own, or single items and notes between these."""

    id: str
    stem: str
    runs: tuple[Run, ...]
    grid: Grid | None = None
    own: OwnRows | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, cells of a grid among them."""
        cells = [cell for row in self.grid.rows for cell in row.cells] if self.grid else []
        own = self.own.questions if self.own else ()
        return (*(question for run in self.runs for question in run.questions), *cells, *own)

    @property
    def counted(self) -> tuple[Question, ...]:
        """The questions as people count them: a row of a grid is one."""
        if self.own:
            return self.own.counted
        return tuple(question for run in self.runs for question in run.questions) + tuple(
            row.cells[0] for row in (self.grid.rows if self.grid else ()) if row.cells
        )


def groups_of(measure: Measure, checked: frozenset[str] = frozenset()) -> tuple[Group, ...]:
    """The parts of the measure in their order; neighbours that are not blocks make one group."""
    groups: list[Group] = []
    numbers = numbers_of(measure)
    loose: list[Item | Note] = []
    for part in (*measure.parts, None):
        if isinstance(part, (Item, Note)):
            loose.append(part)
            continue
        if loose:
            groups.append(Group("", "", runs_of(tuple(loose), numbers, checked)))
            loose = []
        if isinstance(part, Block):
            groups.append(group_of(part, numbers, checked))
        if isinstance(part, Rows):
            stem = part.text.value if part.text else ""
            groups.append(Group(part.id, stem, (), own=own_rows_of(part, measure, checked)))
    return tuple(groups)


def group_of(block: Block, numbers: Mapping[str, str], checked: frozenset[str]) -> Group:
    stem = block.text.value if block.text else ""
    if block.rows:
        return Group(block.id, stem, (), grid_of(block, numbers, checked))
    return Group(block.id, stem, runs_of(block.members, numbers, checked))


def grid_of(block: Block, numbers: Mapping[str, str], checked: frozenset[str]) -> Grid:
    """A grid; what all cells take is said once."""
    rows = tuple(grid_row(block, row, numbers, checked) for row in block.rows)
    answers = {cell.answer for row in rows for cell in row.cells}
    kinds = {cell.kind for row in rows for cell in row.cells}
    hint = hint_of(rows[0].cells[0]) if len(answers) == 1 else ""
    if len(answers) > 1:
        rows = tuple(replace(row, hint=hint_of(row.cells[0])) for row in rows if row.cells)
    most = min((MOST_GRID_COLUMNS.get(kind, MOST_OPTION_COLUMNS) for kind in kinds), default=MOST_OPTION_COLUMNS)
    return Grid(tuple(column.text for column in block.columns), rows, hint, len(block.columns) > most)


def grid_row(block: Block, row: Row, numbers: Mapping[str, str], checked: frozenset[str]) -> GridRow:
    texts = {column.id: column.text for column in block.columns}
    questions = [question_of(item, numbers[item.id], checked) for item in row.items]
    help = questions[0].help if questions else ""
    cells = tuple(
        replace(
            question,
            help="",
            described=f"h-{row.id}" if help else "",
            row=row.text.value,
            column=texts.get(item.cell.column, "") if item.cell else "",
            columns="",
        )
        for question, item in zip(questions, row.items, strict=True)
    )
    required = bool(cells) and all(cell.presence == "required" for cell in cells)
    return GridRow(row.id, row.text.value, numbers[row.items[0].id] if row.items else "", help, cells, required)


def hint_of(cell: Question) -> str:
    """What a cell takes, in words: unit and ends."""
    said = ", ".join(part for part in (cell.unit, cell.range.hint if cell.range else "") if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def numbers_of(measure: Measure) -> dict[str, str]:
    """What stands before each question: its label, or else its number among those without.

    All cells in a row of a grid have the number of the row; rows of the person's own are numbered by themselves.
    """
    numbers: dict[str, str] = {}
    count = 0
    row = ""
    for item in measure.items:
        if item.slot:
            numbers[item.id] = ""
            continue
        again = item.cell is not None and item.cell.row == row
        row = item.cell.row if item.cell else ""
        count += item.label is None and not again
        numbers[item.id] = item.label.value if item.label else f"{count}."
    return numbers


def runs_of(members: tuple[Item | Note, ...], numbers: Mapping[str, str], checked: frozenset[str]) -> tuple[Run, ...]:
    """Neighbours with the same options together, so that paper can print the options once."""
    runs: list[Run] = []
    for member in members:
        if isinstance(member, Note):
            runs.append(Run((), note=member.text.value))
            continue
        question = question_of(member, numbers[member.id], checked)
        last = runs[-1] if runs else None
        if last and last.questions and last.questions[-1].answer == question.answer:
            runs[-1] = Run((*last.questions, question))
        else:
            runs.append(Run((question,)))
    return tuple(with_paper(run) for run in runs)


def with_paper(run: Run) -> Run:
    options = run.questions[0].all_options if run.questions else ()
    if len(run.questions) < 2 or not 2 <= len(options) <= MOST_PAPER_COLUMNS:
        return run
    if run.questions[0].kind not in ALL_OPTIONS_KINDS:
        return run
    return Run(run.questions, f"p{len(options)}", tuple(option.text for option in options))
