"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from .faults import Fault, unwritable


def shown_name(path: Path) -> str:
    """A path as the person wrote it, with `/` on every system."""
    return path.as_posix()


def write_text(path: Path, text: str) -> None:
    """Writes a file whole or not at all, in UTF-8 with `\\n`; raises Fault where it cannot be written."""
    with writing(path) as file:
        file.write(text)


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """A file to write to, which takes its name only when all is in it; else nothing is left behind."""
    try:
        if path.is_dir():
            raise Fault(f"{shown_name(path)} cannot be written: it is a folder, not a file")
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():  # a terminal, a pipe: nothing to rename
            with target.open("w", encoding="utf-8", newline="") as file:
                yield file
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    except OSError as fault:
        raise unwritable(shown_name(path), fault) from None
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask())
        os.replace(temporary, target)
    except OSError as fault:
        raise unwritable(shown_name(path), fault) from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)


@contextmanager
def writing_path(path: Path) -> Iterator[Path]:
    """As `writing`, for what writes a file by its name."""
    target = Path(os.path.realpath(path))
    if path.is_dir():
        raise Fault(f"{shown_name(path)} cannot be written: it is a folder, not a file")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as folder:
            yield Path(folder) / "new"
            os.replace(Path(folder) / "new", target)
    except OSError as fault:
        raise unwritable(shown_name(path), fault) from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
