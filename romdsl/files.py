"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from .faults import Fault, unwritable

_half_written: set[Path] = set()


def clear_half_written() -> None:
    """Removes what is being written at this moment: for somebody who ends the program."""
    for path in _half_written:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def shown_name(path: Path) -> str:
    """A path as the person wrote it, with `/` on every system."""
    return path.as_posix()


def write_text(path: Path, text: str) -> None:
    """Writes a file whole or not at all, in UTF-8 with `\\n`; raises Fault where it cannot be written."""
    with writing(path) as file:
        file.write(text)


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, byte for byte; raises Fault where it cannot be written."""
    with writing(path) as file:
        file.buffer.write(content)


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
    _half_written.add(Path(temporary))
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
        _half_written.discard(Path(temporary))


@contextmanager
def writing_path(path: Path) -> Iterator[Path]:
    """As `writing`, for what writes a file by its name."""
    target = Path(os.path.realpath(path))
    if path.is_dir():
        raise Fault(f"{shown_name(path)} cannot be written: it is a folder, not a file")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as folder:
            _half_written.add(Path(folder))
            yield Path(folder) / "new"
            os.replace(Path(folder) / "new", target)
            _half_written.discard(Path(folder))
    except OSError as fault:
        raise unwritable(shown_name(path), fault) from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
