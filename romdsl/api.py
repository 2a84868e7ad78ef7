"""romdsl from Python: load a measure, score answers, build what targets write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from . import interpreter, registry
from .building import Built, write_measure
from .checking import look_at
from .diagnostics import Report
from .diagnostics.to_text import to_text
from .emit.target import Service
from .faults import Fault
from .model.checked import CheckedMeasure
from .model.result import Result
from .service import read_service

__all__ = ["Built", "Fault", "MeasureRefused", "build", "load", "score"]


class MeasureRefused(Exception):
    """A definition has errors; `report` holds all findings, and the text shows them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__("\n" + to_text(report.findings, 1, colour=False))


def load(path: str | Path) -> CheckedMeasure:
    """The checked measure of a definition: a file, its folder, or the id of a shipped one.

    Raises MeasureRefused with all findings where there are errors, Fault where it cannot be read.
    """
    looked = look_at(registry.find_measure(path))
    if looked.checked is None:
        raise MeasureRefused(looked.report)
    return looked.checked


def score(measure: CheckedMeasure, answers: Mapping[str, object]) -> Result:
    """All scores of one set of answers, by the item's id; None or an absent id is blank.

    Raises AnswerRefused (a ValueError with `item`, `value` and `why`) for an answer that is not
    possible, and for answers that fail a check without `warning` (`item` is then the check).
    """
    return interpreter.score(measure.measure, answers, (measure.definition, measure.scoring))


def build(
    measure: CheckedMeasure,
    out: str | Path,
    targets: Sequence[str] | None = None,
    service: str | Path | Service | None = None,
    options: Mapping[str, Mapping[str, str]] | None = None,
    strict: bool = False,
) -> Built:
    """Writes the measure for the named targets (all where none is named) into `out/<id>/<target>/`.

    `service` is the file with the service's name and contacts; `options` are those of each target.
    A target that cannot be written is left out, and `Built.findings` says why.
    """
    chosen = list(registry.targets().values()) if targets is None else [registry.find_target(id) for id in targets]
    given = service if isinstance(service, Service) else read_service(Path(service)) if service else Service()
    return write_measure(measure, Path(out), chosen, options or {}, given, strict)
