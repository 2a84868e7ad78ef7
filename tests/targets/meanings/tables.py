"""Tables, lists, and the first of some values."""

from __future__ import annotations

from typing import Any

from romdsl.program import AnyStep, Cell, Compare, FirstWhole, IsMissing, Linear, LookUp, Middle, Values

from .basics import QC, WIDE, A, Answers, B, Meaning, Q, R, S, T, a, b, code, fixed, score, t, there

Rows = tuple[tuple[tuple[Cell, ...], int], ...]
BY_NUMBER: Rows = tuple((((number, number),), 7 * number - 20) for number in range(-3, 8))
BANDS: Rows = ((((None, -5),), -1), (((-4, 0),), 0), (((2, 4),), 5), (((3, 6),), 9), (((8, None),), 12))
BY_CODE: Rows = (
    (("x", (1, 2)), 10), (("x", (2, 4)), 20), (("it's", (1, 4)), 1), (("0", (3, 3)), 30), (("1", (None, None)), -7),
)  # fmt: skip
BY_BOTH: Rows = tuple(((c, (n, n)), 100 * place + n) for place, c in enumerate(("x", "0")) for n in (1, 2, 4, 2))
TWO_ENDS: Rows = ((((-9, 0), (1, 2)), 1), (((0, 9), (2, 3)), 2), (((None, None), (4, None)), 3))
LARGE: Rows = tuple((((n, n), (k, k)), n * k) for n in range(-9, 10) for k in range(1, 5) if n != 3)


def by(rows: Rows, *keys: Meaning) -> Meaning:
    """The first row of which every cell fits, gone through one by one."""

    def fits(cell: Cell, key: Any) -> bool:
        if isinstance(cell, str):
            return bool(cell == key)
        return (cell[0] is None or cell[0] <= key) and (cell[1] is None or key <= cell[1])

    def found(*values: Any) -> int | None:
        return next((v for cells, v in rows if all(map(fits, cells, values))), None)

    return there(found, *keys)


def twice_median(*parts: Meaning) -> Meaning:
    def meaning(x: Answers) -> int | None:
        values = sorted(value for part in parts if (value := part(x)) is not None)
        while len(values) > 2:
            values = values[1:-1]
        return sum(values) * 2 // len(values) if values else None

    return meaning


def tables() -> dict[str, tuple[AnyStep, Meaning]]:
    q = code("q")
    listed = Values((Q, R, S, A))
    first = FirstWhole(
        ((Compare("<", A, fixed(0)), fixed(-1)), (T, B), (IsMissing(A, may_be_missing=False), Q)),
        Linear(5, ((2, A),), **WIDE),
        **WIDE,
    )
    return {
        "by number": (LookUp((A,), BY_NUMBER, **WIDE), by(BY_NUMBER, a)),
        "by ends": (LookUp((A,), BANDS, **WIDE), by(BANDS, a)),
        "by code and ends": (LookUp((QC, B), BY_CODE, **WIDE), by(BY_CODE, q, b)),
        "by code and number": (LookUp((QC, B), BY_BOTH, **WIDE), by(BY_BOTH, q, b)),
        "by two ends": (LookUp((A, B), TWO_ENDS, **WIDE), by(TWO_ENDS, a, b)),
        "by many": (LookUp((A, B), LARGE, **WIDE), by(LARGE, a, b)),
        "by what is made": (LookUp((Linear(1, ((-1, A),), low=-8, high=10),), BY_NUMBER, **WIDE), by(BY_NUMBER, there(lambda x: 1 - x, a))),
        "no rows": (LookUp((A,), (), **WIDE), lambda x: None),
        "median": (Middle(listed, **WIDE), twice_median(score("q"), score("r"), score("s"), a)),
        "median of two": (Middle(Values((Q, B)), **WIDE), twice_median(score("q"), b)),
        "first whole": (first, lambda x: -1 if (a(x) or 0) < 0 else b(x) if t(x) else score("q")(x) if a(x) is None else 5 + 2 * a(x)),
    }  # fmt: skip
