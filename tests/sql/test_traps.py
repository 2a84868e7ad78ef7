"""What engines of SQL do otherwise than the score program, each trap by name; values worked out by hand."""

from __future__ import annotations

import pytest

from romdsl.program import (
    AllOf,
    Answered,
    AnyOf,
    AnyStep,
    Compare,
    CountTrue,
    Divide,
    Extreme,
    ExtremeOf,
    If,
    IsMissing,
    IsTrue,
    ItemCode,
    ItemIs,
    JoinWords,
    Linear,
    LookUp,
    Middle,
    Not,
    OnlyIf,
    Times,
    Total,
    UseTruth,
    UseValues,
    Values,
    Way,
    WordIs,
)
from tests.sql.in_engines import number, plus, real, rounded, run, values
from tests.targets.programs import choice, constant, item_score, small_program, whole


def test_division_by_0_is_missing_and_stops_no_query(engine: str) -> None:
    b = number("b", 0, 10)
    guarded = OnlyIf(
        Compare(">=", b, constant(1)), Divide(number("a"), b, "floor", low=-100, high=100), low=-100, high=100
    )
    bare = Divide(number("a"), b, "half away", low=-100, high=100)
    over = rounded(plus(real("a"), real("b"), "/"))
    answers = [{"a": 7, "b": 0}, {"a": 7, "b": 2}, {"a": 7}]
    assert values(engine, {"guarded": guarded, "bare": bare, "over": over}, answers) == [
        [None, None, None], [3, 4, 4], [None, None, None],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "way, wanted",
    [  # -7/2, 7/2, -5/2, 5/2, -8/2: down; up; nearest, halves away from 0; nearest, halves to the even one
        ("floor", [-4, 3, -3, 2, -4]),
        ("ceil", [-3, 4, -2, 3, -4]),
        ("half away", [-4, 4, -3, 3, -4]),
        ("half even", [-4, 4, -2, 2, -4]),
    ],
)
def test_division_below_0_and_at_halves(engine: str, way: Way, wanted: list[int]) -> None:
    step = Divide(number("a"), number("b", 1, 10), way, low=-1000000, high=1000000)
    answers = [{"a": a, "b": 2} for a in (-7, 7, -5, 5, -8)]
    assert values(engine, {"found": step}, answers) == [[value] for value in wanted]


def test_missing_goes_through_each_operator(engine: str) -> None:
    a, b = number("a"), number("b")
    low = Compare(">=", a, constant(1))
    steps: dict[str, AnyStep] = {
        "linear": Linear(1, ((2, a), (-1, b)), low=-9, high=9),
        "times": Times(a, b, low=-9, high=9),
        "divide": Divide(a, constant(2), "floor", low=-9, high=9),
        "least": Extreme("least", (a, b), low=-9, high=9),
        "most": Extreme("most", (a, b), low=-9, high=9),
        "if": If(low, constant(10), constant(20), low=0, high=20),
        "only": OnlyIf(low, constant(3), low=3, high=3),
        "compare": low,
        "not": Not(low),
        "and_false": AllOf((low, Compare("<", b, constant(0)))),
        "or_true": AnyOf((low, Compare(">=", b, constant(0)))),
        "and": AllOf((low, Compare(">=", b, constant(0)))),
        "is_missing": IsMissing(a, may_be_missing=False),
        "is_true": IsTrue(low, may_be_missing=False),
        "count": CountTrue((low, Compare(">=", b, constant(0))), low=0, high=2, may_be_missing=False),
    }
    nothing, there = values(engine, steps, [{"b": 2}, {"a": 3, "b": 2}])
    assert dict(zip(steps, nothing, strict=True)) == {
        "linear": None, "times": None, "divide": None, "least": None, "most": None, "if": None, "only": None,
        "compare": None, "not": None, "and_false": False, "or_true": True, "and": None,
        "is_missing": True, "is_true": False, "count": 1,
    }  # fmt: skip
    assert dict(zip(steps, there, strict=True)) == {
        "linear": 5, "times": 6, "divide": 1, "least": 2, "most": 3, "if": 10, "only": 3,
        "compare": True, "not": False, "and_false": False, "or_true": True, "and": True,
        "is_missing": False, "is_true": True, "count": 2,
    }  # fmt: skip


def test_lists_go_by_the_answered(engine: str) -> None:
    listed = Values(tuple(number(item) for item in "abc"))
    steps: dict[str, AnyStep] = {
        "list": listed,
        "total": Total(UseValues("list"), low=-9, high=9, may_be_missing=False),
        "answered": Answered(UseValues("list"), low=0, high=3, may_be_missing=False),
        "least": ExtremeOf("least", UseValues("list"), low=-9, high=9),
        "most": ExtremeOf("most", UseValues("list"), low=-9, high=9),
        "middle": Middle(UseValues("list"), low=-18, high=18),
    }
    answers = [{}, {"b": 5}, {"a": 4, "c": -1}, {"a": 9, "b": 1, "c": 2}]
    assert values(engine, steps, answers) == [
        [0, 0, None, None, None], [5, 1, 5, 5, 10], [3, 2, -1, 4, 3], [12, 3, 1, 9, 4],
    ]  # fmt: skip


def test_numbers_of_32_bits_do_not_run_over(engine: str) -> None:
    """2,000,000,000 answered-or-not is more than 31 bits hold once it is added to itself."""
    flag = If(Compare(">=", number("a"), constant(0)), constant(1), constant(0), low=0, high=1)
    step = Linear(0, ((2_000_000_000, flag), (2_000_000_000, flag)), low=0, high=4_000_000_000)
    counted = CountTrue((Compare(">=", number("a"), constant(0)),), low=0, high=1, may_be_missing=False)
    steps = {
        "sum": step,
        "product": Times(Times(counted, constant(2_000_000_000), low=0, high=2**31), constant(4), low=0, high=2**33),
    }
    assert values(engine, steps, [{"a": 1}]) == [[4_000_000_000, 8_000_000_000]]


def test_tables(engine: str) -> None:
    """100 rows are halved; ends are within; a gap and a missing key are missing; of cells that overlap the first fits."""
    long = LookUp((number("a"),), tuple((((2 * n, 2 * n),), n * n) for n in range(100)), low=0, high=10**4)
    open_ended = LookUp((number("a"),), ((((None, -1),), -1), (((0, 9),), 5), (((20, None),), 7)), low=-1, high=7)
    two = LookUp((number("a"), number("b")), ((((0, 5), (0, 9)), 1), (((3, 8), (0, 9)), 2)), low=1, high=2)
    answers = [{"a": 198, "b": 1}, {"a": 3, "b": 1}, {"a": 7, "b": 9}, {"a": -4, "b": 1}, {"b": 1}]
    assert values(engine, {"long": long, "open": open_ended, "two": two}, answers) == [
        [9801, 7, None], [None, 5, 1], [None, 5, 2], [None, -1, None], [None, None, None],
    ]  # fmt: skip


def test_texts_put_together_and_compared(engine: str) -> None:
    first, second = (ItemCode(item, ("0", "1", "2", "3")) for item in ("p", "q"))
    joined = JoinWords((first, second))
    steps = [
        ("joined", joined),
        ("found", WordIs(joined, ("12", "33"))),
        ("declined", ItemIs("p", ("!declined",), may_be_missing=False)),
    ]
    program = small_program(
        (choice("p"), choice("q")), steps, [UseTruth("found"), UseTruth("declined")], ["joined"],
    )  # fmt: skip
    answers = [{"p": 1, "q": "2"}, {"p": 3, "q": 0}, {"p": "!declined", "q": 0}, {"p": "4"}]
    found = run(engine, program, answers)
    assert [result and [result["scores"][id]["value"] for id in ("found", "declined")] for result in found] == [
        [True, False], [False, False], [None, True], None,
    ]  # fmt: skip
    assert [result and result["scores"]["joined"]["band"] for result in found] == ["12", "30", None, None]


def test_many_items(engine: str) -> None:
    """1,200 items: sums in brackets or lists, no chain that is too deep."""
    size = 1200
    codes = tuple(map(str, range(10)))
    inputs = tuple(choice(f"i{n}", codes) for n in range(size))
    listed = Values(tuple(item_score(given.item, tuple((code, int(code)) for code in codes)) for given in inputs))
    steps: list[tuple[str, AnyStep]] = [
        ("list", listed),
        ("total", Total(UseValues("list"), low=0, high=9 * size, may_be_missing=False)),
        ("answered", Answered(UseValues("list"), low=0, high=size, may_be_missing=False)),
        ("most", ExtremeOf("most", UseValues("list"), low=0, high=9)),
    ]
    uses = [whole("total", 0, 9 * size), whole("answered", 0, size), whole("most", 0, 9)]
    program = small_program(inputs, steps, uses)
    (found,) = run(engine, program, [{f"i{n}": n % 10 for n in range(1, size)}])
    assert [found["scores"][name]["value"] for name in ("total", "answered", "most")] == [5400, 1199, 9]


def test_a_long_sum_with_one_missing_is_missing(engine: str) -> None:
    """300 items one by one, not as a list: of a list DuckDB adds up those that are there."""
    inputs = tuple(choice(f"i{n}", ("0", "1")) for n in range(300))
    terms = tuple((2, item_score(given.item, (("0", 0), ("1", 1)))) for given in inputs)
    steps: list[tuple[str, AnyStep]] = [
        ("above", Linear(1, terms, low=1, high=601)),
        ("below", Linear(0, tuple((-factor, term) for factor, term in terms), low=-600, high=0)),
    ]
    program = small_program(inputs, steps, [whole("above", 1, 601), whole("below", -600, 0)])
    found = run(engine, program, [{f"i{n}": 1 for n in range(300)}, {f"i{n}": 1 for n in range(299)}])
    assert [[result["scores"][name]["value"] for name in ("above", "below")] for result in found] == [
        [601, -600], [None, None],
    ]  # fmt: skip
