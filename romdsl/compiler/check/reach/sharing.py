"""Which items a formula hangs on, and parts that share items worked out for each answer of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ....model.expression import Call, Expression, Is, Name, NameRange, Several, children
from ....model.functions import REASONS
from ....model.measure import Item, Score
from ....model.names import Names
from ..plan.elements import NONE, Scope, Thing, is_aggregate
from .answers import is_wide

NO_IDS: frozenset[str] = frozenset()


def _place(node: Expression, scope: Scope) -> tuple[int, int]:
    """A formula where it stands: what sets stand for is kept with the elements, an empty one is made anew."""
    return id(node), id(scope.stands_for) if scope.stands_for else 0


class Sharing:
    """What hangs on what."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._items_of_things: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
        self._items: dict[tuple[int, int, frozenset[str]], frozenset[str]] = {}
        self._behind: dict[tuple[int, int, int], frozenset[str]] = {}
        self._behind_things: dict[str, frozenset[str]] = {}
        self._calls: dict[Call, str] = {}
        self._call_ids: dict[tuple[int, int], str] = {}
        self.known_calls: dict[str, tuple[Call, Scope]] = {}
        """One aggregate of those that are the same, and where it stands."""
        self._values: dict[tuple[int, int], frozenset[str]] = {}
        self._key_names: dict[str, Name] = {}

    def within_thing(self, thing: Thing) -> Iterator[tuple[Expression, Scope]]:
        """The formulas of a thing: the condition of an item, the value of a let or score."""
        if isinstance(thing, Item):
            if thing.when is not None:
                yield thing.when, Scope()
        else:
            yield thing.value, Scope(thing.missing)

    def within(self, node: Expression, scope: Scope) -> Iterator[tuple[Expression, Scope]]:
        """The formulas that a formula rests on: those inside it, and the norms and bands of what it names."""
        filling = node.missing.filling if isinstance(node, Call) and node.missing is not None else None
        for child in children(node):
            yield child, (Scope(NONE) if child is filling else scope)
        if isinstance(node, Call) and filling is None and scope.rule is not None and is_aggregate(node):
            rule = node.missing or scope.rule
            if rule.filling is not None:
                yield rule.filling, Scope(NONE)
        score = self.score_asked(node)
        if isinstance(node, Call) and score is not None:
            yield from ((part, Scope()) for part in self._about(node.function, score))

    def _about(self, function: str, score: Score) -> Iterator[Expression]:
        """What decides which band, norm or percentile of a score is meant."""
        if function == "percentile":
            yield from (self.key_name(key.value) for found in score.percentiles for key in found.table.keys)
            return
        holding = [band.when for band in score.bands] if function == "band" else [norm.when for norm in score.norms]
        yield from {id(condition): condition for condition in holding if condition is not None}.values()

    def score_asked(self, node: Expression) -> Score | None:
        """The score whose bands, norms or percentiles a call asks for."""
        if not isinstance(node, Call) or len(node.arguments) != 1:
            return None
        first = node.arguments[0]
        if node.function not in ("band", "z", "t_score", "percentile") or not isinstance(first, Name):
            return None
        thing = self.names.find(first.id)
        return thing if isinstance(thing, Score) else None

    def key_name(self, id: str) -> Name:
        """One and the same name for each key: what is known of nodes is known by their identity."""
        known = self._key_names.get(id)
        if known is None:
            known = self._key_names[id] = Name(id)
        return known

    def things(self, node: Expression, scope: Scope) -> tuple[Thing, ...]:
        """What a name, range or brackets stand for: one thing of a set that is gone through, else all."""
        here = scope.stands_for.get(id(node))
        return (here,) if here is not None else self.names.elements(node)

    def items_of_thing(self, thing: Thing, beside: frozenset[str] = NO_IDS) -> frozenset[str]:
        """The ids of items whose answers decide about a thing, through conditions, lets and scores.

        With `beside`, those that are not seen through these lets, scores and aggregates alone.
        """
        if thing.id in beside:
            return NO_IDS
        key = (thing.id, beside)
        if key not in self._items_of_things:
            found = {thing.id} if isinstance(thing, Item) else set()
            for node, scope in self.within_thing(thing):
                found |= self.items_of(node, scope, beside)
            self._items_of_things[key] = frozenset(found)
        return self._items_of_things[key]

    def items_of(self, node: Expression, scope: Scope, beside: frozenset[str] = NO_IDS) -> frozenset[str]:
        key = (*_place(node, scope), beside)
        if key not in self._items:
            if isinstance(node, Name | NameRange | Several):
                found = [self.items_of_thing(thing, beside) for thing in self.things(node, scope)]
            elif beside and self.call_id(node, scope) in beside:
                found = []
            else:
                found = [self.items_of(inner, inside, beside) for inner, inside in self.within(node, scope)]
            self._items[key] = NO_IDS.union(*found)
        return self._items[key]

    # --- things that have one value ----------------------------------------------------------

    def call_id(self, node: Expression, scope: Scope) -> str:
        """One id for all aggregates that are the same, wherever they stand; empty for any other formula."""
        if not isinstance(node, Call) or node.function == "join" or not is_aggregate(node):
            return ""
        key = (id(node), id(scope.rule))
        if key not in self._call_ids:
            rule = node.missing or scope.rule or (None if node.function in ("any", "all") else NONE)
            whole = replace(node, missing=rule)
            self._call_ids[key] = self._calls.setdefault(whole, f"{node.function} {len(self._calls)}")
            self.known_calls[self._call_ids[key]] = (node, scope)
        return self._call_ids[key]

    def behind(self, node: Expression, scope: Scope) -> frozenset[str]:
        """The ids of lets, scores and aggregates that a formula looks at, through others too."""
        key = (*_place(node, scope), id(scope.rule))
        if key not in self._behind:
            if isinstance(node, Name | NameRange | Several):
                found = [self.behind_thing(thing) for thing in self.things(node, scope)]
            else:
                found = [self.behind(inner, inside) for inner, inside in self.within(node, scope)]
                found.append(frozenset((self.call_id(node, scope),)) - {""})
            self._behind[key] = NO_IDS.union(*found)
        return self._behind[key]

    def behind_thing(self, thing: Thing) -> frozenset[str]:
        """The same of a thing, itself among them where it is no item."""
        if thing.id not in self._behind_things:
            found = [self.behind(node, scope) for node, scope in self.within_thing(thing)]
            own = NO_IDS if isinstance(thing, Item) else frozenset((thing.id,))
            self._behind_things[thing.id] = own.union(*found)
        return self._behind_things[thing.id]

    # --- what is not gone through one by one -------------------------------------------------

    def wide_in(self, node: Expression, scope: Scope) -> frozenset[str]:
        """The ids of items with very many answers of which it counts what is answered, and not only whether."""
        key = _place(node, scope)
        if key not in self._values:
            asks_whether = isinstance(node, Is) and node.code in REASONS
            if asks_whether or (isinstance(node, Call) and node.function == "answered"):
                subject = children(node)[0]
                found = [self.wide_in_thing(thing, is_asked_whether=True) for thing in self.things(subject, scope)]
            elif isinstance(node, Name | NameRange | Several):
                found = [self.wide_in_thing(thing) for thing in self.things(node, scope)]
            else:
                found = [self.wide_in(inner, inside) for inner, inside in self.within(node, scope)]
            self._values[key] = NO_IDS.union(*found)
        return self._values[key]

    def wide_in_thing(self, thing: Thing, is_asked_whether: bool = False) -> frozenset[str]:
        found = [self.wide_in(node, scope) for node, scope in self.within_thing(thing)]
        if isinstance(thing, Item) and not is_asked_whether and is_wide(thing):
            found.append(frozenset((thing.id,)))
        return NO_IDS.union(*found)
