"""Where a measure speaks of non-answers that no option of the item stands for: `!declined`, `x is declined`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.expression import Call, Expression, Is, MissingRule, Name, children
from ..model.measure import Choice, Item, Measure
from ..model.names import Names
from ..source import Span

NON_ANSWERS = ("declined", "unknown", "not_applicable")


def without_option(measure: Measure) -> Iterator[tuple[Item, str, Span]]:
    """Each item and non-answer that a worked case gives or a formula asks for, once, and where first."""
    seen: set[tuple[str, str]] = set()
    for item, reason, span in (*given_in_cases(measure), *asked_in_formulas(measure)):
        if (item.id, reason) not in seen and reason not in reasons_of_options(item):
            seen.add((item.id, reason))
            yield item, reason, span


def reasons_of_options(item: Item) -> set[str | None]:
    return {option.non_answer for option in item.answer.options} if isinstance(item.answer, Choice) else set()


def given_in_cases(measure: Measure) -> Iterator[tuple[Item, str, Span]]:
    names = Names.of(measure)
    for case in measure.cases:
        for given in case.given:
            if given.answer in [f"!{reason}" for reason in NON_ANSWERS]:
                for target in given.targets:
                    for member in names.members(target):
                        if isinstance(member, Item):
                            yield member, given.answer[1:], given.span


def asked_in_formulas(measure: Measure) -> Iterator[tuple[Item, str, Span]]:
    """What `is` asks for, and what `leaving out` leaves out."""
    names = Names.of(measure)
    for formula, rule in formulas_of(measure):
        for part in parts_of(formula):
            match part:
                case Is(Name() as subject, reason) if reason in NON_ANSWERS:
                    yield from ((item, reason, part.span) for item in items_in(subject, names))
                case Call(missing=MissingRule() as own):
                    yield from left_out(part, own, names)
        if rule is not None:
            yield from left_out(formula, rule, names)


def formulas_of(measure: Measure) -> Iterator[tuple[Expression, MissingRule | None]]:
    yield from ((let.value, let.missing) for let in measure.lets)
    yield from ((score.value, score.missing) for score in measure.scores)
    yield from ((item.when, None) for item in measure.items if item.when is not None)
    yield from ((block.when, None) for block in measure.blocks if block.when is not None)
    yield from ((alert.when, None) for alert in measure.alerts)
    yield from ((check.that, None) for check in measure.checks)


def left_out(formula: Expression, rule: MissingRule, names: Names) -> Iterator[tuple[Item, str, Span]]:
    for reason in rule.leaving_out:
        for part in parts_of(formula):
            yield from ((item, reason, rule.span) for item in items_in(part, names))


def items_in(node: Expression, names: Names) -> list[Item]:
    return [thing for thing in names.members(node) if isinstance(thing, Item)]


def parts_of(formula: Expression) -> Iterator[Expression]:
    waiting = [formula]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(children(part))
