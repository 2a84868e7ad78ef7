"""What a rule sees: the measure, and all that was found out about it so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ...diagnostics import Finding
from ...model.expression import (
    Call,
    Comparison,
    Expression,
    Includes,
    InCodes,
    InInterval,
    Is,
    Name,
    NameRange,
    Not,
    children,
)
from ...model.functions import FUNCTIONS
from ...model.measure import Choice, Item, Let, Measure, Score
from ...model.names import Names
from ...model.types import Type
from ...source import Span
from .allow import Owners
from .mentions import Formula, formulas_of, names_in, percentile_keys, ranges_in

MISPLACED = ("ROM208", "ROM210")
"""A thing without its name, and one of another shape: lines that belong elsewhere."""
_NAMED = re.compile(r'^[ \t]*(?:[a-z]+ )?(\w+) ?[:"]', re.MULTILINE)

if TYPE_CHECKING:
    from .infer import Fault, Inference
    from .order import Order
    from .plan import Plan
    from .reach import Reach


@dataclass
class Context:
    """A measure under check.

    What rests on sound formulas alone (`plan`, `reach`) is worked out when it is first asked for,
    and is None where a fault that was found before makes it meaningless.
    """

    measure: Measure
    names: Names
    inference: Inference
    order: Order
    errors: Sequence[Finding] = ()
    """What was found before: by reading, and by the rules that look at single lines."""
    reaches: dict[object, Reach | None] = field(default_factory=dict)
    soundness: dict[str, bool] = field(default_factory=dict)

    @property
    def types(self) -> dict[Expression, Type]:
        return self.inference.types

    @property
    def values(self) -> tuple[Let | Score, ...]:
        """All lets and scores."""
        return (*self.measure.lets, *self.measure.scores)

    def faults(self, kind: str) -> tuple[Fault, ...]:
        """What was found of one kind while the types of formulas were worked out."""
        return tuple(fault for fault in self.inference.faults if fault.kind == kind)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        return tuple(formulas_of(self.measure))

    @cached_property
    def circular(self) -> frozenset[str]:
        """The ids of all that turns in a circle."""
        return frozenset(id for cycle in self.order.cycles for id in cycle)

    @cached_property
    def scored(self) -> frozenset[str]:
        """The ids of all items that a score rests on, through lets and other scores too."""
        found: set[str] = set()
        for score in self.measure.scores:
            found.update(item.id for item in self.items_of(score))
        return frozenset(found)

    @cached_property
    def everything_sound(self) -> bool:
        return not self.errors and not self.inference.faults and not self.order.cycles

    @cached_property
    def plan(self) -> Plan | None:
        """Bounds and decimals of all lets and scores; None while anything in the measure is wrong."""
        from .plan import make_plan

        if not self.everything_sound:
            return None
        return make_plan(self.measure, self.names, self.types, self.order.order)

    def reach(self, thing: Let | Score, when: Expression | None = None) -> Reach | None:
        """The values that a let or score can take, with `when` where that is true; None where a formula has a fault."""
        from .reach import reach_of

        key = (thing.id, when)
        if key not in self.reaches:
            sound = self.sound(thing) and (when is None or self.sound_formula(when)) and self.sound_checks
            found = reach_of(thing, self.measure, self.names, self.types, when, beside_checks=True) if sound else None
            self.reaches[key] = found
        return self.reaches[key]

    @cached_property
    def sound_checks(self) -> bool:
        """Whether it is known which answers are refused."""
        return all(check.warning or self.sound_formula(check.that) for check in self.measure.checks)

    def reach_of(self, expression: Expression) -> Reach | None:
        """The values that a formula of a number can take; None where it has a fault."""
        from .reach import reach_of

        thing = self.names.find(expression.id) if isinstance(expression, Name) else None
        if isinstance(thing, Let | Score):
            return self.reach(thing)
        key = ("number", expression)
        if key not in self.reaches:
            let = Let("", expression, span=expression.span)
            sound = self.sound_formula(expression) and self.sound_checks
            found = reach_of(let, self.measure, self.names, self.types, beside_checks=True) if sound else None
            self.reaches[key] = found
        return self.reaches[key]

    def truth_of(self, condition: Expression) -> bool | None:
        """True or False for a condition that can never be other than that, None else."""
        from .reach import reach_of

        if condition not in self.reaches:
            sound = self.sound_formula(condition) and self.types.get(condition) is Type.TRUTH
            let = Let("", condition, span=condition.span)
            self.reaches[condition] = reach_of(let, self.measure, self.names, self.types) if sound else None
        reach = self.reaches[condition]
        if reach is None or not reach.exact:
            return None
        known = reach.truths - {None}
        return next(iter(known)) if len(known) == 1 else None

    def settled_parts(self, condition: Expression) -> Iterator[tuple[Expression, bool]]:
        """The smallest parts of a formula that are conditions and always true, or never.

        What stands in an aggregate is gone through item by item and has no one truth.
        """
        if isinstance(condition, Call) and FUNCTIONS[condition.function].aggregate:
            return
        inside = [found for child in children(condition) for found in self.settled_parts(child)]
        if inside:
            yield from inside
        elif isinstance(condition, Comparison | Is | InInterval | InCodes | Includes | Not) or self.joins(condition):
            truth = self.truth_of(condition)
            if truth is not None:
                yield condition, truth

    def joins(self, condition: Expression) -> bool:
        return self.types.get(condition) is Type.TRUTH and len(children(condition)) > 1

    def sound(self, thing: Item | Let | Score) -> bool:
        """Whether nothing was found at a thing, or at anything that it rests on."""
        if thing.id not in self.soundness:
            self.soundness[thing.id] = False  # a thing in a cycle
            self.soundness[thing.id] = not any(self.touched(span) for span in places_of(thing)) and all(
                self.sound_formula(expression) for expression in self.formulas_behind(thing)
            )
        return self.soundness[thing.id]

    def formulas_behind(self, thing: Item | Let | Score) -> list[Expression]:
        """The formulas that a thing rests on: of a score, also those that say which bands and norms hold."""
        found = self.formulas_of_value(thing)
        if isinstance(thing, Score):
            found += [*thing.conditions, *percentile_keys(thing)]
        return found

    def formulas_of_value(self, thing: Item | Let | Score) -> list[Expression]:
        """The formulas that decide about the value of a thing alone."""
        if isinstance(thing, Item):
            return [] if thing.when is None else [thing.when]
        found = [thing.value]
        if thing.missing is not None and thing.missing.filling is not None:
            found.append(thing.missing.filling)
        return found

    def sound_formula(self, expression: Expression) -> bool:
        if self.touched(expression.span):
            return False
        for name in names_in(expression):
            if self.names.find(name.id) is None:
                return False
        return all(self.sound(thing) for thing in self.mentioned(expression))

    def mentioned(self, expression: Expression) -> tuple[Item | Let | Score, ...]:
        """The items, lets and scores that a formula names, those in ranges and blocks too."""
        found: dict[str, Item | Let | Score] = {}
        targets: list[Name | NameRange] = [*names_in(expression), *ranges_in(expression)]
        for name in targets:
            for thing in self.names.members(name):
                found.setdefault(thing.id, thing)
        return tuple(found.values())

    def items_of(self, thing: Let | Score) -> tuple[Item, ...]:
        """All distinct items that a let or score rests on, in the order of the form, without the contexts."""
        contexts = self.names.contexts
        return tuple(item for item in self.inputs_of(thing) if item.id not in contexts)

    def inputs_of(self, thing: Let | Score) -> tuple[Item, ...]:
        """The contexts and items that a let or score rests on, in the order of the form."""
        found: dict[str, Item] = {}
        seen: set[str] = set()
        waiting: list[Item | Let | Score] = [thing]
        while waiting:
            part = waiting.pop()
            if part.id in seen:
                continue
            seen.add(part.id)
            if isinstance(part, Item):
                found[part.id] = part
                continue
            waiting += self.mentioned(part.value)
            if part.missing is not None and part.missing.filling is not None:
                waiting += self.mentioned(part.missing.filling)
        return tuple(sorted(found.values(), key=lambda item: self.names.place.get(item.id, -1)))

    @cached_property
    def garbled(self) -> frozenset[str]:
        """The ids of all things with a word or line that could not be read: what they seem to lack may stand there."""
        owners = Owners(self.measure)
        return frozenset(id for finding in self.unread for id in owners.of(finding))

    @cached_property
    def unread(self) -> tuple[Finding, ...]:
        """What reading found: lines and words that could not be made out."""
        return tuple(finding for finding in self.errors if finding.rule.code < "ROM300")

    @cached_property
    def lines_slipped(self) -> bool:
        """Whether lines or brackets could not be put together, so that what seems to be lacking may be written there."""
        return any(finding.rule.code < "ROM150" or finding.rule.code in MISPLACED for finding in self.unread)

    @cached_property
    def named_where_slipped(self) -> frozenset[str]:
        """Where lines have slipped, all that stands at the beginning of a line as the name of a thing does."""
        return frozenset(_NAMED.findall(self.measure.span.source.text)) if self.lines_slipped else frozenset()

    @cached_property
    def error_places(self) -> Places:
        return Places([finding.span for finding in self.errors])

    @cached_property
    def fault_places(self) -> Places:
        return Places([fault.span for fault in self.inference.faults])

    def touched(self, span: Span) -> bool:
        """Whether something that is wrong stands in a place, or around it."""
        return self.error_places.meet(span) or self.fault_places.meet(span)


class Places:
    """Places, to ask whether one of them meets another; those of other files meet none of this one."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans, key=lambda span: span.start)
        self.starts = [span.start for span in self.spans]
        self.longest = max((span.end - span.start for span in spans), default=0)

    def meet(self, span: Span) -> bool:
        last = bisect_right(self.starts, max(span.end - 1, span.start))
        first = bisect_right(self.starts, span.start - self.longest - 1)
        return any(
            found.source is span.source and (found.end > span.start or found.start == span.start)
            for found in self.spans[first:last]
        )


def places_of(thing: Item | Let | Score) -> Iterator[Span]:
    """Where a thing and its parts stand."""
    yield thing.span
    if isinstance(thing, Item):
        yield thing.answer.span
        if isinstance(thing.answer, Choice):
            if thing.answer.scale is not None:
                yield thing.answer.scale.span
            if thing.answer.scores is not None:
                yield thing.answer.scores.span
            yield from (option.span for option in thing.answer.options)
        if thing.otherwise is not None:
            yield thing.otherwise.span
    elif thing.missing is not None:
        yield thing.missing.span
