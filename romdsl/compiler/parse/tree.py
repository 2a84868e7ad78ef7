"""The tree of a text in either spelling."""

from __future__ import annotations

import re
from typing import Literal

from ...diagnostics import Report
from ...source import Source, Span
from . import rules
from .characters import check_characters
from .files import LARGEST_FILE
from .syntax import Tree

_FIRST_LINE = re.compile(r"^[ ]*([^\s#].*)$", re.MULTILINE)
_YAML_LINE = re.compile(r"[A-Za-z][\w ]*:(?:\s|$)|---|%YAML")


def tree_of(source: Source, report: Report, nouns: frozenset[str] = frozenset()) -> Tree | None:
    """The tree of a text, or None where it is too large to be read.

    `nouns` are the words that begin a thing at the left edge; they close braces that were left open.
    """
    if len(source.text) > LARGEST_FILE:
        report.add(
            rules.FILE_TOO_LARGE.at(Span(source, 0, 0), "This file has more than 6 MB, which is the most that is read.")
        )
        return None
    text = check_characters(source, report)
    if spelling_of(source) == "yaml":
        from .from_yaml import tree_from_yaml

        return tree_from_yaml(source, text, report)
    from .from_dsl import tree_from_dsl

    return tree_from_dsl(source, text, report, nouns)


def in_spelling(span: Span, rom: str, yaml: str) -> str:
    """What to write, in the spelling of the text that is spoken of."""
    return yaml if spelling_of(span.source) == "yaml" else rom


def spelling_of(source: Source) -> Literal["rom", "yaml"]:
    """The spelling of a text: by the ending of its name, or else by its first line."""
    name = source.name.lower()
    if name.endswith((".yaml", ".yml")):
        return "yaml"
    if name.endswith(".rom"):
        return "rom"
    first = _FIRST_LINE.search(source.text)
    return "yaml" if first and _YAML_LINE.match(first.group(1)) else "rom"
