"""`romdsl build`: writes what the targets make of measures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..building import Built, write_measure
from ..emit.target import Service, Target
from ..faults import Fault
from ..registry import find_target, targets
from .console import say, write_data
from .findings import all_measures, paths_argument
from .run import FINE, FOUND

EXAMPLE = """\b
Example:
  romdsl build ./my_measure -o out
  romdsl build ./my_measure -o out -t html --service our_service.yaml

Writes DIR/<id>/<target>/…, for every target where none is named. What a target cannot carry is said.
The service's file is YAML: name, logo, contacts (a name and lines for each), person (a pattern)."""


@click.command(epilog=EXAMPLE)
@paths_argument
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write.")
@click.option("-t", "--target", "chosen", multiple=True, metavar="TARGET", help="What to build; may be repeated.")
@click.option("--set", "settings", multiple=True, metavar="TARGET.OPTION=VALUE", help="An option of a target.")
@click.option("--service", type=click.Path(path_type=Path), metavar="FILE", help="The service's name and contacts.")
@click.option("--strict", is_flag=True, help="Write no target that would lose something.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How files are listed.")
def command(
    paths: tuple[str, ...],
    out: Path,
    chosen: tuple[str, ...],
    settings: tuple[str, ...],
    service: Path | None,
    strict: bool,
    form: str,
) -> int:
    """Write forms, scoring functions, FHIR and codebooks."""
    wanted = [find_target(id) for id in dict.fromkeys(chosen)] if chosen else list(targets().values())
    options = read_settings(settings, wanted)
    if service is not None:
        from ..service import read_service

        given = read_service(service)
    else:
        given = Service()
    measures, refused = all_measures(paths)
    if refused:
        say("Nothing is written of a measure with errors; what was written of it before stays as it is.")
    built = [write_measure(measure, out, wanted, options, given, strict) for measure in measures]
    if form == "json":
        show_as_json(built)
    else:
        for one in built:
            show_built(one)
    return FOUND if refused or any(one.has_errors for one in built) else FINE


def read_settings(settings: Sequence[str], wanted: Sequence[Target]) -> dict[str, dict[str, str]]:
    """`html.pages=item` as option values by target."""
    found: dict[str, dict[str, str]] = {}
    for setting in settings:
        place, equals, value = setting.partition("=")
        target, dot, option = place.partition(".")
        if not equals or not dot:
            raise Fault(f"--set {setting}: it is written TARGET.OPTION=VALUE, for example html.device=phone")
        if find_target(target) not in wanted:
            raise Fault(f"--set {setting}: the target {target} is not built")
        if option not in (known := [known.name for known in find_target(target).options]):
            raise Fault(f"--set {setting}: the target {target} has the options {', '.join(known) or 'none'}")
        found.setdefault(target, {})[option] = value
    return found


def show_built(built: Built) -> None:
    """Lists the files, then what was lost, one line each."""
    for file in built.files:
        click.echo(file.as_posix())
    for finding in built.findings:
        where = f"{finding.span.source.name}:{finding.span.line}:{finding.span.column}"
        say(" ".join((f"{finding.rule.severity}: {where}: {finding.message}", *finding.details)))
        if finding.help:
            say(f"  help: {finding.help}")


def show_as_json(built: Sequence[Built]) -> None:
    import json

    from ..diagnostics.to_json import as_object

    findings = [finding for one in built for finding in one.findings]
    files = [file.as_posix() for one in built for file in one.files]
    write_data(json.dumps({"files": files, **as_object(findings)}, ensure_ascii=False, indent=2) + "\n")
