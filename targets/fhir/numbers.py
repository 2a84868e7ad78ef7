"""Numbers and sliders: whole or decimal, their ends, steps and units."""

from __future__ import annotations

from fractions import Fraction

from romdsl.model.measure import NumberAnswer, Slider

from .words import Json, clean, control, extension, filled, number, unit_coding

Numeric = NumberAnswer | Slider


def step_of(answer: Numeric) -> Fraction:
    return answer.step.value if answer.step else Fraction(1)


def is_whole(answer: Numeric) -> bool:
    low = answer.interval.low
    return step_of(answer).denominator == 1 and (low is None or low.denominator == 1)


def places(value: Fraction) -> int:
    """How many decimals a finite decimal has."""
    count = 0
    while (value * 10**count).denominator != 1 and count < 20:
        count += 1
    return count


def decimals_of(answer: Numeric) -> int:
    return max(places(step_of(answer)), places(answer.interval.low or Fraction(0)))


def ends(answer: Numeric) -> tuple[Fraction | None, Fraction | None]:
    """The lowest and the highest number that can be given: open ends are a step further in."""
    low, high, step = answer.interval.low, answer.interval.high, step_of(answer)
    first = low + step if low is not None and answer.interval.low_open else low
    if high is None or low is None:
        return first, high
    count = (high - low) // step
    last = low + count * step
    return first, last - step if answer.interval.high_open and last == high else last


def numeric(answer: Numeric) -> Json:
    """Type and extensions of an item that asks a number."""
    kind = "Integer" if is_whole(answer) else "Decimal"
    extensions: list[Json] = [control("slider")] if isinstance(answer, Slider) else []
    low, high = ends(answer)
    for name, end in (("minValue", low), ("maxValue", high)):
        if end is not None:
            extensions.append(extension(name, kind, number(end)))
    if kind == "Decimal":
        extensions.append(extension("maxDecimalPlaces", "Integer", decimals_of(answer)))
    if isinstance(answer, Slider) and step_of(answer).denominator == 1:
        extensions.append(extension("questionnaire-sliderStepValue", "Integer", int(step_of(answer))))
    unit = unit_coding(answer.unit) if isinstance(answer, NumberAnswer) else None
    if unit:
        extensions.append(extension("questionnaire-unit", "Coding", unit))
    return filled(type=kind.lower(), extension=extensions)


def number_words(answer: Numeric, link: str) -> list[Json]:
    """Texts that stand at a number: the ends of a slider, a unit that UCUM has no code for."""
    if isinstance(answer, Slider):
        words = (("lower", answer.low_text), ("upper", answer.high_text))
        return [beside(f"{link}-{name}", text.value, name) for name, text in words if text and text.value]
    if answer.unit and unit_coding(answer.unit) is None:
        return [beside(f"{link}-unit", answer.unit, "unit")]
    return []


def beside(link: str, text: str, kind: str) -> Json:
    """A text that belongs to a question."""
    return {"extension": [control(kind)], "linkId": link, "text": clean(text), "type": "display"}
