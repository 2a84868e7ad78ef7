"""A score program with a step of each kind, and what each must give, worked out with fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import ceil, floor

from romdsl.program import (
    AllOf,
    Answered,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    CountTrue,
    CountWhere,
    Divide,
    Extreme,
    ExtremeOf,
    FirstWord,
    If,
    IfTruth,
    IsMissing,
    IsTrue,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTruth,
    Linear,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    Times,
    Total,
    Values,
    Word,
)

Answers = dict[str, object]
Meaning = Callable[[Answers], object]

TABLE = (("0", 0), ("1", 2), ("x", -3))
ODD = (("it's", 5), ('a"b', 7), ("c\\d", 9))
BIG = {"low": -1000, "high": 1000}


def fixed(value: int) -> Constant:
    return Constant(value, low=value, high=value, may_be_missing=False)


A = ItemNumber("a", 0, low=-9, high=9)
B = ItemNumber("b", 0, low=1, high=4)
C = ItemNumber("c", 2, low=-200, high=200)
Q, R, S = (ItemScore(id, TABLE, low=-3, high=2) for id in ("q", "r", "s"))
T, U = ItemTruth("t"), ItemTruth("u")


def number(id: str) -> Meaning:
    return lambda answers: answers.get(id)


def score(id: str) -> Meaning:
    return lambda answers: dict(TABLE).get(str(answers.get(id)))


a, b, q, r, s, t, u = number("a"), number("b"), score("q"), score("r"), score("s"), number("t"), number("u")


def strict(work: Callable[..., object], *parts: Meaning) -> Meaning:
    """Missing when a part is."""

    def meaning(answers: Answers) -> object:
        values = [part(answers) for part in parts]
        return None if None in values else work(*values)

    return meaning


def half_even(value: Fraction) -> int:
    return round(value)


def half_away(value: Fraction) -> int:
    return floor(value + Fraction(1, 2)) if value >= 0 else ceil(value - Fraction(1, 2))


def all_of(*parts: Meaning) -> Meaning:
    def meaning(answers: Answers) -> object:
        values = [part(answers) for part in parts]
        return False if False in values else None if None in values else True

    return meaning


def any_of(*parts: Meaning) -> Meaning:
    def meaning(answers: Answers) -> object:
        values = [part(answers) for part in parts]
        return True if True in values else None if None in values else False

    return meaning


def there(*parts: Meaning) -> Callable[[Answers], list[int]]:
    return lambda answers: [value for part in parts if (value := part(answers)) is not None]  # type: ignore[misc]


def divisions() -> dict[str, tuple[AnyStep, Meaning]]:
    found: dict[str, tuple[AnyStep, Meaning]] = {}
    ways = {"floor": floor, "ceil": ceil, "half away": half_away, "half even": half_even}
    for way, work in ways.items():
        for name, below, meant in (("three", fixed(3), lambda x: 3), ("two", fixed(2), lambda x: 2), ("b", B, b)):
            step = Divide(A, below, way, **BIG)  # type: ignore[arg-type]
            rounded = lambda x, y, work=work: work(Fraction(x, y))  # noqa: E731
            found[f"{way} {name}"] = (step, strict(rounded, a, meant))
            above = Linear(9, ((1, A),), low=0, high=18)
            step = Divide(above, below, way, **BIG)  # type: ignore[arg-type]
            shifted = lambda x, y, work=work: work(Fraction(x + 9, y))  # noqa: E731
            found[f"{way} {name} from 0"] = (step, strict(shifted, a, meant))
    million = 1_000_003
    huge = Linear(5, ((million * million, A),), low=-(10**13), high=10**13)
    for way, work in ways.items():
        scaled = lambda x, y, work=work: work(Fraction(million * million * x + 5, y))  # noqa: E731
        small = Divide(huge, fixed(million * 1000), way, **BIG)  # type: ignore[arg-type]
        found[f"large {way}"] = (small, strict(lambda x, scaled=scaled: scaled(x, million * 1000), a))
    squared = Times(
        Linear(0, ((million, A),), low=-(10**7), high=10**7),
        Linear(0, ((million, B),), low=0, high=10**7),
        low=-(10**14),
        high=10**14,
    )
    found["large times"] = (
        Divide(squared, fixed(million), "exact", low=-(10**8), high=10**8),
        strict(lambda x, y: million * x * y, a, b),
    )
    listed = Total(
        Values((Linear(0, ((2**30, A),), low=-(10**11), high=10**11), Linear(0, ((2**30, B),), low=0, high=10**11))),
        low=-(10**12),
        high=10**12,
        may_be_missing=False,
    )
    found["large total"] = (Divide(listed, fixed(2**30), "exact", **BIG), lambda x: (a(x) or 0) + (b(x) or 0))  # type: ignore[operator]
    twelve = Linear(0, ((6, A),), low=-54, high=54)
    found["exact"] = (Divide(twelve, fixed(3), "exact", **BIG), strict(lambda x: 2 * x, a))
    return found


def wholes() -> dict[str, tuple[AnyStep, Meaning]]:
    listed = Values((Q, R, S, Linear(0, ((-1, Q),), low=-2, high=3), A))
    values = there(q, r, s, strict(lambda x: -x, q), a)
    return {
        "score": (Q, q),
        "hundredths": (C, lambda x: None if x.get("c") is None else int(100 * Fraction(str(x["c"])))),
        "odd codes": (ItemScore("o", ODD, low=5, high=9), lambda x: dict(ODD).get(str(x.get("o")))),
        "linear": (Linear(-5, ((2, A), (-3, Q), (1, B)), **BIG), strict(lambda x, y, z: 2 * x - 3 * y + z - 5, a, q, b)),
        "nothing but minus": (Linear(0, ((-1, A), (-2, B)), **BIG), strict(lambda x, y: -x - 2 * y, a, b)),
        "times": (Times(Linear(1, ((1, A),), **BIG), Linear(0, ((1, Q), (1, R)), **BIG), **BIG),
                  strict(lambda x, y, z: (x + 1) * (y + z), a, q, r)),
        "least": (Extreme("least", (A, B, Q), **BIG), strict(min, a, b, q)),
        "most": (Extreme("most", (A, fixed(2)), **BIG), strict(lambda x: max(x, 2), a)),
        "total": (Total(listed, **BIG, may_be_missing=False), lambda x: sum(values(x))),
        "answered": (Answered(listed, low=0, high=5, may_be_missing=False), lambda x: len(values(x))),
        "least of": (ExtremeOf("least", listed, **BIG), lambda x: min(values(x), default=None)),
        "most of": (ExtremeOf("most", listed, **BIG), lambda x: max(values(x), default=None)),
        "twice": (Total(Values((Q, Q, R)), **BIG, may_be_missing=False), lambda x: sum(there(q, q, r)(x))),
        "count where": (CountWhere(listed, ">=", 2, low=0, high=5, may_be_missing=False),
                        lambda x: sum(value >= 2 for value in values(x))),
        "count true": (CountTrue((T, U, Compare(">", A, fixed(0)), Not(T)), low=0, high=4, may_be_missing=False),
                       lambda x: sum(value is True for value in (t(x), u(x), strict(lambda y: y > 0, a)(x), strict(lambda y: not y, t)(x)))),
        "only if": (OnlyIf(T, A, **BIG), lambda x: a(x) if t(x) is True else None),
        "if": (If(T, A, Q, **BIG), lambda x: None if t(x) is None else a(x) if t(x) else q(x)),
        "if among": (If(IsMissing(T, may_be_missing=False), A, Q, **BIG), lambda x: a(x) if t(x) is None else q(x)),
        "if of long": (If(Compare(">", A, B), If(AllOf((T, U)), A, Q, **BIG), R, **BIG),
                       lambda x: None if None in (a(x), b(x)) else r(x) if a(x) <= b(x)  # type: ignore[operator]
                       else None if all_of(t, u)(x) is None else a(x) if all_of(t, u)(x) else q(x)),
    }  # fmt: skip


def truths() -> dict[str, tuple[AnyStep, Meaning]]:
    found: dict[str, tuple[AnyStep, Meaning]] = {
        "all": (AllOf((T, U)), all_of(t, u)),
        "any": (AnyOf((T, U)), any_of(t, u)),
        "any and all": (AllOf((AnyOf((T, U)), Compare(">", A, fixed(0)))), all_of(any_of(t, u), strict(lambda x: x > 0, a))),
        "not": (Not(AnyOf((T, U))), strict(lambda x: not x, any_of(t, u))),
        "none": (AllOf(()), lambda x: True),
        "missing": (IsMissing(A, may_be_missing=False), lambda x: a(x) is None),
        "missing truth": (IsMissing(AllOf((T, U)), may_be_missing=False), lambda x: all_of(t, u)(x) is None),
        "true": (IsTrue(AllOf((T, U)), may_be_missing=False), lambda x: all_of(t, u)(x) is True),
        "only truth if": (OnlyTruthIf(T, U), lambda x: u(x) if t(x) is True else None),
        "if truth": (IfTruth(T, U, Compare("=", A, fixed(3))),
                     lambda x: None if t(x) is None else u(x) if t(x) else strict(lambda y: y == 3, a)(x)),
        "is code": (ItemIs("q", ("x", "0"), may_be_missing=False), lambda x: str(x.get("q")) in ("x", "0")),
        "is declined": (ItemIs("q", ("!declined", "9"), may_be_missing=False), lambda x: str(x.get("q")) in ("!declined", "9")),
        "is yes": (ItemIs("t", ("yes",), may_be_missing=False), lambda x: x.get("t") is True),
        "is no": (ItemIs("t", ("no",), may_be_missing=False), lambda x: x.get("t") is False),
        "is blank": (ItemIsBlank("q", may_be_missing=False), lambda x: x.get("q") is None),
    }  # fmt: skip
    tests: dict[str, Callable[[int, int], bool]] = {
        "=": lambda x, y: x == y, "!=": lambda x, y: x != y, "<": lambda x, y: x < y,
        "<=": lambda x, y: x <= y, ">": lambda x, y: x > y, ">=": lambda x, y: x >= y,
    }  # fmt: skip
    for operator, test in tests.items():
        found[f"compare {operator}"] = (
            Compare(operator, A, Linear(1, ((-1, B),), **BIG)),
            strict(lambda x, y, test=test: test(x, 1 - y), a, b),
        )  # type: ignore[arg-type]
    return found


def words() -> dict[str, tuple[AnyStep, Meaning]]:
    codes = (("9", "declined"),)
    reasons = {
        None: "blank",
        "9": "declined",
        "!declined": "declined",
        "!unknown": "unknown",
        "!not_applicable": "not_applicable",
    }
    some = FirstWord(((Compare(">=", A, fixed(5)), Word("high")), (T, Word("it's")), (U, NoWord())), Word("low"))
    many = FirstWord(tuple((Compare("<=", A, fixed(limit)), Word(f"w{limit}")) for limit in range(-30, 8)), NoWord())
    return {
        "first": (some, lambda x: "high" if (a(x) or 0) >= 5 else "it's" if t(x) else None if u(x) else "low"),  # type: ignore[operator]
        "first of many": (many, lambda x: None if a(x) is None or a(x) > 7 else f"w{max(a(x), -30)}"),  # type: ignore[operator, type-var]
        "reason": (ItemReason("q", codes), lambda x: reasons.get(x.get("q"))),  # type: ignore[call-overload]
    }


EVERYTHING = {**divisions(), **wholes(), **truths(), **words()}


def expected(answers: Answers, name: str) -> object:
    return EVERYTHING[name][1](answers)


def answer_sets() -> list[Answers]:
    """Every kind of missing, every sign, every pair of truths."""
    found: list[Answers] = [{}]
    for truth, other in product((True, False, None), repeat=2):
        found.append({"t": truth, "u": other, "a": 6, "b": 2, "q": "1", "r": "x", "s": None, "o": "it's"})
    for value, below in product((*range(-9, 10), None), (1, 2, 3, 4, None)):
        found.append({"a": value, "b": below, "q": "0", "r": "1", "s": "x", "t": True, "o": 'a"b'})
    for code in ("0", "1", "x", "9", "!declined", "!unknown", "!not_applicable", None):
        found.append({"q": code, "r": "x", "s": "x", "a": 5, "t": False, "u": True, "o": "c\\d"})
    for cents in (-200, -115, -57, -29, -1, 1, 7, 29, 57, 58, 113, 115, 199, 200):
        found.append({"c": cents / 100})
    return [{key: value for key, value in answers.items() if value is not None} for answers in found]
