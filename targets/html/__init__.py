"""The form: one HTML file that asks, scores, saves and prints, and fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from romdsl.emit.bank_forms import FORM_OPTION, unknown_forms
from romdsl.emit.target import Loss, Option, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Contacts
from romdsl.program import Program

from .file import whole_file


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    return {f"{checked.measure.id}.html": whole_file(checked, program, options)}


def unsupported(checked: CheckedMeasure, options: Options) -> Sequence[Loss]:
    """What this form cannot carry, and what keeps it from being written."""
    measure = checked.measure
    used = {alert.contacts.value for alert in measure.alerts if alert.contacts}
    given = options.service.contacts
    losses = [
        without_contacts(contacts)
        for contacts in measure.contacts
        if contacts.id in used
        and contacts.from_service
        and not any(line.strip() for line in given.get(contacts.id, ()))
    ]
    language = measure.language
    if language and language.value.split("-")[0].lower() != "en":
        losses.append(
            Loss(
                language.span,
                f"the form's own words in “{language.value}”",
                "buttons, progress and the sentences around the questions are in English",
            )
        )
    logo = options.service.logo
    if logo and not logo.startswith("data:image/"):
        losses.append(
            Loss(
                measure.span,
                "the service's logo",
                "it is not a picture as a data URI, and the form fetches nothing",
                "give it as data:image/svg+xml;base64,…",
            )
        )
    return [*losses, *wrong_pattern(checked, options), *unknown_forms(checked, options.values.get("form", ""))]


def without_contacts(contacts: Contacts) -> Loss:
    return Loss(
        contacts.span,
        f"the contacts “{contacts.id}”",
        "each service gives its own, and none are given here, so a person at risk would see no help",
        f"give a service file with --service, with the lines under contacts: {contacts.id}:",
        stops=True,
    )


def wrong_pattern(checked: CheckedMeasure, options: Options) -> list[Loss]:
    pattern = options.service.person_pattern
    if not pattern:
        return []
    try:
        re.compile(pattern)
    except re.error as fault:
        why = f"“{pattern}” is no regular expression: {fault}"
        return [Loss(checked.measure.span, "the pattern of the person's code", why, stops=True)]
    return []


target = Target(
    id="html",
    title="a form in one HTML file",
    emit=emit,
    unsupported=unsupported,
    options=(
        Option(
            "device",
            "what the person holds, for the words of the hand-over page",
            "tablet",
            ("tablet", "computer", "phone"),
        ),
        FORM_OPTION,
    ),
)
