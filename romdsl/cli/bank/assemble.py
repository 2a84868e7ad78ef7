"""`romdsl bank assemble`: the items of a form by its rules, frozen in its lock file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from ...banks.assembling import Limit, Rules, assemble, told
from ...banks.content import Content
from ...banks.from_measure import content_of
from ...checking import read as source_of
from ...compiler import read as measure_of
from ...compiler.check import check
from ...diagnostics import Finding, Report, nearest
from ...diagnostics.to_text import to_text
from ...faults import Fault
from ...files import write_text
from ...irt import values_over
from ...model import written
from ...model.calibrated import is_retired, scored_items
from ...model.expression import Interval
from ...model.item_filter import NoFilter, passes
from ...model.measure import Assembly, Block, Form, Item, Measure
from ...registry import beside_or_shipped, find_measures
from ..console import say
from ..run import FINE, FOUND, Ended

EXAMPLE = """\b
Example:
  romdsl bank assemble ./my_bank easy_read
  romdsl bank assemble ./my_bank easy_read --again

FORM has rules in place of items (choose, where, area …).  What is chosen is written into FORM.lock.json beside the
definition, with a hash of the bank, so that the form stays what it is.  Where no form keeps all rules, the fewest of them
that clash are named.  A standard error that is required is spread / sqrt(1 + information), as the report has it.  Needs SciPy: pip install 'romdsl[assembly]'."""

_ON_THE_WAY = ("ROM245", "ROM246")
"""What is wrong before a form is assembled: it has no lock file, or one that cannot be read."""
_NOT_TO_BE_CHOSEN = ("ROM895", "ROM896")
"""A number of items that no form has, and scores that nobody has: items could be chosen even so."""


@click.command(epilog=EXAMPLE)
@click.argument("measure", metavar="MEASURE")
@click.argument("form", metavar="FORM")
@click.option("--again", is_flag=True, help="Choose anew, though the lock file says other items.")
@click.option("--dry-run", is_flag=True, help="Say what would be chosen, and write nothing.")
def command(measure: str, form: str, again: bool, dry_run: bool) -> int:
    """Choose the items of a form by its rules."""
    path, found = _measure(measure)
    named = _form(found, form)
    block = next((each for each in found.blocks if named.bank and each.id == named.bank.value), None)
    content = content_of(found, block) if block is not None else None
    if block is None or content is None:
        raise Fault(f"the bank of “{form}” cannot be worked out; romdsl bank check {measure} says why")
    chosen = assemble(content, rules_of(named, block, content))
    if chosen.clashing:
        say(f"No form keeps all rules of “{form}”. These clash:")
        for words in chosen.clashing:
            say(f"  {words}")
        return FOUND
    _refuse(found)
    ids = [content.bank.items[index].id for index in chosen.items]
    say(f"{form}: {', '.join(ids)}")
    _say_precision(content, chosen.items)
    if not dry_run:
        _freeze(path.parent / f"{form}.lock.json", named, content, ids, again)
    return FINE


def _measure(written_as: str) -> tuple[Path, Measure]:
    """The measure of a path, whose forms may not be assembled yet; other errors of its text end the command."""
    paths = list(find_measures(written_as))
    if len(paths) != 1:
        raise Fault(f"{written_as} holds {len(paths)} measures; name one of them")
    report = Report()
    source = source_of(paths[0], report)
    measure = measure_of(source, report, beside_or_shipped(paths[0])) if source else None
    wrong = [each for each in report.findings if each.rule.severity == "error" and each.rule.code not in _ON_THE_WAY]
    if measure is None or wrong:
        _end(wrong)
    return paths[0], measure


def _refuse(measure: Measure) -> None:
    """Ends the command where its rules let items be chosen, and not as they can have been meant."""
    report = Report()
    check(measure, report)
    wrong = [each for each in report.findings if each.rule.code in _NOT_TO_BE_CHOSEN]
    if wrong:
        _end(wrong)


def _end(wrong: Sequence[Finding]) -> NoReturn:
    click.echo(to_text(wrong, 1, colour=False), err=True, nl=False)
    raise Ended(FOUND)


def _form(measure: Measure, id: str) -> Form:
    known = {form.id: form for form in measure.forms}
    if id not in known:
        near = nearest(id, known)
        raise Fault(
            f"there is no form “{id}”; {f'did you mean {near}?' if near else 'romdsl check finds what is wrong'}"
        )
    if known[id].assembly is None:
        raise Fault(f"the form “{id}” names its items, so there is nothing to assemble")
    return known[id]


def rules_of(form: Form, block: Block, content: Content) -> Rules:
    """The rules of a form over the indices of its bank."""
    rules = form.assembly
    assert rules is not None
    place = {item.id: index for index, item in enumerate(content.bank.items)}
    asked = [item for item in scored_items(block) if not is_retired(item)]
    allowed = tuple(place[item.id] for item in asked)
    limits = (*_filtered(rules, asked, place), *_limits(form, content, place, allowed))
    best_at = rules.most_information_at.value if rules.most_information_at else ()
    return Rules(allowed, limits, tuple(map(float, best_at)))


def _filtered(rules: Assembly, asked: Sequence[Item], place: Mapping[str, int]) -> Iterator[Limit]:
    """What `where` leaves out: none of it is taken."""
    if rules.where is None:
        return
    try:
        out = [place[item.id] for item in asked if not passes(item, rules.where)]
    except NoFilter as fault:
        raise Fault(
            f"“{written.formula(fault.part)}” says nothing of an item, so nobody knows which may be taken"
        ) from None
    yield Limit(f"where {written.formula(rules.where)}", dict.fromkeys(out, 1.0), high=0.0)


def _count(interval: Interval) -> str:
    """A number of items as its author wrote it: 5, or 4..6."""
    return (
        written.number(interval.low)
        if interval.low is not None and interval.low == interval.high
        else written.interval(interval)
    )


def _limits(form: Form, content: Content, place: dict[str, int], allowed: tuple[int, ...]) -> Iterator[Limit]:
    rules = form.assembly
    assert rules is not None
    low, high = _ends(rules.choose.low, rules.choose.high)
    yield Limit(f"choose {_count(rules.choose)}", dict.fromkeys(allowed, 1.0), low, high)
    for area in rules.areas:
        tagged = [index for index in allowed if area.area in content.content(index).tags]
        low, high = _ends(area.interval.low, area.interval.high)
        yield Limit(f"area {area.area} {_count(area.interval)}", dict.fromkeys(tagged, 1.0), low, high)
    for apart in rules.apart:
        indices = [place[name.value] for name in apart if name.value in place]
        yield Limit(f"never together {', '.join(name.value for name in apart)}", dict.fromkeys(indices, 1.0), high=1.0)
    for index in allowed:
        for enemy in content.content(index).enemies:
            if enemy in place and (
                place[enemy] > index or content.bank.items[index].id not in content.items[enemy].enemies
            ):
                id = content.bank.items[index].id
                yield Limit(f"{id} and {enemy} are enemies", {index: 1.0, place[enemy]: 1.0}, high=1.0)
    for must in rules.must:
        taken = {place[must.value]: 1.0} if place.get(must.value) in allowed else {}
        yield Limit(f"must {must.value}", taken, low=1.0)
    for wanted in rules.require:
        words = f"require se <= {written.number(wanted.most)} over {written.interval(wanted.over)}"
        metric = content.bank.metric
        needed = (metric.reported_sd * metric.prior_sd / float(wanted.most)) ** 2 - 1
        for value in values_over(metric, *_ends(wanted.over.low, wanted.over.high)):
            weights = {index: told(content, index, value) for index in allowed}
            yield Limit(f"{words} (at {value:g})", weights, low=needed)


def _ends(low: object, high: object) -> tuple[float, float]:
    return (float("-inf") if low is None else float(low)), (float("inf") if high is None else float(high))  # type: ignore[arg-type]


def _say_precision(content: Content, items: tuple[int, ...]) -> None:
    """The standard errors of the form and of the whole bank, at some values."""
    metric = content.bank.metric
    spread = metric.reported_sd * metric.prior_sd
    for step in (-2, -1, 0, 1, 2):
        value = metric.reported_mean + metric.reported_sd * (metric.prior_mean + step * metric.prior_sd)
        form, bank = (
            spread / (1 + sum([told(content, index, value) for index in some])) ** 0.5
            for some in (items, content.in_use)
        )
        say(f"  standard error at {value:g}: {form:.{metric.digits}f}, of the whole bank {bank:.{metric.digits}f}")


def _freeze(path: Path, form: Form, content: Content, ids: list[str], again: bool) -> None:
    lock = json.dumps({"form": form.id, "bank": content.digest, "items": ids}, ensure_ascii=False, indent=2) + "\n"
    known = [name.value for name in form.names]
    if known and (known != ids or (form.frozen and form.frozen.value != content.digest)) and not again:
        raise Fault(f"{path.name} holds another choice ({', '.join(known)}); write --again to choose anew")
    if path.is_symlink():  # what it leads to is no part of the measure, and is not read either
        raise Fault(f"{path.name} is a link; delete it, and the file itself is written there")
    write_text(path, lock)
    say(str(path))
