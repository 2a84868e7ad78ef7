"""The measure that is borrowed from: found beside the definition, in just the version that is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ....diagnostics import Report
from ....model.measure import Measure, Placed
from ....source import Source
from ...parse import rules
from ...parse.beside import Beside, NotBeside
from ...parse.files import source_from_bytes
from ..entry import Entry
from ..values import read_bare

MOST_BORROWED = 50
"""From how many measures one may borrow, as each is read anew."""
DEEPEST = 4
"""How far a lender may stand from the measure: one that borrows from one that borrows …"""
_FROM = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,99})@([0-9]{1,9}(?:\.[0-9]{1,9}){2}(?:-[0-9A-Za-z.-]{1,50})?)")
_NAMES = ("measure.rom", "measure.yaml", "measure.yml")
_FOLDER = "borrowed/{name}"
"""Where a borrowed measure stands beside the one that borrows; a shipped one need not."""

ReadMeasure = Callable[[Source, Report, Beside | None, tuple[str, ...]], Measure | None]
"""Builds the measure of a text; the names are those of the measures that borrow it, `phq9@1.0.0`."""


@dataclass(frozen=True, slots=True)
class Lenders:
    """Finds lenders for a measure; `chain` are it and the measures that borrow it, the first one first."""

    read_measure: ReadMeasure
    beside: Beside | None
    report: Report
    chain: tuple[str, ...] = ()

    def lender(self, entry: Entry) -> tuple[Placed[str], Measure] | None:
        """What stands behind `from`, and the measure that it names; None after a finding."""
        named = read_bare(entry.first("from"), self.report)
        found = _FROM.fullmatch(named.value) if named is not None else None
        if named is None or found is None:
            place = named or Placed("", span=entry.span)
            self._not_found(
                place, "This does not say which measure is borrowed.", "write from phq9@1.0.0: its id and version"
            )
            return None
        measure = None if self._turns_in_a_circle(named) else self._read(named, found[1], found[2])
        return None if measure is None else (named, measure)

    def _turns_in_a_circle(self, named: Placed[str]) -> bool:
        if named.value in self.chain:
            way = ", which borrows from ".join([*self.chain[self.chain.index(named.value) :], named.value])
            self._not_found(named, f"Here borrowing goes in a circle: {way}.", "let one of them stand by itself")
        elif len(self.chain) > DEEPEST:
            way = ", which borrows from ".join((*self.chain[1:], named.value))
            message = f"Here borrowing goes more than {DEEPEST} measures deep: {way}."
            self._not_found(named, message, "borrow from the measure that asks the questions itself")
        else:
            return False
        return True

    def _read(self, named: Placed[str], id: str, version: str) -> Measure | None:
        """The lender, with no fault in its text, of just that id and version."""
        folder = _FOLDER.format(name=named.value)
        found = self._file(folder)
        if isinstance(found, str):
            self._not_found(named, f"“{named.value}” {found}.", f"put its folder into {folder}, beside this definition")
            return None
        path, data = found
        own = Report()
        source = source_from_bytes(path, data, own)
        chain = (*self.chain, named.value)
        measure = None if source is None else self.read_measure(source, own, self._files_of(folder), chain)
        if measure is None or own.has_errors:
            first = next((finding.message for finding in own.findings if finding.rule.severity == "error"), "")
            self._not_found(named, f"“{id}” has faults of its own. {first}".strip(), f"run romdsl check on {path}")
            return None
        has = measure.version.value if measure.version else "no version"
        if measure.id != id:
            self._not_found(named, f"In {folder} is “{measure.id}”, not “{id}”.", "put the right measure there")
        elif has != version:
            message = f"“{id}” is here as {has}, not as {version}."
            self._not_found(named, message, f"write from {id}@{has}, or put {version} into {folder}")
        else:
            return measure
        return None

    def _file(self, folder: str) -> tuple[str, bytes] | str:
        """The name and the bytes of the definition in a folder, or why there is none."""
        why = "is not here"
        for name in _NAMES if self.beside is not None else ():
            path = f"{folder}/{name}"
            try:
                assert self.beside is not None
                return path, self.beside(path)
            except NotBeside as fault:
                why = why if fault.why == "is not there" else fault.why
        return why

    def _files_of(self, folder: str) -> Beside:
        """The files beside a borrowed measure."""
        beside = self.beside
        assert beside is not None
        return lambda name: beside(f"{folder}/{name}")

    def _not_found(self, place: Placed[str], message: str, help: str) -> None:
        self.report.add(rules.BORROW_NOT_FOUND.at(place.span, message, help=help))
