"""Aggregates: their elements as lists, how many are expected and answered, whether the rule is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Literal

from ....model.expression import Call, MissingRule, Name, NameRange
from ....model.measure import Item
from ....program import ItemNumber, ItemScore, OnlyIf, TruthStep, UseWhole, WholeStep
from .arithmetic import multiply, to_constant_divisor
from .choosing import chosen, present
from .elements import NONE, Element, Scope, elements_of, is_strict, written_sets
from .ends import scaled_whole, with_guards
from .items import scores
from .latent import Latents
from .quantifiers import Quantifiers
from .quotient import NEVER, Affine, Quotient, exactly
from .shares import Shares
from .spreads import Spreads
from .steps import FALSE, answered, any_of, constant, count_true, is_missing, linear, negate, only_truth_if
from .tallies import Numbers, Pairs, Tally, Truths, alike, rule_met
from .totals import Totals

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
        self.totals, self.quantifiers = Totals(formulas), Quantifiers(formulas)
        self.spreads, self.shares, self.latents = Spreads(formulas), Shares(formulas), Latents(formulas)

    # --- elements ----------------------------------------------------------------------------

    def tally(self, call: Call, around: MissingRule | None) -> Tally:
        """The elements of an aggregate under its own rule, else that around it, else `none`."""
        name = (id(call), id(around))
        if name not in self._tallies:
            elements = elements_of(call, around, self.formulas.names)
            self._tallies[name] = self._tally(call, elements, call.missing or around or NONE)
        return self._tallies[name]

    def _tally(self, call: Call, elements: Sequence[Element], rule: MissingRule) -> Tally:
        apart = [self.unexpected(element, rule) for element in elements]
        found: Numbers | Truths | Pairs
        if call.function in _OF_TRUTHS:
            found = self._truths(call, elements, apart)
        elif call.function == "weighted_mean" and elements:
            found = self._pairs(elements, apart)
        else:
            found = self._numbers(call, elements, apart)
        expected = self._expected(len(elements), apart)
        given = self._answered(found)
        if not isinstance(found, Pairs):
            self._note_counted(elements, found, given)
        met, least = rule_met(rule, expected, given, call.least)
        return Tally(len(elements), found, expected, given, met, least, tuple(apart))

    def _note_counted(self, elements: Sequence[Element], found: Numbers | Truths, given: WholeStep) -> None:
        ids = [element.items[0].id for element in elements if len(element.items) == 1]
        steps = () if found.list is None else self.formulas.named.elements_of(found.list)
        plain = isinstance(found, Numbers) or all(
            self._is_answer(step, element) for step, element in zip(steps, elements, strict=False)
        )
        alone = isinstance(found, Truths) or all(element.item is not None for element in elements)
        if plain and alone and len(ids) == len(elements) == len(steps) == len(set(ids)):
            self.counted.setdefault(frozenset(ids), given)

    def _is_answer(self, step: WholeStep, element: Element) -> bool:
        """Whether a step is missing just where the item of its element is not answered."""
        if isinstance(step, ItemScore) and element.items:
            options = scores(element.items[0])
            return len(step.table) == len(options)
        return isinstance(step, ItemNumber | UseWhole | OnlyIf)

    def unexpected(self, element: Element, rule: MissingRule) -> TruthStep:
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

    def _answered(self, found: Numbers | Truths | Pairs) -> WholeStep:
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
            else:
                number = to_constant_divisor(formulas.number(element.formula, element.scope), formulas.named)
                values.append(self._only_expected(number, element, unexpected))
        items = formulas.items
        divisor = lcm(*(items.divisor(value) if isinstance(value, Item) else value.divisor for value in values))
        steps: list[WholeStep] = []
        for value, element in zip(values, elements, strict=True):
            if isinstance(value, Item):
                steps.append(items.scaled(value, divisor, value.id in element.scope.reversed))
            else:
                steps.append(scaled_whole(value, divisor))
        plain = all(isinstance(value, Item) for value in values)
        hint = self._list_name(call) if plain else f"{formulas.named.owner}_values"
        named = formulas.named.values(hint, steps)
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
            if unexpected != FALSE and not self._is_strict(element):
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

    def _pairs(self, elements: Sequence[Element], apart: Sequence[TruthStep]) -> Pairs:
        """Values times weights, and the weights where the value is not missing."""
        formulas, products, weights = self.formulas, list[Quotient](), list[Quotient]()
        ends: list[Fraction] = []
        for element, unexpected in zip(elements, apart, strict=True):
            assert element.weight is not None
            value = to_constant_divisor(formulas.number(element.formula, element.scope), formulas.named)
            weight = to_constant_divisor(formulas.number(element.weight, element.scope), formulas.named)
            ends += [value.low, value.high]
            products.append(self._only_expected(multiply(value, weight), element, unexpected))
            complete = replace(weight, guards=(*weight.guards, present(value)))
            weights.append(self._only_expected(complete, element, unexpected))
        return Pairs(self._listed(products, "products"), self._listed(weights, "weights"), min(ends), max(ends))

    def _only_expected(self, number: Quotient, element: Element, unexpected: TruthStep) -> Quotient:
        """The value of an element; missing where it is not expected, which most formulas are there anyway."""
        if unexpected == FALSE or self._is_strict(element):
            return number
        return replace(number, guards=(*number.guards, negate(unexpected)))

    def _is_strict(self, element: Element) -> bool:
        names, stands_for = self.formulas.names, element.scope.stands_for
        formulas = (element.formula,) if element.weight is None else (element.formula, element.weight)
        return all(is_strict(formula, names, stands_for) for formula in formulas)

    def _listed(self, values: Sequence[Quotient], hint: str) -> Numbers:
        divisor = lcm(*(value.divisor for value in values))
        steps = tuple(scaled_whole(value, divisor) for value in values)
        named = self.formulas.named
        return Numbers(named.values(f"{named.owner}_{hint}", steps), steps, divisor, ())

    # --- values ------------------------------------------------------------------------------

    def number(self, call: Call, around: MissingRule | None) -> Quotient:
        """The value of an aggregate of numbers, or of `count`."""
        tally, rule = self.tally(call, around), call.missing or around or NONE
        if tally.size == 0:
            return exactly(Fraction(0)) if call.function == "count" else NEVER
        filling = self._filling(call, rule)
        match call.function, tally.elements:
            case "count", Truths():
                return self.totals.counted(tally, rule, filling)
            case (("min" | "max"), Numbers() as numbers):
                which: Literal["least", "most"] = "least" if call.function == "min" else "most"
                return with_guards(self.totals.extreme(which, tally, numbers, filling), tally)
            case "mean", Numbers() as numbers:
                return self.totals.mean(tally, numbers, filling)
            case "sum", Numbers() as numbers:
                return self.totals.sum(tally, numbers, rule, filling)
            case "median", Numbers() as numbers:
                return self.spreads.median(tally, numbers, filling)
            case "percent_of_possible", Numbers() as numbers:
                elements = elements_of(call, around, self.formulas.names)
                return self.shares.percent_of_possible(tally, numbers, [element.items[0] for element in elements])
            case "weighted_mean", Pairs() as pairs:
                return self.shares.weighted_mean(tally, pairs)
            case ("eap" | "eap_se"), Numbers() as numbers:
                return self.latents.number(call, tally, numbers)
        raise AssertionError(f"{call.function} is no aggregate of numbers")

    def variance(self, call: Call, around: MissingRule | None) -> Quotient:
        """The exact number of which `sd` is the square root."""
        tally, rule = self.tally(call, around), call.missing or around or NONE
        if tally.size == 0 or not isinstance(tally.elements, Numbers):
            return NEVER
        return self.spreads.variance(tally, tally.elements, self._filling(call, rule))

    def truth(self, call: Call, around: MissingRule | None) -> TruthStep:
        """The value of `any all`; without a rule three-valued."""
        return self.quantifiers.truth(call, around)

    def _filling(self, call: Call, rule: MissingRule) -> Quotient | None:
        """What a missing element counts as, with `as`; of a truth: 1 where it is true."""
        if rule.fill != "as" or rule.filling is None:
            return None
        if call.function not in _OF_TRUTHS:
            return self.formulas.number(rule.filling, Scope(NONE))
        truth = self.formulas.truth(rule.filling, Scope(NONE))
        return chosen(self.formulas.named.truth(f"{self.formulas.named.owner}_filling", truth), *_ONE_AND_NONE)


_ONE_AND_NONE = (exactly(Fraction(1)), exactly(Fraction(0)))
