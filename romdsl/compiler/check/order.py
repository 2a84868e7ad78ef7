"""In which order lets and scores are worked out, and which of them turn in a circle."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.expression import Expression, Name, NameRange, children
from ...model.measure import Item, Let, Measure, Score
from ...model.names import Names
from .mentions import percentile_keys


@dataclass(frozen=True, slots=True)
class Order:
    """`order`: each let and score after all that it needs, those of a circle left out;
    `cycles`: the ids of each circle, node by node from the one that is written first."""

    order: tuple[Let | Score, ...]
    cycles: tuple[tuple[str, ...], ...]


def evaluation_order(measure: Measure, names: Names) -> Order:
    """Walks from each let and score to what it needs, through the conditions of items as well."""
    walk = _Walk(names)
    things: tuple[Let | Score, ...] = (*measure.lets, *measure.scores)
    for thing in things:
        walk.visit(thing)
    return Order(tuple(walk.order), tuple(walk.cycles))


def named_in(formula: Expression) -> list[Name | NameRange]:
    """All names and ranges in a formula, in the order in which they were written."""
    found: list[Name | NameRange] = []
    waiting: list[Expression] = [formula]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name | NameRange):
            found.append(node)
        waiting.extend(reversed(children(node)))
    return found


class _Walk:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.order: list[Let | Score] = []
        self.cycles: list[tuple[str, ...]] = []
        self._done: set[str] = set()
        self._needs: dict[str, list[Item | Let | Score]] = {}

    def needs(self, thing: Item | Let | Score) -> list[Item | Let | Score]:
        """What a thing needs directly: of an item, what its condition names; of a score, also what
        says which of its bands, cut-offs and norms hold."""
        if thing.id not in self._needs:
            formulas: list[Expression] = []
            if isinstance(thing, Item):
                formulas += [thing.when] if thing.when is not None else []
            else:
                formulas.append(thing.value)
                if thing.missing and thing.missing.filling is not None:
                    formulas.append(thing.missing.filling)
                if isinstance(thing, Score):
                    formulas += [*thing.conditions, *percentile_keys(thing)]
            found = {m.id: m for f in formulas for name in named_in(f) for m in self.names.members(name)}
            self._needs[thing.id] = [m for m in found.values() if not isinstance(m, Item) or m.when is not None]
        return self._needs[thing.id]

    def visit(self, start: Let | Score) -> None:
        """Depth first without recursion: a chain may be as long as the measure."""
        if start.id in self._done:
            return
        path: list[Item | Let | Score] = [start]
        steps = [iter(self.needs(start))]
        on_path = {start.id}
        while path:
            following = next(steps[-1], None)
            if following is None:
                self._leave(path.pop(), on_path)
                steps.pop()
            elif following.id in on_path:
                self._circle([node.id for node in path], following.id)
            elif following.id not in self._done:
                path.append(following)
                on_path.add(following.id)
                steps.append(iter(self.needs(following)))

    def _leave(self, thing: Item | Let | Score, on_path: set[str]) -> None:
        on_path.discard(thing.id)
        self._done.add(thing.id)
        if not isinstance(thing, Item) and not any(thing.id in cycle for cycle in self.cycles):
            self.order.append(thing)

    def _circle(self, path: list[str], back_to: str) -> None:
        cycle = tuple(path[path.index(back_to) :])
        if not any(set(cycle) == set(known) for known in self.cycles):
            self.cycles.append(cycle)
