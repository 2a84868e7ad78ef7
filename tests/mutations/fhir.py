"""Slips in what a Questionnaire asks and scores of a person's own rows."""

from __future__ import annotations

from .slip import slips

ROWS = ("tests/fhir/test_rows.py",)
LOSSES = ("tests/fhir/test_losses.py",)

MUTATIONS = (
    *slips(
        "targets/fhir/items.py",
        ROWS,
        (
            "FHIR looks for a row under ids that it has not",
            "contains(',' & linkId & ',')",
            "contains(',' & linkId & ';')",
        ),
    ),
    *slips(
        "targets/fhir/losses.py",
        LOSSES,
        ("FHIR says nothing of private rows", "if rows.private:", "if False:"),
        ("FHIR says nothing of what is carried", "if item.carried:", "if False:"),
        ("FHIR says that rows which may be none have a least number", "if rows.low and not", "if not"),
    ),
)
