"""Warnings and notes that the author has thought about: `allow item-in-no-score for how "…"`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ...diagnostics import Finding, Rule, nearest
from ...model.measure import Alert, Allow, Cat, Check, Contacts, Form, Item, Let, Measure, Metric, Scale, Score, Table

UNKNOWN_RULE = Rule("ROM311", "allow-of-unknown-rule", "error")
ERROR_ALLOWED = Rule("ROM312", "allow-of-an-error", "error")
ALLOWS_NOTHING = Rule("ROM313", "allow-of-nothing", "warning")

RULES = (UNKNOWN_RULE, ERROR_ALLOWED, ALLOWS_NOTHING)


def silenced(measure: Measure, findings: Sequence[Finding]) -> dict[Allow, list[Finding]]:
    """Which findings each `allow` takes away; one that nothing answers to has an empty list."""
    owners = Owners(measure)
    taken: dict[Allow, list[Finding]] = {}
    for allow in measure.allows:
        taken[allow] = [
            finding
            for finding in findings
            if finding.rule.name == allow.rule
            and finding.rule.severity != "error"
            and (not allow.ids or owners.of(finding) & set(allow.ids))
        ]
    return taken


def faults_of_allows(measure: Measure, taken: dict[Allow, list[Finding]], rules: Iterable[Rule]) -> Iterator[Finding]:
    """An `allow` must name a rule, which is no error, and must be of use."""
    by_name = {rule.name: rule for rule in rules}
    for allow in measure.allows:
        rule = by_name.get(allow.rule)
        if rule is None:
            near = nearest(allow.rule, sorted(by_name))
            help = f"did you mean {near}?" if near else "write the name that stands behind the finding, as two-in-one"
            yield UNKNOWN_RULE.at(allow.span, f"There is no rule called “{allow.rule}”.", help=help)
        elif rule.severity == "error":
            message = f"“{allow.rule}” is an error, and those cannot be allowed."
            yield ERROR_ALLOWED.at(allow.span, message, help="mend what it points at, and take this line out")
        elif not taken[allow]:
            place = f" at {', '.join(allow.ids)}" if allow.ids else ""
            message = f"Nothing here is “{allow.rule}”{place}, so there is nothing to allow."
            yield ALLOWS_NOTHING.at(allow.span, message, help="take this line out")


class Owners:
    """Whose a place is: the thing whose name was written last before it, and its block."""

    def __init__(self, measure: Measure) -> None:
        self.source = measure.span.source
        named: list[tuple[int, frozenset[str]]] = []
        for block in measure.blocks:
            named.append((block.span.start, frozenset({block.id})))
            named += [(item.span.start, frozenset({block.id, item.id})) for item in block.items]
        alone = [part for part in measure.parts if isinstance(part, Item)]
        lists: tuple[Sequence[Item | Scale | Let | Score | Table | Alert | Check | Contacts], ...]
        lists = (alone, measure.contexts, measure.scales, measure.lets, measure.scores, measure.tables)
        lists += (measure.alerts, measure.checks, measure.contacts)
        for things in lists:
            named += [(thing.span.start, frozenset({thing.id})) for thing in things]
        banks: tuple[Metric | Form | Cat, ...] = (*measure.metrics, *measure.forms, *measure.cats)
        named += [(thing.span.start, frozenset({thing.id})) for thing in banks]
        named += [(change.span.start, frozenset({change.id})) for change in measure.changes]
        named += [(case.span.start, frozenset({case.name})) for case in measure.cases]
        self.named = sorted(named, key=lambda pair: pair[0])
        self.starts = [start for start, _ in self.named]

    def of(self, finding: Finding) -> frozenset[str]:
        """The ids; of a place in another file (the rows of a table) those of the place that it gives as a reason."""
        places = [finding.span, *(reason.span for reason in finding.reasons)]
        place = next((span for span in places if span.source is self.source), None)
        index = bisect_right(self.starts, place.start) if place is not None else 0
        return self.named[index - 1][1] if index else frozenset()
