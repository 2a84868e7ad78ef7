"""The bank in plain words: what it is, where it measures well, what it is best for, what is weak."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..precision import good_ranges, reliability
from . import words
from .between_groups import by_groups
from .difference import by_size
from .pair import points
from .subject import Subject

LITTLE = 0.25
"""An item tells little whose information stays under a quarter of what knowing the norm group tells."""
_FAR = 2.5
_EVEN = 0.15


@dataclass(frozen=True, slots=True)
class Summary:
    """Facts as pairs of name and words, and sentences on what is weak; `caution` is on the sample."""

    facts: tuple[tuple[str, str], ...]
    weak: tuple[str, ...]
    caution: str


def summary(subject: Subject) -> Summary:
    """What a reader has to know before any picture."""
    content, scale = subject.content, subject.scale
    errors = subject.errors(subject.everything())
    where, least = words.best(subject, errors)
    reach = words.reach(subject, errors)
    reliable = f"{reliability(scale, errors):.2f}"
    facts = (
        ("Items", _items(subject)),
        ("Metric", f"{content.metric_title} ({content.metric}); {words.usual(scale)}; higher is {scale.metric.higher}"),
        ("Sample", content.sample or "none is named"),
        ("Measures well", _measures_well(subject, reach)),
        ("Best for", f"{_best_for(subject)} Least standard error: {scale.error(least)}, at {scale.text(where)}."),
        ("Reliability", f"{reliable} in the norm group where all items are answered"),
        *_forms(subject),
    )
    return Summary(facts, tuple(_weak(subject)), _caution(content.sample))


def _measures_well(subject: Subject, reach: str) -> str:
    said = f"{reach[0].upper()}{reach[1:]}. Good means {words.why_wanted(subject)}."
    return said if subject.says_wanted else f"{said} {words.of_one_person(subject.scale)}"


def _caution(sample: str) -> str:
    if "synthetic" in sample.lower():
        return (
            "Synthetic, not calibrated. The parameters were made up, not estimated from answers: the pictures show how "
            "such a bank would work, and its scores say nothing about people."
        )
    if not sample.strip():
        return "No sample is named: nobody can tell for whom these parameters hold."
    return ""


def _items(subject: Subject) -> str:
    """How many there are, of which models, with how many answers, in which areas."""
    asked = [subject.items[item] for item in subject.everything()]
    said = words.counted(len(asked), "item")
    models = Counter(item.model for item in asked)
    sizes = sorted({item.categories for item in asked})
    answers = f"{sizes[0]}" if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
    said += f" with {answers} answers each; " + ", ".join(
        name.upper() if len(models) == 1 else f"{name.upper()} {count}" for name, count in models.items()
    )
    areas = Counter(item.area for item in asked if item.area)
    if areas:
        said += "; areas: " + ", ".join(f"{area} {count}" for area, count in areas.items())
    retired = len(subject.items) - len(asked)
    return f"{said}; {retired} more {'is' if retired == 1 else 'are'} retired" if retired else said


def _best_for(subject: Subject) -> str:
    """Which people it tells apart best: by the mean place where the bank tells, in spreads of the norm group."""
    scale = subject.scale
    total = subject.information()
    centre = float((total * scale.values).sum() / total.sum())
    away = (centre - scale.mean) / scale.spread
    ends = {"better": ("worse off", "better off"), "worse": ("better off", "worse off")}[scale.metric.higher]
    if abs(away) < _EVEN:
        return "people near the mean of the norm group."
    side, end = ("low", ends[0]) if away < 0 else ("high", ends[1])
    return f"telling apart people with {side} values, who are {end} than the norm group."


def _forms(subject: Subject) -> list[tuple[str, str]]:
    content, scale = subject.content, subject.scale
    found = []
    for form, items in content.forms.items():
        errors = subject.errors(items)
        reach = words.reach(subject, errors)
        said = f"{words.counted(len(items), 'item')}; {reach}; reliability {reliability(scale, errors):.2f}"
        found.append((subject.title(form), said))
    for test, rules in content.adaptive.items():
        stop = scale.metric.reported_sd * rules.stop_error
        said = f"adaptive, {rules.minimum} to {rules.maximum} items"
        said += f", ends at a standard error under {scale.error(stop)}" if rules.stop_error > 0 else ""
        found.append((subject.title(test), said))
    return found


def _weak(subject: Subject) -> list[str]:
    """Sentences on ranges without precision, items that tell little, answers that are never likely, far items."""
    return [
        *_imprecise(subject),
        *_dull(subject),
        *_hidden(subject),
        *_far(subject),
        *_groups(subject),
        *_differ(subject),
    ]


def _imprecise(subject: Subject) -> list[str]:
    scale = subject.scale
    errors = subject.errors(subject.everything())
    found = good_ranges(scale.values, errors, subject.wanted)
    if not found:
        return ["The standard error is nowhere as small as wanted."]
    said = []
    if found[0][0] > scale.low:
        said.append(f"under {scale.text(found[0][0])} (error up to {scale.error(float(errors[0]))})")
    if found[-1][1] < scale.high:
        said.append(f"over {scale.text(found[-1][1])} (error up to {scale.error(float(errors[-1]))})")
    for (_, high), (low, _) in zip(found, found[1:], strict=False):
        said.append(f"between {scale.text(high)} and {scale.text(low)}")
    return [f"Scores are less sure {words.listed(said)}."] if said else []


def _dull(subject: Subject) -> list[str]:
    dull = [item for item in subject.everything() if subject.peak(item)[1] < LITTLE]
    if not dull:
        return []
    verb = "tells" if len(dull) == 1 else "tell"
    return [f"{words.counted(len(dull), 'item')} {verb} little: {words.listed(_ids(subject, dull))}."]


def _hidden(subject: Subject) -> list[str]:
    """Answers that are nowhere the most likely one."""
    found = []
    for item in subject.everything():
        first = set(subject.curves.probability[item].argmax(0).tolist())
        inside = [category for category in range(1, subject.items[item].categories - 1) if category not in first]
        if inside:
            found.append(item)
    if not found:
        return []
    verb = "has" if len(found) == 1 else "have"
    count = words.counted(len(found), "item")
    return [f"{count} {verb} an answer that is nowhere the most likely one: {words.listed(_ids(subject, found))}."]


def _far(subject: Subject) -> list[str]:
    scale = subject.scale
    far = [item for item in subject.everything() if abs(subject.place(item) - scale.mean) > _FAR * scale.spread]
    if not far:
        return []
    verb = "stands" if len(far) == 1 else "stand"
    return [f"{words.counted(len(far), 'item')} {verb} where few people are: {words.listed(_ids(subject, far))}."]


def _groups(subject: Subject) -> list[str]:
    known = [item for item in subject.everything() if subject.content.content(item).dif]
    if not known:
        return []
    verb = "is" if len(known) == 1 else "are"
    count = words.counted(len(known), "item")
    return [f"{count} {verb} said to work otherwise in some groups: {words.listed(_ids(subject, known))}."]


def _differ(subject: Subject) -> list[str]:
    """Per two groups that were set side by side: how many items differ, and those that differ most."""
    said = []
    for pairs in by_groups(subject.pairs):
        found = by_size(subject, pairs)
        most = [f"{pair.item} ({points(subject, away.signed)})" for pair, away in found if not away.is_none]
        if most:
            first, second = pairs[0].groups
            verb = "works" if len(most) == 1 else "work"
            said.append(
                f"{words.counted(len(most), 'item')} {verb} otherwise in “{second}” than in “{first}”; points of "
                f"{subject.scale.unit} that are needed more there: {words.listed(most)}."
            )
    return said


def _ids(subject: Subject, items: list[int]) -> list[str]:
    return [subject.items[item].id for item in items]
