"""Writes a measure's scoring as one Python module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from romdsl.emit.code import AND, WIDTH, Code, folded, listed, split_outside
from romdsl.emit.constants import Constants, kinds_of
from romdsl.emit.inputs import number_decimals
from romdsl.emit.names import NamesInUse
from romdsl.emit.on_metric import keys_on_metric
from romdsl.emit.printer import Printer
from romdsl.emit.steps import needed, reported
from romdsl.emit.templates import environment, python_text, remark
from romdsl.emit.words import about
from romdsl.model.checked import CheckedMeasure
from romdsl.model.on_metric import OnMetric
from romdsl.program import (
    AnyStep,
    ChangeProgram,
    CheckOutput,
    FirstWhole,
    FirstWord,
    Output,
    Program,
    UseTruth,
    UseWhole,
    Values,
)

from .banks import bank_names, bank_part, with_bank_imports
from .lists import INDENT, bracketed, known_rows, lists_of_ids
from .printer import PythonDialect
from .tables import look_up_table
from .taking import Taking
from .words import RESERVED

TEMPLATES = Path(__file__).parent / "templates"
MANY_CASES = 500
ANSWERS = {
    "choice": "the code of an option (a whole number is one as well)",
    "number": "a number",
    "truth": "True or False",
    "several": "a list of the codes that are ticked",
    "time": 'a time of day such as "08:30"',
    "date": 'a date such as "2026-01-12"',
    "duration": 'hours and minutes such as "7:30"',
    "text": "a text",
}
SAYS = (
    '"!declined", "!unknown" and "!not_applicable" say why there is none; None, or no key, is blank. '
    "Raises ValueError for an answer that is not possible, and for an item that the measure does not have."
)
ITERATING = {"present", "all_true", "any_true"}
CLOCKS = frozenset(("time", "date", "duration"))
REALS = frozenset(
    ("math", "square_root", "logarithm", "power")
    + ("rounded_real", "rounded_real_up", "rounded_real_down", "rounded_real_to_even")
)


def module(checked: CheckedMeasure, program: Program) -> str:
    """The module's text: `score(answers) -> Result`, and nothing but the standard library."""
    return _Module(checked, program).text()


def change_module(change: ChangeProgram) -> str:
    """A module for a change: `change(first, second) -> Result`."""
    template = environment(TEMPLATES).get_template("change.py.j2")
    known = [line for rows in change.own_rows for line in known_rows(rows)]
    return f"{module(change.checked, change.program)}\n\n{template.render(change=change, own_rows_known=known)}"


class _Module:
    def __init__(self, checked: CheckedMeasure, program: Program) -> None:
        self.checked = checked
        self.program = program
        names = NamesInUse(RESERVED | bank_names() if program.forms else RESERVED)
        steps = needed(program, reported(program, with_shown=False))
        known = {named.name for named in steps}
        steps += needed(program, [use for _, use in program.shown], known)
        self.steps = steps
        self.names = {named.name: names.take(named.name) for named in steps}
        self.constants = Constants.of(checked, program, names)
        kinds = kinds_of(self.constants, program)
        self.decimals = {given.item: number_decimals(given) for given in program.inputs if given.kind == "number"}
        self.taking = Taking.of(program, self.constants, self.decimals, names)
        variables = self.taking.variables
        self.dialect = PythonDialect(self.constants, kinds, self.decimals, variables)
        self.lines: list[str] = []
        self.names_in_use = names
        self.printer = Printer(self.dialect, self.names, kinds, self.take_name, self.assign)

    def take_name(self, wanted: str) -> str:
        """What is made of an answer has another name than the answer."""
        return self.names_in_use.take(f"{wanted}_value" if wanted in self.taking.variables else wanted)

    def text(self) -> str:
        for named in self.steps:
            self.dialect.step_name = self.printer.part = self.names[named.name]
            self.step(self.names[named.name], named.step, named.comment)
            self.printer.held[named.step] = Code(self.names[named.name])
            if isinstance(named.step, Values) and all(value.low >= 0 for value in named.step.values):
                self.dialect.not_negative.add(self.names[named.name])
        outputs = [(output.score, list(self.output(output))) for output in self.program.outputs]
        shown = {item: self.printer.value(use).text for item, use in self.program.shown}
        alerts = {id: self.printer.value(use).text for id, use in self.program.alerts}
        unused = {item: f"{self.dialect.given(item)} is not None and not {bracketed(shown[item])}" for item in shown}
        checks = [(check, self.printer.value(check.fails).text) for check in self.program.checks]
        before, lists = lists_of_ids(unused, alerts, {check.check: text for check, text in checks if check.warning})
        template = environment(TEMPLATES).get_template("module.py.j2")
        kinds: set[str] = {given.kind for given in self.program.inputs}
        tables = list(self.tables())
        return template.render(
            about=about(self.checked, self.program),
            program=self.program,
            says=self.says(),
            lines=self.lines,
            taking=self.taking,
            reading=self.reading(),
            unpacked=folded(self.taking.unpacked("given"), INDENT * 2),
            plain=folded(self.taking.plain(), INDENT * 2) if self.taking.variables else [],
            converted=folded(f"return {self.taking.converted()}", INDENT * 3) if self.taking.variables else [],
            outputs=outputs,
            closing=[line for check, text in checks if not check.warning for line in _refusal(check, text)] + before,
            lists=lists,
            tables=tables,
            used=self.dialect.used,
            scored=bool(self.constants.scored),
            kinds=kinds,
            imports=self.imports(kinds, "math.inf" in "".join(tables)),
            value_type=_value_type(self.program),
            own_rows_known=[line for rows in self.program.rows for line in known_rows(rows)],
            keys_on_metric=keys_on_metric(self.program),
            bank=bank_part(self.program.forms),
            has_tests=any(form.rules is not None for form in self.program.forms),
        )

    def imports(self, kinds: set[str], has_open_ends: bool) -> list[str]:
        """The import lines, in the order in which ruff wants them."""
        used = self.dialect.used
        abstract = [
            "Mapping",
            *(["Callable"] if kinds - {"choice"} else []),
            *(["Iterable"] if used & ITERATING else []),
        ]
        abstract += ["Container"] if used & {"code_among", "includes"} or kinds & {"choice", "several"} else []
        abstract += ["Collection"] if kinds & {"choice", "several"} else []
        abstract += ["Sequence"] if used & {"first_row", "first_row_of_all"} else []
        lines = ["import math"] if used & REALS or has_open_ends or "number" in kinds else []
        lines += ["import re"] if kinds & {"number", *CLOCKS} or self.program.rows else []
        lines.append(f"from collections.abc import {listed(sorted(abstract))}")
        lines += ["from datetime import date"] if "date" in kinds else []
        lines += ["from decimal import Decimal", "from fractions import Fraction"] if "number" in kinds else []
        not_required = "NotRequired, " if keys_on_metric(self.program) else ""
        lines.append(f"from typing import Any, {not_required}TypedDict")
        return with_bank_imports(lines) if self.program.forms else lines

    def reading(self) -> list[str]:
        """The line that takes the answers."""
        used = self.dialect.looked_at
        if self.taking.variables and used:
            return folded(self.taking.unpacked("accepted(answers)", used), INDENT)
        return [f"{INDENT}{'given = ' if used else ''}accepted(answers)"]

    def says(self) -> list[str]:
        taken = {given.kind for given in self.program.inputs}
        kinds = [words for kind, words in ANSWERS.items() if kind in taken]
        return wrap(f"An answer is {_either(kinds)}. {SAYS}", 100)

    # --- the steps ---------------------------------------------------------------------------

    def assign(self, name: str, step: AnyStep, code: Code) -> None:
        text = f"{name} = {code.text}"
        if len(INDENT + text) <= WIDTH or (code.binds > AND and code.text[-1] in ")]}"):
            self.lines += folded(text, INDENT)
            return
        parts = [code.text]
        if len(INDENT * 2 + code.text) > WIDTH:
            parts = split_outside(code.text, (" if ", " else ", " and ", " or "))
        inside = [line for part in parts for line in folded(part, INDENT * 2)]
        self.lines += [f"{INDENT}{name} = (", *inside, f"{INDENT})"]

    def step(self, name: str, step: AnyStep, comment: str) -> None:
        before, self.lines = self.lines, []
        if isinstance(step, FirstWord | FirstWhole) and len(step.cases) > 1:
            lines = list(self.first_of(name, step))
        else:
            code = self.printer.value(step)
            hoisted, self.lines = self.lines, []
            if isinstance(step, Values) and (variables := self.dialect.list_of_variables(code)):
                self.list_of(name, variables)
            else:
                self.assign(name, step, code)
            lines, self.lines = self.lines, hoisted
        note = wrap(remark(comment), WIDTH, initial_indent=f"{INDENT}# ", subsequent_indent=f"{INDENT}#   ")
        self.lines = [*before, *note, *self.lines, *lines]

    def list_of(self, name: str, variables: str) -> None:
        """The answered of a list: all of it as a rule, which is soon seen."""
        self.lines += folded(f"{name} = [{variables}]", INDENT)
        self.lines.append(f"{INDENT}if None in {name}:")
        self.lines.append(f"{INDENT * 2}{name} = [value for value in {name} if value is not None]")

    def first_of(self, name: str, step: FirstWord | FirstWhole) -> Iterator[str]:
        cases = self.printer.cases(step)
        kind = "str" if isinstance(step, FirstWord) else "int"
        always = isinstance(step, FirstWhole) and not step.may_be_missing
        yield f"{INDENT}{name}: {kind}{'' if always else ' | None'}"
        if len(cases) > MANY_CASES:
            yield from self.long_chain(name, cases)
            return
        word = "if"
        for test, value in cases[:-1]:
            yield from folded(f"{word} {test.text}:", INDENT)
            yield f"{INDENT * 2}{name} = {value.text}"
            word = "elif"
        yield f"{INDENT}else:"
        yield f"{INDENT * 2}{name} = {cases[-1][1].text}"

    def long_chain(self, name: str, cases: Sequence[tuple[Code, Code]]) -> Iterator[str]:
        """The same without `elif`, which Python reads as one level inside the other, and takes some 2,000 of."""
        yield f"{INDENT}while True:"
        for test, value in cases[:-1]:
            yield from folded(f"if {test.text}:", INDENT * 2)
            yield f"{INDENT * 3}{name} = {value.text}"
            yield f"{INDENT * 3}break"
        yield f"{INDENT * 2}{name} = {cases[-1][1].text}"
        yield f"{INDENT * 2}break"

    # --- the result --------------------------------------------------------------------------

    def output(self, output: Output) -> Iterator[tuple[str, str]]:
        self.dialect.step_name = self.printer.part = output.score
        value = self.printer.value(output.value)
        if isinstance(output.value, UseWhole) and output.decimals:
            value = self.dialect.call("decimal", value, Code(str(10**output.decimals)))
        yield "value", value.text
        yield "band", self.printer.value(output.band).text if output.band else "None"
        yield "answered", self.printer.value(output.answered).text
        yield "expected", self.printer.value(output.expected).text
        yield "filled", self.printer.value(output.filled).text
        yield "caseness", self.printer.value(output.caseness).text if output.caseness else "None"
        yield "rule", "None" if output.rule is None else python_text(output.rule)
        yield "missing", self.printer.value(output.why).text
        if (found := output.on_metric) is not None:
            yield from self.on_metric(found)

    def on_metric(self, found: OnMetric) -> Iterator[tuple[str, str]]:
        error = next(output for output in self.program.outputs if output.score == found.error)
        yield "se", dict(self.output(error))["value"]
        yield from ((key, python_text(text)) for key, text in found.said)
        if found.items:
            items = listed([*map(python_text, found.items), ""]).strip()
            yield "asked", f"[item for item in ({items}) if answers.get(item) is not None]"

    # --- before the function -----------------------------------------------------------------

    def tables(self) -> Iterator[str]:
        for name, items in self.constants.used_groups():
            yield from folded(f"{name} = ({listed(python_text(item) for item in items)})", "")
        for codes, name in self.constants.code_lists.items():
            yield from folded(f"{name} = frozenset(({listed(map(python_text, codes))}))", "")
        for name, entries in self.constants.tables.items():
            if any(score is not None for _, score in entries):
                kind = "int | None" if any(score is None for _, score in entries) else "int"
                pairs = listed(f"{python_text(code)}: {score}" for code, score in entries)
                yield from folded(f"{name}: dict[object, {kind}] = {{{pairs}}}", "")
            else:
                yield from folded(f"{name} = {{{listed(python_text(code) for code, _ in entries)}}}", "")
        for name, table in self.constants.look_ups.items():
            yield from look_up_table(name, table)


def _refusal(check: CheckOutput, fails: str) -> list[str]:
    words = python_text(f"check {check.check}: {check.text}")
    return [f"{INDENT}if {fails}:", f"{INDENT * 2}raise ValueError({words})"]


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _value_type(program: Program) -> str:
    kinds = []
    for output in program.outputs:
        if isinstance(output.value, UseWhole):
            kinds.append("float" if output.decimals else "int")
        else:
            kinds.append("bool" if isinstance(output.value, UseTruth) else "str")
    if "float" in kinds and "int" in kinds:
        kinds = [kind for kind in kinds if kind != "int"]
    return " | ".join([*dict.fromkeys(kinds), "None"])
