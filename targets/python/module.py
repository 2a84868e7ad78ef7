"""Writes a measure's scoring as one Python module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from romdsl.emit.code import AND, WIDTH, Code, folded, listed, split_outside
from romdsl.emit.constants import Constants
from romdsl.emit.inputs import ends_of, number_decimals, runs
from romdsl.emit.names import NamesInUse
from romdsl.emit.printer import Printer
from romdsl.emit.steps import needed, reported
from romdsl.emit.templates import environment, python_text, remark
from romdsl.emit.words import about
from romdsl.model.checked import CheckedMeasure
from romdsl.program import AnyStep, FirstWord, Input, Output, Program, UseWhole

from .printer import PythonDialect
from .words import RESERVED

TEMPLATES = Path(__file__).parent / "templates"
INDENT = "    "
MANY_CASES = 500
ANSWERS = {
    "choice": "the code of an option (a whole number is one as well)",
    "number": "a number",
    "truth": "True or False",
    "text": "a text",
}
SAYS = (
    '"!declined", "!unknown" and "!not_applicable" say why there is none; None, or no key, is blank. '
    "Raises ValueError for an answer that is not possible, and for an item that the measure does not have."
)
ITERATING = {"present", "all_true", "any_true"}


def module(checked: CheckedMeasure, program: Program) -> str:
    """The module's text: `score(answers) -> Result`, and nothing but the standard library."""
    return _Module(checked, program).text()


class _Module:
    def __init__(self, checked: CheckedMeasure, program: Program) -> None:
        self.checked = checked
        self.program = program
        names = NamesInUse(RESERVED)
        steps = needed(program, reported(program, with_shown=False))
        known = {named.name for named in steps}
        steps += needed(program, [use for _, use in program.shown], known)
        self.steps = steps
        self.names = {named.name: names.take(named.name) for named in steps}
        self.constants = Constants.of(checked, program, names)
        kinds = {given.item: given.kind for given in program.inputs}
        self.decimals = {given.item: number_decimals(given) for given in program.inputs if given.kind == "number"}
        self.dialect = PythonDialect(self.constants, kinds, self.decimals)
        self.lines: list[str] = []
        self.printer = Printer(self.dialect, self.names, kinds, names.take, self.assign)

    def text(self) -> str:
        for named in self.steps:
            self.dialect.step_name = self.printer.part = self.names[named.name]
            self.step(self.names[named.name], named.step, named.comment)
        outputs = [(output.score, list(self.output(output))) for output in self.program.outputs]
        shown = {item: self.printer.value(use).text for item, use in self.program.shown}
        alerts = {id: self.printer.value(use).text for id, use in self.program.alerts}
        said = [text for _, fields in outputs for _, text in fields]
        template = environment(TEMPLATES).get_template("module.py.j2")
        return template.render(
            about=about(self.checked, self.program),
            program=self.program,
            says=self.says(),
            lines=self.lines,
            uses_given=bool(shown) or any("given[" in text for text in (*self.lines, *said)),
            outputs=outputs,
            shown=_dictionary("shown", shown),
            alerts=_dictionary("alerts", alerts),
            tables=list(self.tables()),
            items=self.items(),
            used=self.dialect.used,
            kinds={given.kind for given in self.program.inputs},
            imports=listed((*(["Iterable"] if self.dialect.used & ITERATING else []), "Mapping")),
            value_type=_value_type(self.program),
        )

    def says(self) -> list[str]:
        kinds = [words for kind, words in ANSWERS.items() if kind in self.dialect.kinds.values()]
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
        if isinstance(step, FirstWord) and len(step.cases) > 1:
            lines = list(self.first_word(name, step))
        else:
            code = self.printer.value(step)
            hoisted, self.lines = self.lines, []
            self.assign(name, step, code)
            lines, self.lines = self.lines, hoisted
        note = wrap(remark(comment), WIDTH, initial_indent=f"{INDENT}# ", subsequent_indent=f"{INDENT}#   ")
        self.lines = [*before, *note, *self.lines, *lines]

    def first_word(self, name: str, step: FirstWord) -> Iterator[str]:
        cases = self.printer.cases(step)
        yield f"{INDENT}{name}: str | None"
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

    # --- before the function -----------------------------------------------------------------

    def tables(self) -> Iterator[str]:
        for name, items in self.constants.used_groups():
            yield from folded(f"{name} = ({listed(python_text(item) for item in items)})", "")
        for name, entries in self.constants.tables.items():
            if any(score is not None for _, score in entries):
                kind = "int | None" if any(score is None for _, score in entries) else "int"
                pairs = listed(f"{python_text(code)}: {score}" for code, score in entries)
                yield from folded(f"{name}: dict[object, {kind}] = {{{pairs}}}", "")
            else:
                yield from folded(f"{name} = {{{listed(python_text(code) for code, _ in entries)}}}", "")

    def items(self) -> list[str]:
        """What each item takes, in the order of the form; a group of items in a row that take the same by its name."""
        kinds = {given.item: self.kind(given) for given in self.program.inputs}
        parts = [
            f"**dict.fromkeys({name}, {kinds[items[0]]})" if name else f"{python_text(items[0])}: {kinds[items[0]]}"
            for items, name in runs(kinds, self.constants.groups)
        ]
        return folded(f"ITEMS: dict[str, object] = {{{listed(parts)}}}", "")

    def kind(self, given: Input) -> str:
        match given.kind:
            case "choice":
                return self.constants.options[given.item]
            case "truth":
                return "bool"
            case "text":
                return "str"
            case "number":
                decimals = self.decimals[given.item]
                return f"Ends({listed(map(str, ends_of(given, decimals)))}, {10**decimals})"


def _dictionary(name: str, values: dict[str, str]) -> list[str]:
    if not values:
        return []
    return folded(f"{name} = {{{listed(f'{python_text(key)}: {text}' for key, text in values.items())}}}", INDENT)


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _value_type(program: Program) -> str:
    kinds = []
    for output in program.outputs:
        kind = ("float" if output.decimals else "int") if isinstance(output.value, UseWhole) else "bool"
        kinds.append(kind)
    if "float" in kinds and "int" in kinds:
        kinds = [kind for kind in kinds if kind != "int"]
    return " | ".join([*dict.fromkeys(kinds), "None"])
