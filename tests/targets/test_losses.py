"""What a target cannot carry is named, where the measure speaks of it, and nowhere else."""

from __future__ import annotations

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.emit.target import Options
from romdsl.registry import find_target
from romdsl.source import Source

NAPS = """\
measure naps "Naps"
scale often { 0 "Never"; 1 "Often" }
item nap "Do you nap?" scale often
item yawn "Do you yawn?" scale { no_ "No" score 0; often "Often" score 1 }
item tired "Are you tired?" answer yes no
item dream "Do you dream?" scale { 0 "No"; 1 "Yes"; 9 "I would rather not say" as declined }
"""


def lost(target: str, lines: str, **options: str) -> list[str]:
    report = Report()
    checked = compile_source(Source("naps.rom", NAPS + lines), report)
    assert checked is not None, report.findings
    return [loss.what for loss in find_target(target).unsupported(checked, Options(options))]


ASKED = "score s = if nap is declined or yawn is unknown or dream is declined then 1 else 0 { higher worse }\n"
GIVEN = (
    'score s = nap { higher worse }\ncase "a" { nap, tired = !unknown; dream = 9; gives s missing; source "unknown" }\n'
)
LEFT_OUT = "score s = sum(nap, yawn) { missing at most half, ignore, leaving out not_applicable; higher worse }\n"
NEITHER = "score s = nap + dream { higher worse }\n"


def test_typed_columns_of_sql_lose_the_non_answers_that_a_measure_speaks_of() -> None:
    assert lost("sql", ASKED) == ["the non-answer !declined of “nap”"]
    assert lost("sql", GIVEN) == ["the non-answer !unknown of “nap”", "the non-answer !unknown of “tired”"]
    assert lost("sql", LEFT_OUT) == ["the non-answer !not_applicable of “nap”"]
    assert lost("sql", NEITHER) == []
    assert lost("sql", ASKED, columns="text") == lost("sql", GIVEN, columns="text") == []


def test_responses_of_r5_lose_them_too_and_those_of_r4_do_not() -> None:
    ending = ", in responses of R5"
    assert lost("fhir", ASKED) == [
        f"the non-answer !declined of “nap”{ending}",
        f"the non-answer !unknown of “yawn”{ending}",
    ]
    assert lost("fhir", NEITHER) == lost("fhir", ASKED, release="r4") == lost("fhir", GIVEN, release="r4") == []
    assert len(lost("fhir", GIVEN, release="r5")) == 2
