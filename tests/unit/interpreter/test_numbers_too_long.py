"""Numbers that are short to write, or long, and would take all memory or stop the run: they are refused like others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.interpreter import refusals
from romdsl.source import Source

TEXT = 'measure m "M"\nitem n "N" answer number 0..10 step 0.5\n'


@pytest.mark.parametrize("answer", ["9" * 5000, "0." + "5" * 5000, Decimal("1e99999999"), Decimal("1e-99999999")])
def test_they_are_no_numbers(answer: object) -> None:
    measure = read(Source("m.rom", TEXT), Report())
    assert measure is not None
    (refusal,) = refusals(measure, {"n": answer})
    assert refusal.why.endswith("is not a number")
