"""What is known of each score without any answer, as rows to show: items, formula, rule, range, bands, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..model.checked import CheckedMeasure
from ..model.expression import Expression, Interval, MissingRule, Name, children
from ..model.measure import Let, Score
from ..model.types import Type
from ..model.written import formula, interval, missing_rule, number, rounding
from .published import published_rows


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """One score.  `rows` are what is said about it, by name, in order; `keys` the items and how
    each enters: `+`, `-`, a weight, or a condition."""

    id: str
    title: str
    rows: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    bands: tuple[tuple[str, str, str, str], ...]
    """Interval, code and text of each band, and for whom it holds (empty: for everybody)."""


def score_tables(checked: CheckedMeasure) -> list[ScoreTable]:
    """The tables of all scores, in the order in which they were written."""
    return [score_table(checked, score) for score in checked.measure.scores]


def score_table(checked: CheckedMeasure, score: Score) -> ScoreTable:
    facts = checked.facts[score.id]
    rows = [("formula", formula(score.value))]
    rows += [(f"where {let.id}", formula(let.value) + _rule(let.missing)) for let in _lets_of(checked, score)]
    if score.missing:
        rows.append(("missing", missing_rule(score.missing)))
    if score.round:
        rows.append(("round", rounding(score.round)))
    rows += _reachable(checked, score)
    if score.higher:
        rows.append(("higher", score.higher.value))
    if score.unit:
        rows.append(("unit", score.unit.value))
    if score.construct:
        rows.append(("construct", score.construct.value))
    rows += published_rows(score)
    if checked.measure.source:
        rows.append(("source", checked.measure.source.value))
    return ScoreTable(
        score.id,
        score.title.value if score.title else score.id,
        tuple(rows),
        tuple((key.item, key.key) for key in facts.items),
        tuple(
            (_ends(band.interval), band.code, band.text, "" if band.when is None else formula(band.when))
            for band in score.bands
        ),
    )


def _lets_of(checked: CheckedMeasure, score: Score) -> list[Let]:
    """The lets that a score rests on, each after all that it needs."""
    seen: set[str] = set()
    waiting: list[Expression] = [score.value]
    while waiting:
        expression = waiting.pop()
        waiting += children(expression)
        thing = checked.names.find(expression.id) if isinstance(expression, Name) else None
        if isinstance(thing, Let) and thing.id not in seen:
            seen.add(thing.id)
            waiting.append(thing.value)
    return [thing for thing in checked.order if isinstance(thing, Let) and thing.id in seen]


def _rule(rule: MissingRule | None) -> str:
    return f" missing {missing_rule(rule)}" if rule else ""


def _values(checked: CheckedMeasure, score: Score) -> str:
    """What a score that is no number can be."""
    if checked.types.get(score.value) is not Type.CODE:
        return "yes or no"
    scale = next((each for each in checked.measure.scales if score.scale and each.id == score.scale.value), None)
    if scale is None:
        return "a code"
    return "; ".join(f"{option.code} = {option.text.value}" for option in scale.options)


def _reachable(checked: CheckedMeasure, score: Score) -> list[tuple[str, str]]:
    """The range that can be reached and the grid on which the values lie, as they are reported: with their decimals."""
    facts = checked.facts[score.id]
    if facts.low is None or facts.high is None:
        return [("values", _values(checked, score))]
    within = "" if facts.exact else " (at most)"
    low, high = (_reported(end, facts.decimals) for end in (facts.low, facts.high))
    place = Fraction(1, 10**facts.decimals)
    step = facts.step if facts.step is not None and facts.step % place == 0 else place
    rows = [("range", interval(Interval(low, high)) + within), ("step", number(step))]
    rows.append(("decimals", str(facts.decimals)))
    return rows


def _reported(value: Fraction, decimals: int) -> Fraction:
    """A value with its decimals, halves away from zero."""
    digits = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(-digits if value < 0 else digits, 10**decimals)


def _ends(band: Interval) -> str:
    """`0..4`; `6` where a band is one number."""
    return number(band.low) if band.low is not None and band.low == band.high else interval(band)


def table_as_text(table: ScoreTable) -> str:
    """A table as plain text, for `romdsl check --explain-scores`."""
    rows = [*table.rows, ("items", "")]
    size = max(len(name) for name, _ in rows)
    lines = [f"score {table.id}" + (f"  {table.title}" if table.title != table.id else "")]
    lines += [f"  {name.ljust(size)}  {text}" for name, text in table.rows]
    items = [f"{item} {key}" for item, key in table.keys]
    lines += [f"  {('items' if not place else '').ljust(size)}  {line}" for place, line in enumerate(_wrapped(items))]
    width = max((len(band[0]) for band in table.bands), default=0)
    names = [
        f"{ends.ljust(width)}  {text}" + (f"  (when {whom})" if whom else "") for ends, _, text, whom in table.bands
    ]
    lines += [f"  {('bands' if not place else '').ljust(size)}  {line}" for place, line in enumerate(names)]
    return "\n".join(lines) + "\n"


def _wrapped(words: Sequence[str], columns: int = 60) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]}, {word}" if lines[-1] else word
        if len(longer) > columns and lines[-1]:
            lines[-1] += ","
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
