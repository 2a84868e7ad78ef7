"""Which answers are not possible, and why in brief: such a row has no score."""

from __future__ import annotations

from collections.abc import Iterator

from ...program import Input, Program
from ..code import COMPARE
from ..inputs import ends_of
from .code import GROUP, Sql, all_of, any_of, case, chain, compare, is_there, made, negation, whole_number
from .items import NO, NON_ANSWERS, NOTHING_TICKED, YES, Items

WHY = {
    "choice": "not one of its options",
    "several": "not options of it, each once",
    "truth": "neither yes nor no",
    "time": "not a time of day, 08:30",
    "date": "not a day of the calendar, 2026-01-12",
    "duration": "not hours and minutes, 7:30",
}


def refused(program: Program, items: Items, named: dict[str, Sql]) -> Sql | None:
    """The first thing that is wrong with a row, as text; None where nothing can be."""
    found = [
        (test, Sql(items.dialect.literal(f"{given.item}: {why}")))
        for given in program.inputs
        for test, why in _tests(given, items)
    ]
    for check in program.checks:
        if not check.warning:
            why = items.dialect.literal(f"check {check.check}: {check.text}")
            found.append((named[check.fails.name], Sql(why)))
    if not found:
        return None
    return _first(_only_integers(items) + found)


def note_about(items: Items) -> str:
    """What is said to a reader of a case that never is, where there is one."""
    return "The first case never is; with it, columns that can hold fractions make no view." if _whole(items) else ""


def _whole(items: Items) -> list[Sql]:
    return [items.answer(item) for item in items.inputs if items.kind(item) == "whole"]


def _only_integers(items: Items) -> list[tuple[Sql, Sql]]:
    """A case that never is: but no engine takes the query where one of these columns holds other than integers."""
    answers = _whole(items)
    if not answers:
        return []
    return [(all_of([Sql("FALSE"), compare("=", chain("|", answers, COMPARE), Sql("0"))]), Sql("''"))]


def _first(cases: list[tuple[Sql, Sql]]) -> Sql:
    """The first of many cases: of a few at a time is asked first whether one of them is met."""
    if len(cases) <= GROUP:
        return case(cases)
    parts = [cases[at : at + GROUP] for at in range(0, len(cases), GROUP)]
    return case([(any_of([test for test, _ in part]), case(part)) for part in parts])


def _tests(given: Input, items: Items) -> Iterator[tuple[Sql, str]]:
    """What must not be true of an answer, and why."""
    answer, is_text = items.answer(given.item), items.is_text(given.item)
    non_answers = tuple(NON_ANSWERS) if is_text else ()
    match given.kind:
        case "choice":
            yield _no_option(given, items, non_answers), WHY["choice"]
        case "several":
            yield _unlike_ticks(given, items), WHY["several"]
        case "truth" if is_text:
            yield _other_than(answer, items.texts((*YES, *NO, *non_answers))), WHY["truth"]
        case "number":
            yield from _numbers(given, items, non_answers)
        case "time" | "date" | "duration":
            parsed = items.moment(given.item)
            yield _unread(answer, parsed, items, non_answers), WHY[given.kind]


def _numbers(given: Input, items: Items, non_answers: tuple[str, ...]) -> Iterator[tuple[Sql, str]]:
    answer = items.answer(given.item)
    scaled, decimals = items.scaled(given.item)
    low, high, step = ends_of(given, decimals)
    yield (
        _unread(answer, scaled, items, non_answers),
        f"no number with {decimals} decimals at most" if decimals else "no whole number",
    )
    outside = [compare(sign, scaled, Sql(str(end))) for sign, end in (("<", low), (">", high)) if end is not None]
    if outside:
        yield any_of(outside), f"not from {given.low or '…'} to {given.high or '…'}"
    if step != 1:
        start = f"({scaled.text} - {low})" if low and low > 0 else f"({scaled.text} + {-low})" if low else scaled.text
        whole = items.dialect.quotient(Sql(start, layer=scaled.layer), Sql(str(step)))
        yield made(f"{whole.text} * {step} <> {start}", whole, binds=COMPARE), f"between two steps of {given.step}"


def _no_option(given: Input, items: Items, non_answers: tuple[str, ...]) -> Sql:
    answer = items.answer(given.item)
    if not items.holds_numbers(given.item):
        return _other_than(answer, items.texts((*given.codes, *non_answers)))
    if items.kind(given.item) == "code":
        return _other_than(answer, ", ".join(given.codes))
    # Engines that know the least and most of a column work comparisons with ends out once for many rows.
    return all_of(
        [
            made(f"{answer.text} NOT BETWEEN {low} AND {high}", answer, binds=COMPARE)
            if low < high
            else compare("!=", answer, whole_number(low))
            for low, high in _runs(sorted(map(int, given.codes)))
        ]
    )


def _runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """The ends of codes that follow each other."""
    first = codes[0]
    for code, after in zip(codes, [*codes[1:], codes[-1] + 2], strict=True):
        if after != code + 1:
            yield first, code
            first = after


def _other_than(answer: Sql, texts: str) -> Sql:
    return made(f"{answer.text} NOT IN ({texts})", answer, binds=COMPARE)


def _unread(answer: Sql, parsed: Sql, items: Items, non_answers: tuple[str, ...]) -> Sql:
    """An answer that is there and could not be read."""
    there = _other_than(answer, items.texts(non_answers)) if non_answers else is_there(answer)
    return made(f"{there.text} AND {parsed.text} IS NULL", there, parsed, binds=COMPARE - 1)


def _unlike_ticks(given: Input, items: Items) -> Sql:
    """Whether ticks are other than some of the options, each once: else their lengths make up that of the whole."""
    answer = items.answer(given.item)
    alone = items.texts((*NON_ANSWERS, NOTHING_TICKED, *given.exclusive))
    ticks = items.ticks(given.item)
    codes = [code for code in given.codes if code not in given.exclusive]
    sizes = [
        case(
            [(items.dialect.holds(ticks, f";{code};"), Sql(str(len(code) + 1), is_narrow=True))],
            Sql("0", is_narrow=True),
        )
        for code in codes
    ]
    made_up = items.dialect.total(sizes)
    length = made(f"length({ticks.text})", ticks)
    other = negation(compare("=", length, made(f"{made_up.text} + 1", made_up)))
    return made(f"{_other_than(answer, alone).text} AND {other.text}", answer, other, binds=COMPARE - 1)
