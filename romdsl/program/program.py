"""The whole of a score program: what it takes, its named steps, what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..irt import Bank, Rules
from ..model.checked import CheckedMeasure
from ..model.on_metric import OnMetric
from .truths import UseTruth
from .wholes import UseWhole, WholeStep
from .words import UseWord, WordStep

if TYPE_CHECKING:
    from . import AnyStep


@dataclass(frozen=True, slots=True)
class Named:
    """A named step.  `comment` is what the author wrote; names are unique and snake_case."""

    name: str
    step: AnyStep
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """An item or context whose answer the program takes, and what is accepted.

    `kind` choice: `codes` are all that may be answered, options that are non-answers included;
    several: a list of them, `exclusive` (the non-answers) only alone; number: `low` to `high` by
    `step` from `low`, written as decimals; truth; time `08:30`; date `2026-01-12`; duration
    `7:30`; text: any text.  Besides, every item takes `!declined`, `!unknown`, `!not_applicable`.
    """

    item: str
    kind: Literal["choice", "several", "number", "truth", "time", "date", "duration", "text"]
    codes: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    step: str = ""
    exclusive: tuple[str, ...] = ()
    is_context: bool = False


@dataclass(frozen=True, slots=True)
class RowsInput:
    """Rows of a person's own: the input `rows_place` says whether the row at a place is there, `rows_place_field`
    are its fields.  Data have rows under `rows`, or as cells with their own ids in place of the place.

    `fixed`: the places are the only ids there are; else ids are r1, r2 …, any of them, and rows that are
    there go to the places in the order of their ids.
    """

    rows: str
    places: tuple[str, ...]
    fields: tuple[str, ...]
    fixed: bool


@dataclass(frozen=True, slots=True)
class CheckOutput:
    """A check: whether it *fails* (missing: undecided).  Without `warning` answers that fail it are refused."""

    check: str
    fails: UseTruth
    warning: bool
    text: str


@dataclass(frozen=True, slots=True)
class BankForm:
    """The scored items of a form or an adaptive test, in the order of the bank: what `Latent` steps take.

    `codes` are for each item the category, from 0, of each of its codes; None of one that says nothing.  `rules` None: it is a form.
    """

    form: str
    items: tuple[str, ...]
    bank: Bank
    codes: tuple[tuple[tuple[str, int | None], ...], ...]
    rules: Rules | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """One score: named steps to report.  `value` is an integer of 10 ** -`decimals`, a truth, or a code.

    `band`, `caseness` are None where the score has none.  `why` is the reason text.
    """

    score: str
    value: UseWhole | UseTruth | UseWord
    decimals: int
    band: UseWord | None
    caseness: UseTruth | None
    answered: WholeStep
    expected: WholeStep
    filled: WholeStep
    why: WordStep
    rule: str | None
    band_codes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """Of a score that is a code: the codes that it can have, where they are known one by one."""
    on_metric: OnMetric | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that a target prints: inputs, steps in an order in which each comes after what it
    uses, outputs, alerts (id and a truth that may be missing), and for each item with a `when`
    whether it is shown (a truth that may be missing: then it is not shown)."""

    measure: str
    version: str | None
    definition: str
    scoring: str
    language: str | None
    inputs: tuple[Input, ...]
    steps: tuple[Named, ...]
    outputs: tuple[Output, ...]
    alerts: tuple[tuple[str, UseTruth], ...]
    shown: tuple[tuple[str, UseTruth], ...]
    checks: tuple[CheckOutput, ...] = ()
    rows: tuple[RowsInput, ...] = ()
    changes: tuple[ChangeProgram, ...] = ()
    forms: tuple[BankForm, ...] = ()


@dataclass(frozen=True, slots=True)
class PairCell:
    """An answer that a change takes: at which of the two sittings, and in which column of the measure's data."""

    item: str
    side: Literal["from", "to"]
    column: str


@dataclass(frozen=True, slots=True)
class ChangeProgram:
    """A change: the program that scores both sittings, what changed and its class.  `score` is the one whose
    values stand beside it, None where a formula names several.

    The first sitting is of an occasion among `start` (where there are several the first in time, with
    `previous` the one before the second), the second of one among `end` (the last).  `checked` is the
    measure of both.
    """

    change: str
    title: str
    score: str | None
    start: tuple[str, ...]
    end: tuple[str, ...]
    previous: bool
    checked: CheckedMeasure
    program: Program
    cells: tuple[PairCell, ...]

    @property
    def own_rows(self) -> tuple[RowsInput, ...]:
        """The rows of the measure, without the fields that are there for both occasions' sake."""
        fields = {
            rows.rows: tuple(name for name in rows.fields if f"{name}_raw" in rows.fields) for rows in self.program.rows
        }
        return tuple(
            RowsInput(rows.rows.removesuffix("__from"), rows.places, fields[rows.rows], rows.fixed)
            for rows in self.program.rows
            if rows.rows.endswith("__from")
        )
