"""What a form fills in from the person's last response, which it asks its server for.

It is written only where somebody asks for it: LHC-Forms refuses such a Questionnaire where it has no server.
"""

from __future__ import annotations

from romdsl.emit.fhirpath.names import EARLIER_RESPONSE, EARLIER_ROW
from romdsl.emit.fhirpath.text import quoted
from romdsl.emit.target import Options
from romdsl.model.measure import Item, Measure, Rows

from .row_groups import is_repeating
from .words import SDC, Json, canonical, expression, extension

QUERY = "application/x-fhir-query"
PATIENT = {"system": "http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext", "code": "patient"}


def asks_server(options: Options) -> bool:
    """Whether the form asks a server for earlier answers."""
    return options.values.get("earlier") == "server"


def earlier_response(measure: Measure, options: Options) -> list[Json]:
    """The last response of the person, as a root variable, and the person whom the form is opened for."""
    if not asks_server(options) or not any(item.carried for item in measure.items):
        return []
    address = canonical(measure, options)
    query = (
        f"QuestionnaireResponse?questionnaire={address}&subject=Patient/{{{{%patient.id}}}}"
        "&status=completed,amended&_sort=-authored&_count=1"
    )
    parts = [
        {"url": "name", "valueCoding": PATIENT},
        {"url": "type", "valueCode": "Patient"},
        {"url": "description", "valueString": "The person whose answers these are"},
    ]
    variable = {"name": EARLIER_RESPONSE, "language": QUERY, "expression": query}
    return [
        {"url": f"{SDC}launchContext", "extension": parts},
        extension("variable", "Expression", variable),
    ]


def earlier_rows(rows: Rows, options: Options) -> list[Json]:
    """A repetition for each row of the last response, where a field of it is carried."""
    if not asks_server(options) or not any(item.carried for item in rows.items):
        return []
    path = f"%{EARLIER_RESPONSE}.entry.resource.item.item.where(linkId = {quoted(rows.id)} and item.answer.exists())"
    context = {"name": EARLIER_ROW, "language": "text/fhirpath", "expression": path}
    return [extension("itemPopulationContext", "Expression", context, SDC)]


def earlier_answer(measure: Measure, item: Item, options: Options) -> list[Json]:
    """The answer that is brought along to a carried item, whose id is its linkId."""
    if not asks_server(options) or not item.carried:
        return []
    in_row = any(is_repeating(rows) for rows in measure.rows if item.slot is not None and rows.id == item.slot.rows)
    where = f"%{EARLIER_ROW}.item" if in_row else f"%{EARLIER_RESPONSE}.entry.resource.repeat(item)"
    return [expression("initialExpression", f"{where}.where(linkId = {quoted(item.id)}).answer.value")]
