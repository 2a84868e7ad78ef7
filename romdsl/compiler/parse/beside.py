"""Files beside a definition: read only inside its folder, wherever links lead, and within the limit of size."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from ...diagnostics import nearest
from .files import LARGEST_FILE

Beside = Callable[[str], bytes]
"""Gives the bytes of a file by the name that stands in the definition; raises NotBeside."""


class NotBeside(Exception):
    """A file that is not read: why not, as the end of a sentence about it, and what to do."""

    def __init__(self, why: str, help: str) -> None:
        super().__init__(why)
        self.why, self.help = why, help


def files_beside(definition: Path) -> Beside:
    """The files in the folder of a definition, and in folders inside it."""
    folder = definition.parent

    def read(name: str) -> bytes:
        home = Path(os.path.realpath(folder))
        target = Path(os.path.realpath(home / _inside(name)))
        if home not in target.parents:
            raise NotBeside("is a link that leads out of the folder of this definition", "put the file itself there")
        return _bytes_of(target, name)

    return read


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    plain = name and "\\" not in name and "\0" not in name and not PureWindowsPath(name).drive
    if not plain or path.is_absolute() or ".." in path.parts:
        raise NotBeside("is no name of a file beside this definition", "put it there, and write its name alone")
    return path


def _bytes_of(target: Path, name: str) -> bytes:
    try:
        if not target.is_file():
            near = nearest(target.name, [path.name for path in target.parent.glob("*.csv")])
            help = f"did you mean {near}?" if near else "put it into the folder of this definition"
            raise NotBeside("is not there" if not target.exists() else "is no file", help)
        with target.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        said = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise NotBeside(f"cannot be read: {said.lower()}", "look at who may read it") from None
    if len(data) > LARGEST_FILE:
        raise NotBeside("has more than 6 MB, which is the most that is read", "leave out what is not looked up")
    return data
