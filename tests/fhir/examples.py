"""Measures to write as FHIR: those that are shipped, random ones, and one with hostile texts everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from random import Random

from romdsl.compiler import compile_source, program_of
from romdsl.compiler.check.cases import answers_of
from romdsl.compiler.parse.beside import Beside
from romdsl.diagnostics import Report
from romdsl.emit.bank_forms import with_forms
from romdsl.emit.patterns import scores_by_pattern
from romdsl.emit.target import Options, Service
from romdsl.interpreter import AnswerRefused, in_place, score
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program
from romdsl.registry import beside_or_shipped, measures_folder
from romdsl.source import Source
from romdsl.targets.fhir import target
from romdsl.targets.fhir.response import response
from tests.generate import Chooser, answer_sets, made_measure

Json = dict[str, object]
Answers = Mapping[str, object]

SERVICE = Options(
    {"canonical": "", "scores": "measure", "release": "r4"},
    Service(contacts={"local": ("Call us", "112, day and night")}),
)
RANDOM, SETS = 8, 8
FORMS = Path(__file__).resolve().parent.parent / "browser" / "measures"
HOSTILE = (
    "<script>alert(1)</script>", "</div><b>", "&amp; & &lt;", "it's \"quoted\" \\ back", "{{x}} ${y} %z% {q1}",
    "a|b `c` *d* _e_ [f](g)", "é ü 漢字 🙂", "'; DROP TABLE x; --", "]]>", "<!-- c -->",
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A measure with sets of answers that the interpreter takes."""

    name: str
    checked: CheckedMeasure
    program: Program
    answers: list[Answers] = field(repr=False)

    @cached_property
    def files(self) -> dict[str, Json]:
        made = target.emit(self.checked, self.program, SERVICE)
        return {path: json.loads(text) for path, text in made.items()}

    @cached_property
    def release5(self) -> dict[str, Json]:
        """The files as R5 has them."""
        service = Options({**SERVICE.values, "release": "r5"}, SERVICE.service)
        made = target.emit(self.checked, self.program, service)
        return {path: json.loads(text) for path, text in made.items()}

    @property
    def questionnaire(self) -> Json:
        return next(file for file in self.files.values() if file["resourceType"] == "Questionnaire")

    @property
    def cases(self) -> list[dict[str, object]]:
        """The answers of all worked cases, those that a check refuses among them."""
        return [answers_of(case, self.checked.names) for case in self.checked.measure.cases]

    @property
    def whole_results(self) -> list[Json]:
        """What the interpreter gives."""
        hashes = (self.checked.definition, self.checked.scoring)
        return [score(self.checked.measure, each, hashes).to_json() for each in self.answers]

    @cached_property
    def results(self) -> list[Json]:
        """The same without the scores by pattern, which FHIR does not work out."""
        found, lost = self.whole_results, scores_by_pattern(self.checked)
        for result in found:
            assert isinstance(scores := result["scores"], dict)
            result["scores"] = {id: each for id, each in scores.items() if id not in lost}
        return found

    @cached_property
    def responses(self) -> list[Json]:
        return [response(self.checked, self.placed(each), SERVICE) for each in self.answers]

    def placed(self, answers: Mapping[str, object]) -> Mapping[str, object]:
        """The answers with those of a person's own rows at their places, as an engine gets them."""
        found = in_place(self.checked.measure, answers)
        assert found is not None
        return found

    def asked(self, place: int) -> Json:
        """The response as a form would make it: without answers to items that are not shown."""
        unused = self.results[place]["unused_answers"]
        assert isinstance(unused, list)
        kept = {item: answer for item, answer in self.answers[place].items() if item not in unused}
        return response(self.checked, self.placed(kept), SERVICE)


def compiled(text: str, name: str, beside: Beside | None = None) -> CheckedMeasure | None:
    return compile_source(Source(name, text), Report(), beside)


SHIPPED = tuple(path.parent.name for path in sorted(measures_folder().glob("*/measure.*")))
MADE = tuple(f"made{number}" for number in range(RANDOM))
WRITTEN = ("the_week", "everything")
"""Measures of the tests of the form, with all kinds of questions."""
NAMES = (*SHIPPED, *MADE, *WRITTEN, "hostile")


@cache
def example(name: str) -> Example:
    if name == "hostile":
        return hostile()
    if name in MADE:
        return made()[MADE.index(name)]
    if name in WRITTEN:
        return from_file(FORMS / f"{name}.rom", name)
    (path,) = (measures_folder() / name).glob("measure.*")
    return from_file(path, name)


def from_file(path: Path, name: str) -> Example:
    """A measure, with the answers of its worked cases, those that a check refuses apart, and one set without any."""
    checked = compiled(path.read_text(encoding="utf-8"), path.name, beside_or_shipped(path))
    assert checked is not None, path
    cases = [answers_of(case, checked.names) for case in checked.measure.cases]
    taken = [answers for answers in map(as_asked(checked), cases) if is_taken(checked, answers)]
    return Example(name, checked, program_of(checked), [{}, *taken])


def as_asked(checked: CheckedMeasure) -> Callable[[Answers], Answers]:
    """Of a bank a Questionnaire asks one form: what others were asked has no place in a response to it."""
    left_out = {item.id for item in checked.measure.items} - {item.id for item in with_forms(checked, "").measure.items}
    return lambda answers: {item: answer for item, answer in answers.items() if item not in left_out}


@cache
def made() -> tuple[Example, ...]:
    """Random measures, each with answers of every kind."""
    found: list[Example] = []
    seed = 5000
    while len(found) < RANDOM:
        seed += 1
        checked = compiled(made_measure(Chooser.random(seed)), "made.rom")
        if checked is not None:
            answers = [each for each in answer_sets(checked.measure, SETS, Random(seed)) if is_taken(checked, each)]
            found.append(Example(MADE[len(found)], checked, program_of(checked), answers))
    return tuple(found)


def is_taken(checked: CheckedMeasure, answers: Answers) -> bool:
    try:
        score(checked.measure, answers)
    except AnswerRefused:
        return False
    return True


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def hostile_source() -> str:
    texts = [quoted(text) for text in HOSTILE]
    options = "; ".join(f"{place} {text}" for place, text in enumerate(texts))
    items = "\n".join(f"  q{place} {text} {{ help {text}; label {text} }}" for place, text in enumerate(texts))
    a, b, c, d, e = texts[:5]
    return f"""measure hostile {a}
version 1.0.0
language en
source {b}
recall {c}
instructions {d}
licence {{
  holder {a}
  terms {e}
}}
scale s {{ {options} }}
block b {b} scale s {{
{items}
}}
note {a}
item line {c} answer slider 0..10 from {a} to {b}
item words {d} answer text
item hours {e} answer number 0..24 hours step 0.5
score total {a} = sum(b) {{
  missing at most 2, prorate
  round 0
  higher worse
  bands {{ 0..10 low {a}; 11..90 high {b} }}
  caseness 20.. source {c}
}}
alert risk when q9 >= 1 {{
  severity high
  staff {a}
  respondent {b}
  contacts local
}}
contacts local {{ {a}; {c} }}
"""


def hostile() -> Example:
    report = Report()
    checked = compile_source(Source("hostile.rom", hostile_source()), report)
    assert checked is not None, [finding.message for finding in report.findings]
    answers: list[Answers] = [{f"q{place}": 3 for place in range(10)} | {"words": HOSTILE[0], "line": 4, "hours": 1.5}]
    return Example("hostile", checked, program_of(checked), answers)
