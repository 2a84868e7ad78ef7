"""`romdsl test`: runs the worked cases of measures in the interpreter and in every target that runs here."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from ..casework import CaseFault, faults_of, faults_of_changes
from ..compiler.check.cases import answers_of
from ..emit.patterns import scores_by_pattern
from ..faults import Fault
from ..model.checked import CheckedMeasure
from ..registry import engines, find_target
from ..scoring import INTERPRETER, Scorer, scorer
from .console import say, write_data
from .findings import all_measures, paths_argument
from .run import FINE, FOUND

EXAMPLE = """\b
Example:
  romdsl test phq9
  romdsl test ./my_measure -t javascript"""


@click.command(epilog=EXAMPLE)
@paths_argument
@click.option("-t", "--target", "chosen", multiple=True, metavar="ENGINE", help="Where to run them; may be repeated.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How results are shown.")
def command(paths: tuple[str, ...], chosen: tuple[str, ...], form: str) -> int:
    """Run the worked cases in the interpreter and every target that runs here."""
    names = runnable(chosen)
    measures, refused = all_measures(paths)
    faults: list[CaseFault] = []
    rows: list[dict[str, object]] = []
    for checked in measures:
        cases = checked.measure.cases
        for name in names:
            if not chosen and not takes(name, checked):
                say(f"{checked.measure.id} is not run in {name}, which does not work out scores by pattern")
                continue
            found = run_cases(checked, name, scorer(name, checked))
            faults += found
            failed = len({fault.case for fault in found})
            rows.append({"measure": checked.measure.id, "engine": name, "cases": len(cases), "failed": failed})
            if form == "text":
                click.echo(line(checked.measure.id, name, len(cases), failed))
    if form == "json":
        findings = [vars_of(fault) for fault in faults]
        write_data(json.dumps({"runs": rows, "faults": findings}, ensure_ascii=False, indent=2) + "\n")
    else:
        for fault in faults:
            click.echo(f"{fault.place}: case “{fault.case}”, {fault.engine}: {fault.text}")
    return FOUND if refused or faults else FINE


def runnable(chosen: Sequence[str]) -> list[str]:
    """The engines to run: those named, else all that can run here; says which cannot and what would bring them."""
    names = [INTERPRETER]
    if chosen:
        names = [name for word in chosen for name in named(word)]
    else:
        for engine in engines().values():
            if engine.when_named:
                say(f"not run in {engine.id}: it runs where it is named, -t {engine.id}")
            elif lacking := engine.can_run():
                say(f"not run in {engine.id}, which needs: {lacking}")
            else:
                names.append(engine.id)
    return list(dict.fromkeys(names))


def named(word: str) -> list[str]:
    """The engines that a word after `-t` stands for: one, or those of a target that can run here."""
    if word == INTERPRETER or word in engines():
        return [word]
    target = find_target(word)
    found = [engine.id for engine in target.engines if not engine.when_named and engine.can_run() is None]
    if not found:
        raise Fault(f"the target {target.id} cannot be run here")
    return found


def takes(name: str, checked: CheckedMeasure) -> bool:
    """Whether an engine works out all scores of a measure."""
    return name == INTERPRETER or engines()[name].knows_patterns or not scores_by_pattern(checked)


def run_cases(checked: CheckedMeasure, name: str, score: Scorer) -> list[CaseFault]:
    answers = [answers_of(case, checked.names) for case in checked.measure.cases]
    return [*faults_of(checked, name, answers, score), *faults_of_changes(checked, name, answers)]


def line(measure: str, engine: str, cases: int, failed: int) -> str:
    if not cases:
        return f"{measure} in {engine}: there are no cases"
    counted = f"{cases} case" + ("s" if cases != 1 else "")
    return f"{measure} in {engine}: {counted}" + (f", {failed} not as written" if failed else ", all as written")


def vars_of(fault: CaseFault) -> dict[str, object]:
    return {"place": fault.place, "case": fault.case, "engine": fault.engine, "text": fault.text}
