"""Jinja environments for the texts of targets, and the literals of each language."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment(folder: Path) -> Environment:
    """Templates of one folder: code, so nothing is escaped but by the filter that is named.

    An unknown name raises, so that a slip in a template cannot leave a hole in what is written.
    """
    made = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
    )
    made.filters.update(
        python=python_text, python_doc=python_doc, javascript=javascript_text, remark=remark, block_remark=block_remark
    )
    return made


def python_text(text: str) -> str:
    """A Python literal that is the text, in double quotes where they need no more escapes than single ones;
    what cannot be seen is written as an escape."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    quoted = text.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    return f"{quote}{_visible(quoted, _python_escape)}{quote}"


def python_doc(text: str) -> str:
    """The inside of a docstring that reads back as the text; its own newlines stay."""
    quoted = text.replace("\\", "\\\\")
    if '"""' in quoted or quoted.endswith('"'):
        quoted = quoted.replace('"', '\\"')
    return "\n".join(_visible(line, _python_escape) for line in quoted.split("\n"))


def javascript_text(text: str) -> str:
    """A JavaScript literal that is the text, which is also safe inside a script element."""
    quoted = _visible(json.dumps(text, ensure_ascii=False), _javascript_escape)
    return re.sub(r"<(?=[/!s])", r"\\x3C", quoted, flags=re.IGNORECASE)


def remark(text: str) -> str:
    """A text on one line that ends no comment to the end of the line, nor a script element."""
    line = _visible(" ".join(text.split()), _python_escape)
    return re.sub(r"<(?=[/!s])", "< ", line, flags=re.IGNORECASE)


def block_remark(text: str) -> str:
    """A text on one line that does not end a comment between slash and star."""
    return remark(text).replace("*/", "* /")


def _visible(text: str, escape: Callable[[str], str]) -> str:
    return text if text.isascii() and text.isprintable() else "".join(map(escape, text))


def _hidden(character: str) -> bool:
    """Whether a character cannot be seen, breaks a line, or turns the direction of what follows."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _python_escape(character: str) -> str:
    if not _hidden(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _javascript_escape(character: str) -> str:
    if not _hidden(character):
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\u{{{code:x}}}"
