"""Random numbers that are the same in every language."""

from __future__ import annotations

MASK = 0xFFFFFFFF
STRIDE = 0x6D2B79F5


def draw(seed: int, index: int) -> int:
    """A number from 0 to 2^32 - 1: the one at an index (from 0) of the sequence of a seed.

    The generator is mulberry32 (Ettinger 2017, public domain), all in 32 bits without sign:
    t = seed + (index + 1) * 0x6D2B79F5; t = (t xor t >> 15) * (t or 1);
    t = t xor (t + (t xor t >> 7) * (t or 61)); the number is t xor t >> 14.
    Its state is a multiple of a stride, so a number needs none of those before it: what comes next in a test depends
    on nothing but the seed and what was given.
    """
    state = (seed + (index + 1) * STRIDE) & MASK
    mixed = ((state ^ state >> 15) * (state | 1)) & MASK
    mixed ^= (mixed + (((mixed ^ mixed >> 7) * (mixed | 61)) & MASK)) & MASK
    return mixed ^ mixed >> 14
