"""What was probably meant by a name that does not exist: by hand, letter by letter."""

from __future__ import annotations

import pytest

from romdsl.diagnostics.suggest import distance, nearest


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("totl", ["other", "total"], "total"),  # a letter left out
        ("anxeity", ["anxiety", "amity"], "anxiety"),  # two swapped
        ("Total", ["total"], "total"),  # another case
        ("depresion", ["depression", "expression"], "depression"),
        ("q1", ["q10", "q2"], None),  # other digits are another thing
        ("ab", ["ac"], None),  # of two letters nothing can be said
        ("total", ["sleep", "mood"], None),
    ],
)
def test_what_was_meant(written: str, known: list[str], meant: str | None) -> None:
    assert nearest(written, known) == meant


@pytest.mark.parametrize(("a", "b", "steps"), [("", "abc", 3), ("abc", "abc", 0), ("abcd", "abdc", 1), ("cat", "cart", 1), ("cat", "dog", 3)])  # fmt: skip
def test_steps_between_two_words(a: str, b: str, steps: int) -> None:
    assert distance(a, b) == distance(b, a) == steps
