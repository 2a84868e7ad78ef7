"""What targets write: the files of each, and what each cannot carry, as findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .compiler import program_of
from .diagnostics import Finding, Rule, nearest
from .emit.target import Loss, Options, Service, Target
from .faults import Fault
from .files import write_text
from .model.checked import CheckedMeasure

LOST_IN_TARGET = Rule("ROM790", "lost-in-target", "note")
TARGET_NOT_WRITTEN = Rule("ROM791", "target-not-written", "error")


@dataclass(frozen=True)
class Built:
    """What building one measure gave: the files written, and what was lost or kept a target from being written."""

    measure: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def has_errors(self) -> bool:
        return any(finding.rule.severity == "error" for finding in self.findings)


def write_measure(
    checked: CheckedMeasure,
    out: Path,
    targets: Sequence[Target],
    settings: Mapping[str, Mapping[str, str]],
    service: Service,
    strict: bool = False,
) -> Built:
    """Writes a measure for each target into `out/<id>/<target>/`.

    `settings` are options by target.  A target that may not be written (a loss that stops it, or
    with `strict` any loss) is left out; the others are written.  Raises Fault where a file cannot
    be written.
    """
    program = program_of(checked)
    files: list[Path] = []
    findings: list[Finding] = []
    for target in targets:
        options = Options(option_values(target, settings.get(target.id, {})), service)
        found = [as_finding(target, loss, strict) for loss in target.unsupported(checked, options)]
        findings += found
        if any(finding.rule.severity == "error" for finding in found):
            continue
        folder = out / checked.measure.id / target.id
        for name, text in target.emit(checked, program, options).items():
            write_text(folder / name, text)
            files.append(folder / name)
    return Built(checked.measure.id, tuple(files), tuple(findings))


def as_finding(target: Target, loss: Loss, strict: bool) -> Finding:
    """What a target cannot carry, as a finding at its place in the definition."""
    if loss.stops:
        message = f"The target {target.id} is not written: {loss.what}."
        return TARGET_NOT_WRITTEN.at(loss.span, message, help=loss.help).detail(sentence(loss.why))
    rule = replace(LOST_IN_TARGET, severity="error") if strict else LOST_IN_TARGET
    message = f"Lost in the target {target.id}: {loss.what}."
    return rule.at(loss.span, message, help=loss.help).detail(sentence(loss.why))


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def option_values(target: Target, given: Mapping[str, str]) -> dict[str, str]:
    """The options of a target, defaults filled in; raises Fault for one that it does not have."""
    known = {option.name: option for option in target.options}
    for name, value in given.items():
        if name not in known:
            near = nearest(name, known)
            ending = f"did you mean {target.id}.{near}?" if near else f"it has {', '.join(known) or 'none'}"
            raise Fault(f"the target {target.id} has no option “{name}”; {ending}")
        choices = known[name].choices
        if choices and value not in choices:
            raise Fault(f"{target.id}.{name} cannot be “{value}”; it is one of {', '.join(choices)}")
    return {name: given.get(name, option.default) for name, option in known.items()}
