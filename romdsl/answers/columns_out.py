"""The columns of a file of scores, and the row of a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..faults import Fault
from ..model.measure import Measure
from ..model.result import decimal_text


@dataclass(frozen=True)
class ScoreColumns:
    """What is written about one score."""

    id: str
    decimals: int
    has_bands: bool
    has_caseness: bool

    @property
    def parts(self) -> tuple[str, ...]:
        banded = ("", "_band") if self.has_bands else ("",)
        cased = ("_caseness",) if self.has_caseness else ()
        return (*banded, "_answered", "_expected", "_filled", "_missing", *cased)


@dataclass(frozen=True)
class OutputColumns:
    """All columns in their order: what was carried along, scores, alerts, checks, and answers not used."""

    carried: tuple[str, ...]
    scores: tuple[ScoreColumns, ...]
    alerts: tuple[str, ...]
    checks: tuple[str, ...] = ()
    prefix: str = ""

    @property
    def own(self) -> tuple[str, ...]:
        """The names of those that scoring adds; `mood.total` is `mood_total`."""
        names = [score.id + part for score in self.scores for part in score.parts]
        names += [f"alert_{id}" for id in self.alerts] + [f"check_{id}" for id in self.checks] + ["unused_answers"]
        return tuple(self.prefix + name.replace(".", "_") for name in names)

    @property
    def head(self) -> tuple[str, ...]:
        return (*self.carried, *self.own)

    def row(self, result: Mapping[str, object], undecided_checks: Sequence[str] = ()) -> list[str]:
        """The cells of a result (its JSON, from any engine) in the columns of `own`."""
        scores, cells = result["scores"], []
        assert isinstance(scores, Mapping)
        for columns in self.scores:
            score = scores[columns.id]
            for part in columns.parts:
                value = score[part[1:] if part else "value"]
                cells.append(number_text(value, columns.decimals) if not part else plain(value))
        raised, undecided = names_in(result["alerts"]), names_in(result["alerts_undecided"])
        cells += ["" if id in undecided else plain(id in raised) for id in self.alerts]
        failed = names_in(result["checks"])
        cells += ["" if id in undecided_checks else plain(id in failed) for id in self.checks]
        return [*cells, ";".join(names_in(result["unused_answers"]))]


def names_in(value: object) -> Sequence[str]:
    assert isinstance(value, list | tuple)
    return value


def output_columns(
    measure: Measure, decimals: Mapping[str, int], carried: Iterable[str], prefix: str = ""
) -> OutputColumns:
    """The columns for a measure; raises Fault where two would have one name."""
    scores = tuple(
        ScoreColumns(score.id, decimals[score.id], bool(score.bands), bool(score.caseness)) for score in measure.scores
    )
    columns = OutputColumns(
        tuple(dict.fromkeys(carried)),
        scores,
        tuple(alert.id for alert in measure.alerts),
        tuple(check.id for check in measure.checks),
        prefix,
    )
    own = columns.own
    for name in own:
        if own.count(name) > 1:
            raise Fault(f"two columns of the output would be called “{name}”")
        if name in columns.carried:
            raise Fault(
                f"the column “{name}” of the input has the name of one of the output; "
                f"write --prefix, for example --prefix {measure.id}_"
            )
    return columns


def number_text(value: object, decimals: int) -> str:
    """A score's value with just its decimals: `66.70`; a truth as `true`, a code as it is."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return plain(value)
    exact = value if isinstance(value, Fraction) else Fraction(Decimal(repr(value)))
    return decimal_text(exact, decimals)


def plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
