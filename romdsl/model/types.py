"""The kinds of value a formula can have."""

from __future__ import annotations

from enum import Enum


class Type(Enum):
    """`number` exact, `truth` three-valued with missing, `code` of a choice, `text` own words."""

    NUMBER = "number"
    TRUTH = "yes or no"
    CODE = "code"
    TEXT = "text"
    UNKNOWN = "unknown"
