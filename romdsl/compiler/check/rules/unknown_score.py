"""`comparable with` or `replaces` names something that is no score."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Placed, Score
from ..context import Context

rule = Rule("ROM319", "unknown-score", "error")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for name in score.comparable:
            yield from unknown(name, score, "comparable with", context)
        if score.replaces is not None and score.replaces.value not in {name.value for name in context.measure.retired}:
            yield from unknown(score.replaces, score, "replaces", context)


def unknown(name: Placed[str], score: Score, word: str, context: Context) -> Iterator[Finding]:
    scores = [other.id for other in context.measure.scores if other is not score]
    if name.value in scores:
        return
    if name.value == score.id:
        message = f"“{score.id}” {word} itself." if word == "replaces" else f"“{score.id}” is compared with itself."
        yield rule.at(name.span, message, help="name another score, or take it out")
        return
    near = nearest(name.value, scores)
    help = f"did you mean {near}?" if near else "name a score of this measure"
    if word == "replaces":
        help += f"; where it is in no version any more, write retired {name.value} at the top"
    finding = rule.at(name.span, f"“{name.value}” is no score of this measure.", help=help)
    yield finding.fix(f"Write {near}", name.span, near) if near else finding
