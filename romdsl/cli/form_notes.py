"""What saved forms noted about themselves, held against what is computed now."""

from __future__ import annotations

from ..answers.from_json import same_scores
from ..model.checked import CheckedMeasure
from ..scoring import Scored
from .console import say


class FormNotes:
    """Counts forms of another version, and forms that noted other scores than their answers give."""

    def __init__(self, checked: CheckedMeasure) -> None:
        self.checked = checked
        self.other_scoring: dict[str, int] = {}
        self.other_scores: list[str] = []

    def look_at(self, scored: Scored) -> None:
        row = scored.row
        if not row.made_with:
            return
        if row.made_with.get("scoring") != self.checked.scoring:
            version = str(row.made_with.get("version"))
            self.other_scoring[version] = self.other_scoring.get(version, 0) + 1
        elif row.noted is not None and not same_scores(row.noted, scored.result):
            self.other_scores.append(f"{row.file}, row {row.number}")

    def say(self) -> None:
        version = self.checked.measure.version.value if self.checked.measure.version else None
        for other, count in self.other_scoring.items():
            say(f"note: {count} of the forms were made with other scoring (version {other}); scored here as {version}")
        if self.other_scores:
            places = "; ".join(self.other_scores[:3]) + (" …" if len(self.other_scores) > 3 else "")
            say(f"warning: {len(self.other_scores)} forms noted other scores than their answers give: {places}")
