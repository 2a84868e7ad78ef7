"""Reads the lock file of an assembled form: which items it was put together from, and of which bank."""

from __future__ import annotations

import json
from dataclasses import replace

from ...diagnostics import Report
from ...model.measure import Form, Placed
from ..parse import rules
from ..parse.beside import Beside, NotBeside

ENDING = ".lock.json"


def with_lock(form: Form, beside: Beside | None, report: Report) -> Form:
    """The form with the items of its lock file `<form>.lock.json`, which `romdsl bank assemble` writes."""
    name = form.id + ENDING
    help = f"romdsl bank assemble chooses its items, and writes {name} beside the definition"
    if beside is None:
        return form
    try:
        data = beside(name)
    except NotBeside as fault:
        message = f"Which items are in “{form.id}” is not settled: {name} {fault.why}."
        report.add(rules.FORM_NOT_ASSEMBLED.at(form.span, message, help=help))
        return form
    try:
        lock = json.loads(data)
        items, bank = lock["items"], lock["bank"]
        whole = lock["form"] == form.id and all(isinstance(item, str) for item in items) and isinstance(bank, str)
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole or not isinstance(items, list) or not items:
        message = f"{name} does not hold the items of “{form.id}” as they were written there."
        report.add(rules.LOCK_NOT_READ.at(form.span, message, help=f"delete it; then {help}"))
        return form
    names = tuple(Placed(item, span=form.span) for item in items)
    return replace(form, names=names, frozen=Placed(bank, span=form.span))
