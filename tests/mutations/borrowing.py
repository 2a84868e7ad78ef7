"""Slips in borrowing: names, what comes with what, and what is refused."""

from __future__ import annotations

from .slip import slips

SCORES, REFUSED = ("tests/borrow/test_scores.py", "-k", "interpreter or refuse"), ("tests/borrow/test_refused.py",)

MUTATIONS = (
    *slips(
        "romdsl/model/renamed.py",
        SCORES,
        ("tables keep their names", "if isinstance(found, Lookup) and tables is not None:", "if False:"),
    ),
    *slips(
        "romdsl/compiler/build/borrowed/prefixed.py",
        SCORES,
        ("scales keep their names", "used |= {score.scale.value for score in scores if score.scale}", "used |= set()"),
        ("checks are left out", "tuple(self.check(check) for check in chosen.checks),", "(),"),
    ),
    *slips(
        "romdsl/compiler/build/borrowed/prefixed.py",
        ("tests/borrow/test_terms.py", "-k", "html"),
        ("the terms of a lender's lender are lost", "for each in lender.borrowed:", "for each in ():"),
    ),
    *slips(
        "romdsl/compiler/build/borrowed/lender.py",
        REFUSED,
        ("circles are not seen", "if named.value in self.chain:", "if False:"),
        ("another measure is taken for it", "if measure.id != id:", "if False:"),
    ),
    *slips(
        "romdsl/compiler/build/borrowed/unchanged.py",
        REFUSED,
        ("another order is taken", "if places and min(places) < last:", "if False:"),
        ("a part of a block keeps its cut-offs", "if published and needed.ids & inside:", "if False:"),
    ),
    *slips(
        "romdsl/compiler/build/borrowed/joined.py",
        REFUSED,
        ("contexts need not be alike", "if _alike(known.answer) != _alike(context.answer):", "if False:"),
        ("the time that is asked about may be another", "_plain(here) != _plain(there)", "False"),
    ),
    *slips(
        "romdsl/registry.py",
        REFUSED,
        (
            "a shipped measure stands in for what is there",
            "if shipped is None or os.path.lexists(definition.parent / before / BORROWED / lender):",
            "if shipped is None:",
        ),
    ),
    *slips(
        "romdsl/compiler/check/kinds.py",
        REFUSED,
        ("borrowed questions are the measure's own", "if lender else", "if False else"),
    ),
)
