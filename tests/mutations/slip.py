"""One slip: a text of the source, what it becomes, and the tests that must see it."""

from __future__ import annotations

from dataclasses import dataclass

BY_HAND = ("tests/targets/test_every_step.py", "tests/targets/test_numbers.py", "tests/targets/test_truths.py")
PATH = ("tests/fhir/test_steps.py", "-k", "fhirpath_js")
FINDINGS = ("tests/test_rules.py", "tests/test_mistakes.py")


@dataclass(frozen=True, slots=True)
class Mutation:
    """`survives` says why no test can see a slip, of which that is known; empty for all others."""

    what: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]
    survives: str = ""


def in_interpreter(topics: str) -> tuple[str, ...]:
    """Some topics of `spec/conformance/` in the interpreter."""
    return ("tests/test_conformance.py", "-k", f"test_interpreter and ({topics})")


def in_steps(topics: str) -> tuple[str, ...]:
    """Some topics of `spec/conformance/`, each step worked out by itself."""
    return ("tests/test_conformance.py", "-k", f"test_steps and ({topics})")


def in_engine(engine: str) -> tuple[str, ...]:
    """The small programs made by hand in one engine of SQL alone."""
    return ("tests/sql/test_traps.py", "tests/sql/test_reals.py", "-k", engine)


def slips(file: str, tests: tuple[str, ...], *made: tuple[str, ...]) -> tuple[Mutation, ...]:
    """The slips of one file that the same tests see: what it does, the text before, the text after, and of
    one that none can see the reason."""
    return tuple(Mutation(what, file, before, after, tests, *why) for what, before, after, *why in made)
