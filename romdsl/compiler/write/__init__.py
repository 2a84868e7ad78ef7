"""Writes a measure in either spelling: order, numbers and texts as they were, comments and blank lines kept.

What is written is the text as it could be read: ask `compiler.read` for findings first, and write nothing
where it has errors of the text (ROM1xx) or of its words (ROM2xx).
"""

from __future__ import annotations

from ...diagnostics import Report
from ...source import Source
from ..build.entry import Entry
from ..build.measure import entries_of
from ..build.words import NOUNS
from ..parse.tree import spelling_of, tree_of
from .to_dsl import dsl_of
from .to_yaml import yaml_of

__all__ = ["formatted", "to_dsl", "to_yaml"]


def to_dsl(source: Source) -> str:
    """The measure as `.rom`."""
    return dsl_of(_entries(source), spelling_of(source) == "rom")


def to_yaml(source: Source) -> str:
    """The measure as YAML."""
    return yaml_of(_entries(source))


def formatted(source: Source) -> str:
    """The measure in its own spelling, laid out as all are."""
    return to_dsl(source) if spelling_of(source) == "rom" else to_yaml(source)


def _entries(source: Source) -> Entry:
    tree = tree_of(source, Report(), NOUNS)
    if tree is None:
        raise ValueError("this text is too large to be written anew")
    return entries_of(tree, Report())
