"""Counts how often each construct met each kind of missing answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from romdsl.interpreter import in_place
from romdsl.interpreter.formulas import Scope, value_of
from romdsl.interpreter.interpreter import Interpreter, Sitting
from romdsl.interpreter.order import formulas, named, named_by_norms
from romdsl.model.expression import Expression
from romdsl.model.measure import Alert, Change, Check, Item, Let, Measure, Score
from romdsl.model.names import Names

from . import constructs

_HIDDEN = ("hidden", "condition missing")
_NON_ANSWERS = ("declined", "unknown", "not_applicable")


Between = tuple[Change, Score | None]
"""A change between two occasions, and the score that it is of, if it has no formula."""


class Table:
    """Construct by kind of missing: how many scores and alerts of how many answer sets."""

    def __init__(self) -> None:
        self.cells: Counter[tuple[str, str]] = Counter()

    def add(self, measure: Measure, answers: Sequence[Mapping[str, object]], between: Between | None = None) -> None:
        """Counts a measure with answers that are possible; `between`: it is the measure of two occasions."""
        names = Names.of(measure)
        things: list[Score | Alert | Check] = [*measure.scores, *measure.alerts, *measure.checks]
        rests = [_Rests(thing, names, between) for thing in things]
        interpreter = Interpreter(measure)
        for given in answers:
            placed = in_place(measure, given)
            assert placed is not None, "such answers are not possible"
            sitting = Sitting(interpreter, placed)
            kinds = {id: _kind(sitting, item) for id, item in interpreter.items.items()}
            results = {score.id: sitting.report(score) for score in measure.scores}
            for thing, found in zip(things, rests, strict=True):
                lacking = results[thing.id].missing if isinstance(thing, Score) else None
                self._count(found, kinds, {lacking} & {"insufficient", "no_norm"})

    def _count(self, found: _Rests, kinds: Mapping[str, str], lacking: set[str | None]) -> None:
        met = {kinds[item.id] for item in found.items} - {"nothing"}
        met = met or {"nothing"}
        for construct in found.constructs:
            for kind in (*met, *lacking):
                self.cells[construct, str(kind)] += 1
        for item in found.items:
            for construct in constructs.of_item(item):
                self.cells[construct, kinds[item.id]] += 1
                self.cells[construct, "insufficient"] += "insufficient" in lacking
            if item.id in found.contexts:
                self.cells["context", kinds[item.id]] += 1
                self.cells["context", "insufficient"] += "insufficient" in lacking

    def filled(self) -> set[tuple[str, str]]:
        return {(row, column) for row in constructs.ALL for column in _columns(row) if self.cells[row, column]}

    def empty(self) -> list[tuple[str, str]]:
        return [(row, column) for row in constructs.ALL for column in _columns(row) if not self.cells[row, column]]

    def __str__(self) -> str:
        lines = [f"{'':25}" + "".join(f"{kind[:11]:>13}" for kind in constructs.KINDS)]
        for row in constructs.ALL:
            counts = (str(self.cells[row, kind]) if kind in _columns(row) else "" for kind in constructs.KINDS)
            lines.append(f"{row:25}" + "".join(f"{count:>13}" for count in counts))
        return "\n".join(lines)


class _Rests:
    """A score, alert or check, and all that it rests on."""

    def __init__(self, thing: Score | Alert | Check, names: Names, between: Between | None) -> None:
        self.contexts = names.contexts
        found: dict[str, Item | Let | Score] = {}
        waiting: list[Item | Let | Score] = []
        for formula in _first(thing):
            waiting += [*named(formula, names), *named_by_norms(formula, names)]
        while waiting:
            following = waiting.pop()
            if following.id in found:
                continue
            found[following.id] = following
            if not isinstance(following, Item):
                for formula in formulas(following):
                    waiting += [*named(formula, names), *named_by_norms(formula, names)]
        self.items = [part for part in found.values() if isinstance(part, Item)]
        self.constructs = set(constructs.of_thing(thing, False))
        if between is not None and isinstance(thing, Score):
            self.constructs |= set(constructs.of_change(thing, *between))
        for part in found.values():
            if not isinstance(part, Item):
                self.constructs |= {*constructs.of_thing(part, True), *constructs.of_row(part, names)}


def _first(thing: Score | Alert | Check) -> list[Expression]:
    """The formulas of a thing itself, and the conditions under which its bands and cut-offs hold."""
    match thing:
        case Alert():
            return [thing.when]
        case Check():
            return [thing.that]
        case Score():
            held = [*thing.bands, *thing.caseness]
            return [*formulas(thing), *(one.when for one in held if one.when is not None)]


def _kind(sitting: Sitting, item: Item) -> str:
    state = sitting.states[item.id]
    if state.asked or item.when is None:
        return state.reason or "nothing"
    return "hidden" if value_of(item.when, sitting, Scope()) is False else "condition missing"


def _columns(row: str) -> tuple[str, ...]:
    """The kinds of missing that a construct can meet.

    Alerts and checks have no reason of their own, contexts no condition; only norms can fail to hold for somebody.
    """
    without = {"alert": ("insufficient",), "check": ("insufficient",), "context": _HIDDEN}.get(row, ())
    # What is given in a row says that it is there: nobody can decline to, and no condition hides it.
    without = (*_NON_ANSWERS, *_HIDDEN) if row == "rows counted" else without
    if row not in constructs.BY_NORM:
        without = (*without, "no_norm")
    return tuple(kind for kind in constructs.KINDS if kind not in without)
