"""A measure as a FHIR R4 Questionnaire."""

from __future__ import annotations

from romdsl.emit.fhirpath import Expressions, expressions
from romdsl.emit.target import Options
from romdsl.emit.terms import borrowed_terms, licence_terms
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Measure
from romdsl.program import Program

from .checks import check_items, constraints
from .earlier import earlier_response
from .items import Asked
from .narrative import narrative
from .row_groups import conditions, repeated
from .scored import calculated
from .words import SDC, Json, canonical, clean, computer_name, extension, filled, markdown, resource_id, status_of

PERFORMER = {"self": "Patient", "proxy": "RelatedPerson", "staff": "Practitioner"}


def questionnaire(checked: CheckedMeasure, program: Program, options: Options) -> Json:
    """The Questionnaire; everything stands in one root group, since a known form loses what stands beside one."""
    measure = checked.measure
    written = expressions(program, repeated(measure), conditions(measure, program))
    asked = Asked(checked, program, written, options)
    below = [*asked.all(), *check_items(measure, written), *calculated(checked, program, written, options)]
    root = filled(linkId=f"{measure.id}-form", text=clean(measure.title.value), type="group", item=below)
    return header(checked, written, options) | {"item": [root]}


def header(checked: CheckedMeasure, written: Expressions, options: Options) -> Json:
    measure = checked.measure
    hashes = (("definition", checked.definition), ("scoring", checked.scoring))
    return filled(
        resourceType="Questionnaire",
        id=resource_id(measure.id),
        meta={"profile": [f"{SDC}behave"]},
        language=measure.language.value if measure.language else None,
        text=narrative(measure),
        extension=root_extensions(measure, written, options),
        url=canonical(measure, options),
        identifier=[{"system": f"urn:romdsl:hash:{name}", "value": value} for name, value in hashes if value],
        version=measure.version.value if measure.version else None,
        name=computer_name(measure.id),
        title=clean(measure.title.value),
        status=status_of(measure),
        subjectType=["Patient"],
        publisher=clean(measure.licence.holder.value) if measure.licence and measure.licence.holder else None,
        description=markdown(measure.source.value) if measure.source else None,
        copyright=markdown(said) if (said := all_terms(measure)) else None,
    )


def root_extensions(measure: Measure, written: Expressions, options: Options) -> list[Json]:
    found: list[Json] = []
    if measure.version:
        semver = {"system": "http://hl7.org/fhir/version-algorithm", "code": "semver"}
        found.append(extension("artifact-versionAlgorithm", "Coding", semver))
    if measure.citation:
        found.append(extension("artifact-citeAs", "Markdown", markdown(measure.citation.value)))
    if measure.respondent and measure.respondent.value in PERFORMER:
        found.append(extension("performerType", "Code", PERFORMER[measure.respondent.value], SDC))
    found.extend(earlier_response(measure, options))
    for variable in written.variables:
        value = filled(
            description=clean(variable.comment),
            name=variable.name,
            language="text/fhirpath",
            expression=variable.expression,
        )
        found.append(extension("variable", "Expression", value))
    return [*found, *constraints(measure, written)]


def all_terms(measure: Measure) -> str:
    """The licence in words, one paragraph a part, and the terms of what is borrowed."""
    own = licence_terms(measure.licence) if measure.licence else []
    return "\n\n".join([*own, *borrowed_terms(measure)])
