"""Where help is to be had, and what staff are told: the words around an alert."""

from __future__ import annotations

import re
from dataclasses import dataclass

from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Comparison, Expression, Includes, Is, Name, NameRange, Number, Several, children
from romdsl.model.measure import Alert, Check, Choice, Contacts, Item, Let, Option, Score

from .groups import numbers_of
from .quoted import without_quotes
from .words import ENGLISH, joined

MOST_NAMED = 6
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"(?<![\w.:/+-])\+?\(?\d[\d ()-]*\d(?![\w/%]|[.:,]\d)")


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of contacts; `number` is what to call where it holds exactly one number."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """The author's sentence and the contacts under it."""

    title: str
    contacts: tuple[Contact, ...]


def helps_of(checked: CheckedMeasure, options: Options) -> tuple[Help, ...]:
    """The help of all alerts, each once; what shares its contacts stands together, with the contacts under the last."""
    measure = checked.measure
    by_id = {contacts.id: contacts for contacts in measure.contacts}
    titles: dict[tuple[Contact, ...], dict[str, None]] = {}
    for alert in measure.alerts:
        contacts = by_id.get(alert.contacts.value) if alert.contacts else None
        if alert.respondent or contacts:
            lines = lines_of(contacts, options) if contacts else ()
            title = alert.respondent.value if alert.respondent else ENGLISH["help_title"]
            titles.setdefault(tuple(Contact(line, telephone(line)) for line in lines), {}).setdefault(title)
    return tuple(
        Help(title, contacts if title == list(shared)[-1] else ())
        for contacts, shared in titles.items()
        for title in shared
    )


def lines_of(contacts: Contacts, options: Options) -> tuple[str, ...]:
    """The lines of contacts: the service's own where it gives some."""
    given = tuple(options.service.contacts.get(contacts.id, ()))
    return given if given or contacts.from_service else tuple(line.value for line in contacts.lines)


def telephone(line: str) -> str:
    """The number to call when a line holds just one of at least three digits, else nothing."""
    found = [number for number in NUMBER.findall(line) if not DAY.fullmatch(number)]
    numbers = [re.sub(r"[^\d+]", "", number) for number in found]
    numbers = [number for number in numbers if 3 <= len(number.lstrip("+")) <= 15]
    return numbers[0] if len(numbers) == 1 and not re.search(r"\btext\b|\bsms\b", line, re.I) else ""


def words_of(id: str) -> str:
    """An id as people read it: “Self harm”; of a borrowed thing without what stands before its name."""
    words = id.rpartition(".")[2].replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def looked_at(alert: Alert, checked: CheckedMeasure) -> tuple[Item, ...]:
    """The items that an alert's condition names, those marked with its risk before all others."""
    found = items_in(alert.when, checked, through=False)
    risky = tuple(item for item in found if item.risk and item.risk.value == alert.id)
    return risky or (found if len(found) <= MOST_NAMED else ())


def held_to(check: Check, checked: CheckedMeasure) -> tuple[Item, ...]:
    """The items whose answers decide whether a check fails, through lets and scores too, in the order of the form."""
    found = {item.id for item in items_in(check.that, checked, through=True)}
    return tuple(item for item in checked.measure.inputs if item.id in found)


def items_in(expression: Expression, checked: CheckedMeasure, through: bool) -> tuple[Item, ...]:
    """The items that a formula names; `through`: those behind its lets and scores as well."""
    found: dict[str, Item] = {}
    seen: set[str] = set()
    waiting = [expression]
    while waiting:
        formula = waiting.pop(0)
        waiting += children(formula)
        if not isinstance(formula, Name | NameRange | Several):
            continue
        for thing in checked.names.members(formula):
            if isinstance(thing, Item) and not (thing.slot and thing.slot.field is None):
                found.setdefault(thing.id, thing)
            elif through and isinstance(thing, Let | Score) and thing.id not in seen:
                seen.add(thing.id)
                waiting.append(thing.value)
    return tuple(found.values())


def paper_line(alert: Alert, checked: CheckedMeasure) -> str:
    """When staff must look, in the words of the options, for paper."""
    single = one_item(alert, checked)
    if single:
        item, raising, others = single
        question = printed_name(item, checked)
        but = len(others) < len(raising) and not isinstance(alert.when, Includes)
        answers = [ENGLISH["quoted"].format(text=option.text.value) for option in (others if but else raising)]
        return ENGLISH["paper_any_but" if but else "paper_answer"].format(question=question, answers=joined(answers))
    items = looked_at(alert, checked)
    if not items:
        return ENGLISH["paper_all"]
    return ENGLISH["paper_see"].format(questions=joined([printed_name(item, checked) for item in items]))


def one_item(alert: Alert, checked: CheckedMeasure) -> tuple[Item, list[Option], list[Option]] | None:
    """The item, the options that raise the alert and those that do not, where one choice decides."""
    match alert.when:
        case Comparison(operator, Name(id), Number(value)):
            item = checked.names.find(id)

            def raises(option: Option) -> bool:
                score = option.score
                if score is None:
                    return False
                return {
                    "=": score == value, "!=": score != value, "<": score < value,
                    "<=": score <= value, ">": score > value, ">=": score >= value,
                }[operator]  # fmt: skip
        case Is(Name(id), code, negated):
            item = checked.names.find(id)

            def raises(option: Option) -> bool:
                return (option.code == code) != negated
        case Includes(Name(id), codes):
            item = checked.names.find(id)

            def raises(option: Option) -> bool:
                return option.code in codes
        case _:
            return None
    if not isinstance(item, Item) or not isinstance(item.answer, Choice):
        return None
    if item.answer.several and not isinstance(alert.when, Includes):
        return None
    options = [option for option in item.answer.options if option.non_answer is None]
    raising = [option for option in options if raises(option)]
    others = [option for option in options if not raises(option)]
    return (item, raising, others) if raising and others else None


def printed_name(item: Item, checked: CheckedMeasure) -> str:
    """A question as paper speaks of it: by its number; what staff fill in, and what has no number, by its text."""
    number = numbers_of(checked.measure).get(item.id)
    if not number:
        return ENGLISH["quoted"].format(text=without_quotes(item.text.value))
    return ENGLISH["question"].format(n=number.removesuffix("."))
