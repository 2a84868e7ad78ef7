"""The parameters of one row as numbers, each with the column that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

from ...irt.bank import Model
from .conventions import COUNTS, MODELS, Convention, numbered
from .sheet import SCALING, Fault, Row, Sheet

WHICH_MODEL = "graded (--model grm) or partial credit (--model gpcm, or pcm)"
BLANK = frozenset({"", "na", "n/a", ".", "-"})
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
NAMES: dict[str, Model] = {
    **dict.fromkeys(("grm", "gr", "graded"), "grm"),
    **dict.fromkeys(("gpcm", "gpc"), "gpcm"),
    **dict.fromkeys(("pcm", "pc"), "pcm"),
    **dict.fromkeys(("1pl", "rasch"), "1pl"),
    "2pl": "2pl",
    "3pl": "3pl",
    "4pl": "4pl",
}
PLACES: dict[Model, tuple[str, ...]] = {"1pl": ("b",), "2pl": ("a", "b"), "3pl": ("a", "b", "c")}


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the column that it stands in."""

    column: str
    value: float


@dataclass(slots=True)
class Values:
    """What one row says; `steps` are thresholds or intercepts in their order."""

    model: Model | None
    slope: Number | None
    steps: list[Number]
    lower: Number | None
    upper: Number | None
    scaling: Number | None = None


class Cells:
    """The cells of one row as numbers; what cannot be read goes to the faults."""

    def __init__(self, sheet: Sheet, row: Row, faults: list[Fault]) -> None:
        self.sheet, self.row, self.faults, self.before = sheet, row, faults, len(faults)

    @property
    def sound(self) -> bool:
        """Whether no fault was found in this row."""
        return len(self.faults) == self.before

    def fault(self, column: str, words: str) -> None:
        self.faults.append(Fault(self.row.line, self.sheet.names.get(column, column), words))

    def text(self, columns: tuple[str, ...]) -> str:
        """The first cell of these columns that is not blank."""
        texts = (self.row.cells.get(column, "") for column in columns)
        return next((text for text in texts if text.lower() not in BLANK), "")

    def number(self, *columns: str) -> Number | None:
        """The number in the first of these columns that is not blank."""
        for column in columns:
            text = self.row.cells.get(column, "")
            if text.lower() in BLANK:
                continue
            if self.sheet.decimal_comma:
                text = text.replace(",", ".")
            if not NUMBER.fullmatch(text) or not isfinite(float(text)):
                self.fault(column, f"a number is due here, and “{text}” is none")
                return None
            return Number(self.sheet.names[column], float(text))
        return None

    def steps(self, of: str) -> list[Number]:
        """The numbers of `b` or of `b1`, `b2`, … up to the last that is not blank."""
        columns = [name for name in numbered(self.row.cells, of) if name != f"{of}0"]
        filled = [name for name in columns if self.row.cells[name].lower() not in BLANK]
        one = self.number(of)
        if one and filled:
            self.fault(of, f"it stands here and in {self.sheet.names[filled[0]]} too; a row has one or the other")
        if one:
            return [one]
        found = []
        for name in columns[: columns.index(filled[-1]) + 1] if filled else []:
            if name not in filled:
                self.fault(name, f"it is empty, and {self.sheet.names[filled[-1]]} behind it is not")
            elif number := self.number(name):
                found.append(number)
        return found


def values(sheet: Sheet, row: Row, convention: Convention, model: Model | None, faults: list[Fault]) -> Values | None:
    """What a row says in a convention; `model` holds for rows that name none.  None where it has a fault."""
    cells = Cells(sheet, row, faults)
    if named := cells.text(MODELS):
        model = NAMES.get(named.lower())
        if model is None:
            column = next(name for name in MODELS if row.cells.get(name) == named)
            cells.fault(column, f"“{named}” is no model known here; there are {', '.join(dict.fromkeys(NAMES))}")
            return None
    if convention.meaning == "by place":
        found = _by_place(cells, convention, model)
    else:
        lower, upper = cells.number(*convention.lower), cells.number(*convention.upper)
        slope = cells.number(convention.slope)
        found = Values(model, slope, cells.steps(convention.steps), lower, upper)
    _check_count(cells, found, convention)
    found.scaling = _scaling(cells)
    return found if cells.sound else None


def _by_place(cells: Cells, convention: Convention, model: Model | None) -> Values:
    """PAR1, PAR2, …: b; a, b; a, b, c; or (a and) the thresholds, as the model has them."""
    found = Values(model, None, [], None, None)
    numbers = cells.steps(convention.steps)
    if model is None:
        cells.fault("model", "the model is due here: it says what PAR1, PAR2, … are")
    elif places := PLACES.get(model):
        if len(numbers) != len(places):
            cells.fault(
                "", f"{model} takes {len(places)} parameters ({', '.join(places)}), and here are {len(numbers)}"
            )
        by_name = dict(zip(places, numbers, strict=False))
        found.slope, found.lower = by_name.get("a"), by_name.get("c")
        found.steps = [by_name["b"]] if "b" in by_name else []
    elif model == "pcm":
        found.steps = numbers
    else:
        found.slope, found.steps = (numbers[0] if numbers else None), numbers[1:]
    return found


def _scaling(cells: Cells) -> Number | None:
    """D of this row, where a column says it; then it says it of every row."""
    found = cells.number(SCALING)
    if found is not None and found.value not in (1.0, 1.7):
        words = f"D is 1 or 1.7, here it is {found.value:g}; an upper asymptote is called d (beside b) or u"
        cells.fault(SCALING, words)
    elif (
        found is None
        and cells.sound
        and any(row.cells.get(SCALING, "").lower() not in BLANK for row in cells.sheet.rows)
    ):
        cells.fault(SCALING, "D is due here, 1 or 1.7, as in other rows")
    return found


def _check_count(cells: Cells, found: Values, convention: Convention) -> None:
    """As many steps as the row says that there are, where it says so, and one at the least."""
    count = cells.number(*COUNTS)
    if count is not None and len(found.steps) != count.value - 1:
        words = (
            f"{count.value:g} categories need {count.value - 1:g} {convention.steps}, and here are {len(found.steps)}"
        )
        cells.fault(count.column, words)
    elif not found.steps and cells.sound:
        cells.fault(convention.steps, "nothing says where the categories of this item lie")
