"""Random answers to a measure: every kind of missing, and some that are not possible."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from romdsl.model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    FreeText,
    Item,
    Measure,
    NumberAnswer,
    Slider,
    TimeAnswer,
    YesNo,
)

NON_ANSWERS = ("!declined", "!unknown", "!not_applicable")
_DAYS = ("2008-02-29", "2012-06-15", "2020-02-28", "2020-02-29", "2020-03-01", "2020-06-14", "2020-06-15", "0999-12-31")
_TEXTS = ("sleep", "“tired” & <b>sad</b>", "zwei\nZeilen", "!", "no", "0")


def answer_sets(measure: Measure, number: int, chance: Random, refused: int = 0) -> list[dict[str, object]]:
    """Answer sets from fully answered to wholly blank; `refused` of them hold an answer that is not possible."""
    found = []
    for index in range(number):
        missing = (0.0, 0.1, 0.25, 0.5, 0.9)[index % 5] if index else 1.0
        given: dict[str, object] = {}
        for item in _answered_by_somebody(measure):
            answer = _missing(item, chance) if chance.random() < missing else _answer(item, chance)
            if answer is not None or chance.random() < 0.5:
                given[item.id] = answer
        found.append(given)
    for given in found[number - refused :]:
        _spoil(measure, given, chance)
    return found


def _answered_by_somebody(measure: Measure) -> list[Item]:
    """All inputs but those that say whether a row is there: what is answered in the row says so."""
    return [item for item in measure.inputs if item.slot is None or item.slot.field is not None]


def _missing(item: Item, chance: Random) -> object:
    kinds: list[object] = [None, None, *NON_ANSWERS]
    if isinstance(item.answer, Choice) and not item.answer.several:
        kinds += [option.code for option in item.answer.options if option.non_answer is not None]
    return chance.choice(kinds)


def _answer(item: Item, chance: Random) -> object:
    match item.answer:
        case Choice(options, several=True):
            return _ticked([option.code for option in options if option.non_answer is None], chance)
        case TimeAnswer():
            return f"{chance.randint(0, 23):02}:{chance.choice((0, 5, 30, 59)):02}"
        case DurationAnswer():
            return f"{chance.randint(0, 12)}:{chance.choice((0, 6, 30, 59)):02}"
        case DateAnswer():
            return chance.choice(_DAYS)
        case Choice(options):
            code = chance.choice([option.code for option in options if option.non_answer is None])
            return int(code) if code.isdigit() and chance.random() < 0.5 else code
        case YesNo():
            return chance.random() < 0.5
        case NumberAnswer(interval) | Slider(interval):
            step = item.answer.step.value if item.answer.step else Fraction(1)
            assert interval.low is not None and interval.high is not None
            value = interval.low + step * chance.randint(0, int((interval.high - interval.low) / step))
            return value.numerator if value.denominator == 1 else float(value)
        case FreeText():
            return chance.choice(_TEXTS)
        case _:
            return None


def _ticked(codes: list[str], chance: Random) -> list[str]:
    """Some of the codes, in any order; often none, which is an answer."""
    return chance.sample(codes, chance.randint(0, len(codes)))


def _spoil(measure: Measure, given: dict[str, object], chance: Random) -> None:
    """Puts one answer in that must be refused."""
    item = chance.choice(
        [item for item in _answered_by_somebody(measure) if not isinstance(item.answer, FreeText)] or [None]
    )
    wrong: object = chance.choice(("no such code", 99, -1.5, 0.125))
    if item is not None and isinstance(item.answer, TimeAnswer | DateAnswer | DurationAnswer):
        wrong = chance.choice(("24:00", "2021-02-29", "7:60", "8:3", 800, "2020-1-1", ["08:00"]))
    if item is not None and isinstance(item.answer, Choice) and item.answer.several:
        wrong = chance.choice(("cane", ["no such code"], ["cane", "cane"], ["cane", "n"], [1], True))
    if item is None or (isinstance(item.answer, NumberAnswer | Slider) and wrong == 0.125):
        given["no_such_item"] = 1
    else:
        given[item.id] = wrong
