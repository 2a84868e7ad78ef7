"""Programs of thousands of items, in Python and JavaScript."""

from __future__ import annotations

from romdsl.program import ItemScore, Linear, Total, Values, WholeStep
from tests.targets.engines import results
from tests.targets.programs import choice, item_score, small_program, whole
from tests.tools import needs_node

pytestmark = needs_node

LARGEST = 2**53 - 1


def bounds(step: type, *parts: object) -> WholeStep:
    return step(*parts, low=-LARGEST, high=LARGEST)  # type: ignore[no-any-return]


def test_five_thousand_items_are_summed() -> None:
    items = [f"q{index}" for index in range(5000)]
    odd = [ItemScore(item, (("0", index), ("1", 1)), low=0, high=5000) for index, item in enumerate(items)]
    steps = [
        ("alike", bounds(Total, Values(tuple(map(item_score, items))))),
        ("unlike", bounds(Total, Values(tuple(odd)))),
        ("terms", bounds(Linear, 0, tuple((1, item_score(item)) for item in items))),
    ]
    program = small_program([choice(item) for item in items], steps, [whole(name) for name, _ in steps])
    rows = [dict.fromkeys(items, 1), dict.fromkeys(items[1:], 0)]
    got = results(program, rows)
    assert [[result["scores"][name]["value"] for name, _ in steps] for result in got] == [
        [5000, 5000, 5000],
        [0, 5000 * 4999 // 2, None],
    ]
