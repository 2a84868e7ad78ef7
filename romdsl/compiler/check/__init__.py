"""A measure is checked here: names, types and order first, then every rule; all findings in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from pkgutil import iter_modules
from typing import Protocol, cast

from ...diagnostics import Finding, Report, Rule
from ...model.checked import CheckedMeasure
from ...model.measure import Measure
from ...model.names import Names
from . import rules
from .allow import RULES as ALLOW_RULES
from .allow import faults_of_allows, silenced
from .change_formulas import findings_of_changes
from .context import Context
from .facts import Facts
from .infer import infer
from .order import evaluation_order

BROKE_OFF = Rule("ROM901", "check-broke-off", "error")


class RuleModule(Protocol):
    """What a module in `rules/` has; `needs_sound_formulas` stands where a rule asks what can be reached."""

    rule: Rule

    def findings(self, context: Context) -> Iterable[Finding]: ...


def check(measure: Measure, report: Report) -> CheckedMeasure | None:
    """The measure and what was found out about it, or None when the report holds an error about it."""
    names = Names.of(measure)
    inference = infer(measure, names)
    order = evaluation_order(measure, names)
    before = [finding for finding in report.findings if about(finding, measure)]
    context = Context(measure, names, inference, order, errors_among(before))
    found = list(run(context, [module for module in rule_modules() if not is_late(module)]))
    context = Context(measure, names, inference, order, errors_among([*before, *found]))
    found += run(context, [module for module in rule_modules() if is_late(module)])
    if not errors_among([*before, *found]):
        found += findings_of_changes(measure, lambda context: run(context, rule_modules()))
    allowed = silenced(measure, [*before, *found])
    taken = {id(finding) for findings in allowed.values() for finding in findings}
    for finding in before:
        if id(finding) in taken:
            report.withdraw(finding)
    faults = faults_of_allows(measure, allowed, known_rules())
    kept = [finding for finding in (*found, *faults) if id(finding) not in taken and tells(finding, measure, before)]
    for finding in kept:
        report.add(finding)
    if errors_among([*before, *kept]):
        return None
    try:
        return checked(context)
    except Exception as fault:
        report.add(broke_off("planning of the scores", fault, context))
        return None


def planned(measure: Measure) -> CheckedMeasure:
    """The facts of a measure that was made from one that has passed all checks."""
    names = Names.of(measure)
    context = Context(measure, names, infer(measure, names), evaluation_order(measure, names), [])
    found = checked(context)
    assert found is not None
    return found


def checked(context: Context) -> CheckedMeasure | None:
    """The measure with all facts; there is a plan, as there is no error."""
    plan = context.plan
    if plan is None:
        return None
    facts = Facts(context, plan)
    return CheckedMeasure(context.measure, context.names, context.types, context.order.order, facts, plan)


def broke_off(what: str, fault: Exception, context: Context) -> Finding:
    """A fault of ours, as a finding: it must not hide what else there is to say."""
    message = f"The {what} broke off ({type(fault).__name__}: {fault})."
    return BROKE_OFF.at(context.measure.span, message, help="this is a fault of romdsl, not of the measure")


def run(context: Context, modules: Iterable[RuleModule]) -> Iterator[Finding]:
    """What the rules find, but for what stands where something was found to be wrong before."""
    for module in modules:
        try:
            found = list(module.findings(context))
        except Exception as fault:
            yield broke_off(f"check “{module.rule.name}”", fault, context)
            continue
        yield from (finding for finding in found if not context.error_places.meet(finding.span))


def errors_among(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule.severity == "error"]


def about(finding: Finding, measure: Measure) -> bool:
    """Whether a finding is about a measure, or about a file of its tables and banks, of which there may be no row to
    know it by."""
    tables = [*measure.tables, *(found.table for score in measure.scores for found in score.percentiles)]
    home = PurePosixPath(measure.span.source.name).parent
    named = [*(table.file for table in tables), *(block.banked.file for block in measure.blocks if block.banked)]
    files = {(home / file.value).as_posix() for file in named if file is not None}
    return finding.span.source is measure.span.source or finding.span.source.name in files


def tells(finding: Finding, measure: Measure, before: list[Finding]) -> bool:
    """Whether a finding is for the author: of the text of a lender, only what keeps the measure from being sound."""
    return about(finding, measure) or (finding.rule.severity == "error" and not errors_among(before))


def is_late(module: RuleModule) -> bool:
    return bool(getattr(module, "needs_sound_formulas", False))


@cache
def rule_modules() -> tuple[RuleModule, ...]:
    """All modules of `rules/`, by name."""
    found = sorted(module.name for module in iter_modules(rules.__path__))
    return tuple(cast(RuleModule, import_module(f"{rules.__name__}.{name}")) for name in found)


@cache
def known_rules() -> tuple[Rule, ...]:
    """Every rule of the compiler: those of reading and building, those of the check, and our own faults."""
    found: dict[str, Rule] = {rule.code: rule for rule in (BROKE_OFF, *ALLOW_RULES)}
    found.update({module.rule.code: module.rule for module in rule_modules()})
    for path in ("parse.rules", "parse.value_rules"):
        module = import_module(f"{__name__.rpartition('.')[0]}.{path}")
        found.update({rule.code: rule for rule in vars(module).values() if isinstance(rule, Rule)})
    return tuple(found[code] for code in sorted(found))
