"""Prints what scoring from item banks costs, beside the same by hand and by packages, in one run.

    python -m bench.irt

CPU milliseconds of one thread, the least of some runs; the tables of a bank are worked out before.  `by hand` is the
shortest NumPy for that one task alone, without missing answers, other models or rules: what is left to gain.  Of
packages that are not installed it says so (`pip install mirt catsim girth adaptivetesting`); where one knows only
items with two categories, it is given such a bank of the same size, and what takes long is measured on few persons.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS")
SELECT = ("mpwi", "mfi", "mepv")


def main() -> None:
    from bench.irt import javascript, peers

    beside = {"scores": scores(), "tests": tests()}
    one_person()
    for what, cost in javascript.costs():
        show(what, cost)
    for what, size in javascript.sizes():
        print(f"{what:78}{size:13,} bytes by gzip", flush=True)
    for what, cost, ours in peers.costs():
        show(what, cost, f"{cost / beside[ours]:9,.1f} times romdsl" if cost else "")


def scores() -> float:
    from bench.irt.banks import FORM, ROWS
    from bench.irt.by_hand import expected, table_of_sums
    from romdsl.irt import many

    compared("table of sums, 8 items", lambda: many.sum_scores(FORM, range(8)), lambda: table_of_sums(FORM, 8))
    ours, by_hand = (lambda: many.expected_a_posteriori(FORM, ROWS)), (lambda: expected(FORM, ROWS))
    return compared("EAP, 10,000 x 30 items of 5 categories", ours, by_hand)


def tests() -> float:
    """1,000 whole tests by each rule of selection; the cost of mfi, which the packages have."""
    from bench.irt.banks import LARGE, SESSIONS
    from bench.irt.by_hand import adaptive_tests
    from romdsl.irt import Rules, many

    found = {}
    for select in SELECT:
        rules = Rules(select, minimum=1)  # type: ignore[arg-type]

        def ours(rules: Rules = rules) -> object:
            return many.administered(LARGE, rules, SESSIONS)

        def by_hand(select: str = select) -> object:
            return adaptive_tests(LARGE, SESSIONS, select)

        what = f"1,000 adaptive tests, 124 items of 5 categories, {select}"
        found[select] = compared(what, ours, None if select == "mepv" else by_hand)
    return found["mfi"]


def one_person() -> None:
    from bench.irt.banks import LARGE, SESSIONS
    from bench.irt.by_hand import next_item
    from bench.irt.taken import taken
    from romdsl.irt import Rules, plain

    on, given = plain.tables(LARGE.bank), [(item, int(SESSIONS[0, item])) for item in (5, 9, 44)]
    for select in SELECT:
        rules = Rules(select, minimum=1)  # type: ignore[arg-type]
        cost = taken(lambda rules=rules: plain.step(on, rules, given))  # type: ignore[misc]
        show(f"next item and score of one person, {select}, Python alone", cost)
    show("next item and score of one person, mpwi, NumPy by hand", taken(lambda: next_item(LARGE, given)))


def compared(what: str, ours: Callable[[], object], by_hand: Callable[[], object] | None) -> float:
    from bench.irt.taken import taken

    cost = taken(ours)
    least = taken(by_hand) if by_hand else None
    show(what, cost, f"{cost / least:9.2f} times by hand ({least:.3f} ms)" if least else "")
    return cost


def show(what: str, cost: float | None, beside: str = "") -> None:
    said = "not installed" if cost is None else f"{cost:13,.3f} ms"
    print(f"{what:78}{said}{beside}", flush=True)


if __name__ == "__main__":
    # NumPy reads these when it is first imported.
    if any(os.environ.setdefault(name, "1") != "1" for name in THREADS):
        sys.exit("run it with one thread: " + " ".join(f"{name}=1" for name in THREADS))
    main()
