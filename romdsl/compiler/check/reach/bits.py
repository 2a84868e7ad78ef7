"""Sets of places as the bits of one integer, and their sums."""

from __future__ import annotations


def sum_work(one: int, other: int) -> int:
    """About how much it takes to add two sets of places, in values that are handled one by one."""
    return min(one.bit_count(), other.bit_count()) * (max(one.bit_length(), other.bit_length()) // 10_000 + 1) // 4


def sum_set(one: int, other: int) -> int:
    """The bits of all sums of two sets of places."""
    if not one or not other:
        return 0
    for fewer, more in ((one, other), (other, one)):
        first = (fewer & -fewer).bit_length() - 1
        run = fewer >> first
        if run & (run + 1) == 0:
            return smeared(more, run.bit_length()) << first
    fewer, more = sorted((one, other), key=int.bit_count)
    found, place = 0, 0
    while fewer:
        step = (fewer & -fewer).bit_length() - 1
        place += step
        found |= more << place
        fewer >>= step + 1
        place += 1
    return found


def smeared(bits: int, length: int) -> int:
    """The places of bits plus 0, 1 … length - 1."""
    done = 1
    while done < length:
        step = min(done, length - done)
        bits |= bits << step
        done += step
    return bits
