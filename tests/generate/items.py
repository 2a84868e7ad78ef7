"""Random scales, items and blocks, with conditions on the items above."""

from __future__ import annotations

from dataclasses import replace

from .choosing import Chooser
from .conditions import condition
from .draft import Draft, DraftItem, DraftScale

_WORDS = ("never", "rarely", "often", "always", "daily")
_NON_ANSWERS = (("na", "not_applicable"), ("refused", "declined"), ("unsure", "unknown"))


def scale(choose: Chooser, id: str) -> DraftScale:
    size = choose.whole(2, 5)
    style = choose.pick(("plain", "from one", "scored words", "scored numbers", "words"))
    first = 1 if style in ("from one", "scored numbers") else 0
    codes = _WORDS[:size] if "words" in style else tuple(str(first + index) for index in range(size))
    scores: tuple[str, ...] | None = codes
    if style == "words":
        scores = None
    elif style.startswith("scored"):
        start, step = choose.whole(-2, 3), choose.pick((1, 2, 5, -1))
        half = ".5" if choose.chance(20) else ""
        scores = tuple(f"{start + step * index}{half}" for index in range(size))
    non_answers = tuple(choose.some(_NON_ANSWERS, 0, 2)) if choose.chance(70) else ()
    lines = [
        f'{code} "Option {code}"' + (f" score {score}" if style.startswith("scored") else "")
        for code, score in zip(codes, scores or codes, strict=True)
    ]
    lines += [f'{code} "Non-answer {code}" as {reason}' for code, reason in non_answers]
    return DraftScale(id, codes, scores, non_answers, tuple(lines))


def item(choose: Chooser, draft: Draft, id: str, scales: list[DraftScale], block_scale: DraftScale | None) -> str:
    """One item as text, noted in the draft."""
    words: list[str] = []
    kind = (
        "choice"
        if block_scale
        else choose.pick(
            ("choice", "choice", "choice", "truth", "truth", "number", "number", "slider", "slider", "text")
        )
    )
    found = DraftItem(id, "text")
    match kind:
        case "choice":
            scale_used = block_scale or choose.pick(scales)
            if not block_scale:
                words.append(f"scale {scale_used.id}")
            found = _choice(choose, id, scale_used, words)
        case "truth":
            words.append("answer yes no")
            found = DraftItem(id, "truth")
        case "number" | "slider":
            found = _number(choose, id, kind, words)
        case _:
            words.append("answer text")
    if draft.items and choose.chance(70 if found.kind == "text" else 35):
        words.append(f"when {condition(choose, draft)}")
        kept = otherwise(choose, found)
        words += [f"otherwise {kept}"] if kept else []
        found = replace(found, in_scores=kept is not None, conditional=True)
    draft.items.append(found)
    body = "".join(f"    {word}\n" for word in words)
    return f'"Question {id}" {{\n{body}  }}' if words else f'"Question {id}"'


def _choice(choose: Chooser, id: str, scale_used: DraftScale, words: list[str]) -> DraftItem:
    scores = scale_used.scores
    if scores is not None and choose.chance(20):
        start, step = choose.whole(0, 4), choose.pick((1, 3, 20))
        scores = tuple(str(start + step * index) for index in range(len(scale_used.codes)))
        words.append(f"scores {', '.join(scores)}")
    if scores is None:
        return DraftItem(id, "words", scale=scale_used)
    ends = [int(float(score)) for score in scores]
    return DraftItem(id, "choice", min(ends), max(ends), scale_used, scores)


def _number(choose: Chooser, id: str, kind: str, words: list[str]) -> DraftItem:
    low = choose.pick((0, 1, -3))
    high = low + choose.pick((4, 6, 10))
    step = choose.pick(("", " step 0.5", " step 2", " step 0.25"))
    ends = ' from "Low" to "High"' if kind == "slider" else ""
    unit = " hours" if kind == "number" else ""
    words.append(f"answer {kind} {low}..{high}{unit}{step}{ends}")
    return DraftItem(id, "number", low, high)


def otherwise(choose: Chooser, found: DraftItem) -> str | None:
    """What a hidden item is worth; None: not said, so that it enters no score."""
    kinds = ["left out", "missing", "value", "value"]
    kind = choose.pick(kinds) if choose.chance(85) else None
    if kind != "value":
        return kind
    match found.kind:
        case "choice" | "words":
            assert found.scale is not None
            code = choose.pick(found.scale.codes)
            return f'"{code}"' if found.kind == "words" or choose.chance(50) else choose.pick(found.scores)
        case "truth":
            return choose.pick(("yes", "no"))
        case "number":
            return str(found.low)
        case _:
            return "missing"


def block(choose: Chooser, draft: Draft, id: str, first: int, scales: list[DraftScale]) -> tuple[str, int]:
    """A block of items of one scale as text, and the number of the next item."""
    scale_used = choose.pick(scales)
    line = f'block {id} "Stem of {id}" scale {scale_used.id}'
    conditional = draft.items and choose.chance(25)
    if conditional:
        line += f" when {condition(choose, draft)}"
        # Without `otherwise` a whole block would be lost for the scores.
        line += f" otherwise {choose.pick(('left out', 'missing'))}"
    number = choose.whole(2, 4)
    ids = [f"q{first + index}" for index in range(number)]
    members = [f"  {member} {item(choose, draft, member, scales, scale_used)}\n" for member in ids]
    draft.blocks[id] = ids
    return f"{line} {{\n{''.join(members)}}}\n", first + number
