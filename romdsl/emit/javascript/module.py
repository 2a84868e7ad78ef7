"""Writes a measure's scoring as JavaScript: a module, or a part of a page's script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

from ...model.checked import CheckedMeasure
from ...model.on_metric import OnMetric
from ...program import (
    AnyStep,
    ChangeProgram,
    Constant,
    FirstWhole,
    FirstWord,
    Input,
    Linear,
    Named,
    Output,
    Program,
    UseTruth,
    UseWhole,
    Whole,
)
from ..code import UNARY, WIDTH, Code, folded, listed, split_outside
from ..constants import Constants, kinds_of
from ..inputs import ends_of, number_decimals, runs
from ..kernel import javascript_forms, javascript_kernel
from ..names import NamesInUse
from ..printer import Printer
from ..steps import needed, reported, walk
from ..templates import environment, javascript_text, remark
from ..words import about
from .printer import JavaScriptDialect, entry, member, pair
from .tables import look_up_table
from .words import INHERITED, RESERVED

TEMPLATES = Path(__file__).parent / "templates"
INDENT = "  "
MANY = 40
NON_ANSWERS = ("!declined", "!unknown", "!not_applicable")
READERS = {"truth": "yesNo", "text": "words", "time": "minuteOfDay", "date": "day", "duration": "minutes"}


def _folded(text: str, indent: str = INDENT) -> list[str]:
    return folded(text, indent, INDENT)


class Writing:
    """The parts of a module: constants, and the lines of its two functions."""

    def __init__(self, checked: CheckedMeasure, program: Program) -> None:
        self.checked = checked
        self.program = program
        self.names_in_use = NamesInUse(RESERVED)
        self.constants = Constants.of(checked, program, self.names_in_use)
        self.scoring = steps = needed(program, reported(program))
        self.names = {named.name: self.names_in_use.take(named.name) for named in steps}
        self.decimals = {given.item: number_decimals(given) for given in program.inputs if given.kind == "number"}
        self.kinds: Mapping[str, str] = kinds_of(self.constants, program)
        self.dialect = JavaScriptDialect(self.constants, self.kinds, self.decimals)
        self.code_tables: dict[str, str] = {}
        self.lines: list[str] = []
        self.printer = self.new_printer(self.names)
        self.may_be_negative = any(map(_may_be_negative, (named.step for named in steps)))

    def new_printer(self, names: Mapping[str, str]) -> Printer:
        return Printer(self.dialect, dict(names), self.kinds, self.names_in_use.take, self.assign)

    def text(self, template: str) -> str:
        asked_lines, asked = self.shown()
        lines, outputs, lists = self.score()
        accepting = list(self.accepting())
        return (
            environment(TEMPLATES)
            .get_template(template)
            .render(
                about=about(self.checked, self.program),
                program=self.program,
                asked_lines=asked_lines,
                asked=asked,
                lines=lines,
                outputs=outputs,
                lists=lists,
                tables=list(self.tables()),
                accepting=accepting,
                used=self.dialect.used,
                kinds={given.kind for given in self.program.inputs},
                kernel=javascript_kernel() if self.program.forms else "",
                forms=javascript_forms(self.program.forms),
                has_tests=any(form.rules is not None for form in self.program.forms),
            )
        )

    # --- the two functions -------------------------------------------------------------------

    def shown(self) -> tuple[list[str], list[str]]:
        uses = [use for _, use in self.program.shown]
        self.steps(tuple(replace(named, comment="") for named in needed(self.program, uses)))
        pairs = [pair(item, self.printer.value(use).text) for item, use in self.program.shown]
        lines, self.lines = self.lines, []
        return lines, _folded(f"return {{ {listed(pairs)} }};" if pairs else "return {};")

    def score(self) -> tuple[list[str], list[tuple[str, list[str]]], list[str]]:
        self.printer = self.new_printer(self.names)
        self.steps(self.scoring)
        for check in self.program.checks:
            if not check.warning:
                words = javascript_text(f"check {check.check}: {check.text}")
                self.lines.append(f"{INDENT}if ({self.truth_of(check.fails)}) throw new RangeError({words});")
        outputs = [(pair(output.score, ""), list(self.output(output))) for output in self.program.outputs]
        return self.lines, outputs, list(self.lists())

    def lists(self) -> Iterator[str]:
        """The lists of ids in a result."""
        alerts = [(id, self.truth_of(use)) for id, use in self.program.alerts]
        checks = [(check.check, self.truth_of(check.fails)) for check in self.program.checks if check.warning]
        shown = [(item, self.truth_of(use)) for item, use in self.program.shown]
        yield f"alerts: {_ids_where(alerts)}"
        yield f"alerts_undecided: {_ids_where([(id, f'{test} === null') for id, test in alerts])}"
        yield f"checks: {_ids_where(checks)}"
        unused = [(item, f"!{test} && {member('given', item)} !== null") for item, test in shown]
        yield f"unused_answers: {_ids_where(unused)}"

    def truth_of(self, use: UseTruth) -> str:
        return self.printer.value(use).within(UNARY)

    def steps(self, steps: tuple[Named, ...]) -> None:
        for named in steps:
            name = self.names[named.name]
            self.dialect.step_name = self.printer.part = name
            if named.comment:
                note = remark(named.comment)
                self.lines += wrap(note, WIDTH, initial_indent=f"{INDENT}// ", subsequent_indent=f"{INDENT}//   ")
            if isinstance(named.step, FirstWord | FirstWhole) and len(named.step.cases) > 1:
                self.lines += list(self.first_of(name, named.step))
            else:
                self.assign(name, named.step, self.printer.value(named.step))
            self.printer.held[named.step] = Code(name)

    def assign(self, name: str, step: AnyStep, code: Code) -> None:
        text = f"const {name} = {code.text};"
        parts = split_outside(code.text, (" : ",)) if len(INDENT + text) > WIDTH else []
        if len(parts) < 2:
            self.lines += _folded(text)
            return
        inside = [line for part in parts for line in _folded(part, INDENT * 2)]
        self.lines += [f"{INDENT}const {name} =", *inside[:-1], f"{inside[-1]};"]

    def first_of(self, name: str, step: FirstWord | FirstWhole) -> Iterator[str]:
        *cases, (_, last) = self.printer.cases(step)
        yield f"{INDENT}const {name} ="
        for index, (test, word) in enumerate(cases):
            colon = ": " if index else ""
            yield from _folded(f"{colon}{test.within(1)} ? {word.within(1)}", INDENT * 2)
        yield f"{INDENT * 2}: {last.text};"

    def output(self, output: Output) -> Iterator[str]:
        self.dialect.step_name = self.printer.part = output.score
        value = self.printer.value(output.value)
        if isinstance(output.value, UseWhole) and (output.decimals or self.may_be_negative):
            value = self.dialect.call("decimal", value, Code(str(10**output.decimals)))
        yield pair("value", value.text)
        for key in ("band", "answered", "expected", "filled", "caseness"):
            step: AnyStep | None = getattr(output, key)
            yield pair(key, "null" if step is None else self.printer.value(step).text)
        yield pair("rule", "null" if output.rule is None else javascript_text(output.rule))
        yield pair("missing", self.printer.value(output.why).text)
        if (found := output.on_metric) is not None:
            yield from self.on_metric(found)

    def on_metric(self, found: OnMetric) -> Iterator[str]:
        error = next(output for output in self.program.outputs if output.score == found.error)
        yield next(iter(self.output(error))).replace("value", "se", 1)
        for key, text in found.said:
            yield pair(key, javascript_text(text))
        if found.items:
            items = listed(map(javascript_text, found.items))
            yield pair("asked", f"[{items}].filter((item) => Object.hasOwn(answers, item) && answers[item] != null)")

    # --- before the functions ----------------------------------------------------------------

    def tables(self) -> Iterator[str]:
        for name, items in self.constants.used_groups():
            yield from _folded(f"const {name} = [{listed(javascript_text(item) for item in items)}];", "")
        for codes, name in self.constants.code_lists.items():
            yield from _folded(f"const {name} = [{listed(map(javascript_text, codes))}];", "")
        for name, entries in self.constants.tables.items():
            if name in self.score_tables():
                yield from self.table(
                    name, [(code, "null" if score is None else str(score)) for code, score in entries], "null"
                )
            if name in self.code_tables:
                yield from self.table(
                    self.code_tables[name], [(code, javascript_text(code)) for code, _ in entries], ""
                )
        for name, table in self.constants.look_ups.items():
            yield from _folded(f"const {name} = {look_up_table(table)};", "")

    def table(self, name: str, entries: list[tuple[str, str]], without_answer: str) -> list[str]:
        """Each answer beside what is used of it; a non-answer is itself, or has no score."""
        reasons = [(code, without_answer or javascript_text(code)) for code in NON_ANSWERS]
        pairs = (entry(code, used) for code, used in (*reasons, *entries))
        return _folded(f"const {name} = {{ {listed(['__proto__: null', *pairs])} }};", "")

    def score_tables(self) -> set[str]:
        return self.dialect.score_tables | {self.constants.options[item] for item in self.constants.scored}

    def options(self, item: str) -> str:
        """The table of what is used of a choice: its score, or else its code."""
        name = self.constants.options[item]
        if item in self.constants.scored:
            return name
        if name not in self.code_tables:
            is_scored = name in self.score_tables()
            self.code_tables[name] = self.names_in_use.take(f"{name}_CODES") if is_scored else name
        return self.code_tables[name]

    def accepting(self) -> Iterator[str]:
        """What each item takes, in the order of the form: one by one, a large group in a loop."""
        kinds = {given.item: self.kind(given) for given in self.program.inputs}
        loops: list[str] = []
        yield f"{INDENT}const given = {{"
        for items, name in runs(kinds, self.constants.groups):
            if len(items) > MANY and INHERITED.isdisjoint(items):
                how = kinds[items[0]].format(answer="answers[item]", item="item")
                loops += _folded(f"for (const item of {name}) given[item] = {how};")
                continue
            for item in items:
                answer = member("answers", item)
                if item in INHERITED:
                    answer = f"Object.hasOwn(answers, {javascript_text(item)}) ? {answer} : undefined"
                how = kinds[item].replace("{answer}", answer).replace("{item}", javascript_text(item))
                yield from _folded(f"{pair(item, how)},", INDENT * 2)
        yield f"{INDENT}}};"
        yield from loops

    def kind(self, given: Input) -> str:
        match given.kind:
            case "choice":
                return f"choice({self.options(given.item)}, {{answer}}, {{item}})"
            case "several":
                alone = listed(map(javascript_text, given.exclusive))
                codes = listed(map(javascript_text, given.codes))
                return f"other({{answer}}, {{item}}, several([{codes}], [{alone}]))"
            case "number":
                decimals = self.decimals[given.item]
                ends = listed("null" if end is None else str(end) for end in ends_of(given, decimals))
                return f"other({{answer}}, {{item}}, number({ends}, {decimals}))"
            case kind:
                return f"other({{answer}}, {{item}}, {READERS[kind]})"


def _ids_where(tests: list[tuple[str, str]]) -> str:
    if len(tests) == 1:
        return f"{tests[0][1]} ? [{javascript_text(tests[0][0])}] : []"
    pairs = listed(pair(id, test) for id, test in tests)
    return f"idsWhere({{ {pairs} }})" if tests else "[]"


def _may_be_negative(whole: AnyStep) -> bool:
    """Whether a -0 can come up on the way."""
    for step in walk(whole):
        if isinstance(step, Whole) and not isinstance(step, Constant) and step.low < 0:
            return True
        if isinstance(step, Linear) and not step.constant and all(factor < 0 for factor, _ in step.terms):
            return True
    return False


def module(checked: CheckedMeasure, program: Program) -> str:
    """An ES module without dependencies: `score(answers)` and `shown(answers)`."""
    return Writing(checked, program).text("module.js.j2")


def change_module(change: ChangeProgram) -> str:
    """An ES module for a change: `change(first, second)`."""
    template = environment(TEMPLATES).get_template("change.js.j2")
    return module(change.checked, change.program) + template.render(change=change)


def embedded(checked: CheckedMeasure, program: Program) -> str:
    """A part of a page's script that defines `shown(answers)` and `score(answers)`, without remarks."""
    lines = Writing(checked, program).text("embedded.js.j2").split("\n")
    bare = (line.strip() for line in lines)
    return "\n".join(line for line in bare if line and not line.startswith("//")) + "\n"
