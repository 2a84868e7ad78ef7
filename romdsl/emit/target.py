"""What a target is: a title, what it cannot carry, and how it writes its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.checked import CheckedMeasure
from ..program import Program
from ..source import Span


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a measure that a target cannot carry, and why.

    `stops` True: without it the target must not be written (a form without contacts).
    """

    span: Span
    what: str
    why: str
    help: str = ""
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """Who asks: the name, logo and contacts that a service gives when it builds."""

    name: str | None = None
    logo: str | None = None
    contacts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    person_pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The target's own options by name (defaults filled in), and the service."""

    values: Mapping[str, str] = field(default_factory=dict)
    service: Service = field(default_factory=Service)


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a target: `--set html.pages=item`."""

    name: str
    meaning: str
    default: str
    choices: tuple[str, ...] = ()


Answers = Sequence[Mapping[str, object]]
Results = list[dict[str, object] | None]


@dataclass(frozen=True, slots=True)
class Engine:
    """What scores answers with the written output of a target.

    `run` gives for each set of answers a result as JSON, or None where the answers were refused.
    `can_run` gives None, or the command that would bring what is lacking.  `when_named` True: it
    takes a server or seconds to start, so it runs only where somebody names it.  `takes_rows`: it takes a
    person's own rows as they stand in data; else they are put at their places before.  `knows_patterns` False: scores
    of a bank's form by the pattern of answers are not in what it gives.
    """

    id: str
    run: Callable[[CheckedMeasure, Program, Answers], Results]
    can_run: Callable[[], str | None] = lambda: None
    when_named: bool = False
    takes_rows: bool = False
    knows_patterns: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """A way out.  `emit` gives the files by their path below `<measure>/<id>/`; it may not fail.

    `engines` are those that score with what is written, none where it cannot be run.
    """

    id: str
    title: str
    emit: Callable[[CheckedMeasure, Program, Options], dict[str, str]]
    unsupported: Callable[[CheckedMeasure, Options], Sequence[Loss]] = lambda checked, options: ()
    options: tuple[Option, ...] = ()
    engines: tuple[Engine, ...] = ()
