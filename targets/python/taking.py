"""How a written module takes answers: what each item takes, and where that stands when it is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from romdsl.emit.code import folded, listed
from romdsl.emit.constants import Constants
from romdsl.emit.inputs import ends_of, runs
from romdsl.emit.names import NamesInUse
from romdsl.emit.templates import python_text
from romdsl.program import Input, Program

MANY = 40
"""So many items become variables, one an item; more are looked up in a dict."""
LINE = 112
"""So long is a line that needs no break, where it stands in two blocks."""
CLOCK_READERS = {"time": "minute_of_day", "date": "day", "duration": "minutes"}
CHOICES = "CHOICES: dict[str, dict[object, Any]]"
OTHERS = "OTHERS: dict[str, Callable[[object], object]]"


@dataclass(frozen=True)
class Taking:
    """The items in the order in which they are taken: choices, then the others."""

    program: Program
    constants: Constants
    decimals: Mapping[str, int]
    choices: tuple[Input, ...]
    others: tuple[Input, ...]
    variables: Mapping[str, str]
    """The variable of each item; none where they are many."""
    tables: Mapping[str, str]
    """The name of what a choice takes, by how it is made."""

    @staticmethod
    def of(program: Program, constants: Constants, decimals: Mapping[str, int], names: NamesInUse) -> Taking:
        choices = tuple(given for given in program.inputs if given.kind == "choice")
        others = tuple(given for given in program.inputs if given.kind != "choice")
        few = 0 < len(program.inputs) <= MANY
        variables = {given.item: names.take(given.item) for given in (*choices, *others)} if few else {}
        made = Taking(program, constants, decimals, choices, others, variables, {})
        return Taking(program, constants, decimals, choices, others, variables, made.named_tables(names) if few else {})

    def named_tables(self, names: NamesInUse) -> dict[str, str]:
        made = dict.fromkeys((self.kind(given), self.constants.options[given.item]) for given in self.choices)
        return {how: names.take(f"{table}_TAKEN") for how, table in made}

    def variable(self, item: str, used: set[str]) -> str:
        """The variable of an item, or the one of what is not used."""
        return self.variables[item] if item in used else "_"

    def unpacked(self, taken: str, used: set[str] | None = None) -> str:
        """A line in which variables are given what is taken; with `used` only for these items."""
        found = [self.variable(item, used or {*self.variables}) for item in self.variables]
        text = f"{listed(found)} = {taken}"
        if len(found) == 1 or len(text) > LINE:
            text = f"({listed(found)}{',' if len(found) == 1 else ''}) = {taken}"
        return text

    def plain(self) -> str:
        """A test that the answers to choices are texts and numbers."""
        return f"if {{{listed(f'type({self.variables[given.item]})' for given in self.choices)}}} <= PLAIN:"

    def converted(self) -> str:
        """What is used of each answer, of the variables that hold the answers."""
        used = [f"{self.tables[self.kind(given)]}[{self.variables[given.item]}]" for given in self.choices]
        used += [f"accept({python_text(given.item)}, {self.variables[given.item]})" for given in self.others]
        return f"({listed(used)}{',' if len(used) == 1 else ''})"

    def lines(self) -> Iterator[str]:
        """The tables of what each item takes; a group of items in a row that take the same by its name."""
        for how, name in self.tables.items():
            yield from folded(f"{name} = {how}", "")
        if self.choices or not self.others:
            yield from folded(f"{CHOICES} = {{{listed(self.parts(self.choices))}}}", "")
        if self.others:
            yield from folded(f"{OTHERS} = {{{listed(self.parts(self.others))}}}", "")

    def parts(self, inputs: tuple[Input, ...]) -> Iterator[str]:
        kinds = {given.item: self.tables.get(how := self.kind(given), how) for given in inputs}
        for items, name in runs(kinds, self.constants.groups):
            kind = kinds[items[0]]
            yield f"**dict.fromkeys({name}, {kind})" if name else f"{python_text(items[0])}: {kind}"

    def kind(self, given: Input) -> str:
        match given.kind:
            case "choice":
                function = "scored" if given.item in self.constants.scored else "choice"
                return f"{function}({self.constants.options[given.item]})"
            case "several":
                alone = f", {{{listed(map(python_text, given.exclusive))}}}" if given.exclusive else ""
                return f"several({self.constants.options[given.item]}{alone})"
            case "number":
                decimals = self.decimals[given.item]
                return f"number({listed(map(str, ends_of(given, decimals)))}, {10**decimals})"
            case "truth":
                return "yes_no"
            case "text":
                return "words"
            case "time" | "date" | "duration":
                return CLOCK_READERS[given.kind]
