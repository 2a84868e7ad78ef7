"""What keeps a command from being carried out, in one line for the person at the keyboard."""

from __future__ import annotations

import errno
import os


class Fault(Exception):
    """A command cannot be carried out: wrong usage, or a file that cannot be read or written.

    The text is one line: what is, and after a semicolon what to do.
    """


PLAIN_WORDS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "it may not be opened (permission)",
    errno.EPERM: "it may not be changed (permission)",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "the space allowed on the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EFBIG: "it would become larger than a file may be",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EMFILE: "too many files are open",
    errno.EEXIST: "it exists already",
    errno.EIO: "the disk does not answer",
}


def in_plain_words(fault: OSError) -> str:
    """Why a file could not be read or written."""
    if fault.errno in PLAIN_WORDS:
        return PLAIN_WORDS[fault.errno]
    return (os.strerror(fault.errno) if fault.errno else str(fault)).lower()


def unreadable(name: object, fault: OSError) -> Fault:
    return Fault(f"{name} cannot be read: {in_plain_words(fault)}")


def unwritable(name: object, fault: OSError) -> Fault:
    return Fault(f"{name} cannot be written: {in_plain_words(fault)}")
