"""What `sum mean count min max any all` become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Literal

from ....model.expression import Call, MissingRule, Name, NameRange
from ....model.measure import Item
from ....program import ItemNumber, ItemScore, OnlyIf, TruthStep, UseWhole, WholeStep
from .arithmetic import add, divide_by, multiply, to_constant_divisor
from .choosing import chosen
from .elements import NONE, Element, Scope, elements_of, is_strict, written_sets
from .ends import Ends, bounded, scaled_whole, with_guards
from .quotient import NEVER, Affine, Quotient, exactly, of_step, scaled
from .steps import (
    FALSE,
    TRUE,
    all_of,
    answered,
    any_of,
    compare,
    constant,
    count_true,
    count_where,
    extreme,
    extreme_of,
    if_truth,
    if_whole,
    is_missing,
    linear,
    narrow,
    negate,
    only_if,
    only_truth_if,
    total,
)
from .tallies import Numbers, Tally, Truths, alike, rule_met

if TYPE_CHECKING:
    from .formulas import Formulas

_FEW = 300
_OF_TRUTHS = ("count", "any", "all")


class Aggregates:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._tallies: dict[tuple[int, int], Tally] = {}
        self.counted: dict[frozenset[str], WholeStep] = {}
        """How many of some items are answered, where a list of just these items counts it."""

    # --- elements ----------------------------------------------------------------------------

    def tally(self, call: Call, around: MissingRule | None) -> Tally:
        """The elements of an aggregate under its own rule, else that around it, else `none`."""
        name = (id(call), id(around))
        if name not in self._tallies:
            elements = elements_of(call, around, self.formulas.names)
            self._tallies[name] = self._tally(call, elements, call.missing or around or NONE)
        return self._tallies[name]

    def _tally(self, call: Call, elements: Sequence[Element], rule: MissingRule) -> Tally:
        apart = [self._unexpected(element, rule) for element in elements]
        found: Numbers | Truths
        if call.function in _OF_TRUTHS:
            found = self._truths(call, elements, apart)
        else:
            found = self._numbers(call, elements, apart)
        expected = self._expected(len(elements), apart)
        given = self._answered(found)
        self._note_counted(elements, found, given)
        met, least = rule_met(rule, expected, given)
        return Tally(len(elements), found, expected, given, met, least)

    def _note_counted(self, elements: Sequence[Element], found: Numbers | Truths, given: WholeStep) -> None:
        ids = [element.items[0].id for element in elements if len(element.items) == 1]
        steps = () if found.list is None else self.formulas.named.elements_of(found.list)
        plain = isinstance(found, Numbers) or all(
            isinstance(step, ItemScore | ItemNumber | UseWhole | OnlyIf) for step in steps
        )
        alone = isinstance(found, Truths) or all(element.item is not None for element in elements)
        if plain and alone and len(ids) == len(elements) == len(steps) == len(set(ids)):
            self.counted.setdefault(frozenset(ids), given)

    def _unexpected(self, element: Element, rule: MissingRule) -> TruthStep:
        items = self.formulas.items
        parts = [items.left_out(item) for item in element.items]
        if rule.leaving_out:
            parts += [items.reason_is(item, rule.leaving_out) for item in element.items]
        return any_of(parts)

    def _expected(self, size: int, apart: Sequence[TruthStep]) -> WholeStep:
        left = [truth for truth in apart if truth != FALSE]
        if not left:
            return constant(size)
        return self.formulas.share("expected", linear(size, [(-1, count_true(left))]))

    def _answered(self, found: Numbers | Truths) -> WholeStep:
        if found.list is not None:
            steps = self.formulas.named.elements_of(found.list)
            return self.formulas.share("answered", answered(found.list, steps))
        assert isinstance(found, Truths)
        return self.formulas.share("answered", count_true([negate(is_missing(truth)) for truth in found.truths]))

    def _numbers(self, call: Call, elements: Sequence[Element], apart: Sequence[TruthStep]) -> Numbers:
        formulas = self.formulas
        values: list[Quotient | Item] = []
        for element, unexpected in zip(elements, apart, strict=True):
            if element.item is not None:
                values.append(element.item)
                continue
            number = to_constant_divisor(formulas.number(element.formula, element.scope))
            if unexpected != FALSE and not is_strict(element.formula):
                number = replace(number, guards=(*number.guards, negate(unexpected)))
            values.append(number)
        items = formulas.items
        divisor = lcm(*(items.divisor(value) if isinstance(value, Item) else value.divisor for value in values))
        steps: list[WholeStep] = []
        for value, element in zip(values, elements, strict=True):
            if isinstance(value, Item):
                steps.append(items.scaled(value, divisor, value.id in element.scope.reversed))
            else:
                steps.append(scaled_whole(value, divisor))
        named = formulas.named.values(self._list_name(call), steps)
        affines: tuple[Affine | None, ...] = ()
        if len(values) <= _FEW:
            affines = tuple(
                items.number(value, value.id in element.scope.reversed).affine
                if isinstance(value, Item)
                else value.affine
                for value, element in zip(values, elements, strict=True)
            )
        return Numbers(named, tuple(steps), divisor, affines)

    def _truths(self, call: Call, elements: Sequence[Element], apart: Sequence[TruthStep]) -> Truths:
        truths = []
        for element, unexpected in zip(elements, apart, strict=True):
            truth = self.formulas.truth(element.formula, element.scope)
            if unexpected != FALSE and not is_strict(element.formula):
                truth = only_truth_if(negate(unexpected), truth)
            truths.append(truth)
        same = alike(truths)
        if same is None:
            return Truths(tuple(truths))
        operator, edge, steps = same
        named = self.formulas.named.values(self._list_name(call), steps)
        return Truths(tuple(truths), named, operator, edge)

    def _list_name(self, call: Call) -> str:
        """A list is called as its block or range where it is just that."""
        owner = self.formulas.named.owner
        sets = written_sets(call, self.formulas.names)
        if len(sets) != 1 or call.reverse:
            return f"{owner}_items"
        node = sets[0]
        if isinstance(node, NameRange):
            return f"{node.first.id}_to_{node.last.id}"
        return node.id if isinstance(node, Name) else f"{owner}_items"

    # --- numbers -----------------------------------------------------------------------------

    def number(self, call: Call, around: MissingRule | None) -> Quotient:
        """The value of `sum mean count min max`."""
        tally, rule = self.tally(call, around), call.missing or around or NONE
        if tally.size == 0:
            return exactly(Fraction(0)) if call.function == "count" else NEVER
        filling = self._filling(call, rule)
        match call.function, tally.elements:
            case "count", Truths():
                return self._counted(tally, rule, filling)
            case (("min" | "max"), Numbers() as numbers):
                which: Literal["least", "most"] = "least" if call.function == "min" else "most"
                return with_guards(self._extreme(which, tally, numbers, filling), tally)
            case "mean", Numbers() as numbers:
                return self._mean(tally, numbers, filling)
            case "sum", Numbers() as numbers:
                return self._sum(tally, numbers, rule, filling)
        raise AssertionError(f"{call.function} is no aggregate of numbers")

    def _filling(self, call: Call, rule: MissingRule) -> Quotient | None:
        """What a missing element counts as, with `as`; of a truth: 1 where it is true."""
        if rule.fill != "as" or rule.filling is None:
            return None
        if call.function not in _OF_TRUTHS:
            return self.formulas.number(rule.filling, Scope(NONE))
        truth = self.formulas.truth(rule.filling, Scope(NONE))
        return chosen(self.formulas.named.truth(f"{self.formulas.named.owner}_filling", truth), *_ONE_AND_NONE)

    def _total(self, numbers: Numbers) -> Quotient:
        step = self.formulas.share("sum", total(numbers.list, numbers.steps))
        return of_step(step, numbers.divisor)

    def _sum(self, tally: Tally, numbers: Numbers, rule: MissingRule, filling: Quotient | None) -> Quotient:
        value, ends = self._total(numbers), Ends(tally, numbers)
        if filling is not None:
            value = add([value, multiply(filling, tally.lacking)])
            return with_guards(bounded(value, *ends.filled(filling)), tally)
        if rule.fill == "prorate" and tally.least < tally.size:
            value = multiply(value, of_step(tally.expected))
            value = replace(value, denominators=(narrow(tally.answered, tally.least, tally.size),))
            return with_guards(bounded(value, *ends.prorated()), tally)
        return with_guards(bounded(value, *ends.summed(), ends.affine()), tally)

    def _mean(self, tally: Tally, numbers: Numbers, filling: Quotient | None) -> Quotient:
        value, ends, below = self._total(numbers), Ends(tally, numbers), tally.answered
        low, high = ends.mean()
        if filling is not None:
            value, below = add([value, multiply(filling, tally.lacking)]), tally.expected
            low, high = min(low, filling.low), max(high, filling.high)
        least = tally.least if filling is None else max(tally.expected.low, 1)
        if least == tally.size:
            affine = ends.affine() if filling is None else None
            share = Fraction(1, tally.size)
            return with_guards(
                bounded(scaled(value, share), low, high, affine.scaled(share) if affine else None), tally
            )
        value = divide_by(value, of_step(narrow(below, least, tally.size)), lambda step: step)
        return with_guards(bounded(value, low, high), tally)

    def _extreme(
        self, which: Literal["least", "most"], tally: Tally, numbers: Numbers, filling: Quotient | None
    ) -> Quotient:
        found = of_step(extreme_of(which, numbers.list, numbers.steps), numbers.divisor)
        if filling is None:
            return found
        over = to_constant_divisor(filling)
        divisor = lcm(found.divisor, over.divisor)
        parts = [scaled_whole(found, divisor), scaled_whole(over, divisor)]
        together = extreme(which, parts)
        # A missing filling makes the value missing even where nothing is to be filled.
        complete = only_if(negate(is_missing(parts[1])), parts[0])
        none_lacks = compare("=", tally.answered, tally.expected)
        all_lack = compare("=", tally.answered, constant(0))
        return of_step(if_whole(none_lacks, complete, if_whole(all_lack, parts[1], together)), divisor)

    # --- truths ------------------------------------------------------------------------------

    def _how_many(self, tally: Tally) -> WholeStep:
        """How many elements are true."""
        found = tally.elements
        assert isinstance(found, Truths)
        if found.list is None:
            return self.formulas.share("count", count_true(found.truths))
        return self.formulas.share("count", count_where(found.list, found.operator, found.edge, tally.size))

    def _counted(self, tally: Tally, rule: MissingRule, filling: Quotient | None) -> Quotient:
        """A count; 0 where nothing is expected, whatever the rule."""
        value, most = of_step(self._how_many(tally)), Fraction(tally.expected.high)
        if filling is not None:
            value = add([value, multiply(filling, tally.lacking)])
        elif rule.fill == "prorate" and tally.least < tally.size:
            value = multiply(value, of_step(tally.expected))
            value = replace(value, denominators=(narrow(tally.answered, tally.least, tally.size),))
        value = with_guards(bounded(value, Fraction(0), most), tally)
        if tally.expected.low > 0:
            return value
        return chosen(tally.nothing_expected, exactly(Fraction(0)), value)

    def truth(self, call: Call, around: MissingRule | None) -> TruthStep:
        """The value of `any all`; without a rule three-valued."""
        tally, rule = self.tally(call, around), call.missing or around
        if rule is None:
            return self._three_valued(call, tally)
        if tally.size == 0:
            return only_truth_if(FALSE, TRUE)
        count = self._how_many(tally)
        if call.function == "any":
            found = compare(">=", count, constant(1))
        else:
            found = compare("=", count, tally.answered)
        if rule.fill == "as" and rule.filling is not None:
            fill = self.formulas.truth(rule.filling, Scope(NONE))
            complete = compare("=", tally.answered, tally.expected)
            if call.function == "any":
                found = if_truth(fill, any_of([found, negate(complete)]), found)
            else:
                found = if_truth(fill, found, all_of([found, complete]))
        return only_truth_if(all_of(tally.met), found)

    def _three_valued(self, call: Call, tally: Tally) -> TruthStep:
        found, is_any = tally.elements, call.function == "any"
        assert isinstance(found, Truths)
        if found.list is None:
            apart = [self._unexpected(element, NONE) for element in elements_of(call, None, self.formulas.names)]
            if is_any:
                return any_of([all_of([negate(u), truth]) for u, truth in zip(apart, found.truths, strict=True)])
            return all_of([any_of([u, truth]) for u, truth in zip(apart, found.truths, strict=True)])
        complete = compare("=", tally.answered, tally.expected)
        count = self._how_many(tally)
        if is_any:
            return any_of([compare(">=", count, constant(1)), only_truth_if(complete, FALSE)])
        return all_of([compare("=", count, tally.answered), only_truth_if(complete, TRUE)])


_ONE_AND_NONE = (exactly(Fraction(1)), exactly(Fraction(0)))
