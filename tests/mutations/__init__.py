"""The slips that `make mutate` makes, each with the tests that must see it; one file for each place."""

from __future__ import annotations

from . import (
    bank_report,
    banks,
    banks_in_targets,
    borrowing,
    checks,
    fhir,
    fhirpath,
    followup,
    forms,
    interpreter,
    irt,
    javascript,
    over_time,
    plan,
    python,
    sql,
)
from .slip import Mutation

MUTATIONS: tuple[Mutation, ...] = (
    *interpreter.MUTATIONS,
    *plan.MUTATIONS,
    *python.MUTATIONS,
    *javascript.MUTATIONS,
    *fhirpath.MUTATIONS,
    *fhir.MUTATIONS,
    *sql.MUTATIONS,
    *borrowing.MUTATIONS,
    *checks.MUTATIONS,
    *forms.MUTATIONS,
    *over_time.MUTATIONS,
    *irt.MUTATIONS,
    *followup.MUTATIONS,
    *bank_report.MUTATIONS,
    *banks.MUTATIONS,
    *banks_in_targets.MUTATIONS,
)
