"""Each test that asks for an engine runs in all of SQL."""

from __future__ import annotations

import pytest


@pytest.fixture(params=("duckdb", "postgres", "spark"))
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)
