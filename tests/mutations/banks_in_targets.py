"""Slips in what SQL, FHIR and the codebook make of item banks."""

from __future__ import annotations

from .slip import slips

SQL, CODEBOOK = ("tests/banks/targets/test_in_sql.py",), ("tests/banks/targets/test_in_codebook.py",)
FHIR = ("tests/banks/targets/test_in_fhir.py", "-k", "not hl7s")

MUTATIONS = (
    *slips(
        "romdsl/emit/sql/patterns.py",
        SQL,
        ("the error is theta", "tuple(pattern)).error", "tuple(pattern)).theta"),
        ("an impossible answer ends all", "list(enumerate(there(form, categories)))", "list(enumerate(categories))"),
        ("PostgreSQL keeps patterns", 'CALLED_BY = ("duckdb", "spark")', 'CALLED_BY = ("duckdb", "spark", "postgres")'),
    ),
    *slips(
        "romdsl/emit/sql/results.py",
        SQL,
        ("items that were not answered were asked", "if answers.get(item) is not None", "if True"),
    ),
    *slips(
        "targets/fhir/banks.py",
        FHIR,
        (
            "the Library is named by another address",
            'canonical(measure, options, "Library", cat',
            'canonical(measure, options, "Questionnaire", cat',
        ),
        (
            "a step is a fraction in text",
            "return near if Fraction(repr(near)) == value else str(value)",
            "return str(value)",
        ),
    ),
    *slips(
        "targets/codebook/banks.py",
        CODEBOOK,
        ("a sample that is synthetic is not marked", 'made_up = "synthetic" in', 'made_up = "made" in'),
    ),
)
