"""Measures that meet by design what random ones meet seldom."""

from __future__ import annotations

CORNERS = (
    """measure corner "Truths over scores that are missing, and texts that are hidden"
version 1.0.0
scale f { 0 "No"; 1 "Yes"; na "Not for me" as not_applicable; no_answer "Rather not say" as declined }
block b "Stem" scale f { q1 "A"; q2 "B"; q3 "C" }
item words "In your words" { answer text; when q1 >= 1; otherwise missing }
item wish "What would help?" { answer text; when answered(words); otherwise left out }
let part = sum(b) missing at most 1, ignore
score strict = sum(q2..q3) { missing none; higher worse }
score some = any(part >= 2, strict >= 2)
score every = all(part >= 1, strict >= 1)
score either = any(strict >= 1, q1 is na) or all(part >= 1, answered(wish))
score told = (if answered(words) then 1 else 0) + strict { higher worse }
score asked = (if words is blank then 0 else 1) / strict + (if answered(wish) then 1 else 0) { decimals 2; higher worse }
alert look when any(strict >= 2) { severity low; staff "Look." }
""",
)
