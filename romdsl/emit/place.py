"""Where an expression is printed: what is known to be there, and the lines that must stand before it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..program import AnyStep, UseReal, UseTruth, UseWhole, UseWord
from .code import AND, Code, joined
from .dialect import Dialect
from .missing import NOTHING, Held, Steps, can_miss, needs
from .steps import EACH, VALUE, Alike, Read, walk


class NotHere(Exception):
    """A part would need a line of its own where none can stand."""


@dataclass
class Place(ABC):
    """One function that is being written.

    `names` are the printed names of the named steps, `kinds` the kinds of the items; `line` takes
    a line that must stand before what is being printed.  `held` are steps that a name holds already.
    """

    dialect: Dialect
    names: dict[str, str]
    kinds: Mapping[str, str]
    take_name: Callable[[str], str]
    line: Callable[[str, AnyStep, Code], None]
    there: Steps = NOTHING
    guards: tuple[Code, ...] = ()
    held: dict[AnyStep, Code] = field(default_factory=dict)
    part: str = "value"
    in_loop: bool = False
    first_item: str = ""

    @abstractmethod
    def value(self, step: AnyStep) -> Code:
        """A step as an expression."""

    def read(self, step: Read) -> Code:
        return self.held[step] if step in self.held else self.dialect.read(step, self.sample(step.item))

    def sample(self, item: str) -> str:
        """The item, or the first of those that a loop goes through."""
        return self.first_item if item == EACH else item

    def may_miss(self, step: AnyStep) -> bool:
        return can_miss(step, self.there)

    @contextmanager
    def knowing(self, there: Steps, *guards: Code) -> Iterator[None]:
        """What is printed inside stands where some steps are there and some tests are true."""
        before = self.there, self.guards
        self.there, self.guards = self.there | there, (*self.guards, *guards)
        try:
            yield
        finally:
            self.there, self.guards = before

    def tests(self, steps: Steps, *inside: AnyStep) -> list[Code]:
        """A test for each step that can be missing, that it is there; in the order in which they stand inside others."""
        order = dict.fromkeys(
            part for whole in inside for part in walk(whole) if isinstance(part, Held) and part in steps
        )
        return [self.dialect.is_there(self.operand(step)) for step in order if self.may_miss(step)]

    def settled(self, parts: Sequence[AnyStep]) -> tuple[list[Code], list[Code]]:
        """Tests that all parts are there, and the parts as they are printed where the tests are true."""
        wanted = NOTHING
        for part in parts:
            own = needs(part, self.there)
            if not can_miss(part, self.there | own):
                wanted |= own
        tests = self.tests(wanted, *parts)
        codes: list[Code] = []
        with self.knowing(wanted, *tests):
            for part in parts:
                if self.may_miss(part):
                    codes.append(self.operand(part))
                    tests.append(self.dialect.is_there(codes[-1]))
                else:
                    codes.append(self.value(part))
        return list(dict.fromkeys(tests)), codes

    def guarded(self, parts: Sequence[AnyStep], build: Callable[[list[Code]], Code]) -> Code:
        """What is built of parts, missing when one of them is."""
        tests, codes = self.settled(parts)
        return self.dialect.only_if(tests, build(codes)) if tests else build(codes)

    def operand(self, step: AnyStep) -> Code:
        """A value that can be looked at twice: a name where it can be missing."""
        if isinstance(step, UseWhole | UseReal | UseTruth | UseWord) or not self.may_miss(step):
            return self.value(step)
        if step in self.held:
            return self.held[step]
        if self.in_loop:
            raise NotHere
        return self.before(step)

    def before(self, step: AnyStep) -> Code:
        """The name of a line before this one that holds a step.

        Where this one stands under tests the line does too: its bounds may hold only there.
        """
        if isinstance(step, Read):
            code = self.value(step)
            if code.text.isidentifier():
                return code
            name = self.held[step] = Code(self.take_name(step.item))
        else:
            code = self.value(step)
            if self.guards:
                test = joined(self.dialect.and_, dict.fromkeys(self.guards), AND)
                code = self.dialect.choice(test, code, self.dialect.none)
            name = Code(self.take_name(f"{self.part}_part"))
        self.line(name.text, step, code)
        return name

    def in_a_loop(self, group: Alike, print_it: Callable[[], Code]) -> Code | None:
        """What is made of each item of a group; None where it is no single expression."""
        names, self.names = self.names, {**self.names, VALUE: self.dialect.value_name}
        self.in_loop, self.first_item = True, group.items[0]
        try:
            return print_it()
        except NotHere:
            return None
        finally:
            self.names, self.in_loop = names, False
