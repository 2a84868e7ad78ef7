"""`different( )` over a field of a person's own rows, worked out by hand, in every engine."""

from __future__ import annotations

import pytest

from romdsl.scoring import INTERPRETER, scorer

from ..tools import require_engine
from .test_own_rows import checked_of

RANKS = """
measure g "Goals in order"
rows goals "Goals" 0..3 { goal "In your own words" answer text; rank "Its place" answer number 1..3 places }
score first = min(goals.rank) { missing any, ignore; higher better }
check places that different(goals.rank) "Give each goal a place of its own." warning
"""


def ranks(*ranked: tuple[str, object]) -> dict[str, object]:
    return {"goals": [{"id": id, "goal": f"goal {id}", "rank": rank} for id, rank in ranked]}


@pytest.mark.parametrize("engine", ["interpreter", "python", "javascript", "duckdb", "postgres", "spark"])
def test_ranks_that_stand_twice(engine: str) -> None:
    """Places 1, 2; places 2, 2; a place and none; two without a place; no rows at all."""
    require_engine(engine)
    given = [
        ranks(("r1", 1), ("r2", 2)),
        ranks(("r1", 2), ("r3", 2)),
        ranks(("r1", 2), ("r2", None)),
        ranks(("r1", None), ("r2", None)),
        ranks(),
    ]
    results = scorer(engine, checked_of(RANKS))(given)
    assert [result["checks"] if result else None for result in results] == [[], ["places"], [], [], []]


def test_retired_rows_have_no_rank() -> None:
    given = {"goals": [{"id": "r1", "rank": 2, "state": "retired"}, {"id": "r2", "rank": 2}]}
    (result,) = scorer(INTERPRETER, checked_of(RANKS))([given])
    assert result is not None and result["checks"] == []
