"""The slips of `make mutate` still have something to slip in: each text stands once in its file."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.mutations import MUTATIONS
from tests.mutations.slip import Mutation
from tests.tools import ROOT


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.what)
def test_the_text_stands_once(mutation: Mutation) -> None:
    assert (ROOT / mutation.file).read_text(encoding="utf-8").count(mutation.before) == 1, mutation.file
    assert mutation.before != mutation.after
    assert mutation.tests


def test_each_slip_has_its_own_name() -> None:
    assert [what for what, count in Counter(mutation.what for mutation in MUTATIONS).items() if count > 1] == []
    assert len(MUTATIONS) >= 60
