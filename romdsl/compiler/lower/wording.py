"""The author's words beside the steps, and the names of steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...model import written
from ...model.measure import Let, Measure, Score
from ..check.plan.named import Definition, snake_case

_LONGEST = 200


def comments(measure: Measure) -> dict[str, str]:
    """What the author wrote, by the id of the let, score, item or alert."""
    found = {check.id: f"check {check.id} that {written.formula(check.that)}" for check in measure.checks}
    found |= {alert.id: f"alert {alert.id} when {written.formula(alert.when)}" for alert in measure.alerts}
    for item in measure.items:
        if item.when is not None:
            found[item.id] = f"{item.id} when {written.formula(item.when)}"
    things: tuple[Let | Score, ...] = (*measure.lets, *measure.scores)
    for thing in things:
        words = [f"{thing.id} = {written.formula(thing.value)}"]
        if thing.missing is not None:
            words.append(f"missing {written.missing_rule(thing.missing)}")
        found[thing.id] = "; ".join(words)
    for score in measure.scores:
        if score.round is not None:
            found[score.id] += f"; round {written.rounding(score.round)}"
        if score.decimals is not None:
            found[score.id] += f"; decimals {score.decimals.value}"
    return {id: _short(text) for id, text in found.items()}


def _short(text: str) -> str:
    """One line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def final_names(definitions: Mapping[str, Definition], order: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """The names of steps: what stands for a thing of the author first, then the rest in order."""
    used = set(taken)
    names: dict[str, str] = {}
    steps = list(order)
    for name in [*(n for n in steps if definitions[n].own), *(n for n in steps if not definitions[n].own)]:
        definition = definitions[name]
        plain = snake_case(definition.hint)
        owner = snake_case(definition.owner)
        choices = [plain] if plain.startswith(f"{owner}_") else [plain, f"{owner}_{plain}"]
        number = 2
        while choices[0] in used:
            choices.pop(0)
            if not choices:
                choices, number = [f"{plain}_{number}"], number + 1
        names[name] = choices[0]
        used.add(choices[0])
    return names
