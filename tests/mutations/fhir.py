"""Slips in what a Questionnaire asks and scores of a person's own rows."""

from __future__ import annotations

from .slip import slips

ROWS = ("tests/fhir/test_rows.py",)
LOSSES = ("tests/fhir/test_losses.py",)
EARLIER = ("tests/fhir/test_earlier.py",)

MUTATIONS = (
    *slips(
        "targets/fhir/items.py",
        ROWS,
        (
            "FHIR looks for a row under ids that it has not",
            "contains(',' & linkId & ',')",
            "contains(',' & linkId & ';')",
        ),
        ("FHIR asks for rows once", "            repeats=True,\n            item=[", "            item=["),
    ),
    *slips(
        "romdsl/emit/fhirpath/paths.py",
        ROWS,
        ("FHIR takes an empty repetition for a row", " and item.answer.exists()", ""),
        ("FHIR takes two rows that say the same for one", "%resource.item.item.where", "%resource.repeat(item).where"),
    ),
    *slips(
        "targets/fhir/row_groups.py",
        ROWS,
        (
            "FHIR repeats rows of which a field hangs on another",
            "not any(own.search(",
            "not any(False and own.search(",
        ),
    ),
    *slips(
        "targets/fhir/earlier.py",
        EARLIER,
        ("FHIR brings along what is not carried", "or not item.carried", "or item.carried"),
        ("FHIR asks a server unbidden", '== "server"', '!= "none"'),
    ),
    *slips(
        "targets/fhir/losses.py",
        LOSSES,
        ("FHIR says nothing of private rows", "if rows.private:", "if False:"),
        ("FHIR says nothing of what is carried", "if item.carried and not brought:", "if False:"),
        ("FHIR says nothing of what is locked", "if item.locked and brought:", "if False:"),
        ("FHIR says that rows which may be none have a least number", "if rows.low and not", "if not"),
    ),
)
