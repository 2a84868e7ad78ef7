"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from .faults import Fault, unwritable

A_DAY = 24 * 60 * 60
_half_written: set[Path] = set()


def clear_half_written() -> None:
    """Removes what is being written at this moment: for somebody who ends the program."""
    for path in _half_written:
        _remove(path)


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
    except OSError as fault:
        raise unwritable(shown_name(path), fault) from None
    with _beside(target) as temporary:
        try:
            with open(temporary, "x", encoding="utf-8", newline="", opener=_for_nobody_else) as file:
                yield file
            os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask())
            os.replace(temporary, target)
        except OSError as fault:
            raise unwritable(shown_name(path), fault) from None


@contextmanager
def writing_path(path: Path) -> Iterator[Path]:
    """As `writing`, for what writes a file by its name."""
    target = Path(os.path.realpath(path))
    if path.is_dir():
        raise Fault(f"{shown_name(path)} cannot be written: it is a folder, not a file")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as folder:
            folder.mkdir(mode=0o700)
            yield folder / "new"
            os.replace(folder / "new", target)
    except OSError as fault:
        raise unwritable(shown_name(path), fault) from None


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """The name of what is not whole yet, beside the target: noted before it exists, so that ending the program at any
    moment finds it."""
    _clear_left_behind(target)
    path = target.parent / f".{target.name[:40]}.{secrets.token_hex(4)}"
    _half_written.add(path)
    try:
        yield path
    finally:
        with suppress(OSError):
            _remove(path)
        _half_written.discard(path)


def _clear_left_behind(target: Path) -> None:
    """Removes what a run that was killed has left beside the target: nobody writes at one file for a day."""
    left = re.compile(rf"\.{re.escape(target.name[:40])}\.[0-9a-f]{{8}}")
    with suppress(OSError):
        for path in [path for path in target.parent.iterdir() if left.fullmatch(path.name)]:
            if time.time() - max(one.stat().st_mtime for one in (path, *path.glob("*"))) > A_DAY:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _for_nobody_else(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
